import { type Database, sql, type Transaction } from "../database.ts";
import { statement } from "../statement.ts";

/** A ticket's client wrote while its manager was not at work. Times are milliseconds since the Unix epoch. */
export interface ShiftNews {
  ticketId: number;
  /** When the client's wait began. */
  since: number;
  /** From when on those at work are to be told. Null when they were. */
  dueAt: number | null;
}

export function findShiftNews(db: Database, ticketId: number): ShiftNews | undefined {
  const row = db.first(sql.selectFrom("shift_news").selectAll().where("ticket_id", "=", ticketId));
  return row && { ticketId, since: row.since, dueAt: row.due_at };
}

/** Of which those at work are not told yet, in the order of the clients' messages. Do not change the array. */
export function findUntoldNews(db: Database): readonly (ShiftNews & { dueAt: number })[] {
  return db.remembered("shift_news", untold({}), (rows) =>
    rows.map((row) => ({ ticketId: row.ticket_id, since: row.since, dueAt: row.due_at! })),
  );
}

const untold = statement(() =>
  sql
    .selectFrom("shift_news")
    .selectAll()
    .where("due_at", "is not", null)
    .orderBy("due_at")
    .orderBy("ticket_id"),
);

/** Replaces what was known of an earlier wait. */
export function saveShiftNews(tx: Transaction, { ticketId, since, dueAt }: ShiftNews): void {
  const row = { ticket_id: ticketId, since, due_at: dueAt };
  tx.run(
    sql
      .insertInto("shift_news")
      .values(row)
      .onConflict((conflict) => conflict.column("ticket_id").doUpdateSet(row)),
  );
}

export function deleteShiftNews(tx: Transaction, ticketId: number): void {
  tx.run(sql.deleteFrom("shift_news").where("ticket_id", "=", ticketId));
}
