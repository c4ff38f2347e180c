import type { Desk } from "../../store/desks.ts";
import { findFormerPlaceByThread } from "../../store/former-places.ts";
import { findPairAtDesk } from "../../store/message-pairs.ts";
import { findTicketOfLostThread } from "../../store/places.ts";
import { findTicket, findTicketByThread, type PlacedTicket } from "../../store/tickets.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import type { Handling } from "../handle.ts";

/**
 * The ticket of a message at a desk: by the topic, or in a discussion group by the forwarded post, or by a forward that
 * replaced a copy there. `formerThread` is the topic or post if it is a former place: the ticket moved to another desk, or
 * got another place at the same one while people can still write in this one.
 */
export function findTicketOf(
  { tx }: Handling,
  desk: Desk,
  incoming: IncomingMessage,
): { ticket: PlacedTicket; formerThread: number | undefined } | undefined {
  const threadId = desk.kind === "topics" ? incoming.topicId : incoming.threadId;
  if (threadId === null) return undefined;
  const present = findTicketByThread(tx, desk.id, threadId);
  if (present !== undefined) return { ticket: present, formerThread: undefined };
  const left =
    findFormerPlaceByThread(tx, desk.id, threadId)?.ticketId ?? findTicketOfLostThread(tx, desk.id, threadId);
  const pair = left === undefined && desk.kind === "channel" && findPairAtDesk(tx, desk.id, threadId);
  const ticket = findTicket(tx, left ?? (pair || undefined)?.ticketId ?? 0);
  const isLeft = left !== undefined || ticket?.deskId !== desk.id;
  return ticket && { ticket, formerThread: isLeft ? threadId : undefined };
}
