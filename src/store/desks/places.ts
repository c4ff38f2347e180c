import type { Selectable } from "kysely";
import { type Database, type Transaction, sql } from "../database.ts";
import type { Desk } from "./desks.ts";
import type { PlaceLeft, TopicIcon } from "../tickets/tables.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";
import { type PlacedTicket, findTicket } from "../tickets/tickets.ts";

/** A present or former place of a ticket. */
export interface StoredPlace {
  id: number;
  ticketId: number;
  deskId: number;
  /** The topic, or the forward of the post. Null before it comes, or if it is in a group that the desk has left. */
  threadId: number | null;
  cardMessageId: number | null;
  topicIcon: TopicIcon | null;
  isTopicClosed: boolean;
  /** The card says that the ticket was moved. */
  isCardMarked: boolean;
  /** The managers were told the new place by a message there. */
  isTold: boolean;
  /** The ticket that was there before it was joined into this one. Null for this one's own places. */
  mergedFrom: number | null;
  /** Why the ticket has left. Null while it is there. */
  left: PlaceLeft | null;
}

/** The values of a present place that change. */
export interface PlaceChanges {
  threadId: number;
  cardMessageId: number | null;
  /** When the card was posted in a channel, in milliseconds since the Unix epoch. */
  cardPostedAt: number;
  lostPosts: number;
  isCardPinned: boolean;
  topicIcon: TopicIcon | null;
  topicName: string | null;
  isTopicClosed: boolean;
  isCardMarked: boolean;
  isTold: boolean;
}

/** Whether the ticket is still in the place that it had, and that place still has the same topic or forward. */
export function isStillThere(db: Database, { id, placeId, topicId }: PlacedTicket): boolean {
  const present = findTicket(db, id);
  return present?.placeId === placeId && present.topicId === topicId;
}

/** Whether the desk side of a message is in the ticket's present place. */
export function isInPlace(ticket: { placeId: number | null }, message: { placeId: number | null }): boolean {
  return ticket.placeId !== null && message.placeId === ticket.placeId;
}

/** Gives the ticket a new, empty place at the desk. */
export function startPlace(tx: Transaction, ticketId: number, deskId: number, lostPosts = 0): void {
  const row = { ticket_id: ticketId, desk_id: deskId, lost_posts: lostPosts };
  const { lastId } = tx.run(sql.insertInto("places").values(row));
  tx.run(sql.updateTable("tickets").set({ desk_id: deskId, place_id: lastId }).where("id", "=", ticketId));
}

/** The ticket was moved away from the place. The place must show that. */
export function markMoved(tx: Transaction, placeId: number): void {
  tx.run(sql.updateTable("places").set({ left: "moved" }).where("id", "=", placeId));
}

/** The place is lost, and the ticket gets a new one at the same desk. People may still write in the old thread. */
export function replacePlace(tx: Transaction, { id, placeId, deskId, lostPosts }: PlacedTicket): void {
  if (placeId === null || deskId === null) return;
  tx.run(sql.updateTable("places").set(lost).where("id", "=", placeId));
  startPlace(tx, id, deskId, lostPosts);
}

/**
 * The ticket has a second post that is not its card. People may still comment on it.
 * @param post.threadId null while its forward has not been seen
 */
export function addLostPost(
  tx: Transaction,
  { id }: { id: number },
  { deskId, threadId, postId }: { deskId: number; threadId: number | null; postId: number },
): void {
  const row = { ticket_id: id, desk_id: deskId, thread_id: threadId, card_message_id: postId };
  tx.run(sql.insertInto("places").values({ ...row, ...lost }));
}

/** A lost place has no card to mark, and nobody is told there. */
const lost = { left: "lost", is_card_marked: 1, is_told: 1 } as const;

/** The desk uses another group. The ids of threads that its tickets have left mean something else there. */
export function leaveThreads(tx: Transaction, deskId: number): void {
  const places = sql.updateTable("places").where("desk_id", "=", deskId).where("thread_id", "is not", null);
  tx.run(places.where("left", "is not", null).set({ left: "group changed" }));
}

export function findPlaceById(db: Database, id: number): StoredPlace | undefined {
  const row = db.first(sql.selectFrom("places").selectAll().where("id", "=", id));
  return row && toPlace(row);
}

/** The places from which the ticket was moved, oldest first, without lost ones. */
export function findFormerPlaces(db: Database, ticketId: number): StoredPlace[] {
  return db.all(formerPlaces({ ticketId })).map(toPlace);
}

const formerPlaces = statement(({ ticketId }: { ticketId: number }) =>
  sql
    .selectFrom("places")
    .selectAll()
    .where("ticket_id", "=", ticketId)
    .where("left", "in", ["moved", "group changed"])
    .orderBy("id"),
);

