import { sql as raw } from "kysely";
import { type Database, sql } from "../database.ts";
import { type Client, findClient } from "./clients.ts";

/** A client with their tickets in short. */
export interface ClientSummary {
  client: Client;
  tickets: number;
  lastTicketId: number;
  /** The date of the client's last message, in milliseconds since the Unix epoch. Null when they wrote none. */
  lastWroteAt: number | null;
}

/** A page of the clients with tickets, who wrote last first, and the number of all. Erased tickets do not count. */
export function listClients(
  db: Database,
  { offset, limit }: { offset: number; limit: number },
): { clients: ClientSummary[]; count: number } {
  // One look into an index for each ticket, instead of reading all messages.
  const lastMessage = raw<number | null>`max((SELECT max(id) FROM messages
    WHERE ticket_id = tickets.id AND direction = 'to_desk'))`;
  const listed = sql
    .selectFrom("tickets")
    .where("erased_at", "is", null)
    .where("merged_into", "is", null)
    .groupBy("client_id")
    .select(({ fn }) => [
      "client_id",
      fn.countAll<number>().as("tickets"),
      fn.max<number>("id").as("last_ticket_id"),
      lastMessage.as("last_message_id"),
    ]);
  const page = sql
    .selectFrom(listed.as("listed"))
    .leftJoin("messages", "messages.id", "last_message_id")
    .select(["client_id", "tickets", "last_ticket_id", "messages.sent_at"])
    .orderBy("last_message_id", "desc")
    .orderBy("last_ticket_id", "desc");
  const clients = db.all(page.limit(limit).offset(offset)).map((row): ClientSummary => {
    const { client_id, tickets, last_ticket_id, sent_at } = row;
    return {
      client: findClient(db, client_id)!,
      tickets,
      lastTicketId: last_ticket_id,
      lastWroteAt: sent_at,
    };
  });
  const present = sql.selectFrom("tickets").where("erased_at", "is", null);
  const all = present.select(raw<number>`count(DISTINCT client_id)`.as("count"));
  return { clients, count: db.first(all)!.count };
}
