import type { Selectable } from "kysely";
import type { IncomingMessage } from "../ticket/message.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import { readKeptMessage } from "./kept-message.ts";
import type { Schema } from "./schema.ts";
import { statement } from "./statement.ts";

export interface Note {
  id: number;
  ticketId: number;
  /** Where it was written; null when that desk talks in another chat by now. */
  deskId: number | null;
  deskMessageId: number;
  authorId: number | null;
  text: string;
  writtenAt: number;
  /** The message after an edit that made an answer of it, while somebody has to decide whether the client gets it. */
  answer: IncomingMessage | null;
}

export function addNote(
  tx: Transaction,
  note: {
    ticketId: number;
    deskId: number;
    deskMessageId: number;
    authorId: number | null;
    text: string;
    mediaGroupId: string | null;
  },
  now: number,
): void {
  tx.run(
    sql.insertInto("notes").values({
      ticket_id: note.ticketId,
      desk_id: note.deskId,
      desk_message_id: note.deskMessageId,
      author_id: note.authorId,
      text: note.text,
      media_group_id: note.mediaGroupId,
      answer: null,
      written_at: now,
    }),
  );
}

export function findNoteByDeskMessage(
  db: Database,
  ticketId: number,
  deskId: number,
  deskMessageId: number,
): Note | undefined {
  const row = db.first(noteAt({ ticketId, deskId, deskMessageId }));
  return row && toNote(row);
}

const noteAt = statement((given: { ticketId: number; deskId: number; deskMessageId: number }) =>
  sql
    .selectFrom("notes")
    .selectAll()
    .where("ticket_id", "=", given.ticketId)
    .where("desk_id", "=", given.deskId)
    .where("desk_message_id", "=", given.deskMessageId),
);

export function findNote(db: Database, id: number): Note | undefined {
  const row = db.first(sql.selectFrom("notes").selectAll().where("id", "=", id));
  return row && toNote(row);
}

/** All of the ticket's, oldest first; of an album those that say something. */
export function findNotes(db: Database, ticketId: number): Note[] {
  const notes = sql.selectFrom("notes").selectAll().where("ticket_id", "=", ticketId);
  const telling = notes.where((where) =>
    where.or([where("text", "!=", ""), where("media_group_id", "is", null)]),
  );
  return db.all(telling.orderBy("id")).map(toNote);
}

export function saveNote(
  tx: Transaction,
  id: number,
  changes: { text?: string; answer?: IncomingMessage | null },
): void {
  const { text, answer } = changes;
  tx.run(
    sql
      .updateTable("notes")
      .set({
        ...(text !== undefined && { text }),
        ...(answer !== undefined && { answer: answer === null ? null : JSON.stringify(answer) }),
      })
      .where("id", "=", id),
  );
}

/** True when an item of the album was a note: then the whole album is. */
export function isNotedAlbum(db: Database, ticketId: number, mediaGroupId: string): boolean {
  const row = db.first(
    sql
      .selectFrom("notes")
      .select("id")
      .where("ticket_id", "=", ticketId)
      .where("media_group_id", "=", mediaGroupId),
  );
  return row !== undefined;
}

/** The note has become an answer. */
export function removeNote(tx: Transaction, id: number): void {
  tx.run(sql.deleteFrom("notes").where("id", "=", id));
}

function toNote(row: Selectable<Schema["notes"]>): Note {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    deskId: row.desk_id,
    deskMessageId: row.desk_message_id,
    authorId: row.author_id,
    text: row.text,
    writtenAt: row.written_at,
    answer: row.answer === null ? null : readKeptMessage(row.answer),
  };
}
