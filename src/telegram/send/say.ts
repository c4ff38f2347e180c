import type { Outcome } from "../../outbox/outcome.ts";
import { findTicket } from "../../store/tickets.ts";
import type { Effect } from "../../ticket/effect.ts";
import { attempt, type Sending, type Signal, whenUnexpected } from "./sending.ts";
import { findDeskOf, findPlace, preparePlace, whenTopicFails } from "./topic.ts";

const formatting = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

type EffectOf<Kind extends Effect["kind"]> = Extract<Effect, { kind: Kind }>;

export async function tellClient(
  sending: Sending,
  effect: EffectOf<"tell_client">,
  signal: Signal,
): Promise<Outcome> {
  const { clientId } = findTicket(sending.store, effect.ticketId)!;
  return sayTo(sending, clientId, null, effect.html, signal);
}

export async function tellDesk(
  sending: Sending,
  effect: EffectOf<"tell_desk">,
  signal: Signal,
): Promise<Outcome> {
  const place = findPlace(sending, effect.ticketId);
  if (place === undefined) return preparePlace(sending, effect.ticketId, signal);
  const replyTo = effect.replyToDeskMessageId;
  const options = {
    ...formatting,
    message_thread_id: place.topicId,
    ...(replyTo !== null && {
      reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
    }),
  };
  return attempt(
    () => sending.api.sendMessage(place.desk.chatId, effect.html, options, signal),
    () => ({ kind: "done" }),
    (failure) => whenTopicFails(sending, place, failure, signal),
  );
}

export async function reactAtDesk(
  sending: Sending,
  effect: EffectOf<"react_at_desk">,
  signal: Signal,
): Promise<Outcome> {
  const place = findDeskOf(sending, effect.ticketId);
  const reaction = [{ type: "emoji", emoji: effect.emoji as "✍" }] as const;
  return attempt(
    () => sending.api.setMessageReaction(place.desk.chatId, effect.deskMessageId, [...reaction], {}, signal),
    () => ({ kind: "done" }),
    (failure) =>
      failure.kind === "target_gone" ? { kind: "done" } : whenTopicFails(sending, place, failure, signal),
  );
}

export async function say(sending: Sending, effect: EffectOf<"say">, signal: Signal): Promise<Outcome> {
  return sayTo(sending, effect.chatId, effect.topicId, effect.html, signal);
}

/** Whoever cannot be written to misses it: there is nobody else to tell. */
async function sayTo(
  sending: Sending,
  chatId: number,
  topicId: number | null,
  html: string,
  signal: Signal,
): Promise<Outcome> {
  const options = topicId === null ? formatting : { ...formatting, message_thread_id: topicId };
  return attempt(
    () => sending.api.sendMessage(chatId, html, options, signal),
    () => ({ kind: "done" }),
    (failure) =>
      failure.kind === "unreachable" || failure.kind === "no_access" || failure.kind === "topic_gone"
        ? { kind: "done" }
        : whenUnexpected(failure),
  );
}
