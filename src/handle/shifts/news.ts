import type { Database } from "../../store/database.ts";
import { isOfDesk } from "../../store/people/desk-people.ts";
import { findChoices } from "../../store/people/notices.ts";
import { findActiveManagers, findManager } from "../../store/people/managers.ts";
import {
  deleteShiftNews,
  findShiftNews,
  findUntoldNews,
  saveShiftNews,
} from "../../store/people/shift-news.ts";
import { findTimes } from "../../store/tickets/times.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import type { Handling } from "../handle.ts";
import { tell } from "../notices/notices.ts";
import { readSetting } from "../settings/settings.ts";
import { findMarked, findShiftOf, waitsForAbsent } from "./shifts.ts";

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

/** When the next news is due. While nobody is at work who can be told, it waits. */
export function nextNews(db: Database): number | undefined {
  return findListening(db).size === 0 ? undefined : findUntoldNews(db)[0]?.dueAt;
}

/** Tells those at work of all that is due. */
export function tellNews(handling: Handling, by: number): void {
  const { tx } = handling;
  const due = findUntoldNews(tx).filter(({ dueAt }) => dueAt <= by);
  if (due.length === 0) return;
  const tickets = due.flatMap(({ ticketId }) => {
    const ticket = findTicket(tx, ticketId)!;
    if (waitsForAbsent(tx, ticket)) return [ticket];
    deleteShiftNews(tx, ticketId);
    return [];
  });
  const listening = findListening(tx);
  const told = new Set<number>();
  for (const { id: personId } of findActiveManagers(tx)) {
    if (!listening.has(personId)) continue;
    for (const ticket of tickets) {
      if (!isOfDesk(tx, personId, ticket.deskId)) continue;
      told.add(ticket.id);
      tell(handling, personId, "colleague", ticket);
    }
  }
  for (const news of due) if (told.has(news.ticketId)) saveShiftNews(tx, { ...news, dueAt: null });
}

/** Those at work who opened the bot and have not switched news off. */
function findListening(db: Database): ReadonlySet<number> {
  const isListening = (personId: number) =>
    !findChoices(db, personId).isOff && findManager(db, personId)?.openedAt !== null;
  return new Set([...findMarked(db)].filter(isListening));
}
