import type { Desk } from "../../store/desks/desks.ts";
import { findPairAtDesk } from "../../store/messages/pairs.ts";
import { findPlaceByThread } from "../../store/desks/places.ts";
import { findTicket, findTicketByThread, type PlacedTicket } from "../../store/tickets/tickets.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import type { WrittenAt } from "../effects/adding.ts";
import type { Handling } from "../handle.ts";

/**
 * The ticket of a message at a desk: by the topic, or in a discussion group by the forwarded post, or by a forward that
 * replaced a copy there. `isLeft` when the ticket is not `there` any more: it moved to another desk, or got another place at
 * the same one while people can still write in this one.
 */
export function findTicketOf(
  { tx }: Handling,
  desk: Desk,
  incoming: IncomingMessage,
): { ticket: PlacedTicket; there: WrittenAt; isLeft: boolean } | undefined {
  const threadId = desk.kind === "topics" ? incoming.topicId : incoming.threadId;
  if (threadId === null) return undefined;
  const present = findTicketByThread(tx, desk.id, threadId);
  if (present !== undefined)
    return { ticket: present, there: { ...present, deskId: desk.id }, isLeft: false };
  const left = findPlaceByThread(tx, desk.id, threadId);
  const pair =
    left === undefined && desk.kind === "channel" ? findPairAtDesk(tx, desk.id, threadId) : undefined;
  const ticket = findTicket(tx, left?.ticketId ?? pair?.ticketId ?? 0);
  if (ticket === undefined) return undefined;
  const isLeft = left !== undefined || ticket.deskId !== desk.id;
  const placeId = left?.id ?? (isLeft ? pair!.placeId : ticket.placeId);
  return { ticket, there: { ...ticket, deskId: desk.id, placeId, isThere: isLeft }, isLeft };
}

/** Where a message of the ticket was written that was kept since. */
export function writtenAt(
  { tx }: Handling,
  ticket: PlacedTicket,
  deskId: number,
  { topicId, threadId }: IncomingMessage,
): WrittenAt {
  const place = findPlaceByThread(tx, deskId, topicId ?? threadId ?? 0);
  return { ...ticket, deskId, placeId: place?.id ?? ticket.placeId };
}
