import { findNotes } from "../../src/store/messages/notes.ts";
import type { Desk } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { wordsIn } from "./conversation.ts";
import type { ShownTicket } from "./shown-ticket.ts";

/** What the bot asks about words that may be a note. */
export const doubt = "Это заметка или ответ клиенту?";

/** The bot's messages in the ticket that ask so now. */
export function doubtsIn(ticket: ShownTicket) {
  return ticket.messages().filter(({ content }) => textOf(content).includes(doubt));
}

/** The notes of the first ticket. */
export function notesOf({ app }: Desk): string[] {
  return findNotes(app.store, 1).map(({ text }) => text);
}

/** The team's private words that have reached the client. */
export function secretsOf(client: Person): string[] {
  return wordsIn(client.messages).filter((words) => /скандальный|паспорт/.test(words));
}
