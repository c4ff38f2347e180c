import type { Desk } from "../store/desks.ts";
import { findTicket, savePlacing } from "../store/tickets.ts";
import { deleteTopic } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

/**
 * The bot has made a topic for a ticket: it is the ticket's, unless the ticket has one. Told twice, by the answer to
 * the call and by an update that may come first; when the answer is lost the update alone tells, so that a repeated
 * call leaves no second topic.
 */
export function topicCreated(handling: Handling, desk: Desk, ticketId: number, topicId: number): void {
  const ticket = findTicket(handling.tx, ticketId);
  if (ticket === undefined || ticket.deskId !== desk.id) return;
  if (ticket.topicId === null) savePlacing(handling.tx, ticketId, { topicId });
  else if (ticket.topicId !== topicId) deleteTopic(handling, desk.chatId, topicId);
}
