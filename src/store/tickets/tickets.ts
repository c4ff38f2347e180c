import type { Priority } from "../../ticket/labels.ts";
import type { CardPage } from "../../ticket/press.ts";
import type { Rating, Ticket } from "../../ticket/ticket.ts";
import { type Database, sql } from "../database.ts";
import type { Quarantine, TopicIcon } from "./tables.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";
import { type Selectable, type SqlBool, sql as raw } from "kysely";

/** A ticket with its present place and its client's view of it. */
export type PlacedTicket = Ticket & Placing;

export interface Placing {
  /** Its present place; null while it has no desk. */
  placeId: number | null;
  /** Its topic. At a channel's desk, the forward of its post in the discussion group. */
  topicId: number | null;
  cardMessageId: number | null;
  /** When the card was posted in a channel. */
  cardPostedAt: number | null;
  /** How many posts in a row never appeared in the discussion group. */
  lostPosts: number;
  isCardPinned: boolean;
  cardPage: CardPage;
  /** The topic's present icon. Null before the first one. */
  topicIcon: TopicIcon | null;
  isTopicClosed: boolean;
  /** The ticket's topic in the client's private chat, if the bot has topics there. */
  clientTopicId: number | null;
  /** The bot's last name for the topic. Null when unknown, or when people renamed it. */
  topicName: string | null;
  /** The message in the client's chat that names the ticket for the answers that reply to it. */
  headingMessageId: number | null;
  /** The desk that its link or subject named. Set while the ticket is elsewhere because that desk was not ready. */
  wantedDeskId: number | null;
  /** When the team last wrote to the client. */
  answeredAt: number | null;
  /** The ticket that this one was split from. */
  splitFrom: number | null;
  /** The payload of the link that brought the client, if it names neither a subject nor a desk. */
  context: string | null;
  priority: Priority;
  /** In lower case, in the order in which they were added. Do not change the array. */
  tags: readonly string[];
  /** A stop-word was in it: "on" until the team decides, "passed" when it is an ordinary ticket. */
  quarantine: Quarantine | null;
  /** Its words and its client's name are gone, and nothing can be done in it any more. */
  isErased: boolean;
  /** The ticket into which this one was joined. It is closed, and in no list of its client's tickets. */
  mergedInto: number | null;
}

export function findTicket(db: Database, id: number): PlacedTicket | undefined {
  return db.remembered(shownIn, ticketById({ id }), ([row]) => row && toTicket(row));
}

/** The same, or the ticket into which it was joined. */
export function findPresentTicket(db: Database, id: number): PlacedTicket | undefined {
  const ticket = findTicket(db, id);
  return ticket?.mergedInto == null ? ticket : findTicket(db, ticket.mergedInto);
}

const ticketById = statement(({ id }: { id: number }) => tickets().where("tickets.id", "=", id));

/** All tickets of the client, oldest first, without erased ones and those that were joined into others. */
export function findTicketsOfClient(db: Database, clientId: number): readonly PlacedTicket[] {
  return db.remembered(shownIn, ticketsByClient({ clientId }), (rows) => rows.map(toTicket));
}

const ticketsByClient = statement(({ clientId }: { clientId: number }) =>
  tickets()
    .where("client_id", "=", clientId)
    .where("erased_at", "is", null)
    .where("merged_into", "is", null)
    .orderBy("tickets.id"),
);

/** The ids of all tickets of the client that are not erased, also of those that were joined into others. */
export function findIdsOfClient(db: Database, clientId: number): number[] {
  const own = sql.selectFrom("tickets").select("id").where("client_id", "=", clientId);
  return db.all(own.where("erased_at", "is", null).orderBy("id")).map(({ id }) => id);
}

/** Finds the ticket by its topic or by the forward of its post. */
export function findTicketByThread(db: Database, deskId: number, threadId: number): PlacedTicket | undefined {
  const row = db.first(ticketByThread({ deskId, threadId }));
  return row && toTicket(row);
}

const ticketByThread = statement(({ deskId, threadId }: { deskId: number; threadId: number }) =>
  shownTickets().where("places.desk_id", "=", deskId).where("thread_id", "=", threadId),
);

/** Tickets that opened while no desk was ready, oldest first. */
export function findTicketsWithoutDesk(db: Database): PlacedTicket[] {
  return db.all(tickets().where("tickets.desk_id", "is", null).orderBy("tickets.id")).map(toTicket);
}

/** The newest tickets of the desk that have a topic. */
export function findShownTickets(db: Database, deskId: number, limit: number): PlacedTicket[] {
  const shown = tickets().where("tickets.desk_id", "=", deskId).where("thread_id", "is not", null);
  return db.all(shown.orderBy("tickets.id", "desc").limit(limit)).map(toTicket);
}

/** All tickets of the desk with a card. */
export function findPlacedTickets(db: Database, deskId: number): PlacedTicket[] {
  const placed = tickets().where("tickets.desk_id", "=", deskId).where("card_message_id", "is not", null);
  return db.all(placed).map(toTicket);
}

/** The desk's open tickets, oldest first. */
export function findOpenTicketsAt(db: Database, deskId: number): PlacedTicket[] {
  const open = tickets().where("tickets.desk_id", "=", deskId).where("status", "!=", "closed");
  return db.all(open.orderBy("tickets.id")).map(toTicket);
}

/** The manager's open tickets, oldest first. */
export function findOpenTicketsOf(db: Database, managerId: number): PlacedTicket[] {
  const open = tickets().where("manager_id", "=", managerId).where("status", "!=", "closed");
  return db.all(open.orderBy("tickets.id")).map(toTicket);
}

