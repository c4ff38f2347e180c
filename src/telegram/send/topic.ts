import type { Message } from "grammy/types";
import { pinCard } from "../../handle/enqueue.ts";
import { deliveryDied } from "../../handle/dead-delivery.ts";
import { deskLost, deskTroubled, groupMoved, topicsSeen } from "../../handle/desk-setup.ts";
import { topicCreated, topicLost } from "../../handle/topic.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import type { Transaction } from "../../store/database.ts";
import { type Desk, findDesk, saveDeskProblem } from "../../store/desks.ts";
import { findTicket, type PlacedTicket, savePlacing } from "../../store/tickets.ts";
import { renderCard, renderTopicName } from "../card/card.ts";
import { gatherFacts } from "../card/facts.ts";
import { renderCardKeyboard } from "../card/keyboard.ts";
import type { Failure } from "../failure.ts";
import { toMarkup } from "../keyboard.ts";
import { findIcon } from "./icons.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";

/** Where a ticket is shown, topic and card included. */
export interface Place {
  ticket: PlacedTicket;
  desk: Desk;
  topicId: number;
  cardMessageId: number;
}

/** The ticket with its desk; the topic may not be there yet. */
export function findDeskOf({ store }: Sending, ticketId: number): { ticket: PlacedTicket; desk: Desk } {
  const ticket = findTicket(store, ticketId);
  const desk = ticket?.deskId == null ? undefined : findDesk(store, ticket.deskId);
  if (ticket === undefined || desk === undefined) throw new Error(`ticket ${ticketId} has no desk`);
  return { ticket, desk };
}

/** The ticket's topic and card when both are there. */
export function findPlace(sending: Sending, ticketId: number): Place | undefined {
  const { ticket, desk } = findDeskOf(sending, ticketId);
  const { topicId, cardMessageId } = ticket;
  return topicId === null || cardMessageId === null ? undefined : { ticket, desk, topicId, cardMessageId };
}

/** Makes the next thing that is missing for the ticket to be shown: its topic, then its card. One call. */
export function preparePlace(sending: Sending, ticketId: number, signal: Signal): Promise<Outcome> {
  const { ticket, desk } = findDeskOf(sending, ticketId);
  const off = whenTopicsOff(sending, desk, signal);
  if (off !== undefined) return off;
  const { topicId } = ticket;
  return topicId === null
    ? createTopic(sending, ticket, desk, signal)
    : sendCard(sending, ticket, desk, topicId, signal);
}

/** The card as it should be now. */
export function renderCardOf({ store, teamLanguage, timeZone }: Sending, ticket: PlacedTicket) {
  const facts = gatherFacts(store, ticket);
  return {
    text: renderCard(teamLanguage, timeZone, facts),
    options: {
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      reply_markup: toMarkup(renderCardKeyboard(teamLanguage, facts)),
    },
  } as const;
}

/**
 * What to do when a call in the ticket's topic failed. A deleted topic is made anew and a closed one opened by the
 * same row, which then goes on; missing rights hold the whole desk and tell the admins.
 * @param onDead runs in the transaction that gives the row up
 */
export async function whenTopicFails(
  sending: Sending,
  { ticket, desk }: { ticket: PlacedTicket; desk: Desk },
  failure: Failure,
  signal: Signal,
  onDead?: (tx: Transaction) => void,
): Promise<Outcome> {
  const isLost: Outcome = { kind: "again", settle: (tx) => topicLost(handlingOf(sending, tx), ticket) };
  switch (failure.kind) {
    case "topic_gone":
      return isLost;
    case "topic_closed":
      return attempt(
        () => sending.api.reopenForumTopic(desk.chatId, ticket.topicId!, signal),
        () => ({ kind: "again", settle: (tx) => savePlacing(tx, ticket.id, { isTopicClosed: false }) }),
        (again) => {
          if (again.kind === "topic_gone") return isLost;
          return again.kind === "already_so"
            ? retryLater(failure)
            : whenDeskFails(sending, desk, again, onDead);
        },
      );
    default:
      return whenDeskFails(sending, desk, failure, onDead);
  }
}

