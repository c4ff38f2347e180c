import type { ReactionTypeEmoji } from "grammy/types";
import { removeAtDesk } from "../../handle/effects/desk.ts";
import { transferMissed } from "../../handle/team/transfer.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import type { Database, Transaction } from "../../store/database.ts";
import { findClient } from "../../store/people.ts";
import { hasEnded, placeQuestion } from "../../store/questions.ts";
import { addSaying } from "../../store/sayings.ts";
import type { Effect } from "../../ticket/effect.ts";
import type { Keyboard } from "../../ticket/press.ts";
import type { Failure } from "./failure.ts";
import { toMarkup } from "../markup.ts";
import {
  findTicketOf,
  inClientTopic,
  isClientGone,
  prepareClientPlace,
  whenClientTopicGone,
} from "./client/place.ts";
import { kindOf, preparePlace, whenPlaceFails } from "./desk/kind.ts";
import { findFormerPlaceFor } from "./desk/former-place.ts";
import { answering, findDeskOf, findPlace, markWorking, whenDeskFails } from "./desk/place.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";
import { noteTopics } from "./desk/topics.ts";

export const formatting = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

export type EffectOf<Kind extends Effect["kind"]> = Extract<Effect, { kind: Kind }>;

export async function tellClient(
  sending: Sending,
  effect: EffectOf<"tell_client">,
  signal: Signal,
): Promise<Outcome> {
  const ticket = findTicketOf(sending, effect.ticketId);
  if (isShutOut(sending, ticket)) return { kind: "done" };
  const preparing = prepareClientPlace(sending, ticket, signal);
  if (preparing !== undefined) return preparing;
  const options = {
    ...formatting,
    ...inClientTopic(ticket),
    ...withMarkup(effect.keyboard, effect.questionId),
    ...withReply(effect.replyToClientMessageId),
    ...(effect.isSilent === true && { disable_notification: true }),
  };
  return attempt(
    () => sending.api.sendMessage(ticket.clientId, effect.html, options, signal),
    ({ message_id }) => ({
      kind: "done",
      settle(tx) {
        addSaying(tx, {
          chatId: ticket.clientId,
          messageId: message_id,
          ticketId: ticket.id,
        });
        placeAsked(tx, effect, message_id);
      },
    }),
    (failure) =>
      whenClientTopicGone(sending, ticket, failure) ??
      // Whoever stopped the bot misses our own sentences; what the team wrote is a matter of its own.
      (isClientGone(failure) ? { kind: "done" } : whenUnexpected(failure)),
  );
}

export async function editAtClient(
  sending: Sending,
  effect: EffectOf<"edit_at_client">,
  signal: Signal,
): Promise<Outcome> {
  const ticket = findTicketOf(sending, effect.ticketId);
  if (isShutOut(sending, ticket)) return { kind: "done" };
  const { clientId } = ticket;
  const { keyboard = [] } = effect;
  const options = { ...formatting, reply_markup: toMarkup(keyboard) };
  return attempt(
    () => sending.api.editMessageText(clientId, effect.clientMessageId, effect.html, options, signal),
    () => ({ kind: "done" }),
    (failure) =>
      ["already_so", "target_gone"].includes(failure.kind) || isClientGone(failure)
        ? { kind: "done" }
        : whenUnexpected(failure),
  );
}

export async function tellDesk(
  sending: Sending,
  effect: EffectOf<"tell_desk">,
  signal: Signal,
): Promise<Outcome> {
  const ticket = findTicketOf(sending, effect.ticketId);
  const former = findFormerPlaceFor(sending, effect);
  // Where nobody has seen the ticket there is nobody to tell.
  if (former === undefined && ticket.deskId !== effect.deskId) return { kind: "done" };
  const place = former ?? findPlace(sending, effect.ticketId);
  if (place === undefined) return preparePlace(sending, effect.ticketId, signal);
  // Its buttons would do nothing.
  if (isDecided(sending.store, effect)) return { kind: "done" };
  const { desk } = place;
  const off = kindOf(desk).whenOff(sending, desk, signal);
  if (off !== undefined) return off;
  const { replyToDeskMessageId: answered } = effect;
  const reply = answered === null ? undefined : { message_id: answered };
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
        // It was decided while it was under way.
        if (former === undefined && isDecided(tx, effect))
          removeAtDesk(handlingOf(sending, tx), ticket, said.message_id);
        // Words that answer a question are none for the client.
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
  return attempt(
    () =>
      sending.api.setMessageReaction(
        place.desk.talkId,
        effect.deskMessageId,
        toReaction(effect.emoji),
        {},
        signal,
      ),
    () => ({ kind: "done" }),
    // Where its topic is gone the message is too; the next one finds that out.
    (failure) =>
      ["target_gone", "refused", "topic_gone"].includes(failure.kind)
        ? { kind: "done" }
        : whenPlaceFails(sending, place, failure, signal),
  );
}

