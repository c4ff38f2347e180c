import type { CardPage } from "../ticket/press.ts";
import type { Rating, Ticket } from "../ticket/ticket.ts";
import { type Database, sql } from "./database.ts";
import type { Schema, TopicIcon } from "./schema.ts";
import { statement } from "./statement.ts";
import type { Selectable } from "kysely";

/** A ticket together with the places where it is shown. */
export type PlacedTicket = Ticket & Placing;

export interface Placing {
  /** Its topic; at a channel's desk what Telegram made of its post in the discussion group. */
  topicId: number | null;
  cardMessageId: number | null;
  /** When the card was posted in a channel. */
  cardPostedAt: number | null;
  /** How many posts in a row were never seen in the discussion group. */
  lostPosts: number;
  isCardPinned: boolean;
  cardPage: CardPage;
  /** What the topic shows now; null before it was ever set. */
  topicIcon: TopicIcon | null;
  isTopicClosed: boolean;
  /** The ticket's topic in the client's private chat, where the bot has topics there. */
  clientTopicId: number | null;
  /** What the bot last called the topic; null when it does not know, or when people called it otherwise. */
  topicName: string | null;
  /** The message in the client's chat that says which ticket answers to it belong to. */
  headingMessageId: number | null;
  /** The desk that its link or its subject named, while the ticket is not there because that was not ready. */
  wantedDeskId: number | null;
  /** When the team last wrote to the client. */
  answeredAt: number | null;
  /** The ticket that this one was split from. */
  splitFrom: number | null;
  /** What the link said by which the client came, when it names neither a subject nor a desk. */
  context: string | null;
}

export function findTicket(db: Database, id: number): PlacedTicket | undefined {
  return db.remembered("tickets", ticketById({ id }), ([row]) => row && toTicket(row));
}

const ticketById = statement(({ id }: { id: number }) =>
  sql.selectFrom("tickets").selectAll().where("id", "=", id),
);

/** All tickets of the client, oldest first. */
export function findTicketsOfClient(db: Database, clientId: number): readonly PlacedTicket[] {
  return db.remembered("tickets", ticketsByClient({ clientId }), (rows) => rows.map(toTicket));
}

const ticketsByClient = statement(({ clientId }: { clientId: number }) =>
  sql.selectFrom("tickets").selectAll().where("client_id", "=", clientId).orderBy("id"),
);

/** The ticket whose topic it is, or whose post was forwarded as this message. */
export function findTicketByThread(db: Database, deskId: number, threadId: number): PlacedTicket | undefined {
  const row = db.first(ticketByThread({ deskId, threadId }));
  return row && toTicket(row);
}

const ticketByThread = statement(({ deskId, threadId }: { deskId: number; threadId: number }) =>
  sql.selectFrom("tickets").selectAll().where("desk_id", "=", deskId).where("topic_id", "=", threadId),
);

export function findTicketByCard(db: Database, deskId: number, messageId: number): PlacedTicket | undefined {
  const row = db.first(
    sql
      .selectFrom("tickets")
      .selectAll()
      .where("desk_id", "=", deskId)
      .where("card_message_id", "=", messageId),
  );
  return row && toTicket(row);
}

/** Tickets that came before there was a desk to show them, oldest first. */
export function findTicketsWithoutDesk(db: Database): PlacedTicket[] {
  return db
    .all(sql.selectFrom("tickets").selectAll().where("desk_id", "is", null).orderBy("id"))
    .map(toTicket);
}

/** The newest tickets of the desk that have a topic. */
export function findShownTickets(db: Database, deskId: number, limit: number): PlacedTicket[] {
  return db
    .all(
      sql
        .selectFrom("tickets")
        .selectAll()
        .where("desk_id", "=", deskId)
        .where("topic_id", "is not", null)
        .orderBy("id", "desc")
        .limit(limit),
    )
    .map(toTicket);
}

/** All tickets of the desk that are shown somewhere. */
export function findPlacedTickets(db: Database, deskId: number): PlacedTicket[] {
  return db
    .all(
      sql
        .selectFrom("tickets")
        .selectAll()
        .where("desk_id", "=", deskId)
        .where("card_message_id", "is not", null),
    )
    .map(toTicket);
}

/** The desk's open tickets, oldest first. */
export function findOpenTicketsAt(db: Database, deskId: number): PlacedTicket[] {
  const tickets = sql.selectFrom("tickets").selectAll().where("desk_id", "=", deskId);
  return db.all(tickets.where("status", "!=", "closed").orderBy("id")).map(toTicket);
}

export function countOpenTickets(db: Database, deskId: number): number {
  const tickets = sql.selectFrom("tickets").where("desk_id", "=", deskId).where("status", "!=", "closed");
  return db.first(tickets.select(({ fn }) => fn.countAll<number>().as("count")))?.count ?? 0;
}

/** Tickets of a channel's desk that were posted, and whose posts have not come to the discussion group. */
export function findAwaitingForward(db: Database, deskId: number): PlacedTicket[] {
  return db
    .all(
      sql
        .selectFrom("tickets")
        .selectAll()
        .where("desk_id", "=", deskId)
        .where("card_posted_at", "is not", null)
        .where("card_message_id", "is not", null)
        .where("topic_id", "is", null),
    )
    .map(toTicket);
}

/** Tickets that another desk took because this one was not ready, and that nobody has answered or taken there. */
export function findPassedBy(db: Database, deskId: number): PlacedTicket[] {
  const tickets = sql.selectFrom("tickets").selectAll().where("wanted_desk_id", "=", deskId);
  return db
    .all(
      tickets
        .where("desk_id", "is not", null)
        .where("desk_id", "!=", deskId)
        .where("status", "=", "unanswered")
        .where("manager_id", "is", null)
        .where("first_reply_at", "is", null)
        .orderBy("id"),
    )
    .map(toTicket);
}

export function toTicket(row: Selectable<Schema["tickets"]>): PlacedTicket {
  const facts = {
    id: row.id,
    clientId: row.client_id,
    managerId: row.manager_id,
    subject: row.subject,
    rating: toRating(row),
    openedAt: row.opened_at,
    firstReplyAt: row.first_reply_at,
    deskId: row.desk_id,
    topicId: row.topic_id,
    cardMessageId: row.card_message_id,
    cardPostedAt: row.card_posted_at,
    lostPosts: row.lost_posts,
    isCardPinned: row.is_card_pinned === 1,
    cardPage: row.card_page,
    topicIcon: row.topic_icon,
    isTopicClosed: row.is_topic_closed === 1,
    clientTopicId: row.client_topic_id,
    topicName: row.topic_name,
    headingMessageId: row.heading_message_id,
    wantedDeskId: row.wanted_desk_id,
    answeredAt: row.answered_at,
    splitFrom: row.split_from,
    context: row.context,
  };
  return row.status === "closed"
    ? { ...facts, status: row.status, closedAt: row.closed_at ?? row.opened_at }
    : { ...facts, status: row.status, toAct: row.to_act };
}

function toRating(row: Selectable<Schema["tickets"]>): Rating | null {
  if (row.rated_at === null) return null;
  return {
    isResolved: row.is_resolved === null ? null : row.is_resolved === 1,
    stars: row.stars,
    comment: row.rating_comment,
    ratedAt: row.rated_at,
  };
}
