import type { Keyboard } from "../../ticket/keyboard.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import type { Html } from "../../text/html.ts";
import type { Handling } from "../handle.ts";
import {
  type AddressedTicket,
  addAtDesk,
  atDeskOf,
  deskOf,
  endOf,
  type Merging,
  oncePerAlbum,
} from "./adding.ts";

/**
 * Changes of a topic's icon within this time share a call. The icon goes before the card, because the list of topics shows
 * it.
 */
const iconMilliseconds = 3_000;

/** The same for a card. Only a pressed button changes it at once, because its user is looking. */
const cardMilliseconds = 4_000;

/** How far apart the calls are for a message that its client edits, or to which they react, without end. */
export const floodedMilliseconds = 60_000;

/** After so long without another edit, the desk is told the text before the edits. */
export const burstMilliseconds = 3_000;

/**
 * Does nothing while the ticket has no desk.
 * @param album for items of one album that come together, the sentence is sent once
 */
export function tellDesk(
  handling: Handling,
  ticket: AddressedTicket,
  html: Html,
  more: { keyboard?: Keyboard; replyToDeskMessageId?: number | null; questionId?: number } = {},
  album: string | null = null,
): void {
  const { replyToDeskMessageId = null, ...rest } = more;
  const there = placeOf(ticket, replyToDeskMessageId);
  const effect = {
    kind: "tell_desk",
    ticketId: ticket.id,
    ...there,
    html,
    replyToDeskMessageId,
    ...rest,
  } as const;
  const merging = album === null ? {} : oncePerAlbum(handling, `told:${ticket.id}:${album}`);
  addAtDesk(handling, ticket, "desk", "message", effect, merging);
}

/** Shows the team an answer that nobody wrote at the desk. */
export function showAnswer(handling: Handling, ticket: AddressedTicket, { id }: MessagePair): void {
  addAtDesk(handling, ticket, "desk", "message", { kind: "show_answer", messageId: id });
}

/** A message that replies to nothing goes to whichever place the ticket has when it is sent. */
function placeOf({ placeId, isThere = false }: AddressedTicket, repliedTo: number | null) {
  if (placeId === null || (repliedTo === null && !isThere)) return {};
  return { placeId, ...(isThere && { isThere }) };
}

/** Tells the desk that the message is late. */
export function tellOfDelay(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  { error, isUnconfirmed }: { error: string; isUnconfirmed: boolean },
): void {
  const there = pair.direction === "to_client" ? atDeskOf(ticket, pair) : ticket;
  const effect = { kind: "tell_of_delay", messageId: pair.id, error, isUnconfirmed } as const;
  addAtDesk(handling, there, "desk", "message", effect);
}

/** Tells the desk who could not be told in private. Several people share the message. */
export function tellOfMissed(handling: Handling, ticket: AddressedTicket, html: Html): void {
  const effect = { kind: "tell_desk", ticketId: ticket.id, html, replyToDeskMessageId: null } as const;
  addAtDesk(handling, ticket, "desk", "message", effect, {
    mergeKey: `missed:${ticket.id}`,
    notBefore: handling.now + burstMilliseconds,
    replaces: true,
  });
}

export function reactAtDesk(
  handling: Handling,
  ticket: AddressedTicket,
  deskMessageId: number,
  emoji: string,
): void {
  const effect = { kind: "react_at_desk", ticketId: ticket.id, deskMessageId, emoji } as const;
  addAtDesk(handling, ticket, "reactions", "message", effect);
}

/** Shows the client's newest reaction on the answer, or none, instead of what the bot has set there. */
export function mirrorAtDesk(handling: Handling, ticket: AddressedTicket, deskMessageId: number): void {
  const effect = { kind: "react_at_desk", ticketId: ticket.id, deskMessageId } as const;
  addAtDesk(handling, ticket, "reactions", "message", effect);
}

/** The same for a client who reacts without end: one call a minute for a message, when the group has room for it. */
export function mirrorAtDeskLater(handling: Handling, ticket: AddressedTicket, deskMessageId: number): void {
  const effect = { kind: "react_at_desk", ticketId: ticket.id, deskMessageId } as const;
  addAtDesk(handling, ticket, "reactions", "upkeep", effect, {
    mergeKey: `reaction:${ticket.id}:${deskMessageId}`,
    notBefore: endOf(handling.now, floodedMilliseconds),
    replaces: true,
  });
}

