import type { Keyboard } from "../../../ticket/keyboard.ts";
import { removeAtDesk } from "../../../handle/effects/desk.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Database } from "../../../store/database.ts";
import { findPairAtDesk } from "../../../store/messages/pairs.ts";
import { hasEnded } from "../../../store/messages/questions.ts";
import { findReaction } from "../../../store/messages/reactions.ts";
import { addSaying } from "../../../store/messages/sayings.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { formatting, placeAsked, toReaction, withMarkup } from "../saying.ts";
import { type Sending, type Signal, attempt, findTicketOf, handlingOf } from "../sending.ts";
import { findFormerPlaceFor } from "./former-place.ts";
import { kindOf, preparePlace, whenPlaceFails } from "./kinds.ts";
import { answering, findDeskOf, findPlace } from "./place.ts";
import { markWorking, whenDeskFails } from "./trouble.ts";
import { noteTopics } from "./topics.ts";

export async function tellDesk(
  sending: Sending,
  effect: EffectOf<"tell_desk">,
  signal: Signal,
): Promise<Outcome> {
  const ticket = findTicketOf(sending, effect.ticketId);
  const former = findFormerPlaceFor(sending, effect);
  // The desk has never shown the ticket, so nobody there has to know.
  if (former === undefined && ticket.deskId !== effect.deskId) return { kind: "done" };
  const place = former ?? findPlace(sending, effect.ticketId);
  if (place === undefined) return preparePlace(sending, effect.ticketId, signal);
  // The question has been repliedTo, so its buttons would do nothing.
  if (isDecided(sending.store, effect)) return { kind: "done" };
  const { desk } = place;
  const off = kindOf(desk).whenOff(sending, desk, signal);
  if (off !== undefined) return off;
  const { replyToDeskMessageId: repliedTo } = effect;
  const reply = repliedTo === null ? undefined : { message_id: repliedTo };
  const marked = { ...formatting, ...withMarkup(effect.keyboard, effect.questionId) };
  return attempt(
    () =>
      answering(place, reply, (options) =>
        sending.api.sendMessage(desk.talkId, effect.html, { ...marked, ...options }, signal),
      ),
    (said) => ({
      kind: "done",
      settle(tx) {
        placeAsked(tx, effect, said.message_id);
        // Somebody repliedTo the question while it was being sent.
        if (former === undefined && isDecided(tx, effect))
          removeAtDesk(handlingOf(sending, tx), ticket, said.message_id);
        // A reply to a question is not for the client. A reply to any other sentence is.
        if (effect.questionId === undefined && effect.keyboard === undefined)
          addSaying(tx, { chatId: desk.talkId, messageId: said.message_id, ticketId: ticket.id });
        noteTopics(sending, tx, desk, said);
        if (former === undefined) markWorking(sending, tx, place);
      },
    }),
    (failure) => {
      if (former === undefined) return whenPlaceFails(sending, place, failure, signal);
      const isGone = ["topic_gone", "topic_closed", "reply_gone"].includes(failure.kind);
      return isGone ? { kind: "done" } : whenDeskFails(sending, desk, failure);
    },
  );
}

export async function reactAtDesk(
  sending: Sending,
  effect: EffectOf<"react_at_desk">,
  signal: Signal,
): Promise<Outcome> {
  const place = findDeskOf(sending, effect.ticketId, effect.deskId);
  const { talkId } = place.desk;
  const { deskMessageId } = effect;
  const pair = findPairAtDesk(sending.store, effect.deskId, deskMessageId);
  const mirrored = pair === undefined ? null : findReaction(sending.store, pair);
  const emoji = effect.emoji === undefined ? mirrored : effect.emoji;
  return attempt(
    () => sending.api.setMessageReaction(talkId, deskMessageId, toReaction(emoji), {}, signal),
    () => ({ kind: "done" }),
    // The topic may be gone together with the message. The next message finds that out.
    (failure) =>
      ["target_gone", "refused", "topic_gone"].includes(failure.kind)
        ? { kind: "done" }
        : whenPlaceFails(sending, place, failure, signal),
  );
}

/** Whether it is a question with buttons that has ended already. */
function isDecided(
  db: Database,
  { questionId, keyboard }: { questionId?: number; keyboard?: Keyboard },
): boolean {
  return questionId !== undefined && keyboard !== undefined && hasEnded(db, questionId);
}
