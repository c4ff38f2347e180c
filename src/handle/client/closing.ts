import { type Button, inRows } from "../../ticket/keyboard.ts";
import type { Client } from "../../store/people/clients.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { html } from "../../text/text.ts";
import { cutOff } from "../../ticket/command.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { findOwnTicket, labelOf } from "./tickets.ts";
import { findKnownTickets, languageWith } from "./client.ts";
import { closeTicket } from "../team/deeds/closing.ts";
import { sayToClient } from "../effects/client.ts";
import type { Handling } from "../handle.ts";

/** Handles a client's words as a message, for the given ticket if there is one. */
type Write = (words: IncomingMessage, ticket?: PlacedTicket) => void;

/**
 * `/close` closes the ticket whose number was written, or else the only open one. With several open tickets the client
 * chooses.
 * @param incoming the words after the command; they go to the desk before the ticket is closed
 */
export function closeWritten(
  handling: Handling,
  client: Client,
  incoming: IncomingMessage,
  write: Write,
): void {
  const language = languageWith(handling, client);
  const named = readNumber(incoming.text);
  if (named === undefined) return closeOnly(handling, client, incoming, write);
  const ticket = findOwnTicket(handling, client, named.id);
  const rest = cutOff(incoming, named.length);
  const refuse = (id: "refusal-not-your-ticket" | "refusal-already_closed") =>
    sayToClient(handling, client, html(language, id));
  // "/close 5 days I have waited" names no ticket.
  if (ticket === undefined) {
    refuse("refusal-not-your-ticket");
    return hasContent(rest) ? write(incoming) : undefined;
  }
  if (isOpen(ticket)) return closeAfter(handling, client, ticket, rest, write);
  refuse("refusal-already_closed");
  if (hasContent(rest)) write(rest);
}

function closeOnly(handling: Handling, client: Client, incoming: IncomingMessage, write: Write): void {
  const language = languageWith(handling, client);
  const open = findKnownTickets(handling, client.id).filter(isOpen);
  const [only, another] = open;
  if (only !== undefined && another === undefined) return closeAfter(handling, client, only, incoming, write);
  if (hasContent(incoming)) write(incoming);
  else if (only === undefined) sayToClient(handling, client, html(language, "ticket-none-open"));
  if (only === undefined) return;
  const buttons = open.map((ticket): Button => {
    return {
      label: labelOf(handling, language, ticket),
      press: { type: "client_close", ticketId: ticket.id },
    };
  });
  sayToClient(handling, client, html(language, "ticket-close-which"), { keyboard: inRows(buttons, 1) });
}

/** The words after the command belong to the ticket that it closes. */
function closeAfter(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  words: IncomingMessage,
  write: Write,
): void {
  if (hasContent(words)) write(words, ticket);
  closeTicket(handling, ticket, { kind: "client", id: client.id });
}

/** The ticket number at the start of the words, and its length in UTF-16 units. */
export function readNumber(words: string): { id: number; length: number } | undefined {
  const [head, number] = /^[№#]?\s?(\d{1,15})(?:[\s,.:;!—–-]+|$)/.exec(words) ?? [];
  return head === undefined ? undefined : { id: Number(number), length: head.length };
}

export function hasContent({ text, kind }: IncomingMessage): boolean {
  return text !== "" || kind !== "text";
}
