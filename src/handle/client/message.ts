import { addMessage, markUndelivered } from "../../store/messages/changes.ts";
import { findLatestOfClient, hasWanted, type MessagePair } from "../../store/messages/messages.ts";
import type { Client } from "../../store/people/clients.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { html, plain } from "../../text/text.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { apply } from "../apply.ts";
import { answersNamePrompt } from "./name.ts";
import { languageWith, meetClient } from "./client.ts";
import { deadlinesChanged } from "../deadlines/changes.ts";
import { tellClient } from "../effects/client.ts";
import { refreshCard, refreshTopicNow } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { newsWritten } from "../notices/notices.ts";
import { clientWroteIn } from "../shifts/news.ts";
import { tellBack } from "../snooze/return.ts";
import { tellAway } from "../hours/away.ts";
import { tellOfPause } from "../protection/pause.ts";
import { checkWords } from "../protection/quarantine.ts";
import { tellUnwanted } from "../protection/unwanted.ts";
import { isHeldUp, judge, judgeEdit, type Verdict } from "../protection/verdict.ts";
import { explainRating } from "./rating.ts";
import { reachabilityChanged } from "./reachability.ts";
import { welcome } from "./welcome.ts";
import { openTicketFor, reopen } from "./opening.ts";
import {
  type Destination,
  findDestination,
  findPresent,
  isAnotherClosed,
  staying,
  stayingOpen,
} from "./destination.ts";

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
  const found = findDestination(handling, client, incoming, verdict);
  const isFirst = found.isNew || isUnseen(handling, found.ticket);
  takeIn(handling, client, incoming, verdict, found);
  if (verdict.kind === "unwanted") return;
  if (isFirst) welcome(handling, client, found.ticket);
  else tellAway(handling, client, found.ticket, incoming);
}

/** Whether the client wrote only unwanted messages there. The team sees none of it, so the client was not welcomed yet. */
function isUnseen({ tx }: Handling, { id, cardMessageId }: PlacedTicket): boolean {
  return cardMessageId === null && !hasWanted(tx, id);
}

/** The client asked for a new ticket and wrote the message with it. */
export function newTicketWritten(handling: Handling, client: Client, incoming: IncomingMessage): void {
  if (!client.isReachable) reachabilityChanged(handling, client.id, true);
  const verdict = judge(handling, client, incoming);
  const present = isHeldUp(verdict) ? findPresent(handling, client) : undefined;
  const found: Destination =
    present === undefined
      ? { ticket: openTicketFor(handling, client, incoming.sentAt), isNew: true, isCertain: true }
      : stayingOpen(handling, client, present, incoming);
  takeIn(handling, client, incoming, verdict, found);
  if (found.isNew && verdict.kind !== "unwanted") welcome(handling, client, found.ticket);
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

function takeIn(
  handling: Handling,
  client: Client,
  incoming: IncomingMessage,
  verdict: Verdict,
  { ticket, isNew, isCertain }: Destination,
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
  const isFirst = isUnseen(handling, present);
  const ticket = isOpen(present) ? present : reopen(handling, client, present, handling.now);
  apply(handling, ticket, { type: "receive" }, { kind: "client", id: client.id });
  markUndelivered(handling.tx, pair, verdict.kind === "keep" ? "kept" : null);
  if (verdict.kind === "relay") relay(handling, ticket, pair);
  taken(handling, ticket, incoming, false);
  if (isFirst) welcome(handling, client, ticket);
}

/** Messages this close together are about the same matter. One notice about their ticket is enough. */
const sameMatterMilliseconds = 10 * 60_000;

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
