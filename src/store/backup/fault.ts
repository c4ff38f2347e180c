import type Sqlite from "better-sqlite3";

/** Reads the whole database. Returns the first fault that SQLite finds, or undefined. @throws when it cannot be read */
export function findFault(connection: Sqlite.Database): string | undefined {
  const result = connection.pragma("integrity_check(1)", { simple: true }) as string;
  return result === "ok" ? undefined : result;
}
