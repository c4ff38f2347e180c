import { type Database, sql, type Transaction } from "../database.ts";

/** A problem that the admins are told of: a row is late, or was given up. */
export interface Trouble {
  id: number;
  /** Milliseconds since the Unix epoch. */
  at: number;
  /** Null if it belongs to no ticket. */
  ticketId: number | null;
  error: string;
  isFinal: boolean;
}

/** Returns its id. */
export function addTrouble(tx: Transaction, { at, ticketId, error, isFinal }: Omit<Trouble, "id">): number {
  const values = { at, ticket_id: ticketId, error, is_final: isFinal ? 1 : 0 } as const;
  return tx.run(sql.insertInto("delivery_troubles").values(values)).lastId;
}

/** The troubles that an admin has not been told of yet, oldest first. */
export function findTroublesAfter(db: Database, id: number): Trouble[] {
  return db
    .all(sql.selectFrom("delivery_troubles").selectAll().where("id", ">", id).orderBy("id"))
    .map((row) => ({
      id: row.id,
      at: row.at,
      ticketId: row.ticket_id,
      error: row.error,
      isFinal: row.is_final === 1,
    }));
}

/** Whether a row was late for the same reason since that time, in milliseconds since the Unix epoch. */
export function wasLateSince(db: Database, error: string, since: number): boolean {
  const late = troublesSince(error, since).where("is_final", "=", 0);
  return db.first(late.limit(1)) !== undefined;
}

/**
 * Whether a row of the ticket was given up for the same reason since that time, in milliseconds since the Unix epoch.
 */
export function wasGivenUpSince(
  db: Database,
  { ticketId, error }: Pick<Trouble, "ticketId" | "error">,
  since: number,
): boolean {
  const dead = troublesSince(error, since).where("is_final", "=", 1).where("ticket_id", "is", ticketId);
  return db.first(dead.limit(1)) !== undefined;
}

function troublesSince(error: string, since: number) {
  return sql.selectFrom("delivery_troubles").select("id").where("error", "=", error).where("at", ">=", since);
}

/** Whether a row still stands aside for that reason. */
export function isStillLate(db: Database, error: string): boolean {
  const late = sql
    .selectFrom("outbox")
    .select("id")
    .where("is_aside", "=", 1)
    .where("last_error", "=", error)
    .where("state", "!=", "dead");
  return db.first(late.limit(1)) !== undefined;
}

export function forgetTroubles(tx: Transaction, before: number): void {
  tx.run(sql.deleteFrom("delivery_troubles").where("at", "<", before));
}

/** The last trouble that the admin was told of, and when. Undefined if there was none yet. */
export function findTold(db: Database, personId: number): { troubleId: number; toldAt: number } | undefined {
  const told = sql.selectFrom("told_troubles").selectAll().where("person_id", "=", personId);
  const row = db.first(told);
  return row && { troubleId: row.trouble_id, toldAt: row.told_at };
}

/** @param toldAt milliseconds since the Unix epoch; 0 for never */
export function saveTold(tx: Transaction, personId: number, troubleId: number, toldAt: number): void {
  const told = { trouble_id: troubleId, told_at: toldAt };
  tx.run(
    sql
      .insertInto("told_troubles")
      .values({ person_id: personId, ...told })
      .onConflict((conflict) => conflict.column("person_id").doUpdateSet(told)),
  );
}
