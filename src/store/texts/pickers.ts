import type { Selectable } from "kysely";
import { type Database, sql, type Transaction } from "../database.ts";
import type { Schema } from "../schema.ts";

/** Canned replies in a message that one manager alone sees. Each has one for a ticket. */
export interface Picker {
  id: number;
  personId: number;
  ticketId: number;
  /** The desk in whose group it is. */
  deskId: number;
  /** Milliseconds since the Unix epoch. */
  openedAt: number;
  /** Telegram's id of such messages (docs:Message.ephemeral_message_id). Null until Telegram has taken it. */
  ephemeralId: number | null;
  /** A button on it was pressed, so it was seen. */
  isSeen: boolean;
}

export function findPicker(db: Database, personId: number, ticketId: number): Picker | undefined {
  const own = sql.selectFrom("pickers").selectAll().where("person_id", "=", personId);
  const row = db.first(own.where("ticket_id", "=", ticketId));
  return row && toPicker(row);
}

export function findPickerById(db: Database, id: number): Picker | undefined {
  const row = db.first(sql.selectFrom("pickers").selectAll().where("id", "=", id));
  return row && toPicker(row);
}

/** Returns its id. The person must have no other for the ticket. */
export function addPicker(
  tx: Transaction,
  { personId, ticketId, deskId, openedAt }: Pick<Picker, "personId" | "ticketId" | "deskId" | "openedAt">,
): number {
  return tx.run(
    sql
      .insertInto("pickers")
      .values({ person_id: personId, ticket_id: ticketId, desk_id: deskId, opened_at: openedAt }),
  ).lastId;
}

export function placePicker(tx: Transaction, id: number, ephemeralId: number): void {
  tx.run(sql.updateTable("pickers").set({ ephemeral_id: ephemeralId }).where("id", "=", id));
}

export function markSeen(tx: Transaction, id: number): void {
  tx.run(sql.updateTable("pickers").set({ is_seen: 1 }).where("id", "=", id));
}

export function removePicker(tx: Transaction, id: number): void {
  tx.run(sql.deleteFrom("pickers").where("id", "=", id));
}

function toPicker(row: Selectable<Schema["pickers"]>): Picker {
  return {
    id: row.id,
    personId: row.person_id,
    ticketId: row.ticket_id,
    deskId: row.desk_id,
    openedAt: row.opened_at,
    ephemeralId: row.ephemeral_id,
    isSeen: row.is_seen === 1,
  };
}
