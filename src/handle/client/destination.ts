import { findMemory } from "../../store/memory.ts";
import { findPairOfClient } from "../../store/messages/pairs.ts";
import { findAlbum, findLatestOfClient, findTicketOfAlbum } from "../../store/messages/messages.ts";
import type { Client } from "../../store/people/clients.ts";
import { findSaying } from "../../store/messages/sayings.ts";
import { saveTicket } from "../../store/tickets/changes.ts";
import { findTicket, findTicketsOfClient, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { continuesAlbum } from "../../ticket/album.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { route } from "../../ticket/route.ts";
import { floodMilliseconds } from "../../ticket/protection.ts";
import { isThanks } from "../../ticket/thanks.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { findKnownTickets, findOpenTickets } from "./client.ts";
import type { Handling } from "../handle.ts";
import { formerClientTopic } from "../place/repair.ts";
import { isHeldUp, type Verdict } from "../protection/verdict.ts";
import { readSetting } from "../settings/settings.ts";
import { openTicketFor, reopen } from "./opening.ts";

/** The ticket of a message. `isCertain` when the client need not be told which. */
export interface Destination {
  ticket: PlacedTicket;
  isNew: boolean;
  isCertain: boolean;
}

export function findDestination(
  handling: Handling,
  client: Client,
  incoming: IncomingMessage,
  verdict: Verdict,
): Destination {
  const { tx } = handling;
  const album = incoming.mediaGroupId;
  const ofAlbum = album === null ? undefined : findTicketOfAlbum(tx, client.id, album);
  // Later items of an album follow the first one, even if its ticket has changed.
  if (ofAlbum !== undefined) return staying(findTicket(tx, ofAlbum.id)!);
  const closedWith = findClosedWith(handling, client, incoming);
  if (closedWith !== undefined) return staying(closedWith);
  const present = isHeldUp(verdict) ? findPresent(handling, client) : undefined;
  const ownTopic = findOwnTopic(handling, client, incoming);
  if (ownTopic !== null && present === undefined) {
    const ticket = openTicketFor(handling, client, incoming.sentAt);
    saveTicket(tx, ticket.id, { clientTopicId: ownTopic });
    return { ticket: { ...ticket, clientTopicId: ownTopic }, isNew: true, isCertain: true };
  }
  const situation = situationOf(handling, client, incoming);
  const found = route(situation);
  if (found.kind === "open") {
    if (present !== undefined) return stayingOpen(handling, client, present, incoming);
    return { ticket: openTicketFor(handling, client, incoming.sentAt), isNew: true, isCertain: true };
  }
  const ticket = findTicketsOfClient(tx, client.id).find(({ id }) => id === found.ticketId)!;
  const isLeft = found.kind === "leave_closed" || (verdict.kind === "unwanted" && !isOpen(ticket));
  if (isLeft) return staying(ticket);
  if (isOpen(ticket)) {
    const isNamed = situation.addressed === ticket.id;
    const isCertain = found.kind === "join" && found.isCertain;
    return {
      ticket,
      isNew: false,
      isCertain: isNamed || (isCertain && !isAnotherClosed(handling, client, ticket)),
    };
  }
  return { ticket: reopen(handling, client, ticket, incoming.sentAt), isNew: false, isCertain: true };
}

/** The message goes to the ticket, which is opened again if it was closed. */
export function stayingOpen(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  { sentAt }: IncomingMessage,
): Destination {
  return staying(isOpen(ticket) ? ticket : reopen(handling, client, ticket, sentAt));
}

/** The message goes to the ticket, open or closed, and does not change its state. */
export function staying(ticket: PlacedTicket): Destination {
  return { ticket, isNew: false, isCertain: true };
}

/** The ticket that the client has just closed by an album with this as its rest: that opens nothing again. */
function findClosedWith(
  { tx }: Handling,
  client: Client,
  incoming: IncomingMessage,
): PlacedTicket | undefined {
  if (incoming.fileId === null || incoming.text !== "" || incoming.replyToMessageId !== null)
    return undefined;
  const last = findLatestOfClient(tx, client.id);
  if (last?.mediaGroupId == null) return undefined;
  const items = findAlbum(tx, last.ticketId, last.mediaGroupId).length;
  const ticket = continuesAlbum(incoming, last, items) ? findTicket(tx, last.ticketId) : undefined;
  return ticket === undefined || isOpen(ticket) ? undefined : ticket;
}

/**
 * The ticket of a client whose messages are kept back: an open one, or else the last one that was closed meanwhile. While
 * they are, no message opens another one: each of them would get a topic of its own.
 */
export function findPresent(handling: Handling, client: Client): PlacedTicket | undefined {
  const { tx } = handling;
  const tickets = findOpenTickets(handling, client.id);
  const last = findLatestOfClient(tx, client.id)?.ticketId;
  const present = tickets.find(({ id }) => id === last) ?? tickets.at(-1);
  if (present !== undefined || client.pausedUntil === null) return present;
  const begunAt = client.pausedUntil - floodMilliseconds;
  const closed = findKnownTickets(handling, client.id).flatMap((ticket) =>
    isOpen(ticket) || ticket.closedAt < begunAt ? [] : [{ ticket, closedAt: ticket.closedAt }],
  );
  return closed.toSorted((a, b) => a.closedAt - b.closedAt).at(-1)?.ticket;
}

/**
 * Whether another ticket was closed after the client's last message, their choice of this ticket, and its last answer.
 * The client's next message may be about the closed one.
 */
export function isAnotherClosed(
  handling: Handling,
  client: Client,
  { id, answeredAt }: PlacedTicket,
): boolean {
  const { tx } = handling;
  const closings = findKnownTickets(handling, client.id).flatMap((other) =>
    isOpen(other) ? [] : [other.closedAt],
  );
  if (closings.length === 0) return false;
  const lastAt = Math.max(
    findLatestOfClient(tx, client.id)?.sentAt ?? 0,
    client.chosen?.ticketId === id ? client.chosen.at : 0,
    answeredAt ?? 0,
  );
  return closings.some((closedAt) => closedAt > lastAt);
}

/** The topic, if the client made it in the private chat. It gets its own ticket, and the team's answers go there. */
function findOwnTopic(handling: Handling, client: Client, incoming: IncomingMessage): number | null {
  const { topicId } = incoming;
  if (topicId === null) return null;
  const tickets = findTicketsOfClient(handling.tx, client.id);
  return findAddressed(handling, client, incoming, tickets) === null ? topicId : null;
}

/** Without open ones that the client knows, their words go to the one that the team has opened and not written in yet. */
function findRoutable(handling: Handling, client: Client): readonly PlacedTicket[] {
  const known = findKnownTickets(handling, client.id);
  if (known.some(isOpen)) return known;
  return findTicketsOfClient(handling.tx, client.id).filter((ticket) => !ticket.isUnspoken || isOpen(ticket));
}

function situationOf(handling: Handling, client: Client, incoming: IncomingMessage) {
  const { tx, now } = handling;
  const tickets = findRoutable(handling, client);
  const isMereThanks = readSetting(tx, "thanks") && isThanks(incoming);
  const last = isMereThanks ? findLatestOfClient(tx, client.id) : undefined;
  return {
    addressed: findAddressed(handling, client, incoming, tickets),
    tickets: tickets.map((ticket) => ({
      id: ticket.id,
      closedAt: isOpen(ticket) ? null : ticket.closedAt,
      answeredAt: ticket.answeredAt,
    })),
    chosen: client.chosen,
    wantsNew: client.wantsNewUntil !== null && now < client.wantsNewUntil,
    written: last === undefined ? null : { ticketId: last.ticketId, at: last.sentAt },
    isThanks: isMereThanks,
    now,
    policy: readSetting(tx, "reopen"),
  };
}

/** Finds the ticket by the client's topic, or by the message that was replied to, the bot's own included. */
function findAddressed(
  { tx }: Handling,
  client: Client,
  { topicId, replyToMessageId }: IncomingMessage,
  tickets: readonly PlacedTicket[],
): number | null {
  const ofTopic = topicId === null ? undefined : tickets.find((ticket) => ticket.clientTopicId === topicId);
  if (ofTopic !== undefined) return ofTopic.id;
  const ofFormer = topicId === null ? undefined : findMemory(tx, formerClientTopic(client.id, topicId));
  if (ofFormer !== undefined) return Number(ofFormer);
  if (replyToMessageId === null) return null;
  const pair = findPairOfClient(tx, client.id, replyToMessageId);
  return pair?.ticketId ?? findSaying(tx, client.id, replyToMessageId)?.ticketId ?? null;
}
