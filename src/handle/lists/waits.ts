import { findPassed } from "../../store/tickets/deadlines.ts";
import { findTimesOf } from "../../store/tickets/times.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { type TicketTimes, workedSince } from "../../ticket/deadline.ts";
import { compareUrgency, type Urgency } from "../../ticket/urgency.ts";
import type { Handling } from "../handle.ts";
import { worktimeOf } from "../hours/worktime.ts";

/** An open ticket and what it waits for. */
export interface Waiting extends Urgency {
  ticket: PlacedTicket;
}

/** The open tickets, the most urgent first. */
export function inOrderOfUrgency(handling: Handling, tickets: readonly PlacedTicket[]): Waiting[] {
  const { tx, now } = handling;
  const ids = tickets.map(({ id }) => id);
  const times = new Map(findTimesOf(tx, ids).map((each) => [each.ticketId, each]));
  const passed = findPassed(tx, ids, now);
  return tickets
    .flatMap((ticket) => {
      const found = times.get(ticket.id);
      return found === undefined ? [] : [waitOf(handling, ticket, found, passed.has(ticket.id))];
    })
    .toSorted(compareUrgency);
}

function waitOf(handling: Handling, ticket: PlacedTicket, times: TicketTimes, hasPassed: boolean): Waiting {
  const { toAct, isUnanswerable, isQuiet, askedAt, startedAt, repliedAt, snoozedUntil } = times;
  if (snoozedUntil !== null)
    return { ticket, waitsFor: "later", isOverdue: false, worked: 0, since: snoozedUntil };
  if (toAct !== "team" || isUnanswerable || isQuiet)
    return { ticket, waitsFor: "client", isOverdue: false, worked: 0, since: repliedAt ?? startedAt };
  const since = askedAt ?? startedAt;
  const worked = workedSince(worktimeOf(handling, ticket.deskId), times, since, handling.now);
  return { ticket, waitsFor: "team", isOverdue: hasPassed, worked, since };
}
