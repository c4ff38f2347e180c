import type { Selectable } from "kysely";
import type {
  Direction,
  ExternalReply,
  ForwardOrigin,
  MessageContent,
  MessageKind,
  Quote,
} from "../ticket/message.ts";
import { type Database, sql } from "./database.ts";
import type { Schema, Way } from "./schema.ts";
import { statement } from "./statement.ts";

/** A message with both of its sides: the original, and the copy once Telegram has taken it. */
export interface MessagePair extends MessageContent {
  id: number;
  ticketId: number;
  direction: Direction;
  clientMessageId: number | null;
  deskMessageId: number | null;
  /** The desk at which that is; messages of different chats have the same ids. */
  deskId: number | null;
  /** The message that it replies to, on the side where it was written. */
  replyToMessageId: number | null;
  quote: Quote | null;
  /** The counterpart of what it replies to does not have the quoted words, as Telegram says. */
  isQuoteLoose: boolean;
  /** The message in another chat or topic that it replies to. */
  externalReply: ExternalReply | null;
  /** The copy's words, where they did not fit under its file: a message of its own, in the copy's chat. */
  wordsMessageId: number | null;
  way: Way;
  /** Its original begins with a command, which is left out of the words here. */
  isCut: boolean;
  /** Telegram lets nobody pass it on: it goes to the desk in its stored words. */
  isInWords: boolean;
  sentAt: number;
  authorId: number | null;
  deliveredAt: number | null;
  /** Why it has not got to the other side and will not by itself. */
  failure: MessageFailure | null;
  /** Its row stands aside: later messages do not wait for it. */
  isDelayed: boolean;
}

export type MessageFailure =
  /** Kept back: the ticket was closed. */
  | "held"
  /** Gone over to another ticket, where it is a pair of its own. */
  | "moved"
  /** Turned into a note. */
  | "noted"
  /** Deleted by its author. */
  | "deleted"
  /** The client had stopped the bot; it goes out when they come back, or its edit when it had arrived before. */
  | "unreachable"
  /** Telegram did not take it. */
  | "refused";

export function findMessage(db: Database, id: number): MessagePair | undefined {
  return db.remembered("messages", messageById({ id }), ([row]) => row && toPair(row));
}

const messageById = statement(({ id }: { id: number }) =>
  sql.selectFrom("messages").selectAll().where("id", "=", id),
);

/** Whether there is a reason that the message does not get to the other side. */
export function hasFailed(db: Database, id: number): boolean {
  return db.first(failureById({ id }))?.failure != null;
}

const failureById = statement(({ id }: { id: number }) =>
  sql.selectFrom("messages").select("failure").where("id", "=", id),
);

/**
 * The client's oldest message in the ticket that the desk has not got yet. Those that stand aside hold up no other, so of
 * them only the asked one counts, with its album.
 */
export function findOldestWaiting(db: Database, asked: MessagePair): MessagePair | undefined {
  const { ticketId, id, mediaGroupId } = asked;
  const first = db.first(firstInLine({ ticketId, id, mediaGroupId }));
  return first && findMessage(db, first.id);
}

/** The items of the same album that still wait for their copy, in Telegram's order. */
export function findWaitingAlbum(db: Database, pair: MessagePair): MessagePair[] {
  return db
    .all(
      sql
        .selectFrom("messages")
        .selectAll()
        .where("ticket_id", "=", pair.ticketId)
        .where("direction", "=", pair.direction)
        .where("media_group_id", "=", pair.mediaGroupId)
        .where("delivered_at", "is", null)
        .where("failure", "is", null)
        .orderBy(pair.direction === "to_desk" ? "client_message_id" : "desk_message_id"),
    )
    .map(toPair);
}

/** What the client wrote in the ticket and the desk has not got yet, oldest first. */
export function findWaitingQuestions(db: Database, ticketId: number): MessagePair[] {
  return db.all(waitingInTicket({ ticketId })).map(toPair);
}

const firstInLine = statement(
  ({ ticketId, id, mediaGroupId }: { ticketId: number; id: number; mediaGroupId: string | null }) =>
    sql
      .selectFrom("messages")
      .select("id")
      .where("ticket_id", "=", ticketId)
      .where("direction", "=", "to_desk")
      .where("delivered_at", "is", null)
      .where("failure", "is", null)
      .where((where) =>
        where.or([
          where("is_delayed", "=", 0),
          where("id", "=", id),
          where("media_group_id", "=", mediaGroupId),
        ]),
      )
      .orderBy("id"),
);

const waitingInTicket = statement(({ ticketId }: { ticketId: number }) =>
  sql
    .selectFrom("messages")
    .selectAll()
    .where("ticket_id", "=", ticketId)
    .where("direction", "=", "to_desk")
    .where("delivered_at", "is", null)
    .where("failure", "is", null)
    .orderBy("id"),
);

