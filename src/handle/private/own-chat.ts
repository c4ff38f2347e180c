import { type Client, findClientOnTelegram } from "../../store/people/clients.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { findOpenTickets } from "../client/client.ts";
import type { Handling } from "../handle.ts";

/** Whom the person is as a client. Undefined when they have never been one. */
export function findOwnClient({ tx }: Handling, personId: number): Client | undefined {
  return findClientOnTelegram(tx, personId);
}

/** Whether the person has written to the bot as a client, so that it can write to them. */
export function hasChatAsClient(handling: Handling, personId: number): boolean {
  return findOwnClient(handling, personId)?.isReachable === true;
}

/** The open tickets that a person of the team has as a client. */
export function findOwnTickets(handling: Handling, personId: number): PlacedTicket[] {
  const client = findOwnClient(handling, personId);
  return client === undefined ? [] : findOpenTickets(handling, client.id);
}
