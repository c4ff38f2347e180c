import { findMemory } from "../../store/memory.ts";
import { addMessage, markUndelivered } from "../../store/messages/changes.ts";
import { findPairOfClient } from "../../store/messages/pairs.ts";
import {
  findAlbum,
  findLatestOfClient,
  findTicketOfAlbum,
  type MessagePair,
} from "../../store/messages/messages.ts";
import { type Client, saveClientState } from "../../store/people/clients.ts";
import { findSaying } from "../../store/messages/sayings.ts";
import { openTicket, saveTicket } from "../../store/tickets/changes.ts";
import { findTicket, findTicketsOfClient, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { html, plain } from "../../text/text.ts";
import { continuesAlbum } from "../../ticket/album.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { route } from "../../ticket/route.ts";
import { floodMilliseconds } from "../../ticket/protection.ts";
import { isThanks } from "../../ticket/thanks.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { apply } from "../apply.ts";
import { answersNamePrompt } from "./name.ts";
import { findKnownTickets, findOpenTickets, languageWith, meetClient } from "./client.ts";
import { findDepartment } from "../desks/choice.ts";
import { deadlinesChanged } from "../deadlines/changes.ts";
import { tellClient } from "../effects/client.ts";
import { refreshTopicNow, refreshCard } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { newsWritten } from "../notices/notices.ts";
import { endRatingQuestion } from "../questions.ts";
import { clientWroteIn } from "../shifts/news.ts";
import { tellBack } from "../snooze/return.ts";
import { tellAway } from "../hours/away.ts";
import { formerClientTopic } from "../place/repair.ts";
import { tellOfPause } from "../protection/pause.ts";
import { checkWords } from "../protection/quarantine.ts";
import { tellUnwanted } from "../protection/unwanted.ts";
import { isHeldUp, judge, judgeEdit, type Verdict } from "../protection/verdict.ts";
import { readLink } from "./start-link.ts";
import { explainRating } from "./rating.ts";
import { reachabilityChanged } from "./reachability.ts";
import { readSetting } from "../settings/settings.ts";
import { welcome } from "./welcome.ts";

/**
 * A client wrote to the bot. The message joins its ticket or opens one. While no desk is ready, it is stored and goes
 * to the desk later.
 */
export function clientWrote(handling: Handling, author: Person, incoming: IncomingMessage): void {
  const client = meetClient(handling, author);
  // They were told once, when they were blocked.
  if (client.isBlocked) return;
  if (answersNamePrompt(handling, client, incoming)) return;
  const explained = explainRating(handling, client, incoming);
  // The card shows a text. Other content is also sent as a message.
  if (explained === undefined) return messageWritten(handling, client, incoming);
  if (incoming.kind !== "text")
    takeIn(handling, client, incoming, judge(handling, client, incoming), staying(explained));
}

/** The client's message goes to the desk. It does not answer a question of the bot. */
export function messageWritten(handling: Handling, client: Client, incoming: IncomingMessage): void {
  if (client.isBlocked) return;
  if (!client.isReachable) reachabilityChanged(handling, client.id, true);
  const verdict = judge(handling, client, incoming);
  const found = findPlaceFor(handling, client, incoming, verdict);
  takeIn(handling, client, incoming, verdict, found);
  if (found.isNew) welcome(handling, client, found.ticket);
  else if (verdict.kind !== "unwanted") tellAway(handling, client, found.ticket, incoming);
}

/** The client asked for a new ticket and wrote the message with it. */
export function newTicketWritten(handling: Handling, client: Client, incoming: IncomingMessage): void {
  if (!client.isReachable) reachabilityChanged(handling, client.id, true);
  const verdict = judge(handling, client, incoming);
  const present = isHeldUp(verdict) ? findPresent(handling, client) : undefined;
  const found: Found =
    present === undefined
      ? { ticket: openTicketFor(handling, client, incoming.sentAt), isNew: true, isCertain: true }
      : stayingOpen(handling, client, present, incoming);
  takeIn(handling, client, incoming, verdict, found);
  if (found.isNew) welcome(handling, client, found.ticket);
}

/** The client wrote the message for this ticket of theirs. */
export function writtenTo(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  incoming: IncomingMessage,
): void {
  const verdict = judge(handling, client, incoming);
  takeIn(handling, client, incoming, verdict, staying(ticket));
  if (verdict.kind !== "unwanted") tellAway(handling, client, ticket, incoming);
}

/** Opens a ticket for the client, with the desk and subject of the link that brought them. @param openedAt its message's date */
export function openTicketFor(handling: Handling, client: Client, openedAt: number): PlacedTicket {
  const { subject = null, deskId = null, context = null } = readLink(handling, client.startPayload);
  saveClientState(handling.tx, client.id, { wantsNewUntil: null, startPayload: null });
  endRatingQuestion(handling, client.id);
  const about = { subject: subject?.name ?? null, context, splitFrom: null, openedAt };
  return open(handling, client, deskId, about);
}

/**
 * Opens a ticket for messages that the team splits off another one, at the same desk. A wish of the client for a new
 * ticket stays. @param openedAt the date of the first of them
 */
export function openSplitTicket(
  handling: Handling,
  client: Client,
  from: PlacedTicket,
  openedAt: number,
): PlacedTicket {
  return open(handling, client, from.deskId, { subject: null, context: null, splitFrom: from.id, openedAt });
}

function open(
  handling: Handling,
  client: Client,
  deskId: number | null,
  about: { subject: string | null; context: string | null; splitFrom: number | null; openedAt: number },
): PlacedTicket {
  const found = findDepartment(handling, deskId)?.id ?? null;
  const opening = {
    ...about,
    clientId: client.id,
    deskId: found,
    wantedDeskId: found === deskId ? null : deskId,
    actor: { kind: "client", id: client.id } as const,
  };
  const ticket = openTicket(handling.tx, opening, handling.now);
  // The next messages belong to the new ticket, even if the team answered in another one today.
  saveClientState(handling.tx, client.id, { chosen: { ticketId: ticket.id, at: handling.now } });
  return ticket;
}

function takeIn(
  handling: Handling,
  client: Client,
  incoming: IncomingMessage,
  verdict: Verdict,
  { ticket, isNew, isCertain }: Found,
): void {
  if (verdict.kind === "unwanted") {
    const pair = addMessage(handling.tx, ticket, "to_desk", incoming, "unwanted");
    if (!isNew) refreshCard(handling, ticket);
    if (verdict.isTold) tellOfPause(handling, client, ticket);
    if (verdict.isExplained) tellUnwanted(handling, client, ticket, pair, verdict.unwanted);
    return;
  }
  const isKept = verdict.kind === "keep";
  // A closed ticket stays as it is.
  apply(handling, ticket, { type: "receive" }, { kind: "client", id: client.id });
  const before = isCertain ? undefined : findLatestOfClient(handling.tx, client.id);
  const isTurned = !isCertain && isAnotherClosed(handling, client, ticket);
  const pair = addMessage(handling.tx, ticket, "to_desk", incoming, isKept ? "kept" : null);
  if (!isKept) relay(handling, ticket, pair);
  else if (verdict.isTold) tellOfPause(handling, client, ticket);
  taken(handling, ticket, incoming, isNew);
  const wasThere = before?.ticketId === ticket.id && handling.now - before.sentAt < sameMatterMilliseconds;
  if (!isKept && !isCertain && (!wasThere || isTurned)) tellWhere(handling, client, ticket, pair);
}

/** What a message that the team wants changes at its ticket. */
function taken(handling: Handling, before: PlacedTicket, { text }: IncomingMessage, isNew: boolean): void {
  const ticket = checkWords(handling, before, text);
  deadlinesChanged(handling, ticket);
  clientWroteIn(handling, ticket);
  newsWritten(handling, ticket, isNew);
  if (ticket.snoozedUntil !== null) tellBack(handling, ticket, "snooze-back-client");
  // The card lists unanswered messages. A new ticket has no card yet.
  if (!isNew && isOpen(ticket)) refreshCard(handling, ticket);
  // People without the right to manage topics could not answer in a closed one.
  if (ticket.isTopicClosed && isOpen(ticket)) refreshTopicNow(handling, ticket);
}

/**
 * The client has edited an unwanted message. If the team wants it now, it is taken like a new one, and it too opens a
 * closed ticket again.
 * @param isOneOfMany it was edited a moment ago, and the client has just been told
 */
export function unwantedEdited(
  handling: Handling,
  client: Client,
  { ticket: present, pair }: { ticket: PlacedTicket; pair: MessagePair },
  incoming: IncomingMessage,
  isOneOfMany: boolean,
): void {
  const verdict = judgeEdit(handling, client, incoming);
  if (verdict.kind === "unwanted") {
    if (!isOneOfMany) tellUnwanted(handling, client, present, pair, verdict.unwanted);
    return;
  }
  const ticket = isOpen(present) ? present : reopen(handling, client, present, handling.now);
  apply(handling, ticket, { type: "receive" }, { kind: "client", id: client.id });
  markUndelivered(handling.tx, pair, verdict.kind === "keep" ? "kept" : null);
  if (verdict.kind === "relay") relay(handling, ticket, pair);
  taken(handling, ticket, incoming, false);
}

/** Messages this close together are about the same matter. One notice about their ticket is enough. */
const sameMatterMilliseconds = 10 * 60_000;

/** The ticket of a message. `isCertain` when the client need not be told which. */
interface Found {
  ticket: PlacedTicket;
  isNew: boolean;
  isCertain: boolean;
}

/** The message goes to the ticket, which is opened again if it was closed. */
function stayingOpen(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  { sentAt }: IncomingMessage,
): Found {
  return staying(isOpen(ticket) ? ticket : reopen(handling, client, ticket, sentAt));
}

/** The message goes to the ticket, open or closed, and does not change its state. */
function staying(ticket: PlacedTicket): Found {
  return { ticket, isNew: false, isCertain: true };
}

function findPlaceFor(
  handling: Handling,
  client: Client,
  incoming: IncomingMessage,
  verdict: Verdict,
): Found {
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
function findPresent(handling: Handling, client: Client): PlacedTicket | undefined {
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
function isAnotherClosed(handling: Handling, client: Client, { id, answeredAt }: PlacedTicket): boolean {
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

/** The client's words are for a closed ticket and reopen it. @param sentAt their date */
export function reopen(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  sentAt: number,
): PlacedTicket {
  const actor = { kind: "client", id: client.id } as const;
  const applied = apply(handling, ticket, { type: "reopen", actor, sentAt }, actor);
  saveClientState(handling.tx, client.id, { chosen: { ticketId: ticket.id, at: handling.now } });
  const number = String(ticket.id);
  tellClient(handling, ticket, html(languageWith(handling, client), "ticket-reopened", { number }));
  return applied.ok ? applied.ticket : ticket;
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

function tellWhere(handling: Handling, client: Client, ticket: PlacedTicket, pair: MessagePair): void {
  const language = languageWith(handling, client);
  const number = String(ticket.id);
  const said =
    ticket.subject === null
      ? html(language, "ticket-joined", { number })
      : html(language, "ticket-joined-subject", { number, subject: ticket.subject });
  const label = plain(language, "button-client-move");
  tellClient(handling, ticket, said, {
    keyboard: [[{ label, press: { type: "move", messageId: pair.id } }]],
    ...(pair.clientMessageId !== null && { replyToClientMessageId: pair.clientMessageId }),
    isSilent: true,
  });
}
