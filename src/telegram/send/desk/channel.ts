import type { ChatFullInfo, Message } from "grammy/types";
import { deskTroubled, noForwards } from "../../../handle/desks/trouble.ts";
import { deletePost as deletePostLater, inspectGroup } from "../../../handle/effects/chat.ts";
import { restoreCard } from "../../../handle/effects/desk.ts";
import { mayRepair } from "../../../handle/place/repair.ts";
import { placeLost, postAbandoned, postForwarded, posted } from "../../../handle/place/place.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { type Desk, findDesk, saveDeskProblem } from "../../../store/desks.ts";
import { isStillThere } from "../../../store/places.ts";
import type { PlacedTicket } from "../../../store/tickets.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import type { DeskKind } from "./kind.ts";
import type { Shown } from "./place.ts";
import { renderCardOf } from "./rendering.ts";
import { whenDeskFails } from "./trouble.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/**
 * A channel in which every ticket is a post, which is its card. Telegram forwards each post into the discussion group
 * by itself, before or after it answers the call that made it; comments are what answers this forward (mt:discussion).
 */
export const channel: DeskKind = {
  whenOff: () => undefined,

  prepare(sending, shown, signal) {
    return shown.ticket.cardMessageId === null
      ? post(sending, shown, signal)
      : awaitForward(sending, shown, signal);
  },

  /** Comments are lost with their post. */
  whenCardGone: (sending, { ticket, desk }) => ({
    kind: "done",
    settle(tx) {
      const handling = handlingOf(sending, tx);
      if (!isStillThere(tx, ticket) || !mayRepair(handling, "place", ticket, desk)) return;
      placeLost(handling, ticket);
      restoreCard(handling, ticket);
    },
  }),

  whenFails(sending, { ticket, desk }, failure, _signal, onDead) {
    // What every comment answers is gone: nobody can comment on the post any more.
    if (failure.kind !== "reply_gone") return whenDeskFails(sending, desk, failure, onDead);
    return {
      kind: "again",
      settle(tx) {
        const handling = handlingOf(sending, tx);
        if (!isStillThere(tx, ticket) || !mayRepair(handling, "place", ticket, desk)) return;
        postAbandoned(handling, desk, ticket);
        placeLost(handling, ticket);
      },
    };
  },
};

/** The forward comes within a second, as a rule; after this time the bot looks for it. */
const lookMilliseconds = 15_000;

/** After this time it is not expected any more. */
const patienceMilliseconds = 120_000;

/** Between posts that do not come. */
const pauseMilliseconds = 600_000;

function post(sending: Sending, { ticket, desk }: Shown, signal: Signal): Promise<Outcome> {
  const { text, options } = renderCardOf(sending, ticket);
  return attempt(
    () => sending.api.sendMessage(desk.chatId, text, options, signal),
    ({ message_id }) => ({
      kind: "again",
      settle(tx) {
        sending.shownCards.remember(desk.chatId, message_id, { text, ...options });
        posted(handlingOf(sending, tx), desk, ticket.id, message_id);
        // That posts can be made says nothing of their forwards.
        if (desk.problem !== null && desk.problem !== noForwards) saveDeskProblem(tx, desk.id, null);
      },
    }),
    (failure) => whenDeskFails(sending, desk, failure),
  );
}

