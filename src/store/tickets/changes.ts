import type { Actor, Change, TicketEvent } from "../../ticket/ticket.ts";
import { type Transaction, sql } from "../database.ts";
import { recordEvents } from "./journal.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";
import { type PlacedTicket, type Placing, toTicket } from "./tickets.ts";
import { sql as raw, type Updateable } from "kysely";

/**
 * Opens a ticket with the first lines of its journal. `deskId` is null while no desk is ready. A manager who opens it has it,
 * and its client, who does not know of it, waits for nothing.
 */
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
    /** The date of the message that opens it, or the time of the press. */
    openedAt: number;
  },
  now: number,
): PlacedTicket {
  const { actor } = opening;
  const opener = actor.kind === "manager" ? actor.id : null;
  const row = tx.first(
    sql
      .insertInto("tickets")
      .values({
        client_id: opening.clientId,
        desk_id: opening.deskId,
        place_id: opening.deskId === null ? null : nextPlaceId,
        wanted_desk_id: opening.wantedDeskId,
        status: opener === null ? "unanswered" : "in_progress",
        to_act: opener === null ? "team" : "client",
        manager_id: opener,
        is_unspoken: opener === null ? 0 : 1,
        opened_at: opening.openedAt,
        first_reply_at: null,
        split_from: opening.splitFrom,
        subject: opening.subject,
        context: opening.context,
      })
      .returningAll(),
  );
  const ticket = toTicket(row!);
  // This order needs one statement less than first the ticket, then its place, then the link between them.
  if (ticket.placeId !== null)
    tx.run(addPlace({ id: ticket.placeId, ticket_id: ticket.id, desk_id: ticket.deskId! }));
  const events: TicketEvent[] = [{ type: "opened" }];
  if (opening.subject !== null) events.push({ type: "subject_set", subject: opening.subject });
  if (opener !== null) events.push({ type: "claimed", managerId: opener });
  recordEvents(tx, ticket.id, actor, events, now);
  return ticket;
}

const nextPlaceId = raw<number>`(SELECT coalesce(max(id), 0) + 1 FROM places)`;

const addPlace = statement((row: { id: number; ticket_id: number; desk_id: number }) =>
  sql.insertInto("places").values(row),
);

/** Saves a decision: the ticket's new state together with the journal's lines. The card returns to its first page. */
export function saveChange(tx: Transaction, change: Change, actor: Actor, now: number): void {
  const { ticket, events } = change;
  const { rating } = ticket;
  const isOf = (type: TicketEvent["type"]) => events.some((event) => event.type === type);
  tx.run(
    updateTicket({
      id: ticket.id,
      status: ticket.status,
      // A closed ticket waits for nobody. The column says "client", because only the client can reopen it.
      to_act: ticket.status === "closed" ? "client" : ticket.toAct,
      closed_at: ticket.status === "closed" ? ticket.closedAt : null,
      manager_id: ticket.managerId,
      subject: ticket.subject,
      first_reply_at: ticket.firstReplyAt,
      snoozed_until: ticket.snoozedUntil,
      is_unspoken: ticket.isUnspoken ? 1 : 0,
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

/** Stores the ticket's newest message in the column. */
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

/** Changes other values of the ticket than its state and place. */
export function saveTicket(
  tx: Transaction,
  id: number,
  changes: Partial<
    Pick<
      Placing,
      | "cardPage"
      | "answeredAt"
      | "headingMessageId"
      | "wantedDeskId"
      | "clientTopicId"
      | "priority"
      | "tags"
      | "quarantine"
    >
  >,
): void {
  const { cardPage, answeredAt, headingMessageId, wantedDeskId, clientTopicId, priority, tags, quarantine } =
    changes;
  tx.run(
    updateTicket({
      id,
      ...(cardPage !== undefined && { card_page: cardPage }),
      ...(answeredAt !== undefined && { answered_at: answeredAt }),
      ...(headingMessageId !== undefined && { heading_message_id: headingMessageId }),
      ...(wantedDeskId !== undefined && { wanted_desk_id: wantedDeskId }),
      ...(clientTopicId !== undefined && { client_topic_id: clientTopicId }),
      ...(priority !== undefined && { priority }),
      ...(tags !== undefined && { tags: JSON.stringify(tags) }),
      ...(quarantine !== undefined && { quarantine }),
    }),
  );
}
