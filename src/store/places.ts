import { type Database, type Transaction, sql } from "./database.ts";
import type { Desk } from "./desks.ts";
import { type PlacedTicket, findTicket } from "./tickets.ts";

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
