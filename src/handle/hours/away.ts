import { findAwayTold, saveAwayTold } from "../../store/hours.ts";
import type { Client } from "../../store/people.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import type { ClientHtml } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { tellClient } from "../effects/client.ts";
import { languageWith } from "../client/client.ts";
import type { Handling } from "../handle.ts";
import type { Worktime } from "../../worktime/worktime.ts";
import { describeOpening } from "./words.ts";
import { worktimeOf } from "./worktime.ts";

/**
 * Tells a client who writes outside of working hours when the team is back, once for each ticket and closed period.
 * Undefined if they need no notice: the team works, has told them already, or has answered since closing time.
 */
export function renderAway(handling: Handling, client: Client, ticket: PlacedTicket): ClientHtml | undefined {
  const { tx, now, timeZone } = handling;
  const worktime = worktimeOf(handling, ticket.deskId);
  if (worktime.isOpen(now)) return undefined;
  const until = worktime.nextOpening(now) ?? null;
  if (isTold(handling, worktime, ticket, until) || wasAnsweredSince(worktime, ticket, now)) return undefined;
  saveAwayTold(tx, ticket.id, { at: now, until });
  const language = languageWith(handling, client);
  const when = describeOpening(language, worktime, timeZone, now);
  return when === undefined ? html(language, "away-unknown") : html(language, "away", { when });
}

/** The same for a ticket that already exists. */
export function tellAway(handling: Handling, client: Client, ticket: PlacedTicket): void {
  const said = isOpen(ticket) ? renderAway(handling, client, ticket) : undefined;
  if (said !== undefined) tellClient(handling, ticket, said);
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
