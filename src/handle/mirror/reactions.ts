import type { Desk } from "../../store/desks.ts";
import { findPairAtDesk, findPairOfClient } from "../../store/message-pairs.ts";
import type { MessagePair } from "../../store/messages.ts";
import { findClient, findManager } from "../../store/people.ts";
import { findReactions, saveReaction } from "../../store/reactions.ts";
import { findTicket } from "../../store/tickets.ts";
import { atDeskOf } from "../effects/adding.ts";
import { reactAtClient } from "../effects/client.ts";
import { reactAtDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";

/**
 * Somebody of the team reacted to a client's message at the desk, or took the reaction back: the client sees the newest
 * that is left on their own message. Who was removed from the team can only take back.
 * @param actorId the person, or the chat in whose name they reacted
 * @param emoji null when none is left that a bot may set
 */
export function managerReacted(
  handling: Handling,
  desk: Desk,
  actorId: number,
  deskMessageId: number,
  emoji: string | null,
): void {
  const { tx } = handling;
  const isRemoved = findManager(tx, actorId)?.isActive === false;
  const pair = findPairAtDesk(tx, desk.id, deskMessageId);
  const ticket = pair && findTicket(tx, pair.ticketId);
  if (pair?.direction !== "to_desk" || pair.clientMessageId === null || ticket === undefined) return;
  const shown = keepReaction(handling, pair, actorId, isRemoved ? null : emoji);
  if (shown !== undefined) reactAtClient(handling, ticket, pair.clientMessageId, shown.emoji);
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
  const shown = keepReaction(handling, pair, clientId, emoji);
  if (shown !== undefined) reactAtDesk(handling, atDeskOf(ticket, pair), pair.deskMessageId, shown.emoji);
}

/** Returns what the other side shows from now on; undefined when that stays the same. */
function keepReaction(
  { tx }: Handling,
  pair: MessagePair,
  actorId: number,
  emoji: string | null,
): { emoji: string | null } | undefined {
  const newest = () => findReactions(tx, pair)[0]?.emoji ?? null;
  const before = newest();
  saveReaction(tx, pair.id, actorId, emoji);
  const after = newest();
  // A reaction from before reactions were kept can be taken back too.
  return before === after && after !== null ? undefined : { emoji: after };
}