async function awaitForward(sending: Sending, { ticket, desk }: Shown, signal: Signal): Promise<Outcome> {
  const { cardPostedAt, cardMessageId } = ticket;
  const sincePosted = sending.clock.now() - (cardPostedAt ?? 0);
  // A time to come is one of a clock that was set back since.
  const waited = sincePosted < 0 ? lookMilliseconds : sincePosted;
  const later = (milliseconds: number): Outcome => ({
    kind: "later",
    at: sending.clock.now() + milliseconds,
    unless: (tx) => !isStillThere(tx, ticket),
  });
  // After a post that never came the group is looked at seldom.
  const lookAfter = ticket.lostPosts > 0 ? patienceMilliseconds : lookMilliseconds;
  if (waited < lookAfter) return later(lookAfter - waited);
  // It was looked at, and the admins know: a forward that comes after all is an update.
  if (ticket.lostPosts % 8 > 1) return postAnew(sending, ticket, desk);
  return attempt(
    async () => {
      // Both chats name each other while they are linked (docs:ChatFullInfo); one call is enough then.
      const group = await sending.api.getChat(desk.talkId, signal);
      const isLinked = desk.talkId !== desk.chatId && group.linked_chat_id === desk.chatId;
      const linkedId = isLinked
        ? desk.talkId
        : (await sending.api.getChat(desk.chatId, signal)).linked_chat_id;
      return { group, linkedId };
    },
    ({ group, linkedId }) => {
      if (linkedId !== desk.talkId) return whenUnlinked(sending, desk, linkedId);
      const forward = findForward(group, desk.chatId, cardMessageId!);
      if (forward !== undefined) {
        const seen = { postId: cardMessageId!, forwardId: forward.message_id, ticketId: ticket.id };
        return { kind: "again", settle: (tx) => postForwarded(handlingOf(sending, tx), desk, seen) };
      }
      return waited < patienceMilliseconds
        ? later(patienceMilliseconds - waited)
        : postAnew(sending, ticket, desk);
    },
    (failure) => whenDeskFails(sending, desk, failure),
  );
}

/** Telegram pins every forwarded post (mt:discussion), and a group's newest pinned message can be asked for. */
function findForward(group: ChatFullInfo, channelId: number, postId: number): Message | undefined {
  const { pinned_message: pinned } = group;
  const origin = pinned?.forward_origin;
  const isOurs = origin?.type === "channel" && origin.chat.id === channelId && origin.message_id === postId;
  return isOurs ? pinned : undefined;
}

/** The admins are told once that there is no group; another one is taken as soon as the bot is in it. */
function whenUnlinked(sending: Sending, desk: Desk, linkedId: number | undefined): Outcome {
  const error = "the channel has another discussion group, or none";
  return {
    kind: "hold",
    error,
    isSeen: true,
    settle(tx) {
      const handling = handlingOf(sending, tx);
      if (linkedId === undefined) deskTroubled(handling, desk, error);
      else inspectGroup(handling, desk.chatId, { topicId: null });
    },
  };
}

/** Once it may be chance that a post does not come to the group; after the second one somebody has to look. */
function postAnew(sending: Sending, ticket: PlacedTicket, desk: Desk): Outcome {
  return {
    kind: "again",
    settle(tx) {
      if (!isStillThere(tx, ticket)) return;
      const handling = handlingOf(sending, tx);
      if (ticket.lostPosts > 0) deskTroubled(handling, desk, noForwards);
      const shortest = ticket.lostPosts > 0 ? pauseMilliseconds : 0;
      mayRepair(handling, "place", ticket, findDesk(tx, desk.id)!, shortest);
      postAbandoned(handling, desk, ticket);
    },
  };
}

/** A post that shows nothing any more. Without the right to delete it stays: nothing is lost by that. */
export async function deletePost(
  sending: Sending,
  { chatId, messageId, mayBeSomebodys }: EffectOf<"delete_post">,
  signal: Signal,
): Promise<Outcome> {
  return attempt(
    () =>
      mayBeSomebodys === true
        ? takeButtons(sending, chatId, messageId, signal)
        : sending.api.deleteMessage(chatId, messageId, signal),
    () =>
      mayBeSomebodys === true
        ? { kind: "done", settle: (tx) => deletePostLater(handlingOf(sending, tx), chatId, messageId) }
        : { kind: "done" },
    (failure) =>
      ["already_so", "target_gone", "no_access", "not_inside", "refused"].includes(failure.kind)
        ? { kind: "done" }
        : whenUnexpected(failure),
  );
}

/**
 * Succeeds for the bot's own posts alone: they have buttons, which it can take away (docs:editMessageReplyMarkup). Those of
 * others it may not edit, or they have no buttons, and "message is not modified" then.
 */
function takeButtons({ api }: Sending, chatId: number, messageId: number, signal: Signal): Promise<unknown> {
  return api.editMessageReplyMarkup(chatId, messageId, {}, signal);
}
