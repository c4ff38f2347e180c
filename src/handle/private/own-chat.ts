import { findClientOnTelegram } from "../../store/people.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import { findOpenTickets } from "../client/client.ts";
import type { Handling } from "../handle.ts";

/** Whether the person has written to the bot as a client, so that it can write to them. */
export function hasChatAsClient({ tx }: Handling, personId: number): boolean {
  return findClientOnTelegram(tx, personId)?.isReachable === true;
}

/** The open tickets that a person of the team has as a client. */
export function findOwnTickets(handling: Handling, personId: number): PlacedTicket[] {
  const client = findClientOnTelegram(handling.tx, personId);
  return client === undefined ? [] : findOpenTickets(handling, client.id);
}
