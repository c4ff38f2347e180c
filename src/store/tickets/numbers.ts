import Sqlite from "better-sqlite3";
import { sql, type Transaction } from "../database.ts";

/** There has been a ticket with this number, though it is unknown now: the next one gets a higher number. */
export function skipTicketNumber(tx: Transaction, number: number): void {
  const { changes } = tx.run(
    sql
      .updateTable("sqlite_sequence")
      .set((set) => ({ seq: set.fn("max", ["seq", set.val(number)]) }))
      .where("name", "=", "tickets"),
  );
  if (changes === 0) tx.run(sql.insertInto("sqlite_sequence").values({ name: "tickets", seq: number }));
}

/** The last ticket's number before and after {@link continueNumbers}. */
export interface Continued {
  before: number;
  after: number;
}

/**
 * Lets the database at `path` give no number again that the one at `present` has given: buttons and topics of what only that one
 * knows are still in people's chats. Undefined when that one cannot be read.
 */
export function continueNumbers(path: string, present: string): Continued | undefined {
  const given = readNumbers(present);
  if (given === undefined) return undefined;
  const connection = new Sqlite(path, { fileMustExist: true });
  try {
    const own = new Map(connection.prepare<[], [string, number]>(allNumbers).raw().all());
    const tables = new Set(
      connection.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all(),
    );
    const update = connection.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = ?");
    const insert = connection.prepare("INSERT INTO sqlite_sequence (seq, name) VALUES (?, ?)");
    for (const [name, last] of given) {
      if (!tables.has(name) || (own.get(name) ?? 0) >= last) continue;
      (own.has(name) ? update : insert).run(last, name);
    }
    const before = own.get("tickets") ?? 0;
    return { before, after: Math.max(before, given.get("tickets") ?? 0) };
  } finally {
    connection.close();
  }
}

const allNumbers = "SELECT name, seq FROM sqlite_sequence";

function readNumbers(path: string): Map<string, number> | undefined {
  let connection: Sqlite.Database | undefined;
  try {
    connection = new Sqlite(path, { fileMustExist: true });
    return new Map(connection.prepare<[], [string, number]>(allNumbers).raw().all());
  } catch {
    return undefined;
  } finally {
    connection?.close();
  }
}
