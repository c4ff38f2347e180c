import { type Desk, findDesk } from "../../../store/desks/desks.ts";
import type { MessagePair } from "../../../store/messages/messages.ts";
import { type PlacedTicket, findTicket } from "../../../store/tickets/tickets.ts";
import { findAnswered, findReply } from "../content.ts";
import { readFailure } from "../failure.ts";
import type { Sending } from "../sending.ts";
import type { ReplyParameters } from "grammy/types";

/** A ticket and the desk that shows it now or soon. */
export interface Shown {
  ticket: PlacedTicket;
  desk: Desk;
}

/** The thread of a ticket in a present or former place. */
export interface Thread extends Shown {
  /** The ticket's topic. At a channel, the group's copy of its post, to which comments reply. */
  threadId: number;
}

/** A ticket's place with its card. */
export interface Place extends Thread {
  cardMessageId: number;
}

/** Options for every send into a place. One of the two puts the message there. */
export interface PlaceOptions {
  message_thread_id?: number;
  reply_parameters?: ReplyParameters;
  disable_notification?: true;
}

/** The ticket with its desk. It may have no place there yet. @param at a desk where it was before */
export function findDeskOf({ store }: Sending, ticketId: number, at?: number): Shown {
  const ticket = findTicket(store, ticketId);
  const deskId = at ?? ticket?.deskId ?? undefined;
  const desk = deskId === undefined ? undefined : findDesk(store, deskId);
  if (ticket === undefined || desk === undefined) throw new Error(`ticket ${ticketId} has no desk`);
  return { ticket, desk };
}

/** The ticket's place, once it is complete. */
export function findPlace(sending: Sending, ticketId: number): Place | undefined {
  const { ticket, desk } = findDeskOf(sending, ticketId);
  const { topicId, cardMessageId } = ticket;
  return topicId === null || cardMessageId === null
    ? undefined
    : { ticket, desk, threadId: topicId, cardMessageId };
}

/**
 * The options that send a message into the place as a reply to `reply`. In a topic the message stays in its topic, even
 * if the replied message is gone. A comment belongs to its thread only by its reply (server: check_message_topic).
 * Without that it falls out of the thread, so there the replied message must exist.
 */
export function optionsAt(
  { ticket, desk, threadId }: Thread,
  reply: ReplyParameters | undefined,
): PlaceOptions {
  const isTopic = desk.kind === "topics";
  const answered = reply ?? (isTopic ? undefined : { message_id: threadId });
  return {
    ...(isTopic && { message_thread_id: threadId }),
    ...(answered && { reply_parameters: { ...answered, allow_sending_without_reply: isTopic } }),
    ...quietly(ticket),
  };
}

/** Nothing in a ticket under quarantine rings. */
export function quietly({ quarantine }: PlacedTicket): { disable_notification?: true } {
  return quarantine === "on" ? { disable_notification: true } : {};
}

/**
 * The message in the place to which the client's message replies. At a channel a reply joins the thread of its target.
 * A comment older than the forward belongs to an earlier post and would take the reply there. A forwarded message
 * stands in no thread.
 */
export function findReplyAt(
  sending: Sending,
  { desk, threadId }: Place,
  pair: MessagePair,
): ReplyParameters | undefined {
  const reply = findReply(sending, pair);
  if (reply === undefined || desk.kind === "topics") return reply;
  const { message_id = 0 } = reply;
  const isInThread = message_id > threadId && findAnswered(sending, pair)?.way !== "forward";
  return isInThread ? reply : undefined;
}

/**
 * Makes the call as a reply. If the replied message is gone, makes it again without the reply, because a refused call
 * has changed nothing.
 */
export async function answering<T>(
  place: Thread,
  reply: ReplyParameters | undefined,
  call: (options: PlaceOptions) => Promise<T>,
): Promise<T> {
  try {
    return await call(optionsAt(place, reply));
  } catch (error) {
    if (reply === undefined || readFailure(error).kind !== "reply_gone") throw error;
    return call(optionsAt(place, undefined));
  }
}
