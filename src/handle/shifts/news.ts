import type { Database } from "../../store/database.ts";
import { isOfDesk } from "../../store/people/desk-people.ts";
import { findActiveManagers } from "../../store/people/managers.ts";
import {
  deleteShiftNews,
  findShiftNews,
  findUntoldNews,
  saveShiftNews,
} from "../../store/people/shift-news.ts";
import { findTimes } from "../../store/tickets/times.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import type { Handling } from "../handle.ts";
import { isTold } from "../notices/choices.ts";
import { tell } from "../notices/notices.ts";
import { readSetting } from "../settings/settings.ts";
import { waitsForAbsent } from "./absence.ts";
import { findMarked, findShiftOf } from "./shifts.ts";

/**
 * A client wrote in the ticket. If its manager is not at work, those who are will be told, once for each wait. It costs no
 * statement while `shifts` is off.
 */
export function clientWroteIn(handling: Handling, { id, managerId }: PlacedTicket): void {
  const { tx, now } = handling;
  if (!readSetting(tx, "shifts")) return;
  if (managerId === null || findShiftOf(tx, managerId) !== undefined) return;
  const since = findTimes(tx, id)?.askedAt ?? null;
  if (since === null || findShiftNews(tx, id)?.since === since) return;
  saveShiftNews(tx, { ticketId: id, since, dueAt: now });
}

/** When the next news is due. While nobody is at work it waits. */
export function nextNews(db: Database): number | undefined {
  return findMarked(db).size === 0 ? undefined : findUntoldNews(db)[0]?.dueAt;
}

/** Tells those at work of all that is due. */
export function tellNews(handling: Handling, by: number): void {
  const { tx } = handling;
  const due = findUntoldNews(tx).filter(({ dueAt }) => dueAt <= by);
  if (due.length === 0) return;
  const tickets = due.flatMap(({ ticketId }) => {
    const ticket = findTicket(tx, ticketId)!;
    if (waitsForAbsent(handling, ticket)) return [ticket];
    deleteShiftNews(tx, ticketId);
    return [];
  });
  const atWork = findMarked(tx);
  const told = new Set<number>();
  for (const { id: personId } of findActiveManagers(tx)) {
    if (!atWork.has(personId) || !isTold(handling, personId, "away")) continue;
    for (const ticket of tickets) {
      if (!isOfDesk(tx, personId, ticket.deskId)) continue;
      told.add(ticket.id);
      tell(handling, personId, "away", ticket);
    }
  }
  for (const news of due) if (told.has(news.ticketId)) saveShiftNews(tx, { ...news, dueAt: null });
}
