import type { Desk } from "../../store/desks/desks.ts";
import { findPairAtDesk, findPairOfClient } from "../../store/messages/pairs.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import type { Client } from "../../store/people/clients.ts";
import { findReaction, saveReaction } from "../../store/messages/reactions.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { atDeskOf } from "../effects/adding.ts";
import { mirrorAtClient } from "../effects/client.ts";
import { mirrorAtDesk, mirrorAtDeskLater } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { mayJoin } from "../managers/enrolment.ts";
import { windowsOf } from "../protection/windows.ts";

/** With so many reactions of a client in a minute, the next ones share calls. */
const mostReactions = 6;

/**
 * A manager reacted to a client's message or removed a reaction. The client's message shows the newest reaction that is
 * left. Who is not of the team can only remove.
 * @param actorId the person, or the chat in whose name they reacted
 * @param emoji null when no reaction is left that a bot may set
 */
export function managerReacted(
  handling: Handling,
  desk: Desk,
  actorId: number,
  deskMessageId: number,
  emoji: string | null,
): void {
  const { tx } = handling;
  // Chats have negative ids.
  const isRefused = actorId > 0 && !mayJoin(handling, actorId);
  const copied = findPairAtDesk(tx, desk.id, deskMessageId);
  const ticket = copied && findTicket(tx, copied.ticketId);
  if (copied?.direction !== "to_desk" || copied.clientMessageId === null || ticket === undefined) return;
  // The message may be in another ticket since, and its reactions with it.
  const pair = findPairOfClient(tx, ticket.clientId, copied.clientMessageId) ?? copied;
  if (keepReaction(handling, pair, actorId, isRefused ? null : emoji))
    mirrorAtClient(handling, ticket, copied.clientMessageId);
}

/** A client reacted to an answer. The manager sees it on the message at the desk. */
export function clientReacted(
  handling: Handling,
  client: Client,
  clientMessageId: number,
  emoji: string | null,
): void {
  const { tx } = handling;
  if (client.isBlocked) return;
  const pair = findPairOfClient(tx, client.id, clientMessageId);
  const ticket = pair && findTicket(tx, pair.ticketId);
  if (pair?.direction !== "to_client" || pair.deskMessageId === null || ticket === undefined) return;
  if (!keepReaction(handling, pair, client.id, emoji)) return;
  const count = windowsOf(tx).reactions.add(client.id, handling.now, mostReactions);
  const mirror = count < mostReactions ? mirrorAtDesk : mirrorAtDeskLater;
  mirror(handling, atDeskOf(ticket, pair), pair.deskMessageId);
}

/** Returns whether the other side has to be shown another one. */
function keepReaction({ tx }: Handling, pair: MessagePair, actorId: number, emoji: string | null): boolean {
  const before = findReaction(tx, pair);
  saveReaction(tx, pair.id, actorId, emoji);
  const after = findReaction(tx, pair);
  // Reactions older than this table can be removed too.
  return before !== after || after === null;
}
