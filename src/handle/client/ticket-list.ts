import { type Button, inRows, type Keyboard } from "../../ticket/keyboard.ts";
import type { Press } from "../../ticket/press.ts";
import type { Client } from "../../store/people/clients.ts";
import { type ClientHtml, joinHtml } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { labelOf, renderLine } from "./tickets.ts";
import { findKnownTickets, languageWith } from "./client.ts";
import { editSaidToClient, sayToClient } from "../effects/client.ts";
import type { Handling } from "../handle.ts";
import { byAge, pageOf } from "../paging.ts";

/**
 * `/tickets`: the client's own, newest first, each with a button.
 * @param number of the page, from 0 @param messageId the message that the page replaces; without it the page is a new
 * message
 */
export function listTickets(handling: Handling, client: Client, number = 0, messageId?: number): void {
  const { html: said, keyboard } = renderList(handling, client, number);
  if (messageId === undefined) sayToClient(handling, client, said, { keyboard });
  else editSaidToClient(handling, client, messageId, said, keyboard);
}

function renderList(
  handling: Handling,
  client: Client,
  number: number,
): { html: ClientHtml; keyboard: Keyboard } {
  const language = languageWith(handling, client);
  const all = findKnownTickets(handling, client.id).toReversed();
  const open: Button = { label: plain(language, "button-client-new"), press: { type: "client_new" } };
  if (all.length === 0) return { html: html(language, "ticket-none"), keyboard: [] };
  const { page, pages, offset, limit, turning } = pageOf(byAge(language), all.length, number, turn);
  const tickets = all.slice(offset, offset + limit);
  const lines = [
    html(language, "ticket-list"),
    ...tickets.map((ticket) => renderLine(handling, language, ticket)),
  ];
  if (pages > 1)
    lines.push(
      html(language, "ticket-list-page", {
        page: String(page + 1),
        pages: String(pages),
      }),
    );
  const buttons = tickets.map((ticket): Button => {
    return {
      label: labelOf(handling, language, ticket),
      press: { type: "client_show", ticketId: ticket.id },
    };
  });
  return {
    html: joinHtml(lines, "\n"),
    keyboard: [...inRows(buttons, 1), ...turning, [open]],
  };
}

function turn(number: number): Press {
  return { type: "client_list", number };
}
