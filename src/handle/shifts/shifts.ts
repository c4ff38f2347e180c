import type { Database, Transaction } from "../../store/database.ts";
import { findClient } from "../../store/people/clients.ts";
import { findLastDeed } from "../../store/tickets/journal.ts";
import { endShift, findOpenShifts, type Shift, startShift } from "../../store/people/shifts.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { isOpen } from "../../ticket/ticket.ts";
import type { Handling } from "../handle.ts";
import { readSetting } from "../settings/settings.ts";

/** A shift that nobody ended is over after so long. */
const longestShift = 16 * 3_600_000;

export function findShiftOf(db: Database, managerId: number): Shift | undefined {
  return findOpenShifts(db).find((shift) => shift.managerId === managerId);
}

/** Whether a manager gets notices now: always, or with `shifts on` only at work. */
export function getsNotices(db: Database, managerId: number): boolean {
  return !readSetting(db, "shifts") || findShiftOf(db, managerId) !== undefined;
}

/** Whether the ticket's client waits for a manager who is not at work. */
export function waitsForAbsent(db: Database, ticket: PlacedTicket): boolean {
  if (!readSetting(db, "shifts") || !isOpen(ticket) || ticket.toAct !== "team") return false;
  if (ticket.quarantine === "on" || ticket.snoozedUntil !== null) return false;
  const client = findClient(db, ticket.clientId);
  if (client?.isBlocked === true || client?.isReachable === false) return false;
  return ticket.managerId !== null && findShiftOf(db, ticket.managerId) === undefined;
}

/** With `shifts on`, the managers who are at work. */
export function findMarked(db: Database): ReadonlySet<number> {
  return new Set(readSetting(db, "shifts") ? findOpenShifts(db).map(({ managerId }) => managerId) : []);
}

/** The same managers. With `shifts on`, those at work stand first. */
export function inOrderOfWork<M extends { id: number }>(db: Database, managers: readonly M[]): M[] {
  const marked = findMarked(db);
  return managers.toSorted((a, b) => Number(marked.has(b.id)) - Number(marked.has(a.id)));
}

/** False when the manager is at work already. */
export function begin({ tx, now }: Handling, managerId: number): boolean {
  if (findShiftOf(tx, managerId) !== undefined) return false;
  startShift(tx, managerId, now);
  return true;
}

/** Returns the shift that has ended. Undefined when the manager is not at work. */
export function end({ tx, now }: Handling, managerId: number): Shift | undefined {
  const shift = findShiftOf(tx, managerId);
  if (shift !== undefined) endShift(tx, shift.id, { endedAt: now, isForgotten: false });
  return shift;
}

/** When the next shift is over by itself, in milliseconds since the Unix epoch. */
export function nextForgotten(db: Database): number | undefined {
  const [first] = findOpenShifts(db);
  return first && first.startedAt + longestShift;
}

/**
 * Ends the shifts that nobody ended. They count until the manager's last deed in a ticket, so that nobody has worked a
 * night for forgetting a button.
 */
export function endForgotten({ tx, now }: { tx: Transaction; now: number }): void {
  for (const { id, managerId, startedAt } of findOpenShifts(tx)) {
    const overAt = startedAt + longestShift;
    if (overAt > now) continue;
    const endedAt = findLastDeed(tx, managerId, { from: startedAt, to: overAt }) ?? startedAt;
    endShift(tx, id, { endedAt, isForgotten: true });
  }
}
