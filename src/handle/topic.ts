import type { Desk } from "../store/desks.ts";
import {
  findTicket,
  findTicketByTopic,
  forgetTopic,
  type PlacedTicket,
  savePlacing,
} from "../store/tickets.ts";
import { forgetCopy } from "../store/message-changes.ts";
import { findUnanswered } from "../store/messages.ts";
import { deleteTopic, relay } from "./enqueue.ts";
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

/** Somebody closed the ticket's topic by hand, or opened it. The ticket itself stays as it is. */
export function topicClosed(handling: Handling, desk: Desk, topicId: number, isTopicClosed: boolean): void {
  const ticket = findTicketByTopic(handling.tx, desk.id, topicId);
  if (ticket !== undefined) savePlacing(handling.tx, ticket.id, { isTopicClosed });
}

/** Somebody deleted the topic: a new one is made, with the card and all that nobody has answered yet. */
export function topicLost(handling: Handling, ticket: PlacedTicket): void {
  const { tx } = handling;
  // Another call may have found it out before, and the topic that is there now be a new one.
  if (findTicket(tx, ticket.id)?.topicId !== ticket.topicId) return;
  forgetTopic(tx, ticket.id);
  for (const pair of findUnanswered(tx, ticket.id)) {
    if (pair.deliveredAt === null) continue;
    forgetCopy(tx, pair);
    relay(handling, ticket, pair);
  }
}
