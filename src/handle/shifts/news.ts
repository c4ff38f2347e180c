import type { Database } from "../../store/database.ts";
import { isOfDesk } from "../../store/people/desk-people.ts";
import { findClient } from "../../store/people/clients.ts";
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
import { type Html, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { sayList } from "../effects/told-list.ts";
import type { Handling } from "../handle.ts";
import { renderTicketLink } from "../norms/notice.ts";
import { quietUntil } from "../notices/choices.ts";
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

/** When the next news is due. While nobody is at work who wants to hear of anything it waits. */
export function nextNews(db: Database): number | undefined {
  return findListening(db).size === 0 ? undefined : findUntoldNews(db)[0]?.dueAt;
}

/** Tells those at work of all that is due, in one message for each of them, or after their quiet hours. */
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
    const own = tickets.filter(({ deskId }) => isOfDesk(tx, personId, deskId));
    if (own.length === 0) continue;
    for (const { id } of own) told.add(id);
    if (quietUntil(handling, findChoices(tx, personId)) !== undefined) {
      for (const ticket of own) tell(handling, personId, "colleague", ticket);
      continue;
    }
    const lines = own.map((ticket) => renderLine(handling, ticket));
    const ticketIds = own.map(({ id }) => id);
    sayList(handling, personId, ticketIds, { head: { id: "shifts-news" }, lines });
  }
  for (const news of due) if (told.has(news.ticketId)) saveShiftNews(tx, { ...news, dueAt: null });
}

function findListening(db: Database): ReadonlySet<number> {
  return new Set([...findMarked(db)].filter((personId) => !findChoices(db, personId).isOff));
}

function renderLine(handling: Handling, { id, clientId, managerId }: PlacedTicket): Html {
  const { tx, teamLanguage } = handling;
  const client = findClient(tx, clientId);
  const manager = managerId === null ? undefined : findManager(tx, managerId);
  return html(teamLanguage, "shifts-news-line", {
    ticketHtml: renderTicketLink(handling, id),
    client: client === undefined ? "" : truncate(fullName(client), 40),
    manager: manager === undefined ? "" : truncate(fullName(manager), 40),
  });
}
