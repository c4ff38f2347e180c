import { say as sayLater } from "../../../handle/effects/chat.ts";
import { unheardInChat } from "../../../handle/desks/unheard.ts";
import { heard, overdueMissed } from "../../../handle/norms/missed.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { findManager } from "../../../store/people/managers.ts";
import { addSaying } from "../../../store/messages/sayings.ts";
import type { Html } from "../../../text/html.ts";
import type { EffectOf, Readers } from "../../../ticket/effect.ts";
import { toMarkup } from "../../markup.ts";
import { formatting, placeAsked, unheard, withMarkup, withReply } from "../saying.ts";
import { type Sending, type Signal, attempt, handlingOf, whenUnexpected } from "../sending.ts";

/**
 * Sends a sentence to a chat that shows no ticket. If the chat cannot be written to, it is dropped. For news of norms, the desk
 * is told instead. With `otherwise`, somebody is told in private.
 */
export async function say(sending: Sending, effect: EffectOf<"say">, signal: Signal): Promise<Outcome> {
  const {
    chatId,
    topicId,
    html,
    keyboard,
    questionId,
    ticketId,
    moreTicketIds = [],
    isOverdue,
    replyToMessageId,
    otherwise,
  } = effect;
  if (!mayRead(sending, effect)) return { kind: "done" };
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
        for (const each of ticketId === undefined ? [] : [ticketId, ...moreTicketIds])
          addSaying(tx, { chatId, messageId, ticketId: each, isNotice: true });
        heard(tx, chatId);
      },
    }),
    (failure) => {
      if (!unheard.has(failure.kind)) return whenUnexpected(failure);
      if (otherwise !== undefined) {
        const { personId, html: said, ...more } = otherwise;
        return {
          kind: "done",
          settle(tx) {
            const handling = handlingOf(sending, tx);
            if (personId === "admins") unheardInChat(handling, chatId, said as Html, more.keyboard);
            else sayLater(handling, personId, said as Html, more);
          },
        };
      }
      if (ticketId === undefined || isOverdue !== true) return { kind: "done" };
      return { kind: "done", settle: (tx) => overdueMissed(handlingOf(sending, tx), ticketId, chatId) };
    },
  );
}

/** Whoever was of the team when it was written may have been removed since. */
export function mayRead({ store }: Sending, { chatId, only }: { chatId: number; only?: Readers }): boolean {
  if (only === undefined) return true;
  const manager = findManager(store, chatId);
  return manager?.isActive === true && (only === "team" || manager.isAdmin);
}

/** A deleted message needs no edit. */
export async function editSaid(
  sending: Sending,
  effect: EffectOf<"edit_said">,
  signal: Signal,
): Promise<Outcome> {
  const { chatId, messageId, html, keyboard } = effect;
  if (!mayRead(sending, effect)) return { kind: "done" };
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
