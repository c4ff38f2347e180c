import type { Insertable, Updateable } from "kysely";
import type { Direction, IncomingMessage, MessageContent } from "../ticket/message.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import { findMessage, type MessageFailure, type MessagePair, toPair } from "./messages.ts";
import type { Schema, Way } from "./schema.ts";
import { statement } from "./statement.ts";

/** Keeps a message of the ticket; its copy is still to be made. @param ticket.placeId where the team wrote it */
export function addMessage(
  tx: Transaction,
  ticket: { id: number; clientId: number; deskId: number | null; placeId: number | null },
  direction: Direction,
  incoming: IncomingMessage,
): MessagePair {
  const row = {
    ticket_id: ticket.id,
    direction,
    client_message_id: direction === "to_desk" ? incoming.messageId : null,
    desk_message_id: direction === "to_client" ? incoming.messageId : null,
    place_id: direction === "to_client" ? ticket.placeId : null,
    author_id: direction === "to_desk" ? ticket.clientId : (incoming.author?.id ?? null),
    ...contentColumns(incoming),
    quote: incoming.quote === null ? null : JSON.stringify(incoming.quote),
    external_reply: incoming.externalReply === null ? null : JSON.stringify(incoming.externalReply),
    origin: incoming.origin === null ? null : JSON.stringify(incoming.origin),
    media_group_id: incoming.mediaGroupId,
    reply_to_message_id: incoming.replyToMessageId,
    sent_at: incoming.sentAt,
    delivered_at: null,
    failure: null,
    way: "copy",
    is_in_words: 0,
    is_quote_loose: 0,
    is_delayed: 0,
    words_message_id: null,
  } as const;
  const deskId = direction === "to_client" ? ticket.deskId : null;
  return toPair({ ...row, id: tx.run(insertMessage(row)).lastId, desk_id: deskId, left: null });
}

const insertMessage = statement((row: Insertable<Schema["messages"]>) =>
  sql.insertInto("messages").values(row),
);

/**
 * The copy has arrived as `copyMessageId`; null when Telegram did not say which of an album's copies it is.
 * @param placeId where the desk's side of it is
 * @returns whether it had not to arrive any more: it was moved, noted or deleted meanwhile
 */
export function markDelivered(
  tx: Transaction,
  pair: MessagePair,
  copyMessageId: number | null,
  placeId: number | null,
  now: number,
): boolean {
  const copy = copyColumns(pair, copyMessageId, placeId);
  return tx.first(deliver({ ...copy, id: pair.id, delivered_at: now }))?.failure != null;
}

const deliver = statement(({ id, ...changes }: Updateable<Schema["messages"]> & { id: number }) =>
  sql.updateTable("messages").set(changes).where("id", "=", id).returning("failure"),
);

/** Telegram did not take it. False when it was moved, noted or deleted meanwhile, and had not to arrive any more. */
export function markFailed(tx: Transaction, pair: MessagePair, failure: "refused" | "unreachable"): boolean {
  const waiting = sql.updateTable("messages").where("id", "=", pair.id).where("failure", "is", null);
  return tx.run(waiting.set({ failure })).changes > 0;
}

/** The message, with what is left of its album, stands aside: later ones do not wait for it. */
export function markDelayed(tx: Transaction, pair: MessagePair): void {
  saveDelay(tx, pair, 1);
}

/** It has arrived, or is tried anew. */
export function clearDelay(tx: Transaction, pair: MessagePair): void {
  saveDelay(tx, pair, 0);
}

function saveDelay(tx: Transaction, { id, ticketId, mediaGroupId }: MessagePair, is_delayed: 0 | 1): void {
  const messages = sql.updateTable("messages").set({ is_delayed });
  if (mediaGroupId === null) tx.run(messages.where("id", "=", id));
  else tx.run(messages.where("ticket_id", "=", ticketId).where("media_group_id", "=", mediaGroupId));
}

/** Telegram lets nobody pass the client's message on. */
export function saveInWords(tx: Transaction, { id }: MessagePair): void {
  tx.run(sql.updateTable("messages").set({ is_in_words: 1 }).where("id", "=", id));
}

export function markUndelivered(tx: Transaction, pair: MessagePair, failure: MessageFailure | null): void {
  tx.run(sql.updateTable("messages").set({ failure }).where("id", "=", pair.id));
}

/** The message says something else now; what it said before is kept. */
export function saveEdit(
  tx: Transaction,
  pair: MessagePair,
  content: MessageContent & { isCut?: boolean },
  now: number,
): void {
  tx.run(
    sql
      .insertInto("message_edits")
      .values({ message_id: pair.id, text: pair.text, entities: pair.entities, edited_at: now }),
  );
  tx.run(sql.updateTable("messages").set(contentColumns(content)).where("id", "=", pair.id));
}

