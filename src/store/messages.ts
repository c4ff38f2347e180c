import type { Selectable } from "kysely";
import type { Direction, IncomingMessage, MessageContent, MessageKind, Quote } from "../ticket/message.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import type { Schema, Way } from "./schema.ts";

/** A message with both of its sides: the original, and the copy once Telegram has taken it. */
export interface MessagePair extends MessageContent {
  id: number;
  ticketId: number;
  direction: Direction;
  clientMessageId: number | null;
  deskMessageId: number | null;
  /** The message that it replies to, on the side where it was written. */
  replyToMessageId: number | null;
  quote: Quote | null;
  way: Way;
  sentAt: number;
  authorId: number | null;
  deliveredAt: number | null;
  /** Why it has not got to the other side and will not by itself. */
  failure: MessageFailure | null;
}

export type MessageFailure =
  /** Kept back: the ticket was closed. */
  | "held"
  /** Gone over to another ticket, where it is a pair of its own. */
  | "moved"
  /** Turned into a note. */
  | "noted"
  /** Deleted by its author. */
  | "deleted"
  /** The client had stopped the bot; it goes out when they come back, or its edit when it had arrived before. */
  | "unreachable"
  /** Telegram did not take it. */
  | "refused";

export function findMessage(db: Database, id: number): MessagePair | undefined {
  const row = db.first(sql.selectFrom("messages").selectAll().where("id", "=", id));
  return row && toPair(row);
}

