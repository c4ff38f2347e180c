import {
  findFormerPlaceByCard,
  findFormerPlaceByThread,
  findFormerPlaces,
} from "../../store/former-places.ts";
import { forgetCopy, forgetFailure } from "../../store/message-changes.ts";
import { deskLane } from "../../store/lanes.ts";
import { hurryLane } from "../../store/outbox.ts";
import { findUnanswered } from "../../store/replies.ts";
import type { Desk } from "../../store/desks.ts";
import { addLostThread, isStillThere } from "../../store/places.ts";
import { forgetPlace, savePlacing } from "../../store/ticket-changes.ts";
import { findTicket, findTicketByCard, findTicketByThread, type PlacedTicket } from "../../store/tickets.ts";
import { deletePost, deleteTopic } from "../effects/chat.ts";
import { restoreCard } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import { formerThreadSeen, ticketShown } from "./former-place.ts";
import type { Handling } from "../handle.ts";
import { endPause } from "./repair.ts";

/**
 * The bot has made a topic for a ticket: it is the ticket's, unless the ticket has one. Told twice, by the answer to
 * the call and by an update that may come first; when the answer is lost the update alone tells, so that a repeated
 * call leaves no second topic.
 */
export function topicCreated(handling: Handling, desk: Desk, ticketId: number, topicId: number): void {
  const ticket = findTicket(handling.tx, ticketId);
  if (ticket === undefined || findFormerPlaceByThread(handling.tx, desk.id, topicId) !== undefined) return;
  if (ticket.deskId !== desk.id) {
    if (hasLeftUnshown(handling, desk, ticket)) deleteTopic(handling, desk.chatId, topicId);
  } else if (ticket.topicId === null) {
    savePlacing(handling.tx, ticketId, { topicId });
    ticketShown(handling, ticketId);
  } else if (ticket.topicId !== topicId) deleteTopic(handling, desk.chatId, topicId);
}

/** Somebody closed the ticket's topic by hand, or opened it. The ticket itself stays as it is. */
export function topicClosed(handling: Handling, desk: Desk, topicId: number, isTopicClosed: boolean): void {
  const ticket = findTicketByThread(handling.tx, desk.id, topicId);
  if (ticket !== undefined) savePlacing(handling.tx, ticket.id, { isTopicClosed });
}

/** The channel has taken the post that is the ticket's card; its forward may have told of it before. */
export function posted(handling: Handling, desk: Desk, ticketId: number, postId: number): void {
  const { tx, now } = handling;
  const ticket = findTicket(tx, ticketId);
  if (ticket === undefined || findFormerPlaceByCard(tx, desk.id, postId) !== undefined) return;
  if (ticket.deskId !== desk.id) deletePost(handling, desk.chatId, postId);
  else if (ticket.cardMessageId === null)
    savePlacing(tx, ticketId, { cardMessageId: postId, cardPostedAt: now });
  else if (ticket.cardMessageId !== postId) deletePost(handling, desk.chatId, postId);
}

/**
 * A post of the channel has come to its discussion group as `forwardId`: from now on its ticket can be commented on.
 * When the answer to the call that made the post was lost, its own words tell whose it is, so that a repeated call
 * leaves no second post.
 * @param seen.ticketId as the post says; undefined for what is no card
 */
export function postForwarded(
  handling: Handling,
  desk: Desk,
  seen: { postId: number; forwardId: number; ticketId: number | undefined },
): void {
  const { tx } = handling;
  const { postId, forwardId } = seen;
  const former = findFormerPlaceByCard(tx, desk.id, postId);
  if (former !== undefined) return formerThreadSeen(handling, former, forwardId);
  const known = findTicketByCard(tx, desk.id, postId);
  const ticket = known ?? (seen.ticketId === undefined ? undefined : findTicket(tx, seen.ticketId));
  if (ticket === undefined) return;
  if (ticket.deskId !== desk.id) {
    if (hasLeftUnshown(handling, desk, ticket)) deletePost(handling, desk.chatId, postId);
    return;
  }
  if (known === undefined && ticket.cardMessageId !== null) {
    // The answer to the call that made it was lost, or it is somebody's own with the card's words in it.
    addLostThread(tx, { ...ticket, topicId: forwardId });
    deletePost(handling, desk.chatId, postId, { mayBeSomebodys: true });
    return;
  }
  if (ticket.topicId !== null) return;
  savePlacing(tx, ticket.id, { cardMessageId: postId, topicId: forwardId, lostPosts: 0 });
  ticketShown(handling, ticket.id);
  endPause(handling, ticket);
  // What waits for it goes at once.
  hurryLane(tx, deskLane(ticket.id, desk.id, "desk"), handling.now);
  restoreCard(handling, ticket);
}

/**
 * The post cannot be commented on: another one is to take its place.
 * @param isLost it should have come to the discussion group, and nobody knows why it did not
 */
export function postAbandoned(
  handling: Handling,
  desk: Desk,
  { id, cardMessageId }: PlacedTicket,
  isLost = true,
): void {
  const ticket = findTicket(handling.tx, id);
  if (ticket?.deskId !== desk.id || cardMessageId === null || ticket.cardMessageId !== cardMessageId) return;
  if (ticket.topicId === null)
    savePlacing(handling.tx, id, { cardMessageId: null, lostPosts: ticket.lostPosts + (isLost ? 1 : 0) });
  deletePost(handling, desk.chatId, cardMessageId);
}

/**
 * Somebody deleted the topic, or the post with its comments: a new one is made, with the card and all that nobody has
 * answered yet.
 */
export function placeLost(handling: Handling, ticket: PlacedTicket): void {
  const { tx } = handling;
  // Another call may have found it out before, or the ticket be moved: then what is there now is new.
  if (!isStillThere(tx, ticket)) return;
  // A post's comments may be there all the same.
  if (ticket.topicId !== null) addLostThread(tx, ticket);
  forgetPlace(tx, ticket.id);
  for (const pair of findUnanswered(tx, ticket.id)) {
    // What stood there in words is tried once more, and comes in words again in its turn.
    if (pair.failure === "refused") forgetFailure(tx, pair.id);
    const isWaiting = pair.failure === null && pair.deliveredAt === null;
    forgetCopy(tx, pair);
    if (!isWaiting) relay(handling, ticket, pair);
  }
}

/** The ticket was moved away from the desk while its topic or its post there was being made. */
function hasLeftUnshown({ tx }: Handling, desk: Desk, ticket: PlacedTicket): boolean {
  return findFormerPlaces(tx, ticket.id).some(
    ({ deskId, cardMessageId }) => deskId === desk.id && cardMessageId === null,
  );
}