/** Finds the place by its topic or by the forward of its post. The newest of several. */
export function findPlaceByThread(db: Database, deskId: number, threadId: number): StoredPlace | undefined {
  const row = db.first(placeByThread({ deskId, threadId }));
  return row && toPlace(row);
}

const placeByThread = statement(({ deskId, threadId }: { deskId: number; threadId: number }) =>
  sql
    .selectFrom("places")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("thread_id", "=", threadId)
    .where((where) => where.or([where("left", "is", null), where("left", "!=", "group changed")]))
    .orderBy("id", "desc"),
);

export function findPlaceByCard(
  db: Database,
  deskId: number,
  cardMessageId: number,
): StoredPlace | undefined {
  const row = db.first(
    sql
      .selectFrom("places")
      .selectAll()
      .where("desk_id", "=", deskId)
      .where("card_message_id", "=", cardMessageId)
      .orderBy("id", "desc"),
  );
  return row && toPlace(row);
}

/** The desk's newest former places that do not show yet that their tickets have left. */
export function findUnfinishedPlaces(db: Database, deskId: number, limit: number): StoredPlace[] {
  const places = sql.selectFrom("places").selectAll().where("desk_id", "=", deskId);
  const unfinished = places
    .where("left", "is not", null)
    .where((where) => where.or([where("is_card_marked", "=", 0), where("is_told", "=", 0)]));
  return db.all(unfinished.orderBy("id", "desc").limit(limit)).map(toPlace);
}

/** Changes the place, also after its ticket has left it. Without a place it does nothing. */
export function savePlace(tx: Transaction, id: number | null, changes: Partial<PlaceChanges>): void {
  if (id === null) return;
  const { threadId, cardMessageId, cardPostedAt, lostPosts, topicIcon, topicName } = changes;
  const { isCardPinned, isTopicClosed, isCardMarked, isTold } = changes;
  tx.run(
    sql
      .updateTable("places")
      .set({
        ...(threadId !== undefined && { thread_id: threadId }),
        ...(cardMessageId !== undefined && { card_message_id: cardMessageId }),
        ...(cardPostedAt !== undefined && { card_posted_at: cardPostedAt }),
        ...(lostPosts !== undefined && { lost_posts: lostPosts }),
        ...(topicIcon !== undefined && { topic_icon: topicIcon }),
        ...(topicName !== undefined && { topic_name: topicName }),
        ...(isCardPinned !== undefined && { is_card_pinned: isCardPinned ? 1 : 0 }),
        ...(isTopicClosed !== undefined && { is_topic_closed: isTopicClosed ? 1 : 0 }),
        ...(isCardMarked !== undefined && { is_card_marked: isCardMarked ? 1 : 0 }),
        ...(isTold !== undefined && { is_told: isTold ? 1 : 0 }),
      })
      .where("id", "=", id),
  );
}

/** This many messages below it push the card off a telephone's screen. */
const messagesOnScreen = 10;

/**
 * Whether the topic's messages have pushed the card off the screen, and it is not pinned yet but may be. A channel's
 * card is a post, and Telegram itself pins that in the discussion group.
 */
export function isCardOutOfSight(db: Database, desk: Desk, ticket: PlacedTicket): boolean {
  const { cardMessageId, isCardPinned } = ticket;
  if (desk.kind === "channel" || cardMessageId === null || isCardPinned || desk.lacks.includes("pin"))
    return false;
  const below = messagesIn(ticket).where("desk_message_id", ">", cardMessageId);
  return db.all(below.limit(messagesOnScreen)).length === messagesOnScreen;
}

/** Whether a message of the ticket stands above the card in its present place. */
export function hasMessagesAbove(db: Database, ticket: PlacedTicket, cardMessageId: number): boolean {
  const above = messagesIn(ticket).where("desk_message_id", "<", cardMessageId);
  return db.first(above.limit(1)) !== undefined;
}

function messagesIn({ id, placeId }: PlacedTicket) {
  const ofTicket = sql.selectFrom("messages").select("id").where("ticket_id", "=", id);
  return ofTicket.where("place_id", "=", placeId);
}

function toPlace(row: Selectable<Schema["places"]>): StoredPlace {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    deskId: row.desk_id,
    threadId: row.left === "group changed" ? null : row.thread_id,
    cardMessageId: row.card_message_id,
    topicIcon: row.topic_icon,
    isTopicClosed: row.is_topic_closed === 1,
    isCardMarked: row.is_card_marked === 1,
    isTold: row.is_told === 1,
    mergedFrom: row.merged_from,
    left: row.left,
  };
}
