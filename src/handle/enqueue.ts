import type { MessagePair } from "../store/messages.ts";
import {
  chatLane,
  watchLane,
  clientLane,
  deskLane,
  dropWaiting,
  enqueue,
  isLaneSending,
  movesLane,
  type NewDelivery,
} from "../store/outbox.ts";
import { findAdmins } from "../store/people.ts";
import type { PlacedTicket } from "../store/tickets.ts";
import { type Desk, findDesk } from "../store/desks.ts";
import type { Html } from "../text/html.ts";
import type { Person } from "../ticket/message.ts";
import type { Effect, Inspection } from "../ticket/effect.ts";
import type { Keyboard } from "../ticket/press.ts";
import type { Handling } from "./handle.ts";

/** An album's items come as updates of their own without a count; this is how long the rest is waited for. */
const albumMilliseconds = 500;

/** Changes of a topic's icon within this time make one call. It is seen in the list of topics, and goes before the card. */
const iconMilliseconds = 3_000;

/** The same for a card at which nobody looks: whoever presses a button on it sees it change at once. */
const cardMilliseconds = 4_000;

/** Edits of one message within this time make one call. */
const editMilliseconds = 2_000;

/** A live location moves so often at most. */
const moveMilliseconds = 30_000;

/** When nobody has edited a message for so long, the desk is told what it said before. */
export const burstMilliseconds = 3_000;

/** So often the bot looks whether a chat has got what Telegram does not tell it of. */
const watchMilliseconds = 60_000;

/** A ticket at a desk: its own, or one where it was before, which has a thread of its own. */
export type AddressedTicket = Pick<PlacedTicket, "id" | "clientId" | "deskId"> & { threadId?: number };

/** Sends the copy of a stored message to the other side of its ticket. Without a desk it waits for one to be set up. */
export function relay(handling: Handling, ticket: AddressedTicket, pair: MessagePair): void {
  const album = pair.mediaGroupId;
  const merging = album !== null && {
    mergeKey: `album:${pair.direction}:${ticket.id}:${album}`,
    postpones: true,
    notBefore: handling.now + albumMilliseconds,
  };
  addOnItsWay(handling, ticket, pair, { kind: "relay", messageId: pair.id }, merging || {});
}

export function tellClient(
  handling: Handling,
  ticket: AddressedTicket,
  html: Html,
  more: {
    keyboard?: Keyboard;
    replyToClientMessageId?: number;
    isSilent?: boolean;
    questionId?: number;
  } = {},
): void {
  add(handling, {
    lane: clientLane(ticket.id),
    chatId: ticket.clientId,
    weight: "message",
    effect: { kind: "tell_client", ticketId: ticket.id, html, ...more },
  });
}

export function editAtClient(
  handling: Handling,
  ticket: AddressedTicket,
  clientMessageId: number,
  html: Html,
  keyboard?: Keyboard,
): void {
  add(handling, {
    lane: clientLane(ticket.id),
    chatId: ticket.clientId,
    weight: "message",
    effect: {
      kind: "edit_at_client",
      ticketId: ticket.id,
      clientMessageId,
      html,
      ...(keyboard && { keyboard }),
    },
  });
}

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

