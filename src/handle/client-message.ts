import { findDefaultDesk, findDesk } from "../store/desks.ts";
import { addMessage } from "../store/messages.ts";
import { saveClient } from "../store/people.ts";
import { findLatestTicket, openTicket, saveChange } from "../store/tickets.ts";
import { html, languageOf } from "../text/text.ts";
import { decide } from "../ticket/decide.ts";
import type { IncomingMessage, Person } from "../ticket/message.ts";
import { refreshCard, relay, tellClient } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

/**
 * A client wrote to the bot: the message joins the open ticket or opens one. While no desk is ready it is kept, and
 * goes to the desk when there is one.
 */
export function clientWrote(handling: Handling, author: Person, incoming: IncomingMessage): void {
  const { tx, now, teamLanguage } = handling;
  const language = languageOf(author.languageCode, teamLanguage);
  const client = saveClient(tx, author, language, now);
  const present = findLatestTicket(tx, client.id);
  const ticket = present ?? openTicket(tx, client.id, readyDeskId(handling), now);

  const change = decide(ticket, { type: "receive" }, now);
  saveChange(tx, change, { kind: "client", id: client.id }, now);

  const pair = addMessage(tx, ticket.id, "to_desk", incoming);
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  if (desk !== undefined) {
    relay(handling, pair, desk.chatId);
    if (present !== undefined && change.events.length > 0) refreshCard(handling, ticket.id, desk.chatId);
  }
  if (present === undefined) {
    tellClient(handling, ticket, html(language, "ticket-accepted", { number: String(ticket.id) }));
  }
}

function readyDeskId({ tx }: Handling): number | null {
  const desk = findDefaultDesk(tx);
  return desk?.isReady === true ? desk.id : null;
}
