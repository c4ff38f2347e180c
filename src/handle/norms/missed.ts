import type { Transaction } from "../../store/database.ts";
import { deleteMemory, findMemory, saveMemory } from "../../store/memory.ts";
import { findActiveManagers } from "../../store/people/managers.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { joinHtml, link } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { burstMilliseconds, tellOfMissed } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { getsNotices } from "../shifts/shifts.ts";

/**
 * A manager cannot be told in private: they never opened the bot, or stopped it. The ticket's place mentions them, and says
 * once at each desk how to get such news in private. All such managers share the message.
 */
export function overdueMissed(handling: Handling, ticketId: number, managerId: number): void {
  const { tx, now, teamLanguage, botUsername } = handling;
  const ticket = findTicket(tx, ticketId);
  saveMemory(tx, `unheard:${managerId}`, String(now));
  if (ticket === undefined) return;
  const missed = findActiveManagers(tx).filter(
    ({ id }) => findMemory(tx, `unheard:${id}`) !== undefined && getsNotices(tx, id),
  );
  if (missed.length === 0) return;
  const told = missed.map(({ id }) => `told_to_open_bot:${ticket.deskId ?? 0}:${id}` as const);
  // A message that replaces another one just now says it again.
  const isNew = told.some((key) => now - Number(findMemory(tx, key) ?? now) < burstMilliseconds);
  for (const key of told) if (findMemory(tx, key) === undefined) saveMemory(tx, key, String(now));
  const managersHtml = joinHtml(
    missed.map((manager) => link(`tg://user?id=${manager.id}`, fullName(manager))),
    ", ",
  );
  const linkHtml = link(`https://t.me/${botUsername}`, `@${botUsername}`);
  const said = html(teamLanguage, "norms-missed", { managersHtml });
  const how = html(teamLanguage, "norms-missed-how", { linkHtml });
  tellOfMissed(handling, ticket, isNew ? joinHtml([said, how], "\n") : said);
}

/** The person was told in private after all. */
export function heard(tx: Transaction, personId: number): void {
  const key = `unheard:${personId}` as const;
  if (findMemory(tx, key) !== undefined) deleteMemory(tx, key);
}
