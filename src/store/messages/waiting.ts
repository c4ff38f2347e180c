import { type Database, sql } from "../database.ts";
import { type MessagePair, findMessage, pairs, toPair } from "./messages.ts";
import { statement } from "../statement.ts";

/**
 * The client's oldest message in the ticket that the desk has not got yet. Messages that stand aside hold up no other,
 * so of these only the given one counts, with its album.
 */
export function findOldestWaiting(db: Database, asked: MessagePair): MessagePair | undefined {
  const { ticketId, id, mediaGroupId } = asked;
  const first = db.first(firstInLine({ ticketId, id, mediaGroupId }));
  return first && findMessage(db, first.id);
}

/** The items of the same album that still wait for a copy, in Telegram's order. */
export function findWaitingAlbum(db: Database, pair: MessagePair): MessagePair[] {
  return db
    .all(
      pairs()
        .where("messages.ticket_id", "=", pair.ticketId)
        .where("direction", "=", pair.direction)
        .where("media_group_id", "=", pair.mediaGroupId)
        .where("delivered_at", "is", null)
        .where("failure", "is", null)
        .orderBy(pair.direction === "to_desk" ? "client_message_id" : "desk_message_id"),
    )
    .map(toPair);
}

/** The client's messages in the ticket that the desk has not got yet, oldest first. */
export function findWaitingQuestions(db: Database, ticketId: number): MessagePair[] {
  return db.all(waitingInTicket({ ticketId })).map(toPair);
}

const firstInLine = statement(
  ({ ticketId, id, mediaGroupId }: { ticketId: number; id: number; mediaGroupId: string | null }) =>
    sql
      .selectFrom("messages")
      .select("id")
      .where("ticket_id", "=", ticketId)
      .where("direction", "=", "to_desk")
      .where("delivered_at", "is", null)
      .where("failure", "is", null)
      .where((where) =>
        where.or([
          where("is_delayed", "=", 0),
          where("id", "=", id),
          where("media_group_id", "=", mediaGroupId),
        ]),
      )
      .orderBy("id"),
);

const waitingInTicket = statement(({ ticketId }: { ticketId: number }) =>
  pairs()
    .where("messages.ticket_id", "=", ticketId)
    .where("direction", "=", "to_desk")
    .where("delivered_at", "is", null)
    .where("failure", "is", null)
    .orderBy("messages.id"),
);

/** The team's messages from the time when the client had stopped the bot, oldest first. */
export function findUnreached(db: Database, clientId: number): MessagePair[] {
  return db
    .all(
      pairs()
        .innerJoin("tickets", "tickets.id", "messages.ticket_id")
        .where("tickets.client_id", "=", clientId)
        .where("messages.failure", "=", "unreachable")
        .orderBy("messages.id"),
    )
    .map(toPair);
}
