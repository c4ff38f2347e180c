import type { Message } from "grammy/types";
import { pinCard, refreshCard, restoreCard } from "../../../handle/effects/desk.ts";
import { topicsSeen } from "../../../handle/desks/topics.ts";
import { formerCardSent } from "../../../handle/place/former-place.ts";
import { placeLost, topicCreated } from "../../../handle/place/place.ts";
import { mayRepair, scopes } from "../../../handle/place/repair.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import { type Desk, saveDeskProblem } from "../../../store/desks/desks.ts";
import { findRepair } from "../../../store/deliveries/repairs.ts";
import { findPlaceById, hasMessagesAbove, isStillThere, savePlace } from "../../../store/desks/places.ts";
import { findTicket, type PlacedTicket } from "../../../store/tickets/tickets.ts";
import { renderTopicName } from "../../card/card.ts";
import { gatherFacts } from "../../card/facts.ts";
import type { DeskKind } from "./kind.ts";
import { findIcon, iconOf } from "./icons.ts";
import { quietly } from "./place.ts";
import { renderCardOf } from "./rendering.ts";
import { whenDeskFails } from "./trouble.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** A forum with a topic for every ticket. The card is the topic's first message. */
export const topics: DeskKind = {
  /**
   * While topics are off, Telegram would put all tickets into one chat (tdlib server). So nothing goes there, and each
   * attempt checks whether topics are on again.
   */
  whenOff(sending, desk, signal) {
    if (desk.hasTopics) return undefined;
    const pausedUntil = findRepair(sending.store, scopes.forum(desk))?.pausedUntil ?? 0;
    if (sending.clock.now() < pausedUntil)
      return Promise.resolve({ kind: "later", at: pausedUntil, unless: () => false });
    return attempt(
      () => sending.api.getChat(desk.chatId, signal),
      (chat) =>
        chat.is_forum === true
          ? { kind: "again", settle: (tx) => topicsSeen(handlingOf(sending, tx), desk, true) }
          : { kind: "hold", error: "topics are switched off", isSeen: true, settle: () => {} },
      (failure) => whenDeskFails(sending, desk, failure),
    );
  },

  prepare(sending, { ticket, desk }, signal) {
    const { topicId } = ticket;
    return topicId === null
      ? createTopic(sending, ticket, desk, signal)
      : sendCard(sending, ticket, desk, topicId, signal);
  },

  whenCardGone(sending, { ticket, desk, cardMessageId }) {
    return {
      kind: "done",
      settle(tx) {
        // Another call may have made the card anew meanwhile, with its topic.
        if (!isStillThere(tx, ticket) || findTicket(tx, ticket.id)?.cardMessageId !== cardMessageId) return;
        const handling = handlingOf(sending, tx);
        if (!mayRepair(handling, "card", ticket, desk)) {
          const repair = findRepair(tx, scopes.card(ticket));
          return refreshCard(handling, ticket, repair?.pausedUntil);
        }
        savePlace(tx, ticket.placeId, { cardMessageId: null, isCardPinned: false });
        restoreCard(handling, ticket);
      },
    };
  },

  whenFails(sending, { ticket, desk }, failure, signal, onDead) {
    const isLost: Outcome = {
      kind: "again",
      settle(tx) {
        const handling = handlingOf(sending, tx);
        if (isStillThere(tx, ticket) && mayRepair(handling, "place", ticket, desk))
          placeLost(handling, ticket);
      },
    };
    switch (failure.kind) {
      case "topic_gone":
        return isLost;
      case "topic_closed": {
        const stillClosed: Outcome = {
          kind: "again",
          settle(tx) {
            if (isStillThere(tx, ticket)) mayRepair(handlingOf(sending, tx), "place", ticket, desk);
          },
        };
        // The bot has opened the topic, but Telegram still calls it closed.
        const { count = 0 } = findRepair(sending.store, scopes.place(ticket)) ?? {};
        if (count % 4 !== 0) return stillClosed;
        return attempt(
          () => sending.api.reopenForumTopic(desk.chatId, ticket.topicId!, signal),
          () => ({
            kind: "again",
            settle(tx) {
              savePlace(tx, ticket.placeId, { isTopicClosed: false });
              if (isStillThere(tx, ticket)) mayRepair(handlingOf(sending, tx), "place", ticket, desk);
            },
          }),
          (again) => {
            if (again.kind === "topic_gone") return isLost;
            return again.kind === "already_so" ? stillClosed : whenDeskFails(sending, desk, again, onDead);
          },
        );
      }
      default:
        return whenDeskFails(sending, desk, failure, onDead);
    }
  },
};

export async function deleteTopic(
  { api }: Sending,
  { chatId, topicId }: { chatId: number; topicId: number },
  signal: Signal,
): Promise<Outcome> {
  return attempt(
    () => api.deleteForumTopic(chatId, topicId, signal),
    () => ({ kind: "done" }),
    // Without the right to delete, the topic stays empty, and nothing is lost.
    (failure) =>
      ["topic_gone", "no_access", "not_inside", "not_a_forum"].includes(failure.kind)
        ? { kind: "done" }
        : whenUnexpected(failure),
  );
}

/** Reads from the bot's own message whether its forum has topics. */
export function noteTopics(sending: Sending, tx: Transaction, desk: Desk, { chat }: Message): void {
  topicsSeen(handlingOf(sending, tx), desk, chat.is_forum === true);
}

function createTopic(sending: Sending, ticket: PlacedTicket, desk: Desk, signal: Signal): Promise<Outcome> {
  const name = renderTopicName(sending.teamLanguage, gatherFacts(sending.store, ticket));
  const topicIcon = iconOf(ticket);
  const icon = findIcon(sending.store, topicIcon);
  const looks = icon === undefined ? {} : { icon_custom_emoji_id: icon };
  return attempt(
    () => sending.api.createForumTopic(desk.chatId, name, looks, signal),
    (topic) => ({
      kind: "again",
      settle(tx) {
        topicCreated(handlingOf(sending, tx), desk, ticket.id, topic.message_thread_id, {
          topicName: name,
          ...(icon !== undefined && { topicIcon }),
        });
        if (desk.problem !== null) saveDeskProblem(tx, desk.id, null);
      },
    }),
    (failure) => whenDeskFails(sending, desk, failure),
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
  const inTopic = { ...options, ...quietly(ticket), message_thread_id: topicId };
  return attempt(
    () => sending.api.sendMessage(desk.chatId, text, inTopic, signal),
    (card) => ({
      kind: "again",
      settle(tx) {
        sending.shownCards.remember(desk.chatId, card.message_id, { text, ...options });
        noteTopics(sending, tx, desk, card);
        // Another call may have found the topic gone meanwhile, or the ticket was moved.
        if (!isStillThere(tx, ticket)) {
          const left = findPlaceById(tx, ticket.placeId!)!;
          return formerCardSent(handlingOf(sending, tx), left, card.message_id);
        }
        savePlace(tx, ticket.placeId, { cardMessageId: card.message_id, isCardPinned: false });
        // A card that replaces a deleted one stands in the middle of the topic, where nobody finds it.
        if (hasMessagesAbove(tx, ticket, card.message_id)) pinCard(handlingOf(sending, tx), ticket);
      },
    }),
    async (failure) => topics.whenFails(sending, { ticket, desk }, failure, signal),
  );
}
