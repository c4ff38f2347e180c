import { sql, type Transaction } from "../database.ts";
import { findMessage, type MessagePair } from "./messages.ts";
import type { Schema } from "../schema.ts";
import { markUndelivered } from "./changes.ts";

/** The columns that a moved message keeps: all but its copy, the copy's state and the date. */
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
  "file_facts",
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

/** The columns about a message's copy. */
const ofCopy = [
  "place_id",
  "desk_message_id",
  "words_message_id",
  "delivered_at",
  "failure",
  "way",
  "is_in_words",
  "is_quote_loose",
  "is_delayed",
] as const satisfies (keyof Schema["messages"])[];

/** Puts the message, with its copy, after all others of the ticket. Its date stays. Returns the new pair. */
export function renewPair(tx: Transaction, pair: MessagePair, ticketId: number): MessagePair {
  const renewed = replacePair(tx, pair, ["sent_at", ...ofCopy], "ticket_id", ticketId);
  takeAlong(tx, "former_copies", pair, renewed);
  takeAlong(tx, "message_edits", pair, renewed);
  takeAlong(tx, "reactions", pair, renewed);
  return renewed;
}

/** Moves the client's message to another ticket: adds a new pair there, and marks the old one. Returns the new pair. */
export function movePair(tx: Transaction, pair: MessagePair, ticketId: number): MessagePair {
  const moved = replacePair(tx, pair, ["sent_at"], "ticket_id", ticketId);
  // The client still sees them on their message.
  takeAlong(tx, "reactions", pair, moved);
  return moved;
}

function takeAlong(
  tx: Transaction,
  table: "former_copies" | "message_edits" | "reactions",
  from: MessagePair,
  to: MessagePair,
): void {
  tx.run(sql.updateTable(table).set({ message_id: to.id }).where("message_id", "=", from.id));
}

/**
 * Sends out a message that was kept back, as a new pair. The pair is newer than everything written meanwhile, because
 * it answers that too. The old one is marked. Returns the new one.
 */
export function releaseHeld(tx: Transaction, pair: MessagePair, now: number): MessagePair {
  return replacePair(tx, pair, ["ticket_id", "place_id", "desk_message_id"], "sent_at", now);
}

/** The new pair has `column` as given. From the old pair it takes the columns of `carriedOver` and `kept`. */
function replacePair(
  tx: Transaction,
  pair: MessagePair,
  kept: ("ticket_id" | "sent_at" | (typeof ofCopy)[number])[],
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