/**
 * Tells the desk of an edit, once the author has made no other for a moment.
 * @param more.isFlood its client has edited very often just now; edits within a minute are told once
 */
export function tellOfEdit(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  html: Html,
  { replyToDeskMessageId, isFlood }: { replyToDeskMessageId: number | null; isFlood: boolean },
): void {
  const there = placeOf(ticket, replyToDeskMessageId);
  const effect = { kind: "tell_desk", ticketId: ticket.id, ...there, html, replyToDeskMessageId } as const;
  addAtDesk(handling, ticket, "edits", "message", effect, {
    mergeKey: `edited:${pair.id}`,
    // Of many edits the first one knows the oldest text.
    ...(isFlood
      ? { notBefore: endOf(handling.now, floodedMilliseconds) }
      : { notBefore: handling.now + burstMilliseconds, replaces: true }),
  });
}

/** @param at milliseconds since the Unix epoch; by default a moment later, so that several changes share a call */
export function refreshCard(
  handling: Handling,
  ticket: AddressedTicket,
  at = handling.now + cardMilliseconds,
): void {
  addUpkeep(handling, ticket, "refresh_card", { notBefore: at });
}

/** The same at once and with a message's priority: a manager turned the page and is looking. */
export function turnCard(handling: Handling, ticket: AddressedTicket): void {
  addUpkeep(handling, ticket, "refresh_card", { replaces: true }, "message");
}

export function refreshTopic(handling: Handling, ticket: AddressedTicket): void {
  addTopicRefresh(handling, ticket, iconMilliseconds);
}

/** The same at once. In a closed topic only members with a right can write, and in a left one nobody should. */
export function refreshTopicNow(handling: Handling, ticket: AddressedTicket): void {
  addTopicRefresh(handling, ticket, 0);
}

/** A post has no icon and cannot be closed. */
function addTopicRefresh(handling: Handling, ticket: AddressedTicket, milliseconds: number): void {
  if (deskOf(handling, ticket)?.kind === "channel") return;
  addUpkeep(handling, ticket, "refresh_topic", { notBefore: handling.now + milliseconds });
}

/** In the lane of messages, like the card of a new topic. */
export function restoreCard(handling: Handling, ticket: AddressedTicket): void {
  addUpkeep(handling, ticket, "restore_card", {}, "message");
}

/** @param isPatient a refused pin keeps its pause */
export function pinCard(handling: Handling, ticket: AddressedTicket, isPatient = false): void {
  addUpkeep(handling, ticket, "pin_card", { isPatient });
}

/** The lane of each, and what its rows merge by. */
const upkeep = {
  refresh_card: { lane: "card", key: "card" },
  restore_card: { lane: "desk", key: "restore" },
  pin_card: { lane: "card", key: "pin" },
  refresh_topic: { lane: "topic", key: "topic" },
} as const;

/** Something that brings what the desk shows of the ticket up to date: one row for it is enough. */
function addUpkeep(
  handling: Handling,
  ticket: AddressedTicket,
  kind: keyof typeof upkeep,
  merging: Merging,
  weight: "message" | "upkeep" = "upkeep",
): void {
  const { lane, key } = upkeep[kind];
  const effect = { kind, ticketId: ticket.id };
  addAtDesk(handling, ticket, lane, weight, effect, { mergeKey: `${key}:${ticket.id}`, ...merging });
}

export function removeAtDesk(handling: Handling, ticket: AddressedTicket, deskMessageId: number): void {
  const effect = { kind: "remove_at_desk", ticketId: ticket.id, deskMessageId } as const;
  addAtDesk(handling, ticket, "desk", "message", effect);
}

/** Deletes the copy of a client's message, and the separate message with its text. */
export function removeCopyAtDesk(handling: Handling, ticket: AddressedTicket, pair: MessagePair): void {
  for (const id of [pair.deskMessageId, pair.wordsMessageId])
    if (id !== null) removeAtDesk(handling, ticket, id);
}
