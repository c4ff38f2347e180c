import { forgetCopy, forgetFailure } from "../../store/message-changes.ts";
import { deskLane } from "../../store/lanes.ts";
import { hurryLane } from "../../store/outbox.ts";
import { findUnanswered } from "../../store/replies.ts";
import type { Desk } from "../../store/desks.ts";
import {
  addLostPost,
  findFormerPlaces,
  findPlaceByCard,
  findPlaceByThread,
  isStillThere,
  type PlaceChanges,
  replacePlace,
  savePlace,
} from "../../store/places.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets.ts";
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
 * @param looks with which it was made, where that is known
 */
export function topicCreated(
  handling: Handling,
  desk: Desk,
  ticketId: number,
  topicId: number,
  looks: Pick<Partial<PlaceChanges>, "topicName" | "topicIcon"> = {},
): void {
  const { tx } = handling;
  const ticket = findTicket(tx, ticketId);
  if (ticket === undefined) return;
  const known = findPlaceByThread(tx, desk.id, topicId);
  if (known !== undefined) {
    if (known.left === null && Object.keys(looks).length > 0) savePlace(tx, known.id, looks);
  } else if (ticket.deskId !== desk.id) {
    if (hasLeftUnshown(handling, desk, ticket)) deleteTopic(handling, desk.chatId, topicId);
  } else if (ticket.topicId === null) {
    savePlace(tx, ticket.placeId, { threadId: topicId, ...looks });
    ticketShown(handling, ticketId);
  } else deleteTopic(handling, desk.chatId, topicId);
}

/** Somebody closed the ticket's topic by hand, or opened it. The ticket itself stays as it is. */
export function topicClosed(handling: Handling, desk: Desk, topicId: number, isTopicClosed: boolean): void {
  const place = findPlaceByThread(handling.tx, desk.id, topicId);
  if (place?.left === null) savePlace(handling.tx, place.id, { isTopicClosed });
}

/** The channel has taken the post that is the ticket's card; its forward may have told of it before. */
export function posted(handling: Handling, desk: Desk, ticketId: number, postId: number): void {
  const { tx, now } = handling;
  const ticket = findTicket(tx, ticketId);
  if (ticket === undefined || findPlaceByCard(tx, desk.id, postId) !== undefined) return;
  if (ticket.deskId === desk.id && ticket.cardMessageId === null)
    savePlace(tx, ticket.placeId, { cardMessageId: postId, cardPostedAt: now });
  else deletePost(handling, desk.chatId, postId);
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
  const known = findPlaceByCard(tx, desk.id, postId);
  if (known !== undefined && known.left !== null) return formerThreadSeen(handling, known, forwardId);
  const ticket = findTicket(tx, known?.ticketId ?? seen.ticketId ?? 0);
  if (ticket === undefined) return;
  if (ticket.deskId !== desk.id) {
    if (hasLeftUnshown(handling, desk, ticket)) deletePost(handling, desk.chatId, postId);
    return;
  }
  if (known === undefined && ticket.cardMessageId !== null) {
    // The answer to the call that made it was lost, or it is somebody's own with the card's words in it.
    addLostPost(tx, ticket, { deskId: desk.id, threadId: forwardId, postId });
    deletePost(handling, desk.chatId, postId, { mayBeSomebodys: true });
    return;
  }
  if (ticket.topicId !== null) return;
  savePlace(tx, ticket.placeId, { cardMessageId: postId, threadId: forwardId, lostPosts: 0 });
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
    savePlace(handling.tx, ticket.placeId, {
      cardMessageId: null,
      lostPosts: ticket.lostPosts + (isLost ? 1 : 0),
    });
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
  replacePlace(tx, ticket);
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
    ({ deskId, cardMessageId, left }) => left === "moved" && deskId === desk.id && cardMessageId === null,
  );
}
