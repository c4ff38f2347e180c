import { type Selectable, type SqlBool, sql as raw } from "kysely";
import type { IncomingMessage, MessageContent } from "../../ticket/message.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import { readKeptMessage } from "./stored-parts.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";

export interface Note {
  id: number;
  ticketId: number;
  /** The place and the desk where it was written. */
  placeId: number | null;
  deskId: number | null;
  deskMessageId: number;
  authorId: number | null;
  text: string;
  writtenAt: number;
  /** The message after an edit that made it an answer, until a manager decides whether the client gets it. */
  answer: IncomingMessage | null;
}

/** What a note consists of besides its words. Its entities count from the beginning of the words. */
export type NoteContent = Pick<MessageContent, "kind" | "entities" | "fileId" | "fileUniqueId" | "fileFacts">;

export function addNote(
  tx: Transaction,
  note: {
    ticketId: number;
    placeId: number | null;
    deskMessageId: number;
    authorId: number | null;
    text: string;
    mediaGroupId: string | null;
    content: NoteContent;
  },
  now: number,
): void {
  tx.run(
    sql.insertInto("notes").values({
      ticket_id: note.ticketId,
      place_id: note.placeId,
      desk_message_id: note.deskMessageId,
      author_id: note.authorId,
      text: note.text,
      media_group_id: note.mediaGroupId,
      answer: null,
      written_at: now,
      content: JSON.stringify(note.content),
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
  notes()
    .where("notes.ticket_id", "=", given.ticketId)
    .where("places.desk_id", "=", given.deskId)
    .where("desk_message_id", "=", given.deskMessageId)
    .where((where) => where.or([where("left", "is", null), where("left", "!=", "group changed")])),
);

function notes() {
  return sql
    .selectFrom("notes")
    .leftJoin("places", "places.id", "notes.place_id")
    .selectAll("notes")
    .select("places.desk_id");
}

export function findNote(db: Database, id: number): Note | undefined {
  const row = db.first(notes().where("notes.id", "=", id));
  return row && toNote(row);
}

/** All notes of the ticket, oldest first. From an album only the items with text. */
export function findNotes(db: Database, ticketId: number): Note[] {
  const ofTicket = notes().where("notes.ticket_id", "=", ticketId);
  const telling = ofTicket.where((where) =>
    where.or([where("text", "!=", ""), where("media_group_id", "is", null)]),
  );
  return db.all(telling.orderBy("notes.id")).map(toNote);
}

/** When the person wrote their newest note in the ticket, and whether it has a file. */
export function findNewestNote(
  db: Database,
  ticketId: number,
  authorId: number | null,
): { writtenAt: number; hasFile: boolean } | undefined {
  const row = db.first(newestNote({ ticketId, authorId }));
  return row && { writtenAt: row.written_at, hasFile: row.file_id !== null };
}

const newestNote = statement((given: { ticketId: number; authorId: number | null }) =>
  sql
    .selectFrom("notes")
    .select(["written_at", raw<string | null>`json_extract(content, '$.fileId')`.as("file_id")])
    .where("ticket_id", "=", given.ticketId)
    .where("author_id", "is", given.authorId)
    .orderBy("id", "desc")
    .limit(1),
);

/** The number of the album's items that are notes. */
export function countNoted(db: Database, ticketId: number, mediaGroupId: string): number {
  const items = sql
    .selectFrom("notes")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("ticket_id", "=", ticketId)
    .where("media_group_id", "=", mediaGroupId);
  return db.first(items)?.count ?? 0;
}

/** Saves the edited note and keeps its earlier words. */
export function saveNoteEdit(
  tx: Transaction,
  id: number,
  { text, content }: { text: string; content: NoteContent },
  now: number,
): void {
  const words = raw`json_object('text', text, 'editedAt', ${now})`;
  const longer = raw<string>`json_insert(coalesce(earlier, '[]'), '$[#]', ${words})`;
  const earlier = raw<string | null>`CASE WHEN text = ${text} THEN earlier ELSE ${longer} END`;
  tx.run(
    sql
      .updateTable("notes")
      .set({ text, answer: null, content: JSON.stringify(content), earlier })
      .where("id", "=", id),
  );
}

/** Saves which message the note may become. */
export function saveNoteAnswer(tx: Transaction, id: number, answer: IncomingMessage | null): void {
  const json = answer === null ? null : JSON.stringify(answer);
  tx.run(sql.updateTable("notes").set({ answer: json }).where("id", "=", id));
}

/** Whether an item of the album was a note. One note makes the whole album a note. */
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

/** Notes that are looked through for the same words: the newest, since nothing leads from words to a note. */
const newestNotes = 5_000;

/** Whether one of the team's newest notes, in whichever ticket, has these words or this file. */
export function isNoted(
  db: Database,
  { text, fileUniqueId }: { text: string; fileUniqueId: string | null },
): boolean {
  const newest = sql.selectFrom("notes").select(["text", "content"]).orderBy("id", "desc").limit(newestNotes);
  const row = db.first(
    sql
      .selectFrom(newest.as("newest"))
      .select("text")
      .where((where) =>
        where.or([
          where.and([where("text", "!=", ""), where("text", "=", text)]),
          raw<SqlBool>`json_extract(content, '$.fileUniqueId') = ${fileUniqueId}`,
        ]),
      ),
  );
  return row !== undefined;
}

/** Removes the note, which has become an answer. */
export function removeNote(tx: Transaction, id: number): void {
  tx.run(sql.deleteFrom("notes").where("id", "=", id));
}

function toNote(row: Selectable<Schema["notes"]> & { desk_id: number | null }): Note {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    placeId: row.place_id,
    deskId: row.desk_id,
    deskMessageId: row.desk_message_id,
    authorId: row.author_id,
    text: row.text,
    writtenAt: row.written_at,
    answer: row.answer === null ? null : readKeptMessage(row.answer),
  };
}
