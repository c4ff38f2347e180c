import type { Selectable, Updateable } from "kysely";
import type { CardPage } from "../ticket/press.ts";
import type { Actor, Change, Rating, Ticket, TicketEvent } from "../ticket/ticket.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import type { Desk } from "./desks.ts";
import { recordEvents } from "./journal.ts";
import type { Schema, TopicIcon } from "./schema.ts";
import { statement } from "./statement.ts";

/** A ticket together with the places where it is shown. */
export type PlacedTicket = Ticket & Placing;

interface Placing {
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

/** Opens a ticket with its first lines of the journal; `deskId` is null while no desk is ready. */
export function openTicket(
  tx: Transaction,
  opening: {
    clientId: number;
    deskId: number | null;
    wantedDeskId: number | null;
    actor: Actor;
    splitFrom: number | null;
    subject: string | null;
    context: string | null;
  },
  now: number,
): PlacedTicket {
  const row = tx.first(
    sql
      .insertInto("tickets")
      .values({
        client_id: opening.clientId,
        desk_id: opening.deskId,
        wanted_desk_id: opening.wantedDeskId,
        status: "unanswered",
        to_act: "team",
        manager_id: null,
        topic_id: null,
        card_message_id: null,
        opened_at: now,
        first_reply_at: null,
        split_from: opening.splitFrom,
        subject: opening.subject,
        context: opening.context,
      })
      .returningAll(),
  );
  const ticket = toTicket(row!);
  const events: TicketEvent[] = [{ type: "opened" }];
  if (opening.subject !== null) events.push({ type: "subject_set", subject: opening.subject });
  recordEvents(tx, ticket.id, opening.actor, events, now);
  return ticket;
}

/** Saves a decision: the ticket's present state and the journal's lines, together. The card goes back to its first page. */
export function saveChange(tx: Transaction, change: Change, actor: Actor, now: number): void {
  const { ticket, events } = change;
  const { rating } = ticket;
  const isOf = (type: TicketEvent["type"]) => events.some((event) => event.type === type);
  tx.run(
    updateTicket({
      id: ticket.id,
      status: ticket.status,
      // A closed ticket waits for nobody; the column keeps the client, who alone can bring it back.
      to_act: ticket.status === "closed" ? "client" : ticket.toAct,
      closed_at: ticket.status === "closed" ? ticket.closedAt : null,
      manager_id: ticket.managerId,
      subject: ticket.subject,
      first_reply_at: ticket.firstReplyAt,
      is_resolved: rating?.isResolved == null ? null : rating.isResolved ? 1 : 0,
      stars: rating?.stars ?? null,
      rating_comment: rating?.comment ?? null,
      rated_at: rating?.ratedAt ?? null,
      card_page: "main",
      ...(isOf("answered") && { answered_at: now }),
      ...(isOf("moved_to_desk") && { desk_id: ticket.deskId, wanted_desk_id: null }),
      ...(isOf("called") && { asked_after_id: null }),
    }),
  );
  if (isOf("reopened")) tx.run(markNewest("asked_after_id", ticket.id));
  if (isOf("called")) tx.run(markNewest("called_after_id", ticket.id));
  recordEvents(tx, ticket.id, actor, events, now);
}

const updateTicket = statement(({ id, ...changes }: Updateable<Schema["tickets"]> & { id: number }) =>
  sql.updateTable("tickets").set(changes).where("id", "=", id),
);

/** Keeps in the column which message of the ticket is the newest now. */
function markNewest(column: "asked_after_id" | "called_after_id", ticketId: number) {
  const newest = sql
    .selectFrom("messages")
    .select((select) => select.fn.coalesce(select.fn.max("id"), select.lit(0)).as("id"))
    .where("ticket_id", "=", ticketId);
  return sql
    .updateTable("tickets")
    .set({ [column]: newest })
    .where("id", "=", ticketId);
}

/** Changes where and how the ticket is shown. */
export function savePlacing(
  tx: Transaction,
  ticketId: number,
  placing: Partial<Placing> & { deskId?: number },
): void {
  const { isCardPinned, isTopicClosed } = placing;
  tx.run(
    updateTicket({
      id: ticketId,
      ...(placing.deskId !== undefined && { desk_id: placing.deskId }),
      ...(placing.topicId !== undefined && { topic_id: placing.topicId }),
      ...(placing.cardMessageId !== undefined && { card_message_id: placing.cardMessageId }),
      ...(placing.cardPostedAt !== undefined && { card_posted_at: placing.cardPostedAt }),
      ...(placing.lostPosts !== undefined && { lost_posts: placing.lostPosts }),
      ...(placing.cardPage !== undefined && { card_page: placing.cardPage }),
      ...(placing.topicIcon !== undefined && { topic_icon: placing.topicIcon }),
      ...(placing.answeredAt !== undefined && { answered_at: placing.answeredAt }),
      ...(placing.topicName !== undefined && { topic_name: placing.topicName }),
      ...(placing.headingMessageId !== undefined && { heading_message_id: placing.headingMessageId }),
      ...(placing.wantedDeskId !== undefined && { wanted_desk_id: placing.wantedDeskId }),
      ...(placing.clientTopicId !== undefined && { client_topic_id: placing.clientTopicId }),
      ...(isCardPinned !== undefined && { is_card_pinned: isCardPinned ? 1 : 0 }),
      ...(isTopicClosed !== undefined && { is_topic_closed: isTopicClosed ? 1 : 0 }),
    }),
  );
}

/** Whether the ticket is still where it was: not at another desk since, and its place not made anew. */
export function isStillThere(db: Database, { id, deskId, topicId }: PlacedTicket): boolean {
  const present = findTicket(db, id);
  return present?.deskId === deskId && present?.topicId === topicId;
}

/**
 * Whether a message at a desk is in the place that the ticket has now. In one chat all that is in the newer place has
 * larger ids than what was written in those before it.
 */
export function isInPlace(
  ticket: Pick<PlacedTicket, "deskId" | "topicId">,
  message: { deskId: number | null; deskMessageId: number | null },
): boolean {
  const { topicId, deskId } = ticket;
  return deskId === message.deskId && topicId !== null && (message.deskMessageId ?? 0) >= topicId;
}

/** So many messages below it push the card off a telephone's screen. */
const messagesOnScreen = 10;

/**
 * Whether the ticket's topic has grown past its card, which is not pinned yet and may be. A channel's card is a post, and
 * Telegram itself pins that in the discussion group.
 */
export function isCardOutOfSight(db: Database, desk: Desk, ticket: PlacedTicket): boolean {
  const { id, cardMessageId, isCardPinned } = ticket;
  if (desk.kind === "channel" || cardMessageId === null || isCardPinned || desk.lacks.includes("pin"))
    return false;
  const below = sql
    .selectFrom("messages")
    .select("id")
    .where("ticket_id", "=", id)
    .where("desk_id", "=", desk.id)
    .where("desk_message_id", ">", cardMessageId);
  return db.all(below.limit(messagesOnScreen)).length === messagesOnScreen;
}

/** Whether something of the ticket stands above the card in the place that it has now. */
export function hasMessagesAbove(
  db: Database,
  ticket: PlacedTicket,
  deskId: number,
  cardMessageId: number,
): boolean {
  const above = sql
    .selectFrom("messages")
    .select("id")
    .where("ticket_id", "=", ticket.id)
    .where("desk_id", "=", deskId)
    .where("desk_message_id", "<", cardMessageId)
    .where("desk_message_id", ">=", ticket.topicId);
  return db.first(above.limit(1)) !== undefined;
}

/** Changes how the ticket is shown, unless it is shown elsewhere since. */
export function savePlacingAt(tx: Transaction, ticket: PlacedTicket, placing: Partial<Placing>): void {
  if (isStillThere(tx, ticket)) savePlacing(tx, ticket.id, placing);
}

/** The place is gone, and with it the card and all that it showed. */
export function forgetPlace(tx: Transaction, ticketId: number): void {
  savePlacing(tx, ticketId, {
    topicId: null,
    cardMessageId: null,
    isCardPinned: false,
    topicIcon: null,
    topicName: null,
    isTopicClosed: false,
  });
}

/** The ticket is shown elsewhere from now on, but its thread may still be written in. */
export function addLostThread(tx: Transaction, { id, deskId, topicId }: PlacedTicket): void {
  if (deskId === null || topicId === null) return;
  const row = { desk_id: deskId, thread_id: topicId, ticket_id: id };
  tx.run(
    sql
      .insertInto("lost_threads")
      .values(row)
      .onConflict((conflict) => conflict.columns(["desk_id", "thread_id"]).doNothing()),
  );
}

export function findTicketOfLostThread(db: Database, deskId: number, threadId: number): number | undefined {
  const thread = sql.selectFrom("lost_threads").select("ticket_id").where("desk_id", "=", deskId);
  return db.first(thread.where("thread_id", "=", threadId))?.ticket_id;
}

function toTicket(row: Selectable<Schema["tickets"]>): PlacedTicket {
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
