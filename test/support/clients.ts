import type { Database } from "../../src/store/database.ts";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import { findTicketsOfClient, type PlacedTicket } from "../../src/store/tickets/tickets.ts";

/** The tickets that somebody has as a client, oldest first. */
export function ticketsOf(store: Database, { id }: { id: number }): readonly PlacedTicket[] {
  const client = findClientOnTelegram(store, id);
  return client === undefined ? [] : findTicketsOfClient(store, client.id);
}
