import type { Actor, Change, TicketEvent } from "../ticket/ticket.ts";
import { type Transaction, sql } from "./database.ts";
import { recordEvents } from "./journal.ts";
import { isStillThere } from "./places.ts";
import type { Schema } from "./schema.ts";
import { statement } from "./statement.ts";
import { type PlacedTicket, type Placing, toTicket } from "./tickets.ts";
import type { Updateable } from "kysely";

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
