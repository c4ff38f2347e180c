import Sqlite from "better-sqlite3";

/** The texts of the messages in the database, in their order. */
export function textsIn(path: string): unknown[] {
  return read(path, "SELECT text FROM messages ORDER BY id");
}

/** The first column of what the query finds in the database. */
export function read(path: string, query: string): unknown[] {
  const database = new Sqlite(path, { readonly: true });
  try {
    return database.prepare(query).pluck().all();
  } finally {
    database.close();
  }
}