/** The message on the client's side, in whichever of their tickets it is now; also by the words that stand apart. */
export function findPairOfClient(
  db: Database,
  clientId: number,
  clientMessageId: number,
): MessagePair | undefined {
  const given = { clientId, clientMessageId };
  if (db.first(knownInPrivate({ clientMessageId }))!.isKnown === 0) return undefined;
  const isOurs = (pair: MessagePair) => pair.failure !== "moved";
  return (
    db.all(pairsOfClient.client_message_id(given)).map(toPair).findLast(isOurs) ??
    db
      .all(pairsOfClient.words_message_id(given))
      .map(toPair)
      .findLast((pair) => isOurs(pair) && isToClient(pair))
  );
}

/** Nothing of anybody's may have this id: then one look is enough. */
const knownInPrivate = statement((given: { clientMessageId: number }) =>
  sql.selectNoFrom((select) => {
    const has = (column: "client_message_id" | "words_message_id") =>
      select.exists(select.selectFrom("messages").select("id").where(column, "=", given.clientMessageId));
    const isKnown = select.or([has("client_message_id"), has("words_message_id")]);
    return isKnown.$castTo<number>().as("isKnown");
  }),
);

/** By each of the columns that have an id of the client's chat. */
const pairsOfClient = {
  client_message_id: pairsOfClientBy("client_message_id"),
  words_message_id: pairsOfClientBy("words_message_id"),
};

function pairsOfClientBy(column: "client_message_id" | "words_message_id") {
  return statement(({ clientId, clientMessageId }: { clientId: number; clientMessageId: number }) =>
    sql
      .selectFrom("messages")
      .innerJoin("tickets", "tickets.id", "messages.ticket_id")
      .selectAll("messages")
      .where(`messages.${column}`, "=", clientMessageId)
      .where("tickets.client_id", "=", clientId)
      .orderBy("messages.id"),
  );
}

/** The message on the side to which it was copied: the copy, or nothing yet. */
export function copyIdOf(pair: MessagePair): number | null {
  return pair.direction === "to_desk" ? pair.deskMessageId : pair.clientMessageId;
}

/** The newest message of the ticket in that direction, moved ones left out. */
export function findLatestMessage(
  db: Database,
  ticketId: number,
  direction: Direction,
): MessagePair | undefined {
  const row = db.first(
    sql
      .selectFrom("messages")
      .selectAll()
      .where("ticket_id", "=", ticketId)
      .where("direction", "=", direction)
      .where((where) => where.or([where("failure", "is", null), where("failure", "!=", "moved")]))
      .orderBy("id", "desc")
      .limit(1),
  );
  return row && toPair(row);
}

/** The newest message of the client in any of their tickets, moved ones left out. */
export function findLatestOfClient(db: Database, clientId: number): MessagePair | undefined {
  return db.remembered("messages", newestOfClient({ clientId }), ([newest]) =>
    newest?.id == null ? undefined : findMessage(db, newest.id),
  );
}

/** Each ticket's newest is found in the index: all messages of the client may be many. */
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

/** What a ticket is about, in words: its subject, else the first words of its client; undefined when there are none. */
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

/** The ticket's messages from the one with this id on, oldest first, moved ones left out. */
export function findMessagesFrom(db: Database, ticketId: number, id: number): MessagePair[] {
  return db
    .all(
      sql
        .selectFrom("messages")
        .selectAll()
        .where("ticket_id", "=", ticketId)
        .where("id", ">=", id)
        .orderBy("id"),
    )
    .map(toPair)
    .filter(({ failure }) => failure !== "moved");
}

/** All items of an album in the ticket, moved ones left out. */
export function findAlbum(db: Database, ticketId: number, mediaGroupId: string): MessagePair[] {
  return db
    .all(
      sql
        .selectFrom("messages")
        .selectAll()
        .where("media_group_id", "=", mediaGroupId)
        .where("ticket_id", "=", ticketId)
        .orderBy("id"),
    )
    .map(toPair)
    .filter(({ failure }) => failure !== "moved");
}

/** The ticket that an earlier item of the client's album went to. */
export function findTicketOfAlbum(db: Database, clientId: number, mediaGroupId: string): number | undefined {
  return db.first(
    sql
      .selectFrom("messages")
      .innerJoin("tickets", "tickets.id", "messages.ticket_id")
      .select("messages.ticket_id as id")
      .where("messages.media_group_id", "=", mediaGroupId)
      .where("messages.direction", "=", "to_desk")
      .where("tickets.client_id", "=", clientId)
      .orderBy("messages.id", "desc"),
  )?.id;
}