export async function reactAtClient(
  sending: Sending,
  effect: EffectOf<"react_at_client">,
  signal: Signal,
): Promise<Outcome> {
  const ticket = findTicketOf(sending, effect.ticketId);
  if (isShutOut(sending, ticket)) return { kind: "done" };
  const { clientId } = ticket;
  const reaction = toReaction(effect.emoji);
  return attempt(
    () => sending.api.setMessageReaction(clientId, effect.clientMessageId, reaction, {}, signal),
    () => ({ kind: "done" }),
    // A mark that cannot be set is not worth a word.
    (failure) =>
      ["target_gone", "refused"].includes(failure.kind) || isClientGone(failure)
        ? { kind: "done" }
        : whenUnexpected(failure),
  );
}

/** Says something that belongs to no ticket. Whoever cannot be written to misses it, unless they have got a ticket. */
export async function say(sending: Sending, effect: EffectOf<"say">, signal: Signal): Promise<Outcome> {
  const { chatId, topicId, html, keyboard, questionId, ticketId, replyToMessageId } = effect;
  const options = {
    ...formatting,
    ...withMarkup(keyboard, questionId),
    ...withReply(replyToMessageId),
    ...(topicId !== null && { message_thread_id: topicId }),
  };
  return attempt(
    () => sending.api.sendMessage(chatId, html, options, signal),
    ({ message_id: messageId }) => ({
      kind: "done",
      settle(tx) {
        placeAsked(tx, effect, messageId);
        if (ticketId !== undefined) addSaying(tx, { chatId, messageId, ticketId, isNotice: true });
      },
    }),
    (failure) => {
      if (!unheard.has(failure.kind)) return whenUnexpected(failure);
      if (ticketId === undefined) return { kind: "done" };
      return {
        kind: "done",
        settle: (tx) => transferMissed(handlingOf(sending, tx), ticketId, chatId),
      };
    },
  );
}

/** What is gone needs no change. */
export async function editSaid(
  sending: Sending,
  { chatId, messageId, html, keyboard }: EffectOf<"edit_said">,
  signal: Signal,
): Promise<Outcome> {
  const options = { ...formatting, reply_markup: toMarkup(keyboard) };
  return attempt(
    () => sending.api.editMessageText(chatId, messageId, html, options, signal),
    () => ({ kind: "done" }),
    (failure) =>
      ["already_so", "target_gone"].includes(failure.kind) || unheard.has(failure.kind)
        ? { kind: "done" }
        : whenUnexpected(failure),
  );
}

export const unheard: ReadonlySet<Failure["kind"]> = new Set([
  "unreachable",
  "no_access",
  "not_inside",
  "chat_unknown",
  "topic_gone",
  "not_a_forum",
]);

/** A client who was shut out has been told so once, and hears nothing more of the bot's own words. */
function isShutOut({ store }: Sending, { clientId }: { clientId: number }): boolean {
  return findClient(store, clientId)?.isBlocked === true;
}

/** Whether Telegram takes this emoji, it says itself: the list is the chat's. */
function toReaction(emoji: string | null): ReactionTypeEmoji[] {
  return emoji === null ? [] : [{ type: "emoji", emoji: emoji as ReactionTypeEmoji["emoji"] }];
}

function placeAsked(tx: Transaction, { questionId }: { questionId?: number }, messageId: number): void {
  if (questionId !== undefined) placeQuestion(tx, questionId, messageId);
}

/** Whether it is a question with buttons that somebody has answered already in another way. */
function isDecided(
  db: Database,
  { questionId, keyboard }: { questionId?: number; keyboard?: Keyboard },
): boolean {
  return questionId !== undefined && keyboard !== undefined && hasEnded(db, questionId);
}

/** What is a question opens the field for a reply by itself. */
function withMarkup(keyboard: Keyboard | undefined, questionId: number | undefined) {
  if (keyboard !== undefined && keyboard.length > 0) return { reply_markup: toMarkup(keyboard) };
  return questionId !== undefined ? { reply_markup: { force_reply: true, selective: true } as const } : {};
}

function withReply(messageId: number | undefined) {
  return messageId === undefined
    ? {}
    : { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}
