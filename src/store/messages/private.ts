import type { IncomingMessage } from "../../ticket/message.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import { readKeptMessage } from "./stored-parts.ts";
import type { PrivateUse } from "./tables.ts";
import type { Schema } from "../schema.ts";
import type { Selectable } from "kysely";

/** A private message to the bot that is in no ticket. */
export interface PrivateMessage {
  id: number;
  /** A client's own id, or the Telegram id of a person of the team. */
  personId: number;
  use: PrivateUse;
  ticketId: number | null;
  message: IncomingMessage;
  /** Milliseconds since the epoch. */
  writtenAt: number;
}

/** Stores the message and returns its id here. */
export function keepPrivate(
  tx: Transaction,
  personId: number,
  message: IncomingMessage,
  use: PrivateUse,
  ticketId: number | null,
  now: number,
): number {
  const row = {
    person_id: personId,
    message_id: message.messageId,
    use,
    ticket_id: ticketId,
    content: JSON.stringify(message),
    written_at: now,
  };
  const kept = sql
    .insertInto("private_messages")
    .values(row)
    .onConflict((conflict) => conflict.columns(["person_id", "message_id"]).doUpdateSet(row))
    .returning("id");
  return tx.first(kept)!.id;
}

export function findPrivate(db: Database, id: number): PrivateMessage | undefined {
  const row = db.first(sql.selectFrom("private_messages").selectAll().where("id", "=", id));
  return row && toPrivate(row);
}

/** @param messageId its id in the private chat */
export function findPrivateOf(db: Database, personId: number, messageId: number): PrivateMessage | undefined {
  const row = db.first(
    sql
      .selectFrom("private_messages")
      .selectAll()
      .where("person_id", "=", personId)
      .where("message_id", "=", messageId),
  );
  return row && toPrivate(row);
}

/** Oldest first. */
export function findPrivates(db: Database, personId: number, use: PrivateUse): PrivateMessage[] {
  const rows = sql.selectFrom("private_messages").selectAll().where("person_id", "=", personId);
  return db.all(rows.where("use", "=", use).orderBy("message_id")).map(toPrivate);
}

/** Saves the message after an edit. */
export function savePrivate(tx: Transaction, id: number, message: IncomingMessage): void {
  const content = JSON.stringify(message);
  tx.run(sql.updateTable("private_messages").set({ content }).where("id", "=", id));
}

export function removePrivate(tx: Transaction, id: number): void {
  tx.run(sql.deleteFrom("private_messages").where("id", "=", id));
}

/** Deletes old commands. A command is kept only while its author may edit it. @param time milliseconds */
export function forgetCommandsBefore(tx: Transaction, time: number): void {
  const commands = sql.deleteFrom("private_messages").where("use", "=", "command");
  tx.run(commands.where("written_at", "<", time));
}

function toPrivate(row: Selectable<Schema["private_messages"]>): PrivateMessage {
  return {
    id: row.id,
    personId: row.person_id,
    use: row.use,
    ticketId: row.ticket_id,
    message: readKeptMessage(row.content),
    writtenAt: row.written_at,
  };
}