/** The client's oldest message in the ticket that the desk has not got yet. */
export function findOldestWaiting(db: Database, ticketId: number): MessagePair | undefined {
  const row = db.first(
    sql
      .selectFrom("messages")
      .selectAll()
      .where("ticket_id", "=", ticketId)
      .where("direction", "=", "to_desk")
      .where("delivered_at", "is", null)
      .where("failure", "is", null)
      .orderBy("id")
      .limit(1),
  );
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

/** The message on the client's side, in whichever of their tickets it is now. */
export function findPairOfClient(
  db: Database,
  clientId: number,
  clientMessageId: number,
): MessagePair | undefined {
  return db
    .all(
      sql
        .selectFrom("messages")
        .innerJoin("tickets", "tickets.id", "messages.ticket_id")
        .selectAll("messages")
        .where("messages.client_message_id", "=", clientMessageId)
        .where("tickets.client_id", "=", clientId)
        .orderBy("messages.id"),
    )
    .map(toPair)
    .findLast(({ failure }) => failure !== "moved");
}

/** The newest message of the ticket in that direction, moved ones left out. */
export function findLatestMessage(
  db: Database,
  ticketId: number,
  direction: Direction,
): MessagePair | undefined {
  const row = db.first(
    sql
      .selectFrom("messages")
      .selectAll()
      .where("ticket_id", "=", ticketId)
      .where("direction", "=", direction)
      .where((where) => where.or([where("failure", "is", null), where("failure", "!=", "moved")]))
      .orderBy("id", "desc")
      .limit(1),
  );
  return row && toPair(row);
}

/** What a ticket is about, in words: its subject, else the first words of its client; undefined when there are none. */
export function findTitle(db: Database, ticket: { id: number; subject: string | null }): string | undefined {
  if (ticket.subject !== null) return ticket.subject;
  const first = db.first(
    sql
      .selectFrom("messages")
      .select("text")
      .where("ticket_id", "=", ticket.id)
      .where("direction", "=", "to_desk")
      .where("text", "!=", "")
      .orderBy("id")
      .limit(1),
  );
  return first?.text.replaceAll(/\s+/g, " ").trim();
}

/** What the client wrote after the team's last answer, oldest first. */
export function findUnanswered(db: Database, ticketId: number): MessagePair[] {
  const answered = findLatestMessage(db, ticketId, "to_client")?.id ?? 0;
  return findMessagesFrom(db, ticketId, answered + 1).filter(({ direction }) => direction === "to_desk");
}

/** The ticket's messages from the one with this id on, oldest first, moved ones left out. */
export function findMessagesFrom(db: Database, ticketId: number, id: number): MessagePair[] {
  return db
    .all(
      sql
        .selectFrom("messages")
        .selectAll()
        .where("ticket_id", "=", ticketId)
        .where("id", ">=", id)
        .orderBy("id"),
    )
    .map(toPair)
    .filter(({ failure }) => failure !== "moved");
}

/** All items of an album in the ticket, moved ones left out. */
export function findAlbum(db: Database, ticketId: number, mediaGroupId: string): MessagePair[] {
  return db
    .all(
      sql
        .selectFrom("messages")
        .selectAll()
        .where("media_group_id", "=", mediaGroupId)
        .where("ticket_id", "=", ticketId)
        .orderBy("id"),
    )
    .map(toPair)
    .filter(({ failure }) => failure !== "moved");
}

/** The ticket that an earlier item of the client's album went to. */
export function findTicketOfAlbum(db: Database, clientId: number, mediaGroupId: string): number | undefined {
  return db.first(
    sql
      .selectFrom("messages")
      .innerJoin("tickets", "tickets.id", "messages.ticket_id")
      .select("messages.ticket_id as id")
      .where("messages.media_group_id", "=", mediaGroupId)
      .where("messages.direction", "=", "to_desk")
      .where("tickets.client_id", "=", clientId)
      .orderBy("messages.id", "desc"),
  )?.id;
}

/** The pair that has this message on the given side of the ticket; the newest, when it came and went before. */
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
      .where("ticket_id", "=", ticketId)
      .orderBy("id", "desc"),
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
        file_id: incoming.fileId,
        file_unique_id: incoming.fileUniqueId,
        is_caption_above: incoming.isCaptionAbove ? 1 : 0,
        has_spoiler: incoming.hasSpoiler ? 1 : 0,
        quote: incoming.quote === null ? null : JSON.stringify(incoming.quote),
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

/** Telegram did not take it. False when it was moved, noted or deleted meanwhile, and had not to arrive any more. */
export function markFailed(tx: Transaction, pair: MessagePair, failure: "refused" | "unreachable"): boolean {
  const waiting = sql.updateTable("messages").where("id", "=", pair.id).where("failure", "is", null);
  return tx.run(waiting.set({ failure })).changes > 0;
}

export function markUndelivered(tx: Transaction, pair: MessagePair, failure: MessageFailure): void {
  tx.run(sql.updateTable("messages").set({ failure }).where("id", "=", pair.id));
}

/** The message on the desk's side, in whichever ticket of that desk. */
export function findPairAtDesk(db: Database, deskId: number, deskMessageId: number): MessagePair | undefined {
  const row = db.first(
    sql
      .selectFrom("messages")
      .innerJoin("tickets", "tickets.id", "messages.ticket_id")
      .selectAll("messages")
      .where("messages.desk_message_id", "=", deskMessageId)
      .where("tickets.desk_id", "=", deskId),
  );
  return row && toPair(row);
}

/** What the team wrote while the client had stopped the bot, oldest first. */
export function findUnreached(db: Database, clientId: number): MessagePair[] {
  return db
    .all(
      sql
        .selectFrom("messages")
        .innerJoin("tickets", "tickets.id", "messages.ticket_id")
        .selectAll("messages")
        .where("tickets.client_id", "=", clientId)
        .where("messages.failure", "=", "unreachable")
        .orderBy("messages.id"),
    )
    .map(toPair);
}

/** The message says something else now; what it said before is kept. */
export function saveEdit(tx: Transaction, pair: MessagePair, content: MessageContent, now: number): void {
  tx.run(
    sql
      .insertInto("message_edits")
      .values({ message_id: pair.id, text: pair.text, entities: pair.entities, edited_at: now }),
  );
  tx.run(
    sql
      .updateTable("messages")
      .set({
        kind: content.kind,
        text: content.text,
        entities: content.entities,
        file_id: content.fileId,
        file_unique_id: content.fileUniqueId,
        is_caption_above: content.isCaptionAbove ? 1 : 0,
        has_spoiler: content.hasSpoiler ? 1 : 0,
      })
      .where("id", "=", pair.id),
  );
}

/** The next attempt is made in another way. */
export function saveWay(tx: Transaction, pair: MessagePair, way: Way): void {
  tx.run(sql.updateTable("messages").set({ way }).where("id", "=", pair.id));
}

/** The quote does not fit any more: the reply goes without it. */
export function forgetQuote(tx: Transaction, pair: MessagePair): void {
  tx.run(sql.updateTable("messages").set({ quote: null }).where("id", "=", pair.id));
}

/** The copy is gone, or cannot follow an edit: it is to be made again. */
export function forgetCopy(tx: Transaction, pair: MessagePair): void {
  const copy = pair.direction === "to_desk" ? { desk_message_id: null } : { client_message_id: null };
  tx.run(
    sql
      .updateTable("messages")
      .set({ ...copy, delivered_at: null })
      .where("id", "=", pair.id),
  );
}

/** Puts the client's message into another ticket: a new pair there, the old one marked. Returns the new one. */
export function movePair(tx: Transaction, pair: MessagePair, ticketId: number): MessagePair {
  const row = tx.first(
    sql
      .insertInto("messages")
      .columns([
        "ticket_id",
        "direction",
        "client_message_id",
        "author_id",
        "kind",
        "text",
        "entities",
        "file_id",
        "file_unique_id",
        "is_caption_above",
        "has_spoiler",
        "media_group_id",
        "reply_to_message_id",
        "quote",
        "sent_at",
      ])
      .expression(
        sql
          .selectFrom("messages")
          .select((select) => [
            select.val(ticketId).as("ticket_id"),
            "direction",
            "client_message_id",
            "author_id",
            "kind",
            "text",
            "entities",
            "file_id",
            "file_unique_id",
            "is_caption_above",
            "has_spoiler",
            "media_group_id",
            "reply_to_message_id",
            "quote",
            "sent_at",
          ])
          .where("id", "=", pair.id),
      )
      .returningAll(),
  );
  markUndelivered(tx, pair, "moved");
  return toPair(row!);
}

/** The message, with its album, is to be tried again. What was moved, noted or deleted stays where it is. */
export function forgetFailure(tx: Transaction, id: number): void {
  const pair = findMessage(tx, id);
  if (pair === undefined) return;
  const failed = sql
    .updateTable("messages")
    .set({ failure: null })
    .where("ticket_id", "=", pair.ticketId)
    .where("failure", "in", ["held", "refused", "unreachable"]);
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
    fileId: row.file_id,
    fileUniqueId: row.file_unique_id,
    isCaptionAbove: row.is_caption_above === 1,
    hasSpoiler: row.has_spoiler === 1,
    quote: row.quote === null ? null : (JSON.parse(row.quote) as Quote),
    way: row.way,
    mediaGroupId: row.media_group_id,
    sentAt: row.sent_at,
    authorId: row.author_id,
    deliveredAt: row.delivered_at,
    failure: row.failure as MessageFailure | null,
  };
}
