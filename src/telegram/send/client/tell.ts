import type { Outcome } from "../../../outbox/outcome.ts";
import { findClient } from "../../../store/people.ts";
import { addSaying } from "../../../store/sayings.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { toMarkup } from "../../markup.ts";
import { formatting, placeAsked, toReaction, withMarkup, withReply } from "../saying.ts";
import { type Sending, type Signal, attempt, whenUnexpected } from "../sending.ts";
import {
  findTicketOf,
  inClientTopic,
  isClientGone,
  prepareClientPlace,
  whenClientTopicGone,
} from "./place.ts";

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

/** A client who was shut out has been told so once, and hears nothing more of the bot's own words. */
function isShutOut({ store }: Sending, { clientId }: { clientId: number }): boolean {
  return findClient(store, clientId)?.isBlocked === true;
}