/** What an edit may change. */
function contentColumns(content: MessageContent & { isCut?: boolean }) {
  return {
    kind: content.kind,
    text: content.text,
    entities: content.entities,
    file_id: content.fileId,
    file_unique_id: content.fileUniqueId,
    cover_file_id: content.coverFileId,
    link_preview: content.linkPreview,
    is_caption_above: content.isCaptionAbove ? 1 : 0,
    has_spoiler: content.hasSpoiler ? 1 : 0,
    is_cut: content.isCut === true ? 1 : 0,
    details: content.details,
  } as const;
}

/** A live location is somewhere else now. */
export function saveDetails(tx: Transaction, { id }: MessagePair, details: string | null): void {
  tx.run(sql.updateTable("messages").set({ details }).where("id", "=", id));
}

/** What the message said before each of its edits, the newest first; a hundred at most. */
export function findEdits(db: Database, messageId: number): { text: string; editedAt: number }[] {
  return db.all(
    sql
      .selectFrom("message_edits")
      .select(["text", "edited_at as editedAt"])
      .where("message_id", "=", messageId)
      .orderBy("id", "desc")
      .limit(100),
  );
}

/** The next attempt is made in another way. */
export function saveWay(tx: Transaction, pair: MessagePair, way: Way): void {
  tx.run(sql.updateTable("messages").set({ way }).where("id", "=", pair.id));
}

/** The counterpart does not have the quoted words: the reply goes without them. */
export function loosenQuote(tx: Transaction, pair: MessagePair): void {
  tx.run(sql.updateTable("messages").set({ is_quote_loose: 1 }).where("id", "=", pair.id));
}

/** Telegram does not let the forwarded message be forwarded further. */
export function protectOrigin(tx: Transaction, { id, origin }: MessagePair): void {
  const changed = JSON.stringify({ ...origin, isProtected: true });
  tx.run(sql.updateTable("messages").set({ origin: changed }).where("id", "=", id));
}

/** The copy of the file has arrived; its words are still to come, as a message of their own. */
export function saveFileCopy(
  tx: Transaction,
  pair: MessagePair,
  copyMessageId: number,
  placeId: number | null,
): void {
  const copy = copyColumns(pair, copyMessageId, placeId);
  tx.run(sql.updateTable("messages").set(copy).where("id", "=", pair.id));
}

/** The words of the copy have arrived as a message of their own. */
export function saveWordsCopy(tx: Transaction, pair: MessagePair, wordsMessageId: number): void {
  tx.run(sql.updateTable("messages").set({ words_message_id: wordsMessageId }).where("id", "=", pair.id));
}

/** The copy is gone, or cannot follow an edit: it is to be made again. */
export function forgetCopy(tx: Transaction, pair: MessagePair): void {
  const changes = { ...copyColumns(pair, null, null), delivered_at: null, words_message_id: null };
  tx.run(sql.updateTable("messages").set(changes).where("id", "=", pair.id));
}

/** Where the copy is. */
function copyColumns({ direction }: MessagePair, messageId: number | null, placeId: number | null) {
  return direction === "to_desk"
    ? { desk_message_id: messageId, place_id: placeId }
    : { client_message_id: messageId };
}

/** What a moved message takes along: all but its copy, what became of that, and its date. */
const carriedOver = [
  "direction",
  "client_message_id",
  "author_id",
  "kind",
  "text",
  "entities",
  "file_id",
  "file_unique_id",
  "cover_file_id",
  "link_preview",
  "is_caption_above",
  "has_spoiler",
  "is_cut",
  "media_group_id",
  "reply_to_message_id",
  "quote",
  "external_reply",
  "origin",
  "details",
] as const satisfies (keyof Schema["messages"])[];

/** Puts the client's message into another ticket: a new pair there, the old one marked. Returns the new one. */
export function movePair(tx: Transaction, pair: MessagePair, ticketId: number): MessagePair {
  return replacePair(tx, pair, ["sent_at"], "ticket_id", ticketId);
}

/**
 * What was kept back goes out now: as a pair of its own, newer than all that was written meanwhile, because it replies to
 * that too. The old one is marked. Returns the new one.
 */
export function releaseHeld(tx: Transaction, pair: MessagePair, now: number): MessagePair {
  return replacePair(tx, pair, ["ticket_id", "place_id", "desk_message_id"], "sent_at", now);
}

/** The new pair has `column` as given, and of the old one what is carried over and `kept`. */
function replacePair(
  tx: Transaction,
  pair: MessagePair,
  kept: ("ticket_id" | "sent_at" | "place_id" | "desk_message_id")[],
  column: "ticket_id" | "sent_at",
  value: number,
): MessagePair {
  const columns = [...carriedOver, ...kept];
  const { lastId } = tx.run(
    sql
      .insertInto("messages")
      .columns([...columns, column])
      .expression(
        sql
          .selectFrom("messages")
          .select((select) => [...columns, select.val(value).as(column)])
          .where("id", "=", pair.id),
      ),
  );
  markUndelivered(tx, pair, "moved");
  return findMessage(tx, lastId)!;
}

/** The message, with its album, is to be tried again. What was moved, noted or deleted stays where it is. */
export function forgetFailure(tx: Transaction, id: number): void {
  const pair = findMessage(tx, id);
  if (pair === undefined) return;
  clearDelay(tx, pair);
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
