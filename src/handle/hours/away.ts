import { findAwayTold, saveAwayTold } from "../../store/desks/hours.ts";
import type { Client } from "../../store/people/clients.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import type { ClientHtml } from "../../text/html.ts";
import { html, type Wording } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { isThanks } from "../../ticket/thanks.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { tellClient } from "../effects/client.ts";
import { languageWith } from "../client/client.ts";
import type { Handling } from "../handle.ts";
import type { Worktime } from "../../worktime/worktime.ts";
import { describeOpening, localTime } from "./words.ts";
import { worktimeOf } from "./worktime.ts";

/** What the client reads of the team's absence. */
export interface Away {
  html: ClientHtml;
  /** What they read instead from then on, in milliseconds since the Unix epoch: it may be sent much later. */
  later: { at: number; html: ClientHtml | undefined }[];
}

/**
 * Tells a client who writes outside of working hours when the team is back, once for each ticket and closed period.
 * Undefined if they need no notice: the team works, has told them already, or has answered since closing time.
 */
export function renderAway(handling: Handling, client: Client, ticket: PlacedTicket): Away | undefined {
  const { tx, now, timeZone } = handling;
  const worktime = worktimeOf(handling, ticket.deskId);
  if (worktime.isOpen(now)) return undefined;
  const until = worktime.nextOpening(now) ?? null;
  if (isTold(handling, worktime, ticket, until) || wasAnsweredSince(worktime, ticket, now)) return undefined;
  saveAwayTold(tx, ticket.id, { at: now, until });
  const language = languageWith(handling, client);
  if (until === null) return { html: html(language, "away-unknown"), later: [] };
  const opens = (at: number) => ({ at, html: renderOpening(language, worktime, timeZone, at) });
  const midnight = localTime(until, timeZone).startOfDay().epochMilliseconds;
  return {
    html: opens(now).html,
    later: [...(midnight > now ? [opens(midnight)] : []), { at: until, html: undefined }],
  };
}

function renderOpening(language: Wording, worktime: Worktime, timeZone: string, at: number): ClientHtml {
  return html(language, "away", { when: describeOpening(language, worktime, timeZone, at)! });
}

/** The same for a ticket that already exists. Mere thanks want no answer, so they get none. */
export function tellAway(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  incoming: IncomingMessage,
): void {
  const away = isOpen(ticket) && !isThanks(incoming) ? renderAway(handling, client, ticket) : undefined;
  if (away !== undefined) tellClient(handling, ticket, away.html, { later: away.later });
}

/** Whether the client knows it: they were told since the team last closed, and what they were told is still so. */
function isTold(
  { tx, now }: Handling,
  worktime: Worktime,
  { id }: PlacedTicket,
  until: number | null,
): boolean {
  const told = findAwayTold(tx, id);
  return told !== undefined && told.until === until && worktime.between(told.at, now) === 0;
}

/** Whether the team has answered since it last closed. */
function wasAnsweredSince(worktime: Worktime, { answeredAt }: PlacedTicket, now: number): boolean {
  return answeredAt !== null && !worktime.isOpen(answeredAt) && worktime.between(answeredAt, now) === 0;
}