/** Tells an admin what could not be sent. @param notBefore milliseconds since the Unix epoch */
export function reportTroubles(handling: Handling, adminId: number, notBefore: number): void {
  add(handling, {
    lane: `report:${adminId}`,
    chatId: adminId,
    weight: "message",
    effect: { kind: "report_troubles", adminId },
    mergeKey: `report:${adminId}`,
    notBefore,
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

export function reactAtClient(
  handling: Handling,
  ticket: AddressedTicket,
  clientMessageId: number,
  emoji: string | null,
): void {
  add(handling, {
    lane: clientLane(ticket.id),
    chatId: ticket.clientId,
    weight: "message",
    effect: { kind: "react_at_client", ticketId: ticket.id, clientMessageId, emoji },
  });
}

/**
 * Lets the copy of a message follow an edit of the original, in the lane of the message itself.
 * @param isOneOfMany it was edited a moment ago: what comes within the same seconds makes one call
 */
export function editCopy(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  { isMediaChanged, isOneOfMany }: { isMediaChanged: boolean; isOneOfMany: boolean },
): void {
  const merging = isOneOfMany && {
    mergeKey: `edit:${pair.id}:${isMediaChanged ? "media" : "words"}`,
    // The end of the present two seconds, so that each further edit does not put it off.
    notBefore: Math.ceil(handling.now / editMilliseconds) * editMilliseconds,
  };
  addOnItsWay(
    handling,
    ticket,
    pair,
    { kind: "edit_copy", messageId: pair.id, isMediaChanged },
    merging || {},
  );
}

/** Lets the copy of a live location follow, at most once in half a minute. */
export function moveCopy(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  more: { isAtEnd?: true; isOver?: boolean } = {},
): void {
  const { isOver = false, ...stage } = more;
  const merging = {
    mergeKey: `move:${pair.id}`,
    // The end of the present half minute, so that each further move does not put it off.
    notBefore: isOver ? handling.now : Math.ceil(handling.now / moveMilliseconds) * moveMilliseconds,
    replaces: isOver,
  };
  const effect = { kind: "move_copy", messageId: pair.id, ...stage } as const;
  if (pair.direction === "to_desk")
    return addAtDesk(handling, ticket, "moves", "message", {
      effect: (deskId) => ({ ...effect, deskId }),
      ...merging,
    });
  const { id, clientId } = ticket;
  add(handling, { lane: movesLane(id), chatId: clientId, weight: "message", effect, ...merging });
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

/**
 * @param deskMessageId the manager's message that asked for it or turned into a note, at the desk where the message
 * itself is; the outcome is told there
 */
export function takeBack(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  reason: "deleted" | "noted",
  deskMessageId: number,
): void {
  add(handling, {
    lane: clientLane(ticket.id),
    chatId: ticket.clientId,
    weight: "message",
    effect: { kind: "take_back", messageId: pair.id, reason, deskId: pair.deskId!, deskMessageId },
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

export function deleteTopic(handling: Handling, deskChat: number, topicId: number): void {
  add(handling, {
    lane: chatLane(deskChat),
    chatId: deskChat,
    weight: "message",
    effect: { kind: "delete_topic", chatId: deskChat, topicId },
    mergeKey: `delete:${deskChat}:${topicId}`,
  });
}

export function deletePost(handling: Handling, channelId: number, messageId: number): void {
  add(handling, {
    lane: chatLane(channelId),
    chatId: channelId,
    weight: "message",
    effect: { kind: "delete_post", chatId: channelId, messageId },
    mergeKey: `delete:${channelId}:${messageId}`,
  });
}

/** Says something outside of a ticket's places. @param more.ticketId the ticket that somebody of the team is told of */
export function say(
  handling: Handling,
  chatId: number,
  html: Html,
  more: {
    topicId?: number | null;
    replyToMessageId?: number;
    keyboard?: Keyboard;
    questionId?: number;
    ticketId?: number;
  } = {},
): void {
  const { topicId = null, ...rest } = more;
  add(handling, {
    lane: chatLane(chatId),
    chatId,
    weight: "message",
    effect: { kind: "say", chatId, topicId, html, ...rest },
  });
}

/** Changes what was said so. */
export function editSaid(
  handling: Handling,
  chatId: number,
  messageId: number,
  html: Html,
  keyboard: Keyboard = [],
): void {
  add(handling, {
    lane: chatLane(chatId),
    chatId,
    weight: "message",
    effect: { kind: "edit_said", chatId, messageId, html, keyboard },
  });
}

/** @param ticketId the ticket that it is about, if any */
export function alertAdmins(
  handling: Handling,
  html: Html,
  keyboard: Keyboard = [],
  ticketId?: number,
): void {
  const about = ticketId === undefined ? {} : { ticketId };
  for (const admin of findAdmins(handling.tx)) say(handling, admin.id, html, { keyboard, ...about });
}

/** Whoever asks in another place, or for another reason, is answered there; then nobody else needs the news. */
export function inspectGroup(handling: Handling, chatId: number, inspection: Inspection): void {
  const newsKey = `inspect:${chatId}:news`;
  const isNews = inspection.onlyNews === true;
  if (!isNews) dropWaiting(handling.tx, newsKey);
  add(handling, {
    lane: chatLane(chatId),
    chatId,
    weight: "message",
    effect: { kind: "inspect_group", chatId, ...inspection },
    mergeKey: isNews ? newsKey : `inspect:${chatId}:${JSON.stringify(inspection)}`,
  });
}

/** Looks at a chat again in a while, a minute at the least, in a lane of its own: nothing else waits for that. */
export function watchGroup(handling: Handling, chatId: number, milliseconds = 0): void {
  add(handling, {
    lane: watchLane(chatId),
    chatId,
    weight: "message",
    effect: { kind: "inspect_group", chatId, topicId: null, onlyNews: true },
    mergeKey: `watch:${chatId}`,
    notBefore: handling.now + Math.max(milliseconds, watchMilliseconds),
  });
}

/**
 * In a lane of its own: nothing else waits for the answer. A question that is with Telegram at this moment serves all
 * that the person does meanwhile. @param again how often there was no answer, and when to ask
 */
export function checkMember(
  handling: Handling,
  desk: Desk,
  person: Person,
  again?: { tries: number; notBefore: number },
): void {
  const lane = `member:${desk.id}:${person.id}`;
  if (again === undefined && isLaneSending(handling.tx, lane)) return;
  add(handling, {
    lane,
    // A group that is told to wait keeps nobody from being known.
    chatId: person.id,
    weight: "message",
    effect: { kind: "check_member", deskId: desk.id, person, ...(again && { tries: again.tries }) },
    mergeKey: `member:${desk.id}:${person.id}`,
    ...(again && { notBefore: again.notBefore }),
  });
}

/** Offers somebody in their private chat the commands that they may give there. */
export function publishMenu({ tx, now }: Pick<Handling, "tx" | "now">, personId: number): void {
  enqueue(
    tx,
    {
      lane: `menu:${personId}`,
      chatId: personId,
      weight: "upkeep",
      effect: { kind: "publish_menu", personId },
      mergeKey: `menu:${personId}`,
    },
    now,
  );
}

/** What concerns a message goes in its lane, to its other side. */
function addOnItsWay(
  handling: Handling,
  ticket: AddressedTicket,
  { direction }: MessagePair,
  effect: Extract<Effect, { kind: "relay" | "edit_copy" }>,
  rest: { mergeKey?: string; postpones?: boolean; notBefore?: number } = {},
): void {
  if (direction === "to_desk") {
    addAtDesk(handling, ticket, "desk", "message", { effect: (deskId) => ({ ...effect, deskId }), ...rest });
    return;
  }
  const { id, clientId } = ticket;
  add(handling, { lane: clientLane(id), chatId: clientId, weight: "message", effect, ...rest });
}

function addAtDesk(
  handling: Handling,
  ticket: AddressedTicket,
  what: Parameters<typeof deskLane>[2],
  weight: NewDelivery["weight"],
  delivery: {
    effect: (deskId: number) => Effect;
    mergeKey?: string;
    postpones?: boolean;
    notBefore?: number;
    replaces?: boolean;
    isPatient?: boolean;
  },
): void {
  const desk = deskOf(handling, ticket);
  if (desk === undefined) return;
  const { effect, mergeKey, ...rest } = delivery;
  add(handling, {
    lane: deskLane(ticket.id, desk.id, what),
    // A channel's cards are posts, apart from where they are discussed.
    chatId: what === "card" ? desk.chatId : desk.talkId,
    weight,
    effect: effect(desk.id),
    ...(mergeKey !== undefined && { mergeKey: `${mergeKey}:${desk.id}` }),
    ...rest,
  });
}

/** The ticket at the desk where the team's side of the message is, which it may have left. */
export function atDeskOf(ticket: AddressedTicket, { deskId }: MessagePair): AddressedTicket {
  return { ...ticket, deskId };
}

function deskOf({ tx }: Handling, { deskId }: AddressedTicket): Desk | undefined {
  return deskId === null ? undefined : findDesk(tx, deskId);
}

function add({ tx, now }: Handling, delivery: NewDelivery): void {
  enqueue(tx, delivery, now);
}
