import type { Desk } from "../store/desks.ts";
import { findPairAtDesk, findPairOfClient } from "../store/messages.ts";
import { findClient, findManager } from "../store/people.ts";
import { findTicket } from "../store/tickets.ts";
import { atDeskOf, reactAtClient, reactAtDesk } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

/**
 * Somebody of the team reacted to a client's message in a topic, or took the reaction back: the client sees it on
 * their own message. @param emoji null when none is left that a bot may set
 */
export function managerReacted(
  handling: Handling,
  desk: Desk,
  managerId: number | null,
  deskMessageId: number,
  emoji: string | null,
): void {
  const { tx } = handling;
  if (managerId !== null && findManager(tx, managerId)?.isActive === false) return;
  const pair = findPairAtDesk(tx, desk.id, deskMessageId);
  const ticket = pair && findTicket(tx, pair.ticketId);
  if (pair?.direction !== "to_desk" || pair.clientMessageId === null || ticket === undefined) return;
  reactAtClient(handling, ticket, pair.clientMessageId, emoji);
}

/** A client reacted to an answer: the manager sees it on the message in the topic. */
export function clientReacted(
  handling: Handling,
  clientId: number,
  clientMessageId: number,
  emoji: string | null,
): void {
  const { tx } = handling;
  if (findClient(tx, clientId)?.isBlocked !== false) return;
  const pair = findPairOfClient(tx, clientId, clientMessageId);
  const ticket = pair && findTicket(tx, pair.ticketId);
  if (pair?.direction !== "to_client" || pair.deskMessageId === null || ticket === undefined) return;
  reactAtDesk(handling, atDeskOf(ticket, pair), pair.deskMessageId, emoji);
}
