import type { ReplyParameters } from "grammy/types";
import { groupMoved } from "../../../handle/desks/setup.ts";
import { inspectGroup } from "../../../handle/effects/chat.ts";
import { arrived, countRepair, scopes } from "../../../handle/place/repair.ts";
import { topicsDoubted } from "../../../handle/desks/topics.ts";
import { deskShut, deskTroubled, tellOfProblem } from "../../../handle/desks/trouble.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import { type Desk, findDesk, saveDeskProblem } from "../../../store/desks.ts";
import type { MessagePair } from "../../../store/messages.ts";
import { findRepair } from "../../../store/repairs.ts";
import { findTicket, type PlacedTicket } from "../../../store/tickets.ts";
import { renderCard, renderMovedCard } from "../../card/card.ts";
import { gatherFacts } from "../../card/facts.ts";
import { renderCardKeyboard } from "../../card/keyboard.ts";
import { type Failure, readFailure } from "../failure.ts";
import { toMarkup } from "../../markup.ts";
import { findAnswered, findReply } from "../content.ts";
import { handlingOf, type Sending, whenUnexpected } from "../sending.ts";

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

/** The card as it should be now. */
export function renderCardOf({ store, teamLanguage, timeZone }: Sending, ticket: PlacedTicket) {
  const facts = gatherFacts(store, ticket);
  return {
    text: renderCard(teamLanguage, timeZone, facts),
    options: { ...cardOptions, reply_markup: toMarkup(renderCardKeyboard(teamLanguage, facts)) },
  } as const;
}

/** The card where the ticket was before: without buttons. */
export function renderMovedCardOf({ store, teamLanguage, timeZone }: Sending, ticket: PlacedTicket) {
  const text = renderMovedCard(teamLanguage, timeZone, gatherFacts(store, ticket));
  return { text, options: cardOptions } as const;
}

const cardOptions = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

/**
 * The desk works again when a message got through; of the rights for topics that says nothing. One that was taken for
 * lost is looked at first.
 */
export function markWorking(sending: Sending, tx: Transaction, { ticket, desk: { id } }: Shown): void {
  const desk = findDesk(tx, id)!;
  if (arrived(handlingOf(sending, tx), ticket, desk)) sending.resume(new Set([desk.chatId, desk.talkId]));
  if (desk.lostAt !== null)
    return inspectGroup(handlingOf(sending, tx), desk.chatId, { topicId: null, onlyNews: true });
  if (desk.problem !== null && !/topic/.test(desk.problem)) saveDeskProblem(tx, desk.id, null);
}

/** What to do about a failure that concerns the whole desk: missing rights hold it and tell the admins. */
export function whenDeskFails(
  sending: Sending,
  desk: Desk,
  failure: Failure,
  onDead?: (tx: Transaction) => void,
): Outcome {
  const { error } = failure;
  const hold = (settle: (tx: Transaction) => void): Outcome => ({ kind: "hold", error, settle });
  switch (failure.kind) {
    case "no_access":
      return hold((tx) => deskTroubled(handlingOf(sending, tx), desk, error));
    case "not_inside":
    case "chat_unknown":
      return hold((tx) => deskShut(handlingOf(sending, tx), desk, error));
    case "not_a_forum":
      return hold((tx) => {
        const handling = handlingOf(sending, tx);
        if (countRepair(handling, scopes.forum(desk), desk.chatId) === 1)
          return topicsDoubted(handling, desk);
        // The group was looked at, and has topics.
        if (desk.hasTopics) tellOfProblem(handling, desk, error, "alert-desk-rights");
      });
    case "migrated": {
      const settle = (tx: Transaction) => {
        const handling = handlingOf(sending, tx);
        countRepair(handling, scopes.moved(desk), failure.chatId);
        groupMoved(handling, desk.chatId, failure.chatId);
      };
      // It was moved before, and nothing has got through since.
      const isMovedBefore = (findRepair(sending.store, scopes.moved(desk))?.count ?? 0) > 1;
      return isMovedBefore ? hold(settle) : { kind: "again", settle };
    }
    default:
      return whenUnexpected(failure, onDead);
  }
}
