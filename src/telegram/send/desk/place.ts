import { type Desk, findDesk } from "../../../store/desks.ts";
import type { MessagePair } from "../../../store/messages.ts";
import { type PlacedTicket, findTicket } from "../../../store/tickets.ts";
import { findAnswered, findReply } from "../content.ts";
import { readFailure } from "../failure.ts";
import type { Sending } from "../sending.ts";
import type { ReplyParameters } from "grammy/types";

/** A ticket and the desk that shows it, or is to show it. */
export interface Shown {
  ticket: PlacedTicket;
  desk: Desk;
}

/** Where a ticket is talked about, or was. */
export interface Thread extends Shown {
  /** The ticket's topic; at a channel the group's copy of its post, which comments answer. */
  threadId: number;
}

/** Where a ticket is shown, with its card. */
export interface Place extends Thread {
  cardMessageId: number;
}

/** Of every send into a place; one of the two puts it there. */
export interface PlaceOptions {
  message_thread_id?: number;
  reply_parameters?: ReplyParameters;
}

/** The ticket with its desk; its place may not be there yet. @param at a desk where it was before */
export function findDeskOf({ store }: Sending, ticketId: number, at?: number): Shown {
  const ticket = findTicket(store, ticketId);
  const deskId = at ?? ticket?.deskId ?? undefined;
  const desk = deskId === undefined ? undefined : findDesk(store, deskId);
  if (ticket === undefined || desk === undefined) throw new Error(`ticket ${ticketId} has no desk`);
  return { ticket, desk };
}

/** The ticket's place when all of it is there. */
export function findPlace(sending: Sending, ticketId: number): Place | undefined {
  const { ticket, desk } = findDeskOf(sending, ticketId);
  const { topicId, cardMessageId } = ticket;
  return topicId === null || cardMessageId === null
    ? undefined
    : { ticket, desk, threadId: topicId, cardMessageId };
}

/**
 * The options of a send into the place, as an answer to `reply` there. In a topic the message stays in its topic
 * whatever becomes of the answered one. A comment is one only because it answers something in its thread (server:
 * check_message_topic): without that it would fall out of it, so there the answered message has to be there.
 */
export function optionsAt({ desk, threadId }: Thread, reply: ReplyParameters | undefined): PlaceOptions {
  const isTopic = desk.kind === "topics";
  const answered = reply ?? (isTopic ? undefined : { message_id: threadId });
  return {
    ...(isTopic && { message_thread_id: threadId }),
    ...(answered && { reply_parameters: { ...answered, allow_sending_without_reply: isTopic } }),
  };
}

/**
 * What the client's message answers in the place. At a channel an answer joins the thread of what it answers: a comment on
 * an earlier post, older than the forward, would take it there, and a forward stands in no thread.
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
 * Makes the call as an answer; when the answered message is gone, once more without: a call that was refused has
 * changed nothing.
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
