import type { Outcome } from "../../../outbox/outcome.ts";
import { findPairOfClient } from "../../../store/messages/pairs.ts";
import { findReaction } from "../../../store/messages/reactions.ts";
import { addSaying } from "../../../store/messages/sayings.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { isClientGone } from "../failure.ts";
import { placeAsked } from "../saying.ts";
import { type Sending, type Signal, attempt, findTicketOf, whenUnexpected } from "../sending.ts";
import { isShutOut } from "./say.ts";
import { sourceOf } from "./sources.ts";

export async function tellClient(
  sending: Sending,
  effect: EffectOf<"tell_client">,
  signal: Signal,
): Promise<Outcome> {
  const ticket = findTicketOf(sending, effect.ticketId);
  if (isShutOut(sending, ticket.clientId)) return { kind: "done" };
  const now = sending.clock.now();
  const html = effect.later?.findLast(({ at }) => at <= now)?.html;
  if (html === null) return { kind: "done" };
  const said = { ...effect, html: html ?? effect.html };
  const { clientId } = ticket;
  const source = sourceOf(sending, clientId);
  const preparing = source.prepare(sending, ticket, signal);
  if (preparing !== undefined) return preparing;
  const { replyToClientMessageId: replyToMessageId } = effect;
  return attempt(
    () => source.say(sending, { clientId, ticket }, { ...said, replyToMessageId }, signal),
    (messageId) => ({
      kind: "done",
      settle(tx) {
        addSaying(tx, { chatId: clientId, messageId, ticketId: ticket.id });
        placeAsked(tx, effect, messageId);
      },
    }),
    (failure) =>
      source.whenPlaceGone(sending, ticket, failure) ??
      // A client who stopped the bot misses the bot's own texts. The team's messages are handled elsewhere.
      (isClientGone(failure) ? { kind: "done" } : whenUnexpected(failure)),
  );
}

export async function editAtClient(
  sending: Sending,
  effect: EffectOf<"edit_at_client">,
  signal: Signal,
): Promise<Outcome> {
  const ticket = findTicketOf(sending, effect.ticketId);
  if (isShutOut(sending, ticket.clientId)) return { kind: "done" };
  const { clientId } = ticket;
  return attempt(
    () => sourceOf(sending, clientId).editSaid(sending, clientId, effect.clientMessageId, effect, signal),
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
  if (isShutOut(sending, ticket.clientId)) return { kind: "done" };
  const { clientId } = ticket;
  const { clientMessageId } = effect;
  const pair = findPairOfClient(sending.store, clientId, clientMessageId);
  if (pair === undefined) return { kind: "done" };
  const emoji = findReaction(sending.store, pair);
  return attempt(
    () => sourceOf(sending, clientId).react(sending, clientId, clientMessageId, emoji, signal),
    () => ({ kind: "done" }),
    // If a reaction cannot be set, nobody is told.
    (failure) =>
      ["target_gone", "refused"].includes(failure.kind) || isClientGone(failure)
        ? { kind: "done" }
        : whenUnexpected(failure),
  );
}
