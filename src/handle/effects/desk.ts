import type { Keyboard } from "../../ticket/keyboard.ts";
import type { MessagePair } from "../../store/messages.ts";
import type { Html } from "../../text/html.ts";
import type { Handling } from "../handle.ts";
import { type AddressedTicket, addAtDesk, atDeskOf, deskOf, type Merging, oncePerAlbum } from "./adding.ts";

/** Changes of a topic's icon within this time make one call. It is seen in the list of topics, and goes before the card. */
const iconMilliseconds = 3_000;

/** The same for a card at which nobody looks: whoever presses a button on it sees it change at once. */
const cardMilliseconds = 4_000;

/** When nobody has edited a message for so long, the desk is told what it said before. */
export const burstMilliseconds = 3_000;

/**
 * Does nothing while the ticket has no desk: there is nobody to tell.
 * @param album said once to all of this album that comes within a moment
 */
export function tellDesk(
  handling: Handling,
  ticket: AddressedTicket,
  html: Html,
  more: { keyboard?: Keyboard; replyToDeskMessageId?: number | null; questionId?: number } = {},
  album: string | null = null,
): void {
  const { id: ticketId, threadId } = ticket;
  const there = { ticketId, ...(threadId !== undefined && { threadId }) };
  const effect = { kind: "tell_desk", ...there, html, replyToDeskMessageId: null, ...more } as const;
  const merging = album === null ? {} : oncePerAlbum(handling, `told:${ticketId}:${album}`);
  addAtDesk(handling, ticket, "desk", "message", effect, merging);
}

/** Says at the desk that the message is late. */
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

export function reactAtDesk(
  handling: Handling,
  ticket: AddressedTicket,
  deskMessageId: number,
  emoji: string | null,
): void {
  const effect = { kind: "react_at_desk", ticketId: ticket.id, deskMessageId, emoji } as const;
  addAtDesk(handling, ticket, "reactions", "message", effect);
}

/** Says at the desk that a message was edited, once its author has come to an end with that. */
export function tellOfEdit(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  html: Html,
  replyToDeskMessageId: number | null,
): void {
  const effect = { kind: "tell_desk", ticketId: ticket.id, html, replyToDeskMessageId } as const;
  addAtDesk(handling, ticket, "edits", "message", effect, {
    mergeKey: `edited:${pair.id}`,
    notBefore: handling.now + burstMilliseconds,
    replaces: true,
  });
}

/** @param at milliseconds since the Unix epoch; when changes that come together have been gathered, if left out */
export function refreshCard(
  handling: Handling,
  ticket: AddressedTicket,
  at = handling.now + cardMilliseconds,
): void {
  addUpkeep(handling, ticket, "refresh_card", { notBefore: at });
}

/** The same at once and with a message's right of way: somebody turned the card's page and looks at it. */
export function turnCard(handling: Handling, ticket: AddressedTicket): void {
  addUpkeep(handling, ticket, "refresh_card", { replaces: true }, "message");
}

export function refreshTopic(handling: Handling, ticket: AddressedTicket): void {
  addTopicRefresh(handling, ticket, iconMilliseconds);
}

/** The same at once: in a closed topic those who may not manage topics cannot write, and in one that was left nobody should. */
export function refreshTopicNow(handling: Handling, ticket: AddressedTicket): void {
  addTopicRefresh(handling, ticket, 0);
}

/** A post has no icon, and nothing to be closed. */
function addTopicRefresh(handling: Handling, ticket: AddressedTicket, milliseconds: number): void {
  if (deskOf(handling, ticket)?.kind === "channel") return;
  addUpkeep(handling, ticket, "refresh_topic", { notBefore: handling.now + milliseconds });
}

/** In the lane of the messages, as the card that a new topic gets. */
export function restoreCard(handling: Handling, ticket: AddressedTicket): void {
  addUpkeep(handling, ticket, "restore_card", {}, "message");
}

/** @param isPatient whether a pin that was refused keeps its pause */
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

/** The same with the words of the copy that stand apart from its file. */
export function removeCopyAtDesk(handling: Handling, ticket: AddressedTicket, pair: MessagePair): void {
  for (const id of [pair.deskMessageId, pair.wordsMessageId])
    if (id !== null) removeAtDesk(handling, ticket, id);
}
