import { forgetCopy, forgetFailure } from "../../store/messages/changes.ts";
import { deskLane } from "../../store/deliveries/lanes.ts";
import { hurryLane } from "../../store/deliveries/waiting.ts";
import { findUnanswered } from "../../store/messages/replies.ts";
import type { Desk } from "../../store/desks/desks.ts";
import {
  addLostPost,
  findFormerPlaces,
  findPlaceByCard,
  findPlaceByThread,
  isStillThere,
  type PlaceChanges,
  replacePlace,
  savePlace,
} from "../../store/desks/places.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { deletePost, deleteTopic } from "../effects/chat.ts";
import { refreshTopic, refreshTopicNow, restoreCard } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import { formerThreadSeen, ticketShown } from "./former-place.ts";
import type { Handling } from "../handle.ts";
import { summarizeAnew } from "../protection/summary.ts";
import { endPause } from "./repair.ts";

/**
 * The bot has made a topic for a ticket. The ticket takes it unless it has one. Both the answer to the call and an
 * update report the topic, in any order. If the answer is lost, the update is enough, so a repeated call leaves no
 * second topic.
 * @param looks the name and icon of the new topic, if known
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
  if (known === undefined && ticket.mergedInto !== null) return deleteTopic(handling, desk.chatId, topicId);
  if (known !== undefined) {
    if (known.left === null && Object.keys(looks).length > 0) savePlace(tx, known.id, looks);
  } else if (ticket.deskId !== desk.id) {
    if (hasLeftUnshown(handling, desk, ticket)) deleteTopic(handling, desk.chatId, topicId);
  } else if (ticket.topicId === null) {
    savePlace(tx, ticket.placeId, { threadId: topicId, ...looks });
    ticketShown(handling, ticketId);
  } else deleteTopic(handling, desk.chatId, topicId);
}

/**
 * Somebody closed or opened the ticket's topic. The ticket itself does not change. What a person does by hand stays until
 * the client writes. What the bot did may be outdated: if the answer to its call was lost, the ticket may have changed
 * before the bot could know.
 */
export function topicClosed(
  handling: Handling,
  desk: Desk,
  topicId: number,
  { isClosed, isOwn }: { isClosed: boolean; isOwn: boolean },
): void {
  const place = findPlaceByThread(handling.tx, desk.id, topicId);
  if (place?.left !== null || place.isTopicClosed === isClosed) return;
  savePlace(handling.tx, place.id, { isTopicClosed: isClosed });
  const ticket = findTicket(handling.tx, place.ticketId);
  if (isOwn && ticket !== undefined && isOpen(ticket) === isClosed) refreshTopicNow(handling, ticket);
}

/**
 * The bot has changed the topic's name or icon. If the answer to its call was lost, the ticket may have changed before
 * the bot could know.
 */
export function topicEdited(
  handling: Handling,
  desk: Desk,
  topicId: number,
  looks: Pick<Partial<PlaceChanges>, "topicName" | "topicIcon">,
): void {
  const place = findPlaceByThread(handling.tx, desk.id, topicId);
  const ticket = place?.left === null ? findTicket(handling.tx, place.ticketId) : undefined;
  if (ticket === undefined) return;
  const { topicName = ticket.topicName, topicIcon = ticket.topicIcon } = looks;
  if (topicName === ticket.topicName && topicIcon === ticket.topicIcon) return;
  savePlace(handling.tx, ticket.placeId, { topicName, topicIcon });
  refreshTopic(handling, ticket);
}

/** The channel has taken the post that is the ticket's card. The update about its forward may have come before. */
export function posted(handling: Handling, desk: Desk, ticketId: number, postId: number): void {
  const { tx, now } = handling;
  const ticket = findTicket(tx, ticketId);
  if (ticket === undefined || findPlaceByCard(tx, desk.id, postId) !== undefined) return;
  if (ticket.deskId === desk.id && ticket.cardMessageId === null)
    savePlace(tx, ticket.placeId, { cardMessageId: postId, cardPostedAt: now });
  else deletePost(handling, desk.chatId, postId);
}

/**
 * A post of the channel has come to its discussion group as `forwardId`. From now on people can comment on its ticket.
 * If the answer to the call for the post was lost, the post's words name the ticket, so a repeated call leaves no
 * second post.
 * @param seen.ticketId the ticket that the post names; undefined for a post without a card
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
    // Either the answer to the call was lost, or a person posted the card's words.
    addLostPost(tx, ticket, { deskId: desk.id, threadId: forwardId, postId });
    deletePost(handling, desk.chatId, postId, { proof: "wanted" });
    return;
  }
  if (ticket.topicId !== null) return;
  savePlace(tx, ticket.placeId, { cardMessageId: postId, threadId: forwardId, lostPosts: 0 });
  ticketShown(handling, ticket.id);
  endPause(handling, ticket);
  // Rows that wait for the forward go at once.
  hurryLane(tx, deskLane(ticket.id, desk.id, "desk"), handling.now);
  restoreCard(handling, ticket);
}

/**
 * Nobody can comment on the post. Another one takes its place.
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
  if (ticket.topicId === null) {
    savePlace(handling.tx, ticket.placeId, {
      cardMessageId: null,
      lostPosts: ticket.lostPosts + (isLost ? 1 : 0),
    });
    // Its forward may come before it is deleted, and would be taken for the place's.
    addLostPost(handling.tx, ticket, { deskId: desk.id, threadId: null, postId: cardMessageId });
  }
  deletePost(handling, desk.chatId, cardMessageId);
}

/**
 * A person deleted the topic, or the post with its comments. The bot makes a new one, with the card and all messages
 * that nobody has answered yet.
 */
export function placeLost(handling: Handling, ticket: PlacedTicket): void {
  const { tx } = handling;
  // Another call may have found the loss before, or the ticket was moved. Then its present place is new.
  if (!isStillThere(tx, ticket)) return;
  replacePlace(tx, ticket);
  for (const pair of findUnanswered(tx, ticket.id)) {
    if (pair.failure === "kept" || pair.failure === "summarized") continue;
    // A message that stood there only in words is copied again. If that fails, it comes in words again.
    if (pair.failure === "refused") forgetFailure(tx, pair.id);
    const isWaiting = pair.failure === null && pair.deliveredAt === null;
    forgetCopy(tx, pair);
    if (!isWaiting) relay(handling, ticket, pair);
  }
  summarizeAnew(handling, findTicket(tx, ticket.id)!);
}

/** Whether the ticket was moved away while the desk's topic or post for it was being made. */
function hasLeftUnshown({ tx }: Handling, desk: Desk, ticket: PlacedTicket): boolean {
  return findFormerPlaces(tx, ticket.id).some(
    ({ deskId, cardMessageId, left }) => left === "moved" && deskId === desk.id && cardMessageId === null,
  );
}
