import { type Selectable, type SqlBool, sql as raw } from "kysely";
import type { IncomingMessage } from "../ticket/message.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import { readKeptMessage } from "./kept-message.ts";
import type { Schema } from "./schema.ts";
import { statement } from "./statement.ts";

/**
 * What the team wrote in a ticket's place that is neither an answer nor a note: nothing that sends to clients knows this
 * table. `undecided` waits for somebody to say what it is; `refused` did nothing; `done` was a command.
 */
export interface Withheld {
  id: number;
  ticketId: number;
  deskId: number;
  state: "undecided" | "refused" | "done";
  /** What belongs together has one question and is decided at once: the id of its first. */
  batch: number;
  /** As it is now; edits are followed. */
  message: IncomingMessage;
}

/** @param batch of what came before, or null for a batch of its own; returns the number of the batch */
export function withholdMessage(
  tx: Transaction,
  { ticketId, deskId, state, message }: Omit<Withheld, "id" | "batch">,
  batch: number | null = null,
): number {
  dropWithheldAt(tx, deskId, message.messageId);
  const { lastId } = tx.run(
    sql.insertInto("withheld_messages").values({
      ticket_id: ticketId,
      desk_id: deskId,
      desk_message_id: message.messageId,
      author_id: message.author?.id ?? null,
      state,
      batch: batch ?? 0,
      message: JSON.stringify(message),
    }),
  );
  if (batch === null) {
    tx.run(sql.updateTable("withheld_messages").set({ batch: lastId }).where("id", "=", lastId));
  }
  return batch ?? lastId;
}

export function findWithheldAt(db: Database, deskId: number, deskMessageId: number): Withheld | undefined {
  const row = db.first(withheldAt({ deskId, deskMessageId }));
  return row && toWithheld(row);
}

const withheldAt = statement((given: { deskId: number; deskMessageId: number }) =>
  sql
    .selectFrom("withheld_messages")
    .selectAll()
    .where("desk_id", "=", given.deskId)
    .where("desk_message_id", "=", given.deskMessageId),
);

/** What is still to be decided together, oldest first. */
export function findUndecided(db: Database, ticketId: number, batch: number): Withheld[] {
  const undecided = sql.selectFrom("withheld_messages").selectAll().where("ticket_id", "=", ticketId);
  return db
    .all(undecided.where("batch", "=", batch).where("state", "=", "undecided").orderBy("id"))
    .map(toWithheld);
}

/** The newest of somebody's in the ticket that is still to be decided. */
export function findNewestUndecided(
  db: Database,
  ticketId: number,
  authorId: number | null,
): Withheld | undefined {
  return db.remembered(
    "withheld_messages",
    newestUndecided({ ticketId, authorId }),
    ([row]) => row && toWithheld(row),
  );
}

const newestUndecided = statement((given: { ticketId: number; authorId: number | null }) =>
  sql
    .selectFrom("withheld_messages")
    .selectAll()
    .where("ticket_id", "=", given.ticketId)
    .where("author_id", "is", given.authorId)
    .where("state", "=", "undecided")
    .orderBy("id", "desc"),
);

/** Whether an item of the album was refused, or was a command. */
export function isAlbumWithheld(db: Database, deskId: number, mediaGroupId: string): boolean {
  const row = db.first(
    sql
      .selectFrom("withheld_messages")
      .select("id")
      .where("desk_id", "=", deskId)
      .where("state", "!=", "undecided")
      .where(raw<SqlBool>`json_extract(message, '$.mediaGroupId') = ${mediaGroupId}`),
  );
  return row !== undefined;
}

export function saveWithheld(tx: Transaction, id: number, message: IncomingMessage): void {
  tx.run(
    sql
      .updateTable("withheld_messages")
      .set({ message: JSON.stringify(message) })
      .where("id", "=", id),
  );
}

/** It has become something else, or is nothing any more. */
export function dropWithheldAt(tx: Transaction, deskId: number, deskMessageId: number): void {
  tx.run(
    sql
      .deleteFrom("withheld_messages")
      .where("desk_id", "=", deskId)
      .where("desk_message_id", "=", deskMessageId),
  );
}

function toWithheld(row: Selectable<Schema["withheld_messages"]>): Withheld {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    deskId: row.desk_id,
    state: row.state,
    batch: row.batch,
    message: readKeptMessage(row.message),
  };
}
