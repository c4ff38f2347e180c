import type { Insertable, Updateable } from "kysely";
import type { Direction, MessageContent, OutgoingMessage } from "../../ticket/message.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import { keepFormerCopy } from "./former-copies.ts";
import { findMessage, type MessageFailure, type MessagePair, toPair } from "./messages.ts";
import type { Schema } from "../schema.ts";
import type { Way } from "./tables.ts";
import { statement } from "../statement.ts";

/**
 * Adds a message of the ticket without a copy yet.
 * @param ticket.placeId the place where the team wrote it
 * @param failure why it does not go to the other side now
 */
export function addMessage(
  tx: Transaction,
  ticket: { id: number; clientId: number; deskId: number | null; placeId: number | null },
  direction: Direction,
  incoming: OutgoingMessage,
  failure: "kept" | "unwanted" | null = null,
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
    failure,
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

/** The bot has shown an answer that nobody wrote at the desk. A released one is a new pair with the same original. */
export function saveShown(
  tx: Transaction,
  pair: MessagePair,
  deskMessageId: number,
  placeId: number | null,
): void {
  const shown = { desk_message_id: deskMessageId, place_id: placeId };
  tx.run(sql.updateTable("messages").set(shown).where("id", "=", pair.id));
}

/**
 * The copy has arrived as `copyMessageId`. Null when Telegram did not say which of an album's copies it is.
 * @param placeId the place of the message on the desk's side
 * @returns whether the copy was not wanted any more: the message was moved, noted or deleted meanwhile
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

/** Telegram refused the message. False when it was moved, noted or deleted meanwhile and was not wanted any more. */
export function markFailed(tx: Transaction, pair: MessagePair, failure: "refused" | "unreachable"): boolean {
  const waiting = sql.updateTable("messages").where("id", "=", pair.id).where("failure", "is", null);
  return tx.run(waiting.set({ failure })).changes > 0;
}

/** The message, with the rest of its album, stands aside. Later messages do not wait for it. */
export function markDelayed(tx: Transaction, pair: MessagePair): void {
  saveDelay(tx, pair, 1);
}

/** The message has arrived, or the bot tries it anew. */
export function clearDelay(tx: Transaction, pair: MessagePair): void {
  saveDelay(tx, pair, 0);
}

function saveDelay(tx: Transaction, { id, ticketId, mediaGroupId }: MessagePair, is_delayed: 0 | 1): void {
  const messages = sql.updateTable("messages").set({ is_delayed });
  if (mediaGroupId === null) tx.run(messages.where("id", "=", id));
  else tx.run(messages.where("ticket_id", "=", ticketId).where("media_group_id", "=", mediaGroupId));
}

/** Saves that Telegram lets nobody copy or forward the client's message. */
export function saveInWords(tx: Transaction, { id }: MessagePair): void {
  tx.run(sql.updateTable("messages").set({ is_in_words: 1 }).where("id", "=", id));
}

export function markUndelivered(tx: Transaction, pair: MessagePair, failure: MessageFailure | null): void {
  tx.run(sql.updateTable("messages").set({ failure }).where("id", "=", pair.id));
}

/** Saves the message's new content and keeps the earlier text. */
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

/** The columns that an edit may change. */
function contentColumns(content: MessageContent & { isCut?: boolean }) {
  return {
    kind: content.kind,
    text: content.text,
    entities: content.entities,
    file_id: content.fileId,
    file_unique_id: content.fileUniqueId,
    cover_file_id: content.coverFileId,
    file_facts: content.fileFacts,
    link_preview: content.linkPreview,
    is_caption_above: content.isCaptionAbove ? 1 : 0,
    has_spoiler: content.hasSpoiler ? 1 : 0,
    is_cut: content.isCut === true ? 1 : 0,
    details: content.details,
  } as const;
}

/** Saves the new position of a live location. */
export function saveDetails(tx: Transaction, { id }: MessagePair, details: string | null): void {
  tx.run(sql.updateTable("messages").set({ details }).where("id", "=", id));
}

/** The earlier texts of the message, newest first; a hundred at most. */
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

/** Sets the way of the next attempt. */
export function saveWay(tx: Transaction, pair: MessagePair, way: Way): void {
  tx.run(sql.updateTable("messages").set({ way }).where("id", "=", pair.id));
}

/** The quoted words are missing in the counterpart. The reply goes without them. */
export function loosenQuote(tx: Transaction, pair: MessagePair): void {
  tx.run(sql.updateTable("messages").set({ is_quote_loose: 1 }).where("id", "=", pair.id));
}

/** Saves that Telegram does not let the bot forward the forwarded message again. */
export function protectOrigin(tx: Transaction, { id, origin }: MessagePair): void {
  const changed = JSON.stringify({ ...origin, isProtected: true });
  tx.run(sql.updateTable("messages").set({ origin: changed }).where("id", "=", id));
}

/** The copy of the file has arrived. Its words follow as a message of their own. */
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

/** The copy is gone, or cannot follow an edit. It is made again. */
export function forgetCopy(tx: Transaction, pair: MessagePair): void {
  keepFormerCopy(tx, pair);
  const changes = { ...copyColumns(pair, null, null), delivered_at: null, words_message_id: null };
  tx.run(sql.updateTable("messages").set(changes).where("id", "=", pair.id));
}

/** The columns for the copy's ids. */
function copyColumns({ direction }: MessagePair, messageId: number | null, placeId: number | null) {
  return direction === "to_desk"
    ? { desk_message_id: messageId, place_id: placeId }
    : { client_message_id: messageId };
}

/** The message, with its album, is tried again. A moved, noted or deleted message stays as it is. */
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