/** The open tickets without a manager, oldest first. */
export function findUnclaimedTickets(db: Database): PlacedTicket[] {
  // Written as in the index. With a bound parameter SQLite would not use it.
  const open = tickets().where(raw<SqlBool>`status != 'closed'`);
  return db.all(open.where("manager_id", "is", null).orderBy("tickets.id")).map(toTicket);
}

/** The number of open tickets of every manager who has some. */
export function countOpenTicketsByManager(db: Database): ReadonlyMap<number, number> {
  const open = sql
    .selectFrom("tickets")
    .where("status", "!=", "closed")
    .where("manager_id", "is not", null)
    .groupBy("manager_id")
    .select(({ fn }) => ["manager_id", fn.countAll<number>().as("count")]);
  return new Map(db.all(open).map(({ manager_id, count }) => [manager_id!, count]));
}

export function countOpenTickets(db: Database, deskId: number): number {
  const open = sql.selectFrom("tickets").where("desk_id", "=", deskId).where("status", "!=", "closed");
  return db.first(open.select(({ fn }) => fn.countAll<number>().as("count")))?.count ?? 0;
}

/** The number of open tickets at all desks, and of those that wait for one. */
export function countAllOpenTickets(db: Database): number {
  // Written as in the index. With a bound parameter SQLite would not use it.
  const open = sql.selectFrom("tickets").where(raw<SqlBool>`status != 'closed'`);
  return db.first(open.select(({ fn }) => fn.countAll<number>().as("count")))?.count ?? 0;
}

/** Tickets of a channel's desk whose posts have not appeared in the discussion group. */
export function findAwaitingForward(db: Database, deskId: number): PlacedTicket[] {
  const awaiting = shownTickets().where("places.desk_id", "=", deskId).where("thread_id", "is", null);
  const posted = awaiting.where("card_posted_at", "is not", null).orderBy("tickets.id");
  // In SQL this condition would make SQLite read all posts of the desk.
  return db
    .all(posted)
    .map(toTicket)
    .filter(({ cardMessageId }) => cardMessageId !== null);
}

/** Tickets that another desk got because this one was not ready, and that nobody there has answered or claimed. */
export function findPassedBy(db: Database, deskId: number): PlacedTicket[] {
  const untouched = tickets()
    .where("wanted_desk_id", "=", deskId)
    .where("tickets.desk_id", "is not", null)
    .where("tickets.desk_id", "!=", deskId)
    .where("status", "=", "unanswered")
    .where("manager_id", "is", null)
    .where("first_reply_at", "is", null);
  return db.all(untouched.orderBy("tickets.id")).map(toTicket);
}

/** The tables that a ticket is read from. */
const shownIn = ["tickets", "places"] as const;

const placeColumns = [
  "thread_id",
  "card_message_id",
  "card_posted_at",
  "lost_posts",
  "is_card_pinned",
  "topic_icon",
  "topic_name",
  "is_topic_closed",
] as const satisfies (keyof Schema["places"])[];

/** Tickets with their present places, if any. */
function tickets() {
  return sql
    .selectFrom("tickets")
    .leftJoin("places", "places.id", "tickets.place_id")
    .selectAll("tickets")
    .select(placeColumns);
}

/** The same, but only tickets with a place. */
function shownTickets() {
  return sql
    .selectFrom("places")
    .innerJoin("tickets", (join) =>
      join.onRef("tickets.id", "=", "places.ticket_id").onRef("tickets.place_id", "=", "places.id"),
    )
    .selectAll("tickets")
    .select(placeColumns);
}

type TicketRow = Selectable<Schema["tickets"]>;

/** All columns may be null, for a ticket without a place. */
type PlaceRow = { [Column in (typeof placeColumns)[number]]: Selectable<Schema["places"]>[Column] | null };

const noTags: readonly string[] = [];

export function toTicket(row: TicketRow & Partial<PlaceRow>): PlacedTicket {
  const facts = {
    id: row.id,
    clientId: row.client_id,
    managerId: row.manager_id,
    subject: row.subject,
    rating: toRating(row),
    openedAt: row.opened_at,
    firstReplyAt: row.first_reply_at,
    snoozedUntil: row.snoozed_until,
    isUnspoken: row.is_unspoken === 1,
    deskId: row.desk_id,
    placeId: row.place_id,
    topicId: row.thread_id ?? null,
    cardMessageId: row.card_message_id ?? null,
    cardPostedAt: row.card_posted_at ?? null,
    lostPosts: row.lost_posts ?? 0,
    isCardPinned: row.is_card_pinned === 1,
    cardPage: row.card_page,
    topicIcon: row.topic_icon ?? null,
    isTopicClosed: row.is_topic_closed === 1,
    clientTopicId: row.client_topic_id,
    topicName: row.topic_name ?? null,
    headingMessageId: row.heading_message_id,
    wantedDeskId: row.wanted_desk_id,
    answeredAt: row.answered_at,
    splitFrom: row.split_from,
    context: row.context,
    priority: row.priority,
    tags: row.tags === "[]" ? noTags : (JSON.parse(row.tags) as string[]),
    quarantine: row.quarantine,
    isErased: row.erased_at !== null,
    mergedInto: row.merged_into,
  };
  return row.status === "closed"
    ? { ...facts, status: row.status, closedAt: row.closed_at ?? row.opened_at }
    : { ...facts, status: row.status, toAct: row.to_act };
}

function toRating(row: TicketRow): Rating | null {
  if (row.rated_at === null) return null;
  return {
    isResolved: row.is_resolved === null ? null : row.is_resolved === 1,
    stars: row.stars,
    comment: row.rating_comment,
    ratedAt: row.rated_at,
  };
}
