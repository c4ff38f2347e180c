import { findActiveManagers, findClient, type Manager } from "../store/people.ts";
import type { PlacedTicket } from "../store/tickets.ts";
import { link } from "../text/html.ts";
import { html, plain } from "../text/text.ts";
import { fullName } from "../ticket/message.ts";
import { say } from "./enqueue.ts";
import type { Handling } from "./handle.ts";
import { ticketUrl } from "./ticket-url.ts";

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
  return findActiveManagers(tx)
    .map((manager) => (manager.username === null ? fullName(manager) : `@${manager.username}`))
    .join(", ");
}

/** Tells a manager in private that a ticket is theirs now, with the way to it. */
export function tellOfTransfer(handling: Handling, ticket: PlacedTicket, manager: Manager): void {
  const { tx, teamLanguage } = handling;
  const client = findClient(tx, ticket.clientId);
  const url = ticketUrl(handling, ticket);
  if (client === undefined || url === undefined) return;
  say(
    handling,
    manager.id,
    html(teamLanguage, "manager-transferred", {
      number: String(ticket.id),
      client: fullName(client),
      linkHtml: link(url, plain(teamLanguage, "manager-transferred-link")),
    }),
    { ticketId: ticket.id },
  );
}
