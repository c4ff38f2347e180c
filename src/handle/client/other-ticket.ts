import { type Button, inRows } from "../../ticket/keyboard.ts";
import { recordEvents } from "../../store/tickets/journal.ts";
import { markUndelivered } from "../../store/messages/changes.ts";
import { movePair } from "../../store/messages/renewed-pairs.ts";
import { findAlbum, findMessagesFrom, findMessage, type MessagePair } from "../../store/messages/messages.ts";
import { type Client, saveClientState } from "../../store/people/clients.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { html, plain } from "../../text/text.ts";
import { type Actor, isOpen } from "../../ticket/ticket.ts";
import { type Answer, done, refused } from "../answer.ts";
import { apply } from "../apply.ts";
import { openSplitTicket, openTicketFor, reopen } from "./opening.ts";
import { findOwnTicket, labelOf } from "./tickets.ts";
import { findKnownTickets, languageWith } from "./client.ts";
import { deadlinesChanged } from "../deadlines/changes.ts";
import { atDeskOf } from "../effects/adding.ts";
import { editAtClient } from "../effects/client.ts";
import { refreshCard, removeCopyAtDesk } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { quarantineAlong } from "../protection/quarantine.ts";
import { turnsTooOften } from "../protection/turns.ts";
import { summarizeThere } from "../protection/summary.ts";
import { repliesChanged } from "../replies.ts";
import { clientWroteIn } from "../shifts/news.ts";
import { tellBack } from "../snooze/return.ts";
import { readSetting } from "../settings/settings.ts";

/** The client wants to move a message. The notice under it becomes a list of the tickets to choose. */
export function moveAsked(
  handling: Handling,
  client: Client,
  messageId: number,
  clientMessageId: number,
): Answer {
  const language = languageWith(handling, client);
  const ticket = findOwnTicketOf(handling, client, messageId);
  if (ticket === undefined) return refused(plain(language, "refusal-stale"));
  const others = findKnownTickets(handling, client.id).filter(({ id }) => id !== ticket.id);
  const closed = others.filter((other) => !isOpen(other));
  const newlyClosed = closed
    .filter((other) => mayReopen(handling, other))
    .toSorted((a, b) => b.closedAt - a.closedAt)
    .slice(0, closedOffered);
  const buttons = [...others.filter(isOpen), ...newlyClosed].map((other): Button => {
    const name = labelOf(handling, language, other);
    return {
      label: isOpen(other) ? name : plain(language, "button-client-reopen-ticket", { ticket: name }),
      press: { type: "move_to", messageId, ticketId: other.id },
    };
  });
  buttons.push({
    label: plain(language, "button-client-new"),
    press: { type: "move_to", messageId, ticketId: 0 },
  });
  editAtClient(handling, ticket, clientMessageId, html(language, "ticket-move-where"), inRows(buttons, 1));
  return done("");
}

/** Moves the client's messages from this one on to another of their tickets, or to a new one. */
export function moveTo(
  handling: Handling,
  client: Client,
  messageId: number,
  ticketId: number,
  clientMessageId: number,
): Answer {
  const { tx, now } = handling;
  const language = languageWith(handling, client);
  const from = findOwnTicketOf(handling, client, messageId);
  const to = ticketId === 0 ? undefined : findOwnTicket(handling, client, ticketId);
  if (from === undefined || from.id === ticketId || (ticketId !== 0 && to === undefined)) {
    return refused(plain(language, "refusal-stale"));
  }
  const isClosed = to !== undefined && !isOpen(to);
  if (isClosed && !mayReopen(handling, to)) return refused(plain(language, "refusal-closed"));
  if (turnsTooOften(handling, client)) return refused(plain(language, "refusal-too-often"));
  const { sentAt } = findMessage(tx, messageId)!;
  const target = isClosed
    ? reopen(handling, client, to, sentAt)
    : (to ?? openTicketFor(handling, client, sentAt));
  const pairs = findMessagesFrom(tx, from.id, messageId).filter(({ direction }) => direction === "to_desk");
  movePairs(handling, pairs, from, target, { kind: "client", id: client.id });
  saveClientState(tx, client.id, { chosen: { ticketId: target.id, at: now } });
  const said = html(language, "ticket-moved", { number: String(target.id) });
  editAtClient(handling, target, clientMessageId, said);
  return done(plain(language, "toast-done"));
}

/** This many closed tickets are offered beside the open ones. */
const closedOffered = 3;

/** Whether the ticket is closed and a message would reopen it. */
function mayReopen({ tx, now }: Handling, ticket: PlacedTicket): boolean {
  const { mode, days } = readSetting(tx, "reopen");
  return !isOpen(ticket) && mode === "reopen" && now - ticket.closedAt <= days * 24 * 3_600_000;
}

/** Moves a client's message, with its album, into a ticket of its own. */
export function splitOff(
  handling: Handling,
  client: Client,
  pair: MessagePair,
  from: PlacedTicket,
  actor: Actor,
): PlacedTicket {
  const album = pair.mediaGroupId === null ? [pair] : findAlbum(handling.tx, from.id, pair.mediaGroupId);
  const openedAt = Math.min(...album.map(({ sentAt }) => sentAt));
  const target = openSplitTicket(handling, client, from, openedAt);
  movePairs(handling, album, from, target, actor);
  return target;
}

/** Deletes the copies at the old place and adds a line to both journals. */
function movePairs(
  handling: Handling,
  pairs: MessagePair[],
  from: PlacedTicket,
  to: PlacedTicket,
  actor: Actor,
): void {
  const { tx, now } = handling;
  for (const pair of pairs) {
    const moved = movePair(tx, pair, to.id);
    if (pair.failure === "kept" || pair.failure === "unwanted") {
      markUndelivered(tx, moved, pair.failure);
      continue;
    }
    removeCopyAtDesk(handling, atDeskOf(from, pair), pair);
    relay(handling, to, moved);
  }
  if (pairs.some(({ failure }) => failure === "kept")) summarizeThere(handling, to);
  apply(handling, to, { type: "receive" }, actor);
  deadlinesChanged(handling, to);
  if (actor.kind === "client") clientWroteIn(handling, to);
  const present = quarantineAlong(handling, from, to);
  if (to.snoozedUntil !== null) tellBack(handling, present, "snooze-back-client");
  repliesChanged(handling, from.id, { type: "moved_out", to: to.id }, actor);
  recordEvents(tx, to.id, actor, [{ type: "moved_in", from: from.id }], now);
  refreshCard(handling, to);
}

function findOwnTicketOf({ tx }: Handling, client: Client, messageId: number): PlacedTicket | undefined {
  const pair = findMessage(tx, messageId);
  const ticket = pair && pair.failure !== "moved" ? findTicket(tx, pair.ticketId) : undefined;
  return ticket?.clientId === client.id ? ticket : undefined;
}
