import { markUndelivered } from "../../store/messages/changes.ts";
import { findKept, findTicketsWithKept } from "../../store/messages/kept.ts";
import { type Client, findClient, saveClientState } from "../../store/people/clients.ts";
import { countMessages } from "../../store/messages/recent.ts";
import { renewPair } from "../../store/messages/renewed-pairs.ts";
import { findUnanswered } from "../../store/messages/replies.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { html } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { floodMilliseconds } from "../../ticket/protection.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { apply } from "../apply.ts";
import { languageWith } from "../client/client.ts";
import { deadlinesChanged } from "../deadlines/changes.ts";
import { tellClient, wakeAfterPause } from "../effects/client.ts";
import { refreshCard } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { readSetting } from "../settings/settings.ts";
import { summarize } from "./summary.ts";
import { windowsOf } from "./windows.ts";

/** A client who goes on at once after a pause is not told of the next one. */
const toldMilliseconds = 2 * floodMilliseconds;

/**
 * Whether the client writes more than the setting allows in a minute by Telegram's dates, so that an outage makes
 * nobody a flooder. The database is asked only when this process has seen half of that many.
 */
export function isFlooding({ tx }: Handling, client: Client, { sentAt }: IncomingMessage): boolean {
  const most = readSetting(tx, "flood");
  if (most === null) return false;
  const enough = Math.floor(most / 2) + 1;
  if (windowsOf(tx).messages.add(client.id, sentAt, enough) < enough) return false;
  const before = countMessages(tx, client.id, { since: sentAt - floodMilliseconds, until: sentAt });
  return before + 1 > most;
}

/** A pause that seems longer than any was begun before the clock was set back, and is over. */
export function isPaused({ pausedUntil }: Client, now: number): boolean {
  return pausedUntil !== null && now < pausedUntil && pausedUntil - now <= floodMilliseconds;
}

/** What the client writes in the next minute is kept back. Returns whether they have to be told. */
export function beginPause(handling: Handling, client: Client): boolean {
  const { tx, now } = handling;
  const pausedUntil = now + floodMilliseconds;
  const sinceTold = client.pauseToldAt === null ? Infinity : now - client.pauseToldAt;
  // A time to come is of a clock that was set back since.
  const isTold = sinceTold < 0 || sinceTold >= toldMilliseconds;
  saveClientState(tx, client.id, { pausedUntil, ...(isTold && { pauseToldAt: now }) });
  wakeAfterPause(handling, client, pausedUntil);
  return isTold;
}

export function tellOfPause(handling: Handling, client: Client, ticket: PlacedTicket): void {
  tellClient(handling, ticket, html(languageWith(handling, client), "flood-paused"));
}

/** The desk gets one message about everything that was kept back, before anything newer. */
export function endPause(handling: Handling, { id, pausedUntil }: Client): void {
  saveClientState(handling.tx, id, { pausedUntil: null });
  if (pausedUntil !== null) awaitAnswers(handling, id, pausedUntil - floodMilliseconds);
  summarizeAll(handling, id);
}

/** Telegram's times are whole seconds. */
const secondMilliseconds = 1_000;

/**
 * The team could not read what was kept back, so what it has answered meanwhile is no answer to it: it stands after all
 * replies then, with the dates that it has. Older messages behind a summary's button are left as they are.
 */
function awaitAnswers(handling: Handling, clientId: number, begunAt: number): void {
  const { tx } = handling;
  for (const ticketId of findTicketsWithKept(tx, clientId)) {
    const ticket = findTicket(tx, ticketId)!;
    const waiting = new Set(findUnanswered(tx, ticketId).map(({ id }) => id));
    const unread = findKept(tx, ticketId).filter(({ sentAt }) => sentAt > begunAt - secondMilliseconds);
    if (!isOpen(ticket) || unread.every(({ id }) => waiting.has(id))) continue;
    for (const pair of unread) markUndelivered(tx, renewPair(tx, pair, ticketId), "kept");
    apply(handling, ticket, { type: "receive" }, { kind: "client", id: clientId });
    deadlinesChanged(handling, ticket);
    refreshCard(handling, ticket);
  }
}

/** The time of a pause may be over. */
export function pauseMayBeOver(handling: Handling, clientId: number): void {
  const client = findClient(handling.tx, clientId);
  if (client === undefined || client.pausedUntil === null) return;
  if (isPaused(client, handling.now)) wakeAfterPause(handling, client, client.pausedUntil);
  else endPause(handling, client);
}

/** Nothing of a blocked client reaches the desk. It comes when the team lets them in again. */
export function summarizeAll(handling: Handling, clientId: number): void {
  const client = findClient(handling.tx, clientId);
  if (client === undefined || client.isBlocked || client.pausedUntil !== null) return;
  for (const id of findTicketsWithKept(handling.tx, clientId))
    summarize(handling, findTicket(handling.tx, id)!);
}
