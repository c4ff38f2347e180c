import { findPassed } from "../../store/deadlines.ts";
import { findTimesOf } from "../../store/ticket-times.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import type { TicketTimes } from "../../ticket/deadline.ts";
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
  const { toAct, isBlocked, isQuiet, askedAt, startedAt, repliedAt, snoozedUntil } = times;
  if (snoozedUntil !== null)
    return { ticket, waitsFor: "later", isOverdue: false, worked: 0, since: snoozedUntil };
  if (toAct !== "team" || isBlocked || isQuiet)
    return { ticket, waitsFor: "client", isOverdue: false, worked: 0, since: repliedAt ?? startedAt };
  const since = askedAt ?? startedAt;
  const worktime = worktimeOf(handling, ticket.deskId);
  const rested = times.rests.reduce((sum, { from, to }) => {
    const [start, end] = [Math.max(from, since), Math.min(to, handling.now)];
    return start < end ? sum + worktime.between(start, end) : sum;
  }, 0);
  const worked = since < handling.now ? worktime.between(since, handling.now) - rested : 0;
  return { ticket, waitsFor: "team", isOverdue: hasPassed, worked, since };
}
