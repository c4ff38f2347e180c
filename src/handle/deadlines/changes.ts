import {
  deleteDeadlines,
  findDeadlines,
  findOpenDeadlines,
  saveDeadlines,
} from "../../store/tickets/deadlines.ts";
import { findAutoclose, findNorms, findNormsOf } from "../../store/desks/norms.ts";
import { findOpenTimes, findTimes } from "../../store/tickets/times.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { type Deadline, deadlinesOf, type TicketTimes } from "../../ticket/deadline.ts";
import type { Ticket } from "../../ticket/ticket.ts";
import { refreshCard } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { worktimeOf } from "../hours/worktime.ts";

/** Cards that change at once are refreshed so far apart, so that messages in the group are not held up. */
const cardPauseMilliseconds = 3_000;

/**
 * Counts the ticket's deadlines anew. To be called when its state or its messages have changed. It costs no statement
 * while no norm is set, nothing closes by itself and the ticket does not rest.
 * @param states the ticket before the change, after it, or both if it may have begun to rest
 */
export function deadlinesChanged(
  handling: Handling,
  ...states: [Pick<Ticket, "id" | "snoozedUntil">, Pick<Ticket, "snoozedUntil">?]
): void {
  const { tx } = handling;
  const [{ id }] = states;
  const isSnoozed = states.some((state) => state !== undefined && state.snoozedUntil !== null);
  if (!isSnoozed && findNorms(tx).size === 0 && findAutoclose(tx) === undefined) return;
  const times = findTimes(tx, id);
  if (times !== undefined) replace(handling, [times], findDeadlines(tx, id));
}

/** The same for all open tickets: hours, holidays, norms or the time of closing have changed. */
export function allDeadlinesChanged(handling: Handling): void {
  const { tx } = handling;
  const changed = replace(handling, findOpenTimes(tx), findOpenDeadlines(tx));
  for (const [index, id] of changed.entries())
    refreshCard(handling, findTicket(tx, id)!, handling.now + (index + 1) * cardPauseMilliseconds);
}

/** Returns the tickets whose norms run out at another time than before. */
function replace(handling: Handling, all: readonly TicketTimes[], known: readonly Deadline[]): number[] {
  const { tx } = handling;
  const knownOf = Map.groupBy(known, ({ ticketId }) => ticketId);
  const saved: Deadline[] = [];
  const dropped: Deadline[] = [];
  const autoclose = findAutoclose(tx);
  const moved = new Set<number>();
  for (const times of all) {
    const before = knownOf.get(times.ticketId) ?? [];
    const rules = {
      norms: findNormsOf(tx, times.deskId),
      autoclose,
      worktime: worktimeOf(handling, times.deskId),
    };
    const present = deadlinesOf(times, rules, before);
    for (const deadline of present) {
      const old = before.find(({ kind }) => kind === deadline.kind);
      if (old !== undefined && isSame(old, deadline)) continue;
      saved.push(deadline);
      if (old?.untilAt !== deadline.untilAt) moved.add(times.ticketId);
    }
    for (const old of before) {
      if (present.some(({ kind }) => kind === old.kind)) continue;
      dropped.push(old);
      if (old.untilAt !== null) moved.add(times.ticketId);
    }
  }
  saveDeadlines(tx, saved);
  deleteDeadlines(tx, dropped);
  return [...moved];
}

function isSame(one: Deadline, other: Deadline): boolean {
  return (Object.keys(one) as (keyof Deadline)[]).every((key) => one[key] === other[key]);
}
