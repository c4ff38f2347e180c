import { type Client, saveClient } from "../../store/people.ts";
import { findTicketsOfClient, type PlacedTicket } from "../../store/tickets.ts";
import { knownLanguage, type Language, languageOf } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { isOpen } from "../../ticket/ticket.ts";
import type { Handling } from "../handle.ts";

/** Saves the name and language that the client's Telegram reports now. */
export function meetClient({ tx, now, teamLanguage }: Handling, person: Person): Client {
  return saveClient(tx, person, languageOf(person.languageCode, teamLanguage), now);
}

/** The language that the bot speaks with the client. */
export function languageWith({ teamLanguage }: Handling, client: Client): Language {
  return knownLanguage(client.language, teamLanguage);
}

export function findOpenTickets({ tx }: Handling, clientId: number): PlacedTicket[] {
  return findTicketsOfClient(tx, clientId).filter(isOpen);
}