export async function deleteTopic(
  { api }: Sending,
  { chatId, topicId }: { chatId: number; topicId: number },
  signal: Signal,
): Promise<Outcome> {
  return attempt(
    () => api.deleteForumTopic(chatId, topicId, signal),
    () => ({ kind: "done" }),
    // Without the right to delete it stays, empty: nothing is lost by that.
    (failure) =>
      ["topic_gone", "no_access", "not_inside", "not_a_forum"].includes(failure.kind)
        ? { kind: "done" }
        : whenUnexpected(failure),
  );
}

/**
 * With topics switched off Telegram would put everything into one heap (tdlib server): nothing goes there meanwhile,
 * and each try looks whether they are on again.
 */
export function whenTopicsOff(sending: Sending, desk: Desk, signal: Signal): Promise<Outcome> | undefined {
  if (desk.hasTopics) return undefined;
  return attempt(
    () => sending.api.getChat(desk.chatId, signal),
    (chat) =>
      chat.is_forum === true
        ? { kind: "again", settle: (tx) => topicsSeen(handlingOf(sending, tx), desk, true) }
        : { kind: "hold", error: "topics are switched off", settle: () => {} },
    (failure) => whenDeskFails(sending, desk, failure),
  );
}

/** What the bot's own message says of the chat that it is in. */
export function noteTopics(sending: Sending, tx: Transaction, desk: Desk, message: Message): void {
  topicsSeen(handlingOf(sending, tx), desk, message.chat.is_forum === true);
}

/** The desk works again when a message got through; of the rights for topics that says nothing. */
export function markWorking(tx: Transaction, desk: Desk): void {
  if (desk.problem !== null && !/topic/.test(desk.problem)) saveDeskProblem(tx, desk.id, null);
}

function createTopic(sending: Sending, ticket: PlacedTicket, desk: Desk, signal: Signal): Promise<Outcome> {
  const name = renderTopicName(sending.teamLanguage, gatherFacts(sending.store, ticket));
  const icon = findIcon(sending.store, "team");
  const looks = icon === undefined ? {} : { icon_custom_emoji_id: icon };
  return attempt(
    () => sending.api.createForumTopic(desk.chatId, name, looks, signal),
    (topic) => ({
      kind: "again",
      settle(tx) {
        topicCreated(handlingOf(sending, tx), desk, ticket.id, topic.message_thread_id);
        if (icon !== undefined) savePlacing(tx, ticket.id, { topicIcon: "team" });
        if (desk.problem !== null) saveDeskProblem(tx, desk.id, null);
      },
    }),
    (failure) => whenDeskFails(sending, desk, failure, (tx) => tellOfDead(sending, tx, ticket, failure)),
  );
}

function sendCard(
  sending: Sending,
  ticket: PlacedTicket,
  desk: Desk,
  topicId: number,
  signal: Signal,
): Promise<Outcome> {
  const { text, options } = renderCardOf(sending, ticket);
  const inTopic = { ...options, message_thread_id: topicId };
  return attempt(
    () => sending.api.sendMessage(desk.chatId, text, inTopic, signal),
    (card) => ({
      kind: "again",
      settle(tx) {
        noteTopics(sending, tx, desk, card);
        // Somebody else may have found meanwhile that the topic is gone.
        if (findTicket(tx, ticket.id)?.topicId !== topicId) return;
        savePlacing(tx, ticket.id, { cardMessageId: card.message_id, isCardPinned: false });
        pinCard(handlingOf(sending, tx), ticket);
      },
    }),
    (failure) =>
      whenTopicFails(sending, { ticket, desk }, failure, signal, (tx) =>
        tellOfDead(sending, tx, ticket, failure),
      ),
  );
}

function whenDeskFails(
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
      return hold((tx) => deskLost(handlingOf(sending, tx), desk, error));
    case "not_a_forum":
      return hold((tx) => topicsSeen(handlingOf(sending, tx), desk, false));
    case "migrated":
      return {
        kind: "again",
        settle: (tx) => groupMoved(handlingOf(sending, tx), desk.chatId, failure.chatId),
      };
    default:
      return whenUnexpected(failure, onDead);
  }
}

/** A ticket that cannot even be shown: nobody at the desk would miss it. */
function tellOfDead(sending: Sending, tx: Transaction, ticket: PlacedTicket, { error }: Failure): void {
  deliveryDied(handlingOf(sending, tx), `№${ticket.id}: ${error}`);
}

function retryLater(failure: Failure): Outcome {
  return { kind: "retry", error: failure.error, isAmbiguous: false };
}
