import { findActiveManagers, findClient, findManager, type Manager } from "../../store/people.ts";
import { findSetting, saveSetting } from "../../store/settings.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets.ts";
import { link } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { say } from "../effects/chat.ts";
import { tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { listNames } from "../names.ts";
import { ticketUrl } from "../place/url.ts";

/** The manager that somebody means by a username, a number or a name; undefined when it is nobody, or not clear who. */
export function findByName({ tx }: Handling, written: string): Manager | undefined {
  const wanted = written.replace(/^@/, "").trim().toLowerCase();
  const managers = findActiveManagers(tx);
  const exact = managers.filter(
    ({ id, username }) => username?.toLowerCase() === wanted || String(id) === wanted,
  );
  const named = managers.filter(
    (manager) => manager.firstName.toLowerCase() === wanted || fullName(manager).toLowerCase() === wanted,
  );
  const [found, another] = exact.length > 0 ? exact : named;
  return another === undefined ? found : undefined;
}

/** As they can be written after `/transfer`. */
export function listManagers({ tx }: Handling): string {
  const names = findActiveManagers(tx).map((manager) =>
    manager.username === null ? fullName(manager) : `@${manager.username}`,
  );
  return listNames(names);
}

/** Tells a manager in private that a ticket is theirs now, with the way to it. */
export function tellOfTransfer(handling: Handling, ticket: PlacedTicket, manager: Manager): void {
  const { tx, teamLanguage } = handling;
  const client = findClient(tx, ticket.clientId);
  const url = ticketUrl(handling, ticket);
  if (client === undefined || url === undefined) return transferMissed(handling, ticket.id, manager.id);
  const said = html(teamLanguage, "manager-transferred", {
    number: String(ticket.id),
    client: fullName(client),
    linkHtml: link(url, plain(teamLanguage, "manager-transferred-link")),
  });
  say(handling, manager.id, said, { ticketId: ticket.id });
}

/**
 * The manager cannot be written to, since they never opened the bot or stopped it: they are mentioned where the ticket
 * is, and told once at each desk how to hear of it in private.
 */
export function transferMissed(handling: Handling, ticketId: number, managerId: number): void {
  const { tx, now, teamLanguage, botUsername } = handling;
  const ticket = findTicket(tx, ticketId);
  const manager = findManager(tx, managerId);
  // Somebody else may have got it meanwhile.
  if (ticket === undefined || manager === undefined || ticket.managerId !== managerId) return;
  const managerHtml = link(`tg://user?id=${managerId}`, fullName(manager));
  const key = `told_to_open_bot:${ticket.deskId ?? 0}:${managerId}`;
  const isTold = findSetting(tx, key) !== undefined;
  saveSetting(tx, key, String(now));
  const linkHtml = link(`https://t.me/${botUsername}`, `@${botUsername}`);
  const said = isTold
    ? html(teamLanguage, "manager-transferred-here", { managerHtml })
    : html(teamLanguage, "manager-transferred-here-first", { managerHtml, linkHtml });
  tellDesk(handling, ticket, said);
}
