import type {
  Direction,
  ExternalReply,
  ForwardOrigin,
  MessageContent,
  MessageKind,
  Quote,
} from "../../ticket/message.ts";
import { type Database, sql } from "../database.ts";
import type { PlaceLeft } from "../tickets/tables.ts";
import type { Schema } from "../schema.ts";
import type { Way } from "./tables.ts";
import { statement } from "../statement.ts";
import { type Selectable, sql as raw } from "kysely";

/** A message with both of its sides: the original and, once Telegram has taken it, the copy. */
export interface MessagePair extends MessageContent {
  id: number;
  ticketId: number;
  direction: Direction;
  clientMessageId: number | null;
  deskMessageId: number | null;
  /** The place of its desk side, and the desk. Messages of different chats can have the same id. */
  placeId: number | null;
  deskId: number | null;
  /** The message that it replies to, on the side of its author. */
  replyToMessageId: number | null;
  quote: Quote | null;
  /** Telegram said that the counterpart of the replied message lacks the quoted words. */
  isQuoteLoose: boolean;
  /** The message in another chat or topic that it replies to. */
  externalReply: ExternalReply | null;
  /** The words of the copy, if they did not fit under its file. They are a message of their own in the copy's chat. */
  wordsMessageId: number | null;
  way: Way;
  /** Its original begins with a command. The words here leave it out. */
  isCut: boolean;
  /** Telegram lets nobody copy or forward it. The desk gets its stored words. */
  isInWords: boolean;
  sentAt: number;
  /** The ticket's client, or a person of the team. Null for a person who hides behind the group. */
  authorId: number | null;
  deliveredAt: number | null;
  /** Why it has not reached the other side and is not tried again by itself. */
  failure: MessageFailure | null;
  /** Its row stands aside: later messages do not wait for it. */
  isDelayed: boolean;
}

export type MessageFailure =
  /** Kept back because the ticket was closed. */
  | "held"
  /** Moved to another ticket, where it is a pair of its own. */
  | "moved"
  /** Turned into a note. */
  | "noted"
  /** Deleted by its author. */
  | "deleted"
  /**
   * The client had stopped the bot. When they come back, they get the message; or only its edit, if it had arrived
   * before.
   */
  | "unreachable"
  /** Telegram refused it. */
  | "refused"
  /** The client wrote too much at once. The desk gets it behind a button. */
  | "kept"
  /** The same, but the summary with that button shows all of it. */
  | "summarized"
  /** Of a kind or size that the team does not want. The client was told. */
  | "unwanted";

export function findMessage(db: Database, id: number): MessagePair | undefined {
  return db.remembered(["messages", "places"], messageById({ id }), ([row]) => row && toPair(row));
}

const messageById = statement(({ id }: { id: number }) => pairs().where("messages.id", "=", id));

/** The id of the copy on the other side. Null before it is there. */
export function copyIdOf(pair: MessagePair): number | null {
  return pair.direction === "to_desk" ? pair.deskMessageId : pair.clientMessageId;
}

/** The newest message of the ticket in that direction, without moved ones. */
export function findLatestMessage(
  db: Database,
  ticketId: number,
  direction: Direction,
): MessagePair | undefined {
  const row = db.first(
    pairs()
      .where("messages.ticket_id", "=", ticketId)
      // A literal, because the index of answers is not used for a parameter.
      .where("direction", "=", raw.lit(direction))
      .where((where) => where.or([where("failure", "is", null), where("failure", "!=", "moved")]))
      .orderBy("messages.id", "desc")
      .limit(1),
  );
  return row && toPair(row);
}

/** When the message before the ticket's newest one was sent, in milliseconds since the Unix epoch. */
export function findTimeBeforeNewest(db: Database, ticketId: number): number | undefined {
  return db.first(beforeNewest({ ticketId }))?.sent_at;
}

const beforeNewest = statement(({ ticketId }: { ticketId: number }) =>
  sql
    .selectFrom("messages")
    .select("sent_at")
    .where("ticket_id", "=", ticketId)
    .orderBy("id", "desc")
    .limit(1)
    .offset(1),
);

/** The newest message of the client in all their tickets, without moved ones. */
export function findLatestOfClient(db: Database, clientId: number): MessagePair | undefined {
  return db.remembered(["messages", "places"], newestOfClient({ clientId }), ([newest]) =>
    newest?.id == null ? undefined : findMessage(db, newest.id),
  );
}

/** The index finds each ticket's newest message. The client may have many messages. */
const newestOfClient = statement(({ clientId }: { clientId: number }) =>
  sql
    .selectFrom("tickets")
    .select((expression) =>
      expression.fn
        .max<number | null>(
          expression
            .selectFrom("messages")
            .select("messages.id")
            .whereRef("messages.ticket_id", "=", "tickets.id")
            .where("direction", "=", "to_desk")
            .where((where) => where.or([where("failure", "is", null), where("failure", "!=", "moved")]))
            .orderBy("messages.id", "desc")
            .limit(1) as never,
        )
        .as("id"),
    )
    .where("client_id", "=", clientId),
);

