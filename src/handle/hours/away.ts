import { findAwayTold, saveAwayTold } from "../../store/hours.ts";
import type { Client } from "../../store/people.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import type { Html } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { tellClient } from "../effects/client.ts";
import { languageWith } from "../client/client.ts";
import type { Handling } from "../handle.ts";
import type { Worktime } from "../../worktime/worktime.ts";
import { describeOpening } from "./words.ts";
import { worktimeOf } from "./worktime.ts";

/** Without an opening in sight the client is not told the same again so soon. */
const sameDayMilliseconds = 24 * 3_600_000;

/**
 * What a client reads whose message comes while nobody works: when the team is back, once for each ticket and time off.
 * Undefined when they need not be told: the team works, told them already, or has answered since it closed.
 */
export function renderAway(handling: Handling, client: Client, ticket: PlacedTicket): Html | undefined {
  const { tx, now, timeZone } = handling;
  const worktime = worktimeOf(handling, ticket.deskId);
  if (worktime.isOpen(now)) return undefined;
  if (now < (findAwayTold(tx, ticket.id) ?? 0) || wasAnsweredSince(worktime, ticket, now)) return undefined;
  const opening = worktime.nextOpening(now);
  saveAwayTold(tx, ticket.id, opening ?? now + sameDayMilliseconds);
  const language = languageWith(handling, client);
  const when = describeOpening(language, worktime, timeZone, now);
  return when === undefined ? html(language, "away-unknown") : html(language, "away", { when });
}

/** The same for a ticket that they have had before. */
export function tellAway(handling: Handling, client: Client, ticket: PlacedTicket): void {
  const said = isOpen(ticket) ? renderAway(handling, client, ticket) : undefined;
  if (said !== undefined) tellClient(handling, ticket, said);
}

/** Whether the team has answered although it was closed already. */
function wasAnsweredSince(worktime: Worktime, { answeredAt }: PlacedTicket, now: number): boolean {
  return answeredAt !== null && !worktime.isOpen(answeredAt) && worktime.between(answeredAt, now) === 0;
}
