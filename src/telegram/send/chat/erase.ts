import { renderLeft } from "../../../handle/forget/left.ts";
import { say } from "../../../handle/effects/chat.ts";
import { purgeFiles } from "../../../handle/effects/erasure.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import { areLanesBusy } from "../../../store/deliveries/traffic.ts";
import { changeEffect, findEffect } from "../../../store/deliveries/waiting.ts";
import type { Effect, EffectOf } from "../../../ticket/effect.ts";
import type { Failure } from "../failure.ts";
import { formatting } from "../saying.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** How long to wait for the last deletions. */
const againMilliseconds = 5_000;

/** How long to wait for readers of an earlier state. */
const readersMilliseconds = 60_000;

/** Deletes the topic of an erased ticket with all that is in it (docs:deleteForumTopic). */
export function eraseTopic(
  { api }: Sending,
  { chatId, topicId, toldKey }: EffectOf<"erase_topic">,
  signal: Signal,
): Promise<Outcome> {
  const done: Outcome = { kind: "done" };
  return attempt(
    () => api.deleteForumTopic(chatId, topicId, signal),
    () => done,
    (failure) =>
      failure.kind === "topic_gone" || failure.kind === "not_a_forum"
        ? done
        : leave(failure, toldKey, chatId, [topicId]),
  );
}

/** Deletes messages of an erased ticket. One that Telegram does not delete keeps all others of its call (td:delete_messages). */
export function eraseMessages(
  { api }: Sending,
  effect: EffectOf<"erase_messages">,
  signal: Signal,
): Promise<Outcome> {
  const { chatId, messageIds, toldKey } = effect;
  const [first = 0, ...rest] = messageIds;
  if (effect.isToEdit === true) return empty(api, effect, signal);
  if (messageIds.length === 1 || effect.isSingly === true)
    return attempt(
      () => api.deleteMessage(chatId, first, signal),
      () => goOn(effect, rest),
      (failure) => {
        if (failure.kind === "target_gone") return goOn(effect, rest);
        if (failure.kind === "refused" && effect.instead !== undefined)
          return goOn({ ...effect, isToEdit: true }, messageIds);
        const left = leave(failure, toldKey, chatId, [first]);
        return left.kind === "done" ? goOn(effect, rest, left.settle) : left;
      },
    );
  return attempt(
    () => api.deleteMessages(chatId, messageIds, signal),
    () => ({ kind: "done" }),
    (failure) =>
      failure.kind === "refused" || failure.kind === "target_gone"
        ? goOn({ ...effect, isSingly: true }, messageIds)
        : leave(failure, toldKey, chatId, messageIds),
  );
}

/** Takes the words of the bot's own post, which is too old to be deleted. */
function empty(api: Sending["api"], effect: EffectOf<"erase_messages">, signal: Signal): Promise<Outcome> {
  const { isToEdit: _, ...further } = effect;
  const { chatId, messageIds, toldKey, instead = "" } = effect;
  const [first = 0, ...rest] = messageIds;
  return attempt(
    () => api.editMessageText(chatId, first, instead, formatting, signal),
    () => goOn(further, rest),
    (failure) => {
      if (failure.kind === "already_so") return goOn(further, rest);
      const left = leave(failure, toldKey, chatId, [first]);
      return left.kind === "done" ? goOn(further, rest, left.settle) : left;
    },
  );
}

/** The same row deletes the rest. */
function goOn(
  effect: EffectOf<"erase_messages">,
  messageIds: number[],
  settle: (tx: Transaction) => void = () => {},
): Outcome {
  if (messageIds.length === 0) return { kind: "done", settle };
  const change = (present: Effect): Effect =>
    present.kind === "erase_messages" ? { ...effect, messageIds } : present;
  return {
    kind: "again",
    settle(tx) {
      settle(tx);
      changeEffect(tx, effect.key, change);
    },
  };
}

function leave(
  failure: Failure,
  toldKey: string,
  chatId: number,
  messageIds: readonly number[],
): Outcome & { settle?: (tx: Transaction) => void } {
  if (failure.kind === "flood" || failure.kind === "unavailable") return whenUnexpected(failure);
  const left = messageIds.map((messageId) => ({ chatId, messageId }));
  return {
    kind: "done",
    settle(tx) {
      changeEffect(tx, toldKey, (effect) =>
        effect.kind === "tell_of_erasure" ? { ...effect, left: [...effect.left, ...left] } : effect,
      );
    },
  };
}

/** Tells the admins of what is left, unless nothing is. */
export function tellOfErasure(
  sending: Sending,
  { key, adminIds, lanes }: EffectOf<"tell_of_erasure">,
): Outcome {
  const { store, clock } = sending;
  if (areLanesBusy(store, lanes))
    return { kind: "later", at: clock.now() + againMilliseconds, unless: (tx) => !areLanesBusy(tx, lanes) };
  return {
    kind: "done",
    settle(tx) {
      const handling = handlingOf(sending, tx);
      // Something may have been added since this row was read.
      const effect = findEffect(tx, key);
      if (effect?.kind !== "tell_of_erasure" || effect.left.length === 0) return;
      for (const id of adminIds) say(handling, id, renderLeft(handling, effect.left));
    },
  };
}

export async function purge(sending: Sending, { isThorough }: EffectOf<"purge">): Promise<Outcome> {
  const { store, clock } = sending;
  // Rows start in a transaction in which they read, and SQLite rewrites no file within one (lang_vacuum.html).
  await Promise.resolve();
  if (store.purge(isThorough)) return { kind: "done" };
  // A program that copies every change reads all the time: the file must not be written anew again and again for its sake.
  if (isThorough) return { kind: "done", settle: (tx) => purgeFiles(handlingOf(sending, tx), "after more") };
  return { kind: "later", at: clock.now() + readersMilliseconds, unless: () => false };
}
