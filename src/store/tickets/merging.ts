import { sql as raw } from "kysely";
import { sql, type Transaction } from "../database.ts";
import { mergeInLists } from "../people/notice-lists.ts";
import type { PlacedTicket } from "./tickets.ts";

/**
 * Gives everything of the ticket but its journal to another one of its client, and closes it. Its place becomes a former place of the
 * other.
 */
export function mergeTicket(tx: Transaction, from: PlacedTicket, into: PlacedTicket, now: number): void {
  const [ticket_id, id] = [into.id, from.id];
  tx.run(sql.updateTable("messages").set({ ticket_id }).where("ticket_id", "=", id));
  tx.run(sql.updateTable("notes").set({ ticket_id }).where("ticket_id", "=", id));
  // One message may have told of both.
  const ofBoth = raw<boolean>`(chat_id, message_id) IN (SELECT chat_id, message_id FROM sayings WHERE ticket_id = ${ticket_id})`;
  tx.run(sql.deleteFrom("sayings").where("ticket_id", "=", id).where(ofBoth));
  tx.run(sql.updateTable("sayings").set({ ticket_id }).where("ticket_id", "=", id));
  tx.run(sql.updateTable("private_messages").set({ ticket_id }).where("ticket_id", "=", id));
  tx.run(sql.updateTable("delivery_troubles").set({ ticket_id }).where("ticket_id", "=", id));
  tx.run(sql.updateTable("withheld_messages").set({ ticket_id }).where("ticket_id", "=", id));
  const merged_from = raw<number>`coalesce(merged_from, ${id})`;
  tx.run(sql.updateTable("places").set({ ticket_id, merged_from }).where("ticket_id", "=", id));
  if (from.placeId !== null)
    tx.run(sql.updateTable("places").set({ left: "moved" }).where("id", "=", from.placeId));
  for (const table of ["deadlines", "away_told", "shift_news", "notices", "repairs", "pickers"] as const)
    tx.run(sql.deleteFrom(table).where("ticket_id", "=", id));
  mergeInLists(tx, id, ticket_id);
  const chosen = sql.updateTable("clients").set({ chosen_ticket_id: ticket_id });
  tx.run(chosen.where("id", "=", from.clientId).where("chosen_ticket_id", "=", id));
  const topics = sql.updateTable("memory").set({ value: String(ticket_id) });
  tx.run(
    topics
      .where("key", "like", `former_client_topic:${from.clientId}:%` as never)
      .where("value", "=", String(id)),
  );
  tx.run(sql.updateTable("tickets").set({ merged_into: ticket_id }).where("merged_into", "=", id));
  tx.run(
    sql
      .updateTable("tickets")
      .set({
        status: "closed",
        to_act: "client",
        closed_at: now,
        merged_into: ticket_id,
        place_id: null,
        snoozed_until: null,
        quarantine: null,
        is_unspoken: 0,
      })
      .where("id", "=", id),
  );
  if (!from.isUnspoken)
    tx.run(sql.updateTable("tickets").set({ is_unspoken: 0 }).where("id", "=", ticket_id));
}

/** The ticket waits for the team, whatever it has answered before. */
export function markAwaited(tx: Transaction, ticketId: number): void {
  const newest = sql
    .selectFrom("messages")
    .select((select) => select.fn.coalesce(select.fn.max("id"), select.lit(0)).as("id"))
    .where("ticket_id", "=", ticketId);
  tx.run(sql.updateTable("tickets").set({ asked_after_id: newest }).where("id", "=", ticketId));
}

/** Up to which message a call has answered all: the later one of both tickets counts. 0 when there was no message yet. */
export function joinCalls(tx: Transaction, from: number, into: number): void {
  const called = raw<number | null>`nullif(max(coalesce(called_after_id, -1),
    coalesce((SELECT called_after_id FROM tickets WHERE id = ${from}), -1)), -1)`;
  tx.run(sql.updateTable("tickets").set({ called_after_id: called }).where("id", "=", into));
}
