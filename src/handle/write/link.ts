import { deleteMemory, findMemory, saveMemory } from "../../store/memory.ts";
import { findClient } from "../../store/people/clients.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { link, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { ticketUrl } from "../place/url.ts";

/** The manager gets a link to the ticket that they opened, once it is shown. */
export function awaitLink({ tx }: Handling, ticketId: number, managerId: number): void {
  saveMemory(tx, `opener:${ticketId}`, String(managerId));
}

/** The desk shows the ticket now. */
export function sendAwaitedLink(handling: Handling, ticket: PlacedTicket): void {
  const { tx, teamLanguage } = handling;
  const openerId = findMemory(tx, `opener:${ticket.id}`);
  const url = ticketUrl(handling, ticket);
  const client = findClient(tx, ticket.clientId);
  if (openerId === undefined || url === undefined || client === undefined) return;
  deleteMemory(tx, `opener:${ticket.id}`);
  const number = plain(teamLanguage, "norms-number", { number: String(ticket.id) });
  const said = html(teamLanguage, "write-shown", {
    ticketHtml: link(url, number),
    name: truncate(fullName(client), 64),
  });
  say(handling, Number(openerId), said);
}
