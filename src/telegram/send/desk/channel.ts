import type { ChatFullInfo, Message } from "grammy/types";
import { deskTroubled, noForwards } from "../../../handle/desks/trouble.ts";
import { deletePost as deletePostLater } from "../../../handle/effects/chat.ts";
import { inspectGroup } from "../../../handle/effects/group.ts";
import { restoreCard } from "../../../handle/effects/desk.ts";
import { mayRepair } from "../../../handle/place/repair.ts";
import { placeLost, postAbandoned, postForwarded, posted } from "../../../handle/place/place.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { type Desk, findDesk, saveDeskProblem } from "../../../store/desks/desks.ts";
import { isStillThere } from "../../../store/desks/places.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import type { DeskKind } from "./kind.ts";
import { quietly, type Shown } from "./place.ts";
import { renderCardOf } from "./rendering.ts";
import { whenDeskFails } from "./trouble.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/**
 * A channel with a post for every ticket. The post is its card. Telegram itself forwards each post into the discussion
 * group, before or after it answers the call for the post. Comments are replies to this forward (mt:discussion).
 */
export const channel: DeskKind = {
  whenOff: () => undefined,

  prepare(sending, shown, signal) {
    return shown.ticket.cardMessageId === null
      ? post(sending, shown, signal)
      : awaitForward(sending, shown, signal);
  },

  /** Comments are lost together with their post. */
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
    // The forward that all comments reply to is gone. Nobody can comment on the post any more.
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

/** The forward usually comes within a second. After this time the bot looks for it. */
const lookMilliseconds = 15_000;

/** After this time the bot no longer expects it. */
const patienceMilliseconds = 120_000;

/** The pause between posts whose forwards do not come. */
const pauseMilliseconds = 600_000;

function post(sending: Sending, { ticket, desk }: Shown, signal: Signal): Promise<Outcome> {
  const { text, options } = renderCardOf(sending, ticket);
  return attempt(
    () => sending.api.sendMessage(desk.chatId, text, { ...options, ...quietly(ticket) }, signal),
    ({ message_id }) => ({
      kind: "again",
      settle(tx) {
        sending.shownCards.remember(desk.chatId, message_id, { text, ...options });
        posted(handlingOf(sending, tx), desk, ticket.id, message_id);
        // A successful post says nothing about its forward.
        if (desk.problem !== null && desk.problem !== noForwards) saveDeskProblem(tx, desk.id, null);
      },
    }),
    (failure) => whenDeskFails(sending, desk, failure),
  );
}

async function awaitForward(sending: Sending, { ticket, desk }: Shown, signal: Signal): Promise<Outcome> {
  const { cardPostedAt, cardMessageId } = ticket;
  const sincePosted = sending.clock.now() - (cardPostedAt ?? 0);
  // A time in the future means that the clock was set back since.
  const waited = sincePosted < 0 ? lookMilliseconds : sincePosted;
  const later = (milliseconds: number): Outcome => ({
    kind: "later",
    at: sending.clock.now() + milliseconds,
    unless: (tx) => !isStillThere(tx, ticket),
  });
  // After a missing forward the bot looks into the group less often.
  const lookAfter = ticket.lostPosts > 0 ? patienceMilliseconds : lookMilliseconds;
  if (waited < lookAfter) return later(lookAfter - waited);
  // The bot has looked and the admins know. If a forward still comes, an update reports it.
  if (ticket.lostPosts % 8 > 1) return postAnew(sending, ticket, desk);
  return attempt(
    async () => {
      // While the chats are linked, each names the other (docs:ChatFullInfo). Then one call is enough.
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

/** Telegram pins every forwarded post (mt:discussion), and the bot can ask for a group's newest pinned message. */
function findForward(group: ChatFullInfo, channelId: number, postId: number): Message | undefined {
  const { pinned_message: pinned } = group;
  const origin = pinned?.forward_origin;
  const isOurs = origin?.type === "channel" && origin.chat.id === channelId && origin.message_id === postId;
  return isOurs ? pinned : undefined;
}

/**
 * Tells the admins once that the group is missing. If there is another group, it is taken as soon as the bot is in it.
 */
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

/** A forward may be missing once by chance. After the second time the admins are told. */
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

/** After a lost answer the proof is tried again in this time. */
const proofMilliseconds = 15_000;

/** Deletes a post without use. If the bot may not, the post stays, and nothing is lost. */
export async function deletePost(
  sending: Sending,
  { chatId, messageId, proof }: EffectOf<"delete_post">,
  signal: Signal,
): Promise<Outcome> {
  const later = (more: Parameters<typeof deletePostLater>[3]): Outcome => ({
    kind: "done",
    settle: (tx) => deletePostLater(handlingOf(sending, tx), chatId, messageId, more),
  });
  return attempt(
    () =>
      proof === undefined
        ? sending.api.deleteMessage(chatId, messageId, signal)
        : takeButtons(sending, chatId, messageId, signal),
    () => (proof === undefined ? { kind: "done" } : later({})),
    (failure) => {
      // The try without an answer may have taken the buttons.
      if (proof !== undefined && failure.kind === "unavailable" && failure.isAmbiguous)
        return later({ proof: "unanswered", notBefore: sending.clock.now() + proofMilliseconds });
      if (proof === "unanswered" && failure.kind === "already_so") return later({});
      return ["already_so", "target_gone", "no_access", "not_inside", "refused"].includes(failure.kind)
        ? { kind: "done" }
        : whenUnexpected(failure);
    },
  );
}

/**
 * Succeeds only for the bot's own posts: they have buttons, and the bot can take these away
 * (docs:editMessageReplyMarkup). Posts of others either may not be edited by the bot or have no buttons, which gives
 * "message is not modified".
 */
function takeButtons({ api }: Sending, chatId: number, messageId: number, signal: Signal): Promise<unknown> {
  return api.editMessageReplyMarkup(chatId, messageId, {}, signal);
}