/** Whether the client has written anything in the ticket that the team wants. */
export function hasWanted(db: Database, ticketId: number): boolean {
  const written = sql
    .selectFrom("messages")
    .select("id")
    .where("ticket_id", "=", ticketId)
    .where("direction", "=", "to_desk")
    .where((where) => where.or([where("failure", "is", null), where("failure", "!=", "unwanted")]));
  return db.first(written.limit(1)) !== undefined;
}

/** A title for the ticket: its subject, or else the first words of its client. Undefined without either. */
export function findTitle(db: Database, ticket: { id: number; subject: string | null }): string | undefined {
  if (ticket.subject !== null) return ticket.subject;
  const first = db.first(
    sql
      .selectFrom("messages")
      .select("text")
      .where("ticket_id", "=", ticket.id)
      .where("direction", "=", "to_desk")
      .where("text", "!=", "")
      .orderBy("id")
      .limit(1),
  );
  return first?.text.replaceAll(/\s+/g, " ").trim();
}

/** The ticket's messages from this id on, oldest first, without moved ones. */
export function findMessagesFrom(db: Database, ticketId: number, id: number): MessagePair[] {
  return db
    .all(
      pairs()
        .where("messages.ticket_id", "=", ticketId)
        .where("messages.id", ">=", id)
        .orderBy("messages.id"),
    )
    .map(toPair)
    .filter(({ failure }) => failure !== "moved");
}

/** All items of an album in the ticket, without moved ones. */
export function findAlbum(db: Database, ticketId: number, mediaGroupId: string): MessagePair[] {
  return db
    .all(
      pairs()
        .where("media_group_id", "=", mediaGroupId)
        .where("messages.ticket_id", "=", ticketId)
        .orderBy("messages.id"),
    )
    .map(toPair)
    .filter(({ failure }) => failure !== "moved");
}

/** The ticket that has an earlier item of the client's album, and what became of that item. */
export function findTicketOfAlbum(
  db: Database,
  clientId: number,
  mediaGroupId: string,
): { id: number; failure: MessageFailure | null } | undefined {
  const row = db.first(
    sql
      .selectFrom("messages")
      .innerJoin("tickets", "tickets.id", "messages.ticket_id")
      .select(["messages.ticket_id as id", "messages.failure"])
      .where("messages.media_group_id", "=", mediaGroupId)
      .where("messages.direction", "=", "to_desk")
      .where("tickets.client_id", "=", clientId)
      .orderBy("messages.id", "desc"),
  );
  return row && { id: row.id, failure: row.failure as MessageFailure | null };
}

/** Clients' messages that the desk got after that time, oldest first. */
export function findCopiedAfter(db: Database, deskId: number, time: number): MessagePair[] {
  return db
    .all(
      pairs()
        // Searches among the newest ids. This needs no index of its own, since the time is short.
        .where("messages.id", ">", (where) =>
          where
            .selectFrom("messages as newest")
            .select(({ eb, fn }) => eb(fn.max("newest.id"), "-", 1_000).as("id")),
        )
        .where("places.desk_id", "=", deskId)
        .where("direction", "=", "to_desk")
        .where("delivered_at", ">", time)
        .where("failure", "is", null)
        .orderBy("messages.id"),
    )
    .map(toPair);
}

/** Messages with the places of their desk sides. Both tables have `id` and `ticket_id`, so name the table. */
export function pairs() {
  return sql
    .selectFrom("messages")
    .leftJoin("places", "places.id", "messages.place_id")
    .selectAll("messages")
    .select(["places.desk_id", "places.left"]);
}

type PairRow = Selectable<Schema["messages"]> & { desk_id: number | null; left: PlaceLeft | null };

/** Converts a row. Hides ids in a group that the desk has left: in the present group they mean other messages. */
export function toPair(row: PairRow): MessagePair {
  const isToDesk = row.direction === "to_desk";
  const isApart = row.left === "group changed";
  return {
    id: row.id,
    ticketId: row.ticket_id,
    direction: row.direction,
    clientMessageId: row.client_message_id,
    deskMessageId: isApart ? null : row.desk_message_id,
    placeId: row.place_id,
    deskId: row.desk_id,
    replyToMessageId: isApart && !isToDesk ? null : row.reply_to_message_id,
    kind: row.kind as MessageKind,
    text: row.text,
    entities: row.entities,
    fileId: row.file_id,
    fileUniqueId: row.file_unique_id,
    coverFileId: row.cover_file_id,
    fileFacts: row.file_facts,
    linkPreview: row.link_preview,
    isCaptionAbove: row.is_caption_above === 1,
    hasSpoiler: row.has_spoiler === 1,
    quote: row.quote === null || (isApart && !isToDesk) ? null : (JSON.parse(row.quote) as Quote),
    isQuoteLoose: row.is_quote_loose === 1,
    externalReply: row.external_reply === null ? null : (JSON.parse(row.external_reply) as ExternalReply),
    origin: row.origin === null ? null : (JSON.parse(row.origin) as ForwardOrigin),
    details: row.details,
    wordsMessageId: isApart && isToDesk ? null : row.words_message_id,
    way: row.way,
    isCut: row.is_cut === 1,
    isInWords: row.is_in_words === 1,
    mediaGroupId: row.media_group_id,
    sentAt: row.sent_at,
    authorId: row.author_id,
    deliveredAt: row.delivered_at,
    failure: row.failure as MessageFailure | null,
    isDelayed: row.is_delayed === 1,
  };
}
