import { type SqlBool, sql as raw } from "kysely";
import { type Database, sql, type Transaction } from "../database.ts";
import { type MessagePair, pairs, toPair } from "./messages.ts";

/** Written as in the index. With a bound parameter SQLite would not use it. */
const isKept = raw<SqlBool>`messages.failure = 'kept'`;

/** The ticket's messages that were kept back while its client was paused, oldest first. */
export function findKept(db: Database, ticketId: number): MessagePair[] {
  const ofTicket = pairs().where("messages.ticket_id", "=", ticketId).where(isKept);
  return db.all(ofTicket.orderBy("messages.id")).map(toPair);
}

/** The client's tickets with such messages, oldest first. */
export function findTicketsWithKept(db: Database, clientId: number): number[] {
  const tickets = sql
    .selectFrom("tickets")
    .select("id")
    .where("client_id", "=", clientId)
    .where((where) =>
      where.exists(
        where
          .selectFrom("messages")
          .select("messages.id")
          .whereRef("messages.ticket_id", "=", "tickets.id")
          .where(isKept),
      ),
    );
  return db.all(tickets.orderBy("id")).map(({ id }) => id);
}

/** The ticket's summary shows all of these messages. */
export function markSummarized(tx: Transaction, ids: readonly number[]): void {
  setFailure(tx, ids, "summarized");
}

/** The messages go to the desk like all others. */
export function releaseKept(tx: Transaction, ids: readonly number[]): void {
  setFailure(tx, ids, null);
}

function setFailure(tx: Transaction, ids: readonly number[], failure: "summarized" | null): void {
  for (const id of ids) tx.run(sql.updateTable("messages").set({ failure }).where("id", "=", id));
}
