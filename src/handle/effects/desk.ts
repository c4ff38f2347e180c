import type { Keyboard } from "../../ticket/keyboard.ts";
import type { MessagePair } from "../../store/messages.ts";
import type { Html } from "../../text/html.ts";
import type { Handling } from "../handle.ts";
import { type AddressedTicket, addAtDesk, albumMilliseconds, atDeskOf, deskOf } from "./adding.ts";

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
  const merging = album !== null && {
    mergeKey: `told:${ticket.id}:${album}`,
    postpones: true,
    notBefore: handling.now + albumMilliseconds,
  };
  const { replyToDeskMessageId = null, ...rest } = more;
  addAtDesk(handling, ticket, "desk", "message", {
    effect: (deskId) => ({
      kind: "tell_desk",
      ticketId: ticket.id,
      deskId,
      ...(ticket.threadId !== undefined && { threadId: ticket.threadId }),
      html,
      replyToDeskMessageId,
      ...rest,
    }),
    ...merging,
  });
}

/** Says at the desk that the message is late. */
export function tellOfDelay(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  { error, isUnconfirmed }: { error: string; isUnconfirmed: boolean },
): void {
  const there = pair.direction === "to_client" ? atDeskOf(ticket, pair) : ticket;
  addAtDesk(handling, there, "desk", "message", {
    effect: (deskId) => ({ kind: "tell_of_delay", messageId: pair.id, deskId, error, isUnconfirmed }),
  });
}

export function reactAtDesk(
  handling: Handling,
  ticket: AddressedTicket,
  deskMessageId: number,
  emoji: string | null,
): void {
  addAtDesk(handling, ticket, "reactions", "message", {
    effect: (deskId) => ({ kind: "react_at_desk", ticketId: ticket.id, deskId, deskMessageId, emoji }),
  });
}

/** Says at the desk that a message was edited, once its author has come to an end with that. */
export function tellOfEdit(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  html: Html,
  replyToDeskMessageId: number | null,
): void {
  addAtDesk(handling, ticket, "edits", "message", {
    effect: (deskId) => ({ kind: "tell_desk", ticketId: ticket.id, deskId, html, replyToDeskMessageId }),
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
  addAtDesk(handling, ticket, "card", "upkeep", {
    effect: (deskId) => ({ kind: "refresh_card", ticketId: ticket.id, deskId }),
    mergeKey: `card:${ticket.id}`,
    notBefore: at,
  });
}

/** The same at once and with a message's right of way: somebody turned the card's page and looks at it. */
export function turnCard(handling: Handling, ticket: AddressedTicket): void {
  addAtDesk(handling, ticket, "card", "message", {
    effect: (deskId) => ({ kind: "refresh_card", ticketId: ticket.id, deskId }),
    mergeKey: `card:${ticket.id}`,
    replaces: true,
  });
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
  addAtDesk(handling, ticket, "topic", "upkeep", {
    effect: (deskId) => ({ kind: "refresh_topic", ticketId: ticket.id, deskId }),
    mergeKey: `topic:${ticket.id}`,
    notBefore: handling.now + milliseconds,
  });
}

/** In the lane of the messages, as the card that a new topic gets. */
export function restoreCard(handling: Handling, ticket: AddressedTicket): void {
  addAtDesk(handling, ticket, "desk", "message", {
    effect: (deskId) => ({ kind: "restore_card", ticketId: ticket.id, deskId }),
    mergeKey: `restore:${ticket.id}`,
  });
}

/** @param isPatient whether a pin that was refused keeps its pause */
export function pinCard(handling: Handling, ticket: AddressedTicket, isPatient = false): void {
  addAtDesk(handling, ticket, "card", "upkeep", {
    effect: (deskId) => ({ kind: "pin_card", ticketId: ticket.id, deskId }),
    mergeKey: `pin:${ticket.id}`,
    isPatient,
  });
}

export function removeAtDesk(handling: Handling, ticket: AddressedTicket, deskMessageId: number): void {
  addAtDesk(handling, ticket, "desk", "message", {
    effect: (deskId) => ({ kind: "remove_at_desk", ticketId: ticket.id, deskId, deskMessageId }),
  });
}

/** The same with the words of the copy that stand apart from its file. */
export function removeCopyAtDesk(handling: Handling, ticket: AddressedTicket, pair: MessagePair): void {
  for (const id of [pair.deskMessageId, pair.wordsMessageId])
    if (id !== null) removeAtDesk(handling, ticket, id);
}
