import type { Selectable } from "kysely";
import type { Actor, Change, Ticket, TicketEvent } from "../ticket/ticket.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import type { Schema } from "./schema.ts";

/** A ticket together with the place where the desk shows it. */
export interface PlacedTicket extends Ticket {
  deskId: number | null;
  topicId: number | null;
  cardMessageId: number | null;
  isCardPinned: boolean;
}

export function findTicket(db: Database, id: number): PlacedTicket | undefined {
  const row = db.first(sql.selectFrom("tickets").selectAll().where("id", "=", id));
  return row && toTicket(row);
}

export function findLatestTicket(db: Database, clientId: number): PlacedTicket | undefined {
  const row = db.first(
    sql.selectFrom("tickets").selectAll().where("client_id", "=", clientId).orderBy("id", "desc").limit(1),
  );
  return row && toTicket(row);
}

export function findTicketByTopic(db: Database, deskId: number, topicId: number): PlacedTicket | undefined {
  const row = db.first(
    sql.selectFrom("tickets").selectAll().where("desk_id", "=", deskId).where("topic_id", "=", topicId),
  );
  return row && toTicket(row);
}

/** Tickets that came before there was a desk to show them, oldest first. */
export function findTicketsWithoutDesk(db: Database): PlacedTicket[] {
  return db
    .all(sql.selectFrom("tickets").selectAll().where("desk_id", "is", null).orderBy("id"))
    .map(toTicket);
}

/** Opens a ticket with its first line of the journal; `deskId` is null while no desk is ready. */
export function openTicket(
  tx: Transaction,
  clientId: number,
  deskId: number | null,
  now: number,
): PlacedTicket {
  const row = tx.first(
    sql
      .insertInto("tickets")
      .values({
        client_id: clientId,
        desk_id: deskId,
        status: "unanswered",
        to_act: "team",
        manager_id: null,
        topic_id: null,
        card_message_id: null,
        opened_at: now,
        first_reply_at: null,
      })
      .returningAll(),
  );
  const ticket = toTicket(row!);
  recordEvents(tx, ticket.id, { kind: "client", id: clientId }, [{ type: "opened" }], now);
  return ticket;
}

/** Saves a decision: the ticket's present state and the journal's lines, together. */
export function saveChange(tx: Transaction, change: Change, actor: Actor, now: number): void {
  const { ticket, events } = change;
  tx.run(
    sql
      .updateTable("tickets")
      .set({
        status: ticket.status,
        to_act: ticket.toAct,
        manager_id: ticket.managerId,
        first_reply_at: ticket.firstReplyAt,
      })
      .where("id", "=", ticket.id),
  );
  recordEvents(tx, ticket.id, actor, events, now);
}

export function assignDesk(tx: Transaction, ticketId: number, deskId: number): void {
  tx.run(sql.updateTable("tickets").set({ desk_id: deskId }).where("id", "=", ticketId));
}

export function saveTopic(tx: Transaction, ticketId: number, topicId: number): void {
  tx.run(sql.updateTable("tickets").set({ topic_id: topicId }).where("id", "=", ticketId));
}

/** The topic is gone, and the card with it. */
export function forgetTopic(tx: Transaction, ticketId: number): void {
  tx.run(
    sql
      .updateTable("tickets")
      .set({ topic_id: null, card_message_id: null, is_card_pinned: 0 })
      .where("id", "=", ticketId),
  );
}

export function saveCard(tx: Transaction, ticketId: number, messageId: number): void {
  tx.run(
    sql
      .updateTable("tickets")
      .set({ card_message_id: messageId, is_card_pinned: 0 })
      .where("id", "=", ticketId),
  );
}

export function markCardPinned(tx: Transaction, ticketId: number): void {
  tx.run(sql.updateTable("tickets").set({ is_card_pinned: 1 }).where("id", "=", ticketId));
}

function recordEvents(tx: Transaction, ticketId: number, actor: Actor, events: TicketEvent[], now: number) {
  for (const { type, ...data } of events) {
    tx.run(
      sql.insertInto("ticket_events").values({
        ticket_id: ticketId,
        at: now,
        actor_kind: actor.kind,
        actor_id: "id" in actor ? actor.id : null,
        type,
        data: JSON.stringify(data),
      }),
    );
  }
}

function toTicket(row: Selectable<Schema["tickets"]>): PlacedTicket {
  return {
    id: row.id,
    clientId: row.client_id,
    status: row.status,
    toAct: row.to_act,
    managerId: row.manager_id,
    openedAt: row.opened_at,
    firstReplyAt: row.first_reply_at,
    deskId: row.desk_id,
    topicId: row.topic_id,
    cardMessageId: row.card_message_id,
    isCardPinned: row.is_card_pinned === 1,
  };
}
