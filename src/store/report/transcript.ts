import { sql as raw } from "kysely";
import type { Priority } from "../../ticket/labels.ts";
import type { Rating, Status } from "../../ticket/ticket.ts";
import { type Database, sql } from "../database.ts";
import { idsWithMerged, type JournalLine, toLine } from "../tickets/journal.ts";
import { type MessagePair, pairs, toPair } from "../messages/messages.ts";
import type { NoteContent } from "../messages/notes.ts";

/** The words of a message before one of its edits. */
export interface EarlierWords {
  messageId: number;
  text: string;
  /** Telegram's entities as JSON. */
  entities: string | null;
  /** Milliseconds since the Unix epoch. */
  editedAt: number;
}

export interface GivenReaction {
  messageId: number;
  actorId: number;
  emoji: string;
}

/** A ticket as the client knows it. */
export interface TicketForClient {
  id: number;
  subject: string | null;
  openedAt: number;
  closedAt: number | null;
  rating: Pick<Rating, "stars" | "isResolved" | "comment">;
  client: { id: number; firstName: string; lastName: string | null; language: string };
}

/** The same with what only the team knows. */
export interface TicketForTeam extends TicketForClient {
  status: Status;
  deskId: number | null;
  managerId: number | null;
  firstReplyAt: number | null;
  context: string | null;
  priority: Priority;
  tags: readonly string[];
  client: TicketForClient["client"] & {
    username: string | null;
    preferredName: string | null;
    source: string;
    sourceId: string;
  };
}

/** A note with its attachment and its earlier words, oldest first. */
export interface FullNote {
  id: number;
  deskId: number | null;
  deskMessageId: number;
  authorId: number | null;
  text: string;
  writtenAt: number;
  mediaGroupId: string | null;
  /** Null in notes of former versions. */
  content: NoteContent | null;
  earlier: { text: string; editedAt: number }[];
}

/** Every message of the ticket, without moved ones. */
export function findMessagesForTeam(db: Database, ticketId: number): MessagePair[] {
  return db.all(messagesIn(ticketId)).map(toPair);
}

/** What the client wrote, and the answers that they have. */
export function findMessagesForClient(db: Database, ticketId: number): MessagePair[] {
  const known = messagesIn(ticketId).where((where) =>
    where.or([
      where("direction", "=", "to_desk"),
      where.and([
        where("delivered_at", "is not", null),
        where.or([where("failure", "is", null), where("failure", "=", "unreachable")]),
      ]),
    ]),
  );
  return db.all(known).map(toPair);
}

/** Oldest first. */
export function findEarlierWords(db: Database, ticketId: number): EarlierWords[] {
  return db.all(
    sql
      .selectFrom("message_edits")
      .innerJoin("messages", "messages.id", "message_edits.message_id")
      .where("messages.ticket_id", "=", ticketId)
      .select([
        "message_edits.message_id as messageId",
        "message_edits.text",
        "message_edits.entities",
        "message_edits.edited_at as editedAt",
      ])
      .orderBy("message_edits.id"),
  );
}

/** Oldest first. */
export function findReactionsIn(db: Database, ticketId: number): GivenReaction[] {
  return db.all(
    sql
      .selectFrom("reactions")
      .innerJoin("messages", "messages.id", "reactions.message_id")
      .where("messages.ticket_id", "=", ticketId)
      .select(["reactions.message_id as messageId", "reactions.actor_id as actorId", "reactions.emoji"])
      .orderBy("reactions.id"),
  );
}

/** The events that the client took part in or was told of. Nobody's name is read. */
export function findEventsForClient(
  db: Database,
  ticketId: number,
): { at: number; type: "opened" | "closed" | "reopened" }[] {
  const events = sql.selectFrom("ticket_events").select(["at", "type"]).where("ticket_id", "=", ticketId);
  const known = events.where("type", "in", ["opened", "closed", "reopened"]).orderBy("id");
  return db.all(known).map(({ at, type }) => ({ at, type: type as "opened" | "closed" | "reopened" }));
}

/** The whole journal of the ticket, oldest first. */
export function findEventsForTeam(db: Database, ticketId: number): JournalLine[] {
  const events = sql
    .selectFrom("ticket_events")
    .selectAll()
    .where("ticket_id", "in", raw<number>`(${idsWithMerged(raw.val(ticketId))})`);
  return db.all(events.orderBy("id")).map(toLine);
}

export function findFullNotes(db: Database, ticketId: number): FullNote[] {
  const notes = sql
    .selectFrom("notes")
    .leftJoin("places", "places.id", "notes.place_id")
    .selectAll("notes")
    .select("places.desk_id")
    .where("notes.ticket_id", "=", ticketId)
    .orderBy("notes.id");
  return db.all(notes).map((row) => ({
    id: row.id,
    deskId: row.desk_id,
    deskMessageId: row.desk_message_id,
    authorId: row.author_id,
    text: row.text,
    writtenAt: row.written_at,
    mediaGroupId: row.media_group_id,
    content: row.content === null ? null : (JSON.parse(row.content) as NoteContent),
    earlier: JSON.parse(row.earlier ?? "[]") as FullNote["earlier"],
  }));
}

export function findTicketForClient(db: Database, ticketId: number): TicketForClient | undefined {
  const row = db.first(
    ticketAndClient(ticketId).select([
      ...(["tickets.id", "tickets.subject", "tickets.opened_at", "tickets.closed_at"] as const),
      ...(["tickets.stars", "tickets.is_resolved", "tickets.rating_comment"] as const),
      ...([
        "clients.id as client_id",
        "clients.first_name",
        "clients.last_name",
        "clients.language",
      ] as const),
    ]),
  );
  return row && toTicketForClient(row);
}

export function findTicketForTeam(db: Database, ticketId: number): TicketForTeam | undefined {
  const row = db.first(
    ticketAndClient(ticketId)
      .selectAll("tickets")
      .select(["clients.first_name", "clients.last_name", "clients.language", "clients.username"])
      .select(["clients.preferred_name", "clients.source", "clients.source_id"]),
  );
  if (row === undefined) return undefined;
  const known = toTicketForClient(row);
  return {
    ...known,
    status: row.status,
    deskId: row.desk_id,
    managerId: row.manager_id,
    firstReplyAt: row.first_reply_at,
    context: row.context,
    priority: row.priority,
    tags: JSON.parse(row.tags) as string[],
    client: {
      ...known.client,
      username: row.username,
      preferredName: row.preferred_name,
      source: row.source,
      sourceId: row.source_id,
    },
  };
}

function ticketAndClient(ticketId: number) {
  return sql
    .selectFrom("tickets")
    .innerJoin("clients", "clients.id", "tickets.client_id")
    .where("tickets.id", "=", ticketId);
}

function toTicketForClient(row: {
  id: number;
  subject: string | null;
  opened_at: number;
  closed_at: number | null;
  stars: number | null;
  is_resolved: number | null;
  rating_comment: string | null;
  client_id: number;
  first_name: string;
  last_name: string | null;
  language: string;
}): TicketForClient {
  return {
    id: row.id,
    subject: row.subject,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    rating: {
      stars: row.stars,
      isResolved: row.is_resolved === null ? null : row.is_resolved === 1,
      comment: row.rating_comment,
    },
    client: {
      id: row.client_id,
      firstName: row.first_name,
      lastName: row.last_name,
      language: row.language,
    },
  };
}

function messagesIn(ticketId: number) {
  return pairs()
    .where("messages.ticket_id", "=", ticketId)
    .where((where) => where.or([where("failure", "is", null), where("failure", "!=", "moved")]))
    .orderBy("messages.id");
}
