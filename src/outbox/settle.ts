import type { Transaction } from "../store/database.ts";
import { type Delivery, type Trouble, noTrouble } from "../store/deliveries/delivery.ts";
import * as outbox from "../store/deliveries/outbox.ts";
import type { Effect } from "../ticket/effect.ts";
import type { Outcome } from "./outcome.ts";
import { type Failing, isSend, judge } from "./patience.ts";

/** Tells people that a row is late or given up. It writes in the transaction that settles the row. */
export interface Concerned {
  /** It has failed for a minute. Later rows pass it, and it is tried for hours. Called once for a row. */
  delayed(tx: Transaction, late: Late): void;
  /** It succeeded after {@link delayed}, or it may have arrived more than once. */
  arrived(tx: Transaction, effect: Effect, how: { wasDelayed: boolean; lostAnswers: number }): void;
  /** It is given up. */
  died(tx: Transaction, dead: Dead): void;
}

interface Late {
  effect: Effect;
  error: string;
  /** How often it may have arrived. */
  lostAnswers: number;
  /** The message that failed, when it is not the effect's own. */
  messageId?: number | undefined;
}

interface Dead {
  effect: Effect;
  error: string;
  lostAnswers: number;
  /** The reason is unknown, so nobody has been told yet. */
  isUnknown: boolean;
  /** The message that failed, when it is not the effect's own. */
  messageId?: number | undefined;
}

/** What the row's lane does next. Times in milliseconds. */
export type Next =
  | { kind: "finish" }
  | { kind: "again" }
  | { kind: "sleep"; milliseconds: number }
  | { kind: "aside"; milliseconds: number; maySooner: boolean }
  | { kind: "wait"; chatId: number | undefined; milliseconds: number }
  | { kind: "hold"; isSeen: boolean };

/** What only the worker knows about the failure. */
type Circumstances = Pick<Failing, "unreached" | "aloneFor" | "random"> & {
  /** Milliseconds since its last failure. */
  since: number;
};

type Failed = Extract<Outcome, { kind: "retry" | "dead" }>;

/**
 * Writes the outcome of an attempt: the row is removed, waits, stands aside, or is dead.
 * @param circumstances called only when the attempt failed
 */
export function settle(
  tx: Transaction,
  delivery: Delivery,
  outcome: Outcome,
  concerned: Concerned,
  circumstances: (how: "refused" | "unwilling" | "unanswered") => Circumstances,
): Next {
  const { id, trouble, effect } = delivery;
  const putBack = (next: Next, kept: Trouble, notBefore?: number): Next =>
    outbox.putBack(tx, id, kept, notBefore) ? next : { kind: "finish" };
  switch (outcome.kind) {
    case "done":
      outcome.settle?.(tx);
      arrived(tx, delivery, concerned);
      if (outcome.hasMore?.(tx) === true)
        return putBack({ kind: "again" }, { ...noTrouble, isAside: trouble.isAside });
      outbox.removeDelivery(tx, id);
      return { kind: "finish" };
    case "again":
      outcome.settle(tx);
      arrived(tx, delivery, concerned);
      return putBack({ kind: "again" }, { ...noTrouble, isAside: trouble.isAside });
    case "later":
      return putBack({ kind: "sleep", milliseconds: 0 }, noTrouble, outcome.at);
    case "wait": {
      const { chatId, milliseconds, error } = outcome;
      return putBack({ kind: "wait", chatId, milliseconds }, { ...trouble, lastError: error });
    }
    case "hold":
      outcome.settle(tx);
      return putBack(
        { kind: "hold", isSeen: outcome.isSeen === true },
        { ...trouble, lastError: outcome.error },
      );
    case "dead":
      if (!outcome.mayPass) return bury(tx, delivery, outcome, concerned);
      return fail(tx, delivery, outcome, concerned, circumstances("refused"));
    case "retry":
      return fail(
        tx,
        delivery,
        outcome,
        concerned,
        circumstances(outcome.isUnanswered === true ? "unanswered" : "unwilling"),
      );
    default:
      throw new Error(`no such outcome: ${JSON.stringify(outcome satisfies never)} of ${effect.kind}`);
  }
}

function fail(
  tx: Transaction,
  delivery: Delivery,
  outcome: Failed,
  concerned: Concerned,
  { since, ...circumstances }: Circumstances,
): Next {
  const { id, effect, trouble: before } = delivery;
  const { error } = outcome;
  const isAmbiguous = outcome.kind === "retry" && outcome.isAmbiguous && isSend(effect);
  const isUnanswered = outcome.kind === "retry" && outcome.isUnanswered === true;
  const trouble: Trouble = {
    attempts: before.attempts + (isUnanswered ? 0 : 1),
    lostAnswers: before.lostAnswers + (isAmbiguous ? 1 : 0),
    failingFor: before.failingFor + since,
    isAside: before.isAside,
    lastError: error,
  };
  const response = outcome.kind === "dead" ? "refused" : "unwilling";
  const verdict = judge({
    ...trouble,
    ...circumstances,
    effect,
    how: isAmbiguous ? "unanswered" : isUnanswered ? "unreached" : response,
    followsOther: !isUnanswered && outbox.followsOther(tx, delivery, error),
  });
  if (verdict.kind === "give up") return bury(tx, { ...delivery, trouble }, outcome, concerned);
  const { milliseconds } = verdict;
  if (verdict.kind === "pause") {
    return outbox.putBack(tx, id, trouble) ? { kind: "sleep", milliseconds } : { kind: "finish" };
  }
  const late = { effect, error, lostAnswers: trouble.lostAnswers, messageId: outcome.messageId };
  // The failing message has its own row. This row goes on with the rest of what it carries.
  const isOther =
    outcome.messageId !== undefined && effect.kind === "relay" && outcome.messageId !== effect.messageId;
  if (isOther || !before.isAside) concerned.delayed(tx, late);
  const kept = isOther ? { ...noTrouble, isAside: before.isAside } : { ...trouble, isAside: true };
  const next: Next = isOther ? { kind: "again" } : verdict;
  return outbox.putBack(tx, id, kept) ? next : { kind: "finish" };
}

function bury(tx: Transaction, delivery: Delivery, outcome: Failed, concerned: Concerned): Next {
  const { id, effect, trouble } = delivery;
  const { error } = outcome;
  if (outcome.kind === "dead") outcome.settle(tx);
  const isUnknown = outcome.kind === "retry" || outcome.mayPass;
  const { lostAnswers } = trouble;
  const hasMore = outcome.kind === "dead" && outcome.hasMore === true;
  // When the reason is known and the row has more to do, it goes on in another way and has not died.
  if (isUnknown || !hasMore)
    concerned.died(tx, { effect, error, lostAnswers, isUnknown, messageId: outcome.messageId });
  if (hasMore) {
    const kept = { ...noTrouble, lastError: error };
    return outbox.putBack(tx, id, kept) ? { kind: "again" } : { kind: "finish" };
  }
  outbox.bury(tx, id, error);
  return { kind: "finish" };
}

function arrived(tx: Transaction, { effect, trouble }: Delivery, concerned: Concerned): void {
  const { isAside, lostAnswers } = trouble;
  if (isAside || lostAnswers > 0) concerned.arrived(tx, effect, { wasDelayed: isAside, lostAnswers });
}
