import type { Selectable } from "kysely";
import { type Database, sql, type Transaction } from "./database.ts";
import type { Schema, TopicIcon } from "./schema.ts";
import type { PlacedTicket } from "./tickets.ts";

/** Where a ticket was shown before it was moved to where it is. */
export interface FormerPlace {
  id: number;
  ticketId: number;
  deskId: number;
  /** Its topic, or the forward of its post; null when that had not come. */
  threadId: number | null;
  cardMessageId: number | null;
  topicIcon: TopicIcon | null;
  isTopicClosed: boolean;
  /** The card says that the ticket was moved. */
  isCardMarked: boolean;
  /** A message there leads to where the ticket is. */
  isTold: boolean;
}

/** Keeps where the ticket is at this moment, for when it is somewhere else. */
export function addFormerPlace(tx: Transaction, ticket: PlacedTicket & { deskId: number }): void {
  tx.run(
    sql.insertInto("former_places").values({
      ticket_id: ticket.id,
      desk_id: ticket.deskId,
      thread_id: ticket.topicId,
      card_message_id: ticket.cardMessageId,
      topic_icon: ticket.topicIcon,
      is_topic_closed: ticket.isTopicClosed ? 1 : 0,
    }),
  );
}

/** All of the ticket's, oldest first. */
export function findFormerPlaces(db: Database, ticketId: number): FormerPlace[] {
  const places = sql.selectFrom("former_places").selectAll().where("ticket_id", "=", ticketId);
  return db.all(places.orderBy("id")).map(toFormerPlace);
}

export function findFormerPlaceByThread(
  db: Database,
  deskId: number,
  threadId: number,
): FormerPlace | undefined {
  const places = sql.selectFrom("former_places").selectAll().where("desk_id", "=", deskId);
  const row = db.first(places.where("thread_id", "=", threadId));
  return row && toFormerPlace(row);
}

export function findFormerPlaceByCard(
  db: Database,
  deskId: number,
  cardMessageId: number,
): FormerPlace | undefined {
  const places = sql.selectFrom("former_places").selectAll().where("desk_id", "=", deskId);
  const row = db.first(places.where("card_message_id", "=", cardMessageId));
  return row && toFormerPlace(row);
}

/** The newest of the desk's that do not show yet that their tickets are elsewhere. */
export function findUnfinishedPlaces(db: Database, deskId: number, limit: number): FormerPlace[] {
  const places = sql.selectFrom("former_places").selectAll().where("desk_id", "=", deskId);
  const unfinished = places.where((where) =>
    where.or([where("is_card_marked", "=", 0), where("is_told", "=", 0)]),
  );
  return db.all(unfinished.orderBy("id", "desc").limit(limit)).map(toFormerPlace);
}

export function saveFormerPlace(
  tx: Transaction,
  id: number,
  changes: Partial<Omit<FormerPlace, "id" | "ticketId" | "deskId">>,
): void {
  const { threadId, cardMessageId, topicIcon, isTopicClosed, isCardMarked, isTold } = changes;
  tx.run(
    sql
      .updateTable("former_places")
      .set({
        ...(threadId !== undefined && { thread_id: threadId }),
        ...(cardMessageId !== undefined && { card_message_id: cardMessageId }),
        ...(topicIcon !== undefined && { topic_icon: topicIcon }),
        ...(isTopicClosed !== undefined && { is_topic_closed: isTopicClosed ? 1 : 0 }),
        ...(isCardMarked !== undefined && { is_card_marked: isCardMarked ? 1 : 0 }),
        ...(isTold !== undefined && { is_told: isTold ? 1 : 0 }),
      })
      .where("id", "=", id),
  );
}

function toFormerPlace(row: Selectable<Schema["former_places"]>): FormerPlace {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    deskId: row.desk_id,
    threadId: row.thread_id,
    cardMessageId: row.card_message_id,
    topicIcon: row.topic_icon,
    isTopicClosed: row.is_topic_closed === 1,
    isCardMarked: row.is_card_marked === 1,
    isTold: row.is_told === 1,
  };
}
