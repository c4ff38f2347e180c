import { findFaq } from "../../store/texts/faq.ts";
import { saveWritesAsClient } from "../../store/people/managers.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { joinHtml } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { sayToClient } from "../effects/client.ts";
import type { GivenInPrivate } from "../feature.ts";
import { askTeam, speaksForTeam } from "../private/kept.ts";
import { languageWith, meetClient } from "./client.ts";
import { closeWritten, hasContent, readNumber } from "./closing.ts";
import { helpTeam, started } from "./greeting.ts";
import { messageWritten, newTicketWritten, writtenTo } from "./message.ts";
import { nameWritten } from "./name.ts";
import { linkOpened } from "./start-link.ts";
import { listTickets } from "./ticket-list.ts";
import { findOwnTicket, newTicketAsked, showTicket } from "./tickets.ts";

/** `/start`, or an opened link. */
export function start(given: GivenInPrivate): void {
  const { handling, author, incoming, rest, commands } = given;
  const payload = /^[\w-]{1,64}$/.exec(rest)?.[0];
  if (payload !== undefined) {
    saveWritesAsClient(handling.tx, author.id, true);
    return linkOpened(handling, author, payload);
  }
  saveWritesAsClient(handling.tx, author.id, false);
  // A message with words gets its answer from their own handling.
  if (!hasContent(incoming) || speaksForTeam(handling, author.id)) started(handling, author, commands);
  takeWords(given);
}

/** `/new`. Words after it are the new ticket's first message. */
export function openNew({ handling, author, incoming }: GivenInPrivate): void {
  const client = meetClient(handling, author);
  saveWritesAsClient(handling.tx, author.id, true);
  if (client.isBlocked) return;
  if (hasContent(incoming)) newTicketWritten(handling, client, incoming);
  else newTicketAsked(handling, client);
}

/** `/tickets` lists them. With a number after it, it shows that ticket. */
export function showTickets(given: GivenInPrivate): void {
  const { handling, author, rest } = given;
  const client = meetClient(handling, author);
  const named = readNumber(rest);
  const ticket = named?.length === rest.length && findOwnTicket(handling, client, named.id);
  if (ticket) {
    showTicket(handling, client, ticket);
    return;
  }
  listTickets(handling, client);
  takeWords(given);
}

export function close(given: GivenInPrivate): void {
  const { handling, author } = given;
  closeWritten(handling, meetClient(handling, author), given.incoming, (incoming, ticket) =>
    takeWords({ ...given, incoming }, ticket),
  );
}

export function name({ handling, author, incoming, rest }: GivenInPrivate): void {
  nameWritten(handling, meetClient(handling, author), incoming, rest);
}

export function help(given: GivenInPrivate): void {
  const { handling, author, commands } = given;
  const client = meetClient(handling, author);
  if (!helpTeam(handling, author, commands)) {
    const wording = languageWith(handling, client);
    const lines = [html(wording, "client-help")];
    if (findFaq(handling.tx).length > 0) lines.push(html(wording, "client-help-faq"));
    sayToClient(handling, client, joinHtml(lines, "\n"));
  }
  takeWords(given);
}

/** Words after a command are a message like any other. @param ticket the ticket for the message, if known */
export function takeWords({ handling, author, incoming }: GivenInPrivate, ticket?: PlacedTicket): void {
  if (!hasContent(incoming)) return;
  if (speaksForTeam(handling, author.id)) return askTeam(handling, author, incoming);
  const client = meetClient(handling, author);
  if (ticket === undefined) messageWritten(handling, client, incoming);
  else writtenTo(handling, client, ticket, incoming);
}
