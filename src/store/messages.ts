import type { Selectable } from "kysely";
import type { Direction, IncomingMessage, MessageContent, MessageKind } from "../ticket/message.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import type { Schema } from "./schema.ts";

/** A message with both of its sides: the original, and the copy once Telegram has taken it. */
export interface MessagePair extends MessageContent {
  id: number;
  ticketId: number;
  direction: Direction;
  clientMessageId: number | null;
  deskMessageId: number | null;
  /** The message that it replies to, on the side where it was written. */
  replyToMessageId: number | null;
  deliveredAt: number | null;
  failure: string | null;
}

export function findMessage(db: Database, id: number): MessagePair | undefined {
  const row = db.first(sql.selectFrom("messages").selectAll().where("id", "=", id));
  return row && toPair(row);
}

/** The items of the same album that still wait for their copy, in Telegram's order. */
export function findWaitingAlbum(db: Database, pair: MessagePair): MessagePair[] {
  return db
    .all(
      sql
        .selectFrom("messages")
        .selectAll()
        .where("ticket_id", "=", pair.ticketId)
        .where("direction", "=", pair.direction)
        .where("media_group_id", "=", pair.mediaGroupId)
        .where("delivered_at", "is", null)
        .where("failure", "is", null)
        .orderBy(pair.direction === "to_desk" ? "client_message_id" : "desk_message_id"),
    )
    .map(toPair);
}

/** What the client wrote in the ticket and the desk has not got yet, oldest first. */
export function findWaitingQuestions(db: Database, ticketId: number): MessagePair[] {
  return db
    .all(
      sql
        .selectFrom("messages")
        .selectAll()
        .where("ticket_id", "=", ticketId)
        .where("direction", "=", "to_desk")
        .where("delivered_at", "is", null)
        .where("failure", "is", null)
        .orderBy("id"),
    )
    .map(toPair);
}

/** The pair that has this message on the given side of the ticket. */
export function findPairBySide(
  db: Database,
  ticketId: number,
  side: "client" | "desk",
  messageId: number,
): MessagePair | undefined {
  const row = db.first(
    sql
      .selectFrom("messages")
      .selectAll()
      .where(side === "client" ? "client_message_id" : "desk_message_id", "=", messageId)
      .where("ticket_id", "=", ticketId),
  );
  return row && toPair(row);
}

/** Keeps a message of the ticket; its copy is still to be made. */
export function addMessage(
  tx: Transaction,
  ticketId: number,
  direction: Direction,
  incoming: IncomingMessage,
): MessagePair {
  const row = tx.first(
    sql
      .insertInto("messages")
      .values({
        ticket_id: ticketId,
        direction,
        client_message_id: direction === "to_desk" ? incoming.messageId : null,
        desk_message_id: direction === "to_client" ? incoming.messageId : null,
        author_id: incoming.author?.id ?? null,
        kind: incoming.kind,
        text: incoming.text,
        entities: incoming.entities,
        file_unique_id: incoming.fileUniqueId,
        media_group_id: incoming.mediaGroupId,
        reply_to_message_id: incoming.replyToMessageId,
        sent_at: incoming.sentAt,
        delivered_at: null,
        failure: null,
      })
      .returningAll(),
  );
  return toPair(row!);
}

/** The copy has arrived as `copyMessageId`; null when Telegram did not say which of an album's copies it is. */
export function markDelivered(
  tx: Transaction,
  pair: MessagePair,
  copyMessageId: number | null,
  now: number,
): void {
  const copy =
    pair.direction === "to_desk" ? { desk_message_id: copyMessageId } : { client_message_id: copyMessageId };
  tx.run(
    sql
      .updateTable("messages")
      .set({ ...copy, delivered_at: now })
      .where("id", "=", pair.id),
  );
}

export function markUndelivered(tx: Transaction, pair: MessagePair, failure: string): void {
  tx.run(sql.updateTable("messages").set({ failure }).where("id", "=", pair.id));
}

/** The message, with its album, is to be tried again. */
export function forgetFailure(tx: Transaction, id: number): void {
  const pair = findMessage(tx, id);
  if (pair === undefined) return;
  const failed = sql.updateTable("messages").set({ failure: null }).where("ticket_id", "=", pair.ticketId);
  tx.run(
    pair.mediaGroupId === null
      ? failed.where("id", "=", id)
      : failed.where("direction", "=", pair.direction).where("media_group_id", "=", pair.mediaGroupId),
  );
}

function toPair(row: Selectable<Schema["messages"]>): MessagePair {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    direction: row.direction,
    clientMessageId: row.client_message_id,
    deskMessageId: row.desk_message_id,
    replyToMessageId: row.reply_to_message_id,
    kind: row.kind as MessageKind,
    text: row.text,
    entities: row.entities,
    fileUniqueId: row.file_unique_id,
    mediaGroupId: row.media_group_id,
    deliveredAt: row.delivered_at,
    failure: row.failure,
  };
}