/**
 * The pair that has this message on the client's side of the ticket; the newest, when it came and went before. Also by
 * the words that stand apart from their file.
 */
export function findPairAtClient(
  db: Database,
  ticketId: number,
  clientMessageId: number,
): MessagePair | undefined {
  const ofTicket = sql
    .selectFrom("messages")
    .selectAll()
    .where("ticket_id", "=", ticketId)
    .orderBy("id", "desc");
  const row =
    db.first(ofTicket.where("client_message_id", "=", clientMessageId)) ??
    db.first(ofTicket.where("words_message_id", "=", clientMessageId).where("direction", "=", "to_client"));
  return row && toPair(row);
}

/** The message on the desk's side, in whichever ticket; as above. */
export function findPairAtDesk(db: Database, deskId: number, deskMessageId: number): MessagePair | undefined {
  const given = { deskId, deskMessageId };
  const row = db.first(pairAtDesk(given)) ?? db.first(wordsAtDesk(given));
  return row && toPair(row);
}

/** Whether it is kept already, as a message or as one that was withheld. */
export function isKnownAtDesk(db: Database, deskId: number, deskMessageId: number): boolean {
  return db.first(knownAtDesk({ deskId, deskMessageId }))!.isKnown === 1;
}

const knownAtDesk = statement((given: { deskId: number; deskMessageId: number }) =>
  sql.selectNoFrom((select) => {
    const isIn = (table: "messages" | "withheld_messages") =>
      select.exists(
        select
          .selectFrom(table)
          .select("id")
          .where("desk_id", "=", given.deskId)
          .where("desk_message_id", "=", given.deskMessageId),
      );
    const isKnown = select.or([isIn("messages"), isIn("withheld_messages")]);
    return isKnown.$castTo<number>().as("isKnown");
  }),
);

const pairAtDesk = statement((given: { deskId: number; deskMessageId: number }) =>
  sql
    .selectFrom("messages")
    .selectAll()
    .where("desk_id", "=", given.deskId)
    .where("desk_message_id", "=", given.deskMessageId)
    .orderBy("id", "desc"),
);

const wordsAtDesk = statement((given: { deskId: number; deskMessageId: number }) =>
  sql
    .selectFrom("messages")
    .selectAll()
    .where("desk_id", "=", given.deskId)
    .where("words_message_id", "=", given.deskMessageId)
    .where("direction", "=", "to_desk")
    .orderBy("id", "desc"),
);

/** What clients wrote and the desk got after that time, oldest first. */
export function findCopiedAfter(db: Database, deskId: number, time: number): MessagePair[] {
  return db
    .all(
      sql
        .selectFrom("messages")
        .selectAll()
        // Among the newest, without an index of its own: the time since is short.
        .where("id", ">", (where) =>
          where.selectFrom("messages").select(({ eb, fn }) => eb(fn.max("id"), "-", 1_000).as("id")),
        )
        .where("desk_id", "=", deskId)
        .where("direction", "=", "to_desk")
        .where("delivered_at", ">", time)
        .where("failure", "is", null)
        .orderBy("id"),
    )
    .map(toPair);
}

/** What the team wrote while the client had stopped the bot, oldest first. */
export function findUnreached(db: Database, clientId: number): MessagePair[] {
  return db
    .all(
      sql
        .selectFrom("messages")
        .innerJoin("tickets", "tickets.id", "messages.ticket_id")
        .selectAll("messages")
        .where("tickets.client_id", "=", clientId)
        .where("messages.failure", "=", "unreachable")
        .orderBy("messages.id"),
    )
    .map(toPair);
}

function isToClient({ direction }: MessagePair): boolean {
  return direction === "to_client";
}

/** A row as the rest of the code sees it. */
export function toPair(row: Selectable<Schema["messages"]>): MessagePair {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    direction: row.direction,
    clientMessageId: row.client_message_id,
    deskMessageId: row.desk_message_id,
    deskId: row.desk_id,
    replyToMessageId: row.reply_to_message_id,
    kind: row.kind as MessageKind,
    text: row.text,
    entities: row.entities,
    fileId: row.file_id,
    fileUniqueId: row.file_unique_id,
    coverFileId: row.cover_file_id,
    linkPreview: row.link_preview,
    isCaptionAbove: row.is_caption_above === 1,
    hasSpoiler: row.has_spoiler === 1,
    quote: row.quote === null ? null : (JSON.parse(row.quote) as Quote),
    isQuoteLoose: row.is_quote_loose === 1,
    externalReply: row.external_reply === null ? null : (JSON.parse(row.external_reply) as ExternalReply),
    origin: row.origin === null ? null : (JSON.parse(row.origin) as ForwardOrigin),
    details: row.details,
    wordsMessageId: row.words_message_id,
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
