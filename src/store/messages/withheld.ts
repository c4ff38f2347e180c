import { type Selectable, type SqlBool, sql as raw } from "kysely";
import type { IncomingMessage } from "../../ticket/message.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import { readKeptMessage } from "./stored-parts.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";

/**
 * A message in a ticket's place that is neither an answer nor a note. No code that sends to clients reads this table.
 * `undecided` waits for a manager's decision, `refused` had no effect, `done` was a command.
 */
export interface Withheld {
  id: number;
  ticketId: number;
  deskId: number;
  state: "undecided" | "refused" | "done";
  /** Messages of one batch have one question and one decision. The number is the id of the first. */
  batch: number;
  /** The message with its latest edit. */
  message: IncomingMessage;
}

/** @param batch an earlier message's batch, or null for a new one; returns the batch's number */
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

/** The batch's messages that still need a decision, oldest first. */
export function findUndecided(db: Database, ticketId: number, batch: number): Withheld[] {
  const undecided = sql.selectFrom("withheld_messages").selectAll().where("ticket_id", "=", ticketId);
  return db
    .all(undecided.where("batch", "=", batch).where("state", "=", "undecided").orderBy("id"))
    .map(toWithheld);
}

/** Whether somebody's words in the ticket wait for a decision. */
export function hasUndecided(db: Database, ticketId: number): boolean {
  const undecided = sql.selectFrom("withheld_messages").select("id").where("ticket_id", "=", ticketId);
  return db.first(undecided.where("state", "=", "undecided")) !== undefined;
}

/** The person's newest message in the ticket that still needs a decision. */
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

const newestUndecided = statement((given: Author) => ofAuthor(given).where("state", "=", "undecided"));

/** The number of the album's items that were refused or were a command. */
export function countWithheld(db: Database, deskId: number, mediaGroupId: string): number {
  const items = sql
    .selectFrom("withheld_messages")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("desk_id", "=", deskId)
    .where("state", "!=", "undecided")
    .where(raw<SqlBool>`json_extract(message, '$.mediaGroupId') = ${mediaGroupId}`);
  return db.first(items)?.count ?? 0;
}

/** The person's newest message in the ticket that was refused or was a command. */
export function findNewestWithheld(
  db: Database,
  ticketId: number,
  authorId: number | null,
): Withheld | undefined {
  const row = db.first(newestWithheld({ ticketId, authorId }));
  return row && toWithheld(row);
}

const newestWithheld = statement((given: Author) =>
  ofAuthor(given).where("state", "!=", "undecided").limit(1),
);

interface Author {
  ticketId: number;
  authorId: number | null;
}

/** The person's messages in the ticket, the newest first. */
function ofAuthor({ ticketId, authorId }: Author) {
  return sql
    .selectFrom("withheld_messages")
    .selectAll()
    .where("ticket_id", "=", ticketId)
    .where("author_id", "is", authorId)
    .orderBy("id", "desc");
}

export function saveWithheld(tx: Transaction, id: number, message: IncomingMessage): void {
  tx.run(
    sql
      .updateTable("withheld_messages")
      .set({ message: JSON.stringify(message) })
      .where("id", "=", id),
  );
}

/** Removes the message, which has become something else or was deleted. */
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
