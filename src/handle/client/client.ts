import { type Client, saveClient } from "../../store/people/clients.ts";
import { findTicketsOfClient, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { knownLanguage, languageOf, plain, type Wording } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { isOpen, type Refusal } from "../../ticket/ticket.ts";
import { type Answer, refused } from "../answer.ts";
import type { Handling } from "../handle.ts";
import { wordingIn } from "../texts/wording.ts";

/** Saves the name and language that the client's Telegram reports now. */
export function meetClient({ tx, now, teamLanguage }: Handling, person: Person): Client {
  return saveClient(tx, person, languageOf(person.languageCode, teamLanguage), now);
}

/** The language that the bot speaks with the client, and the team's own texts in it. */
export function languageWith({ tx, teamLanguage }: Handling, client: Client): Wording {
  return wordingIn(tx, knownLanguage(client.language, teamLanguage));
}

/** What a client may be refused. The rules' other refusals are about managers. */
const refusals = [
  "closed",
  "already_closed",
  "already_open",
  "not_closed",
  "rating_expired",
  "not_rated",
] as const satisfies Refusal[];

export function refuseClient(language: Wording, refusal: Refusal): Answer {
  const told = refusals.find((each) => each === refusal);
  return refused(plain(language, told === undefined ? "refusal-stale" : `refusal-${told}`));
}

/** The client's tickets, oldest first, without those of which the team has told them nothing yet. */
export function findKnownTickets({ tx }: Handling, clientId: number): PlacedTicket[] {
  return findTicketsOfClient(tx, clientId).filter(({ isUnspoken }) => !isUnspoken);
}

/** All of them, known to the client or not. */
export function findOpenTickets({ tx }: Handling, clientId: number): PlacedTicket[] {
  return findTicketsOfClient(tx, clientId).filter(isOpen);
}
