import type { Selectable } from "kysely";
import type { Effect } from "../../ticket/effect.ts";
import type { Schema } from "../schema.ts";

/** `message` rows go first. `upkeep` (cards, icons, pins) gets the calls that they leave in a group's minute. */
export type Weight = "message" | "upkeep";

export interface Delivery {
  id: number;
  lane: string;
  chatId: number;
  weight: Weight;
  effect: Effect;
  notBefore: number;
  createdAt: number;
  trouble: Trouble;
}

/** The failures of a row since its last success. */
export interface Trouble {
  /** Attempts that Telegram refused. */
  attempts: number;
  /** Attempts that Telegram may have carried out although its answer was lost. */
  lostAnswers: number;
  /** Milliseconds since the first failure, counted while the process ran. */
  failingFor: number;
  /** Later rows of its lane do not wait for it. */
  isAside: boolean;
  /** The error of the last attempt. Null after a success. */
  lastError: string | null;
}

export const noTrouble: Trouble = {
  attempts: 0,
  lostAnswers: 0,
  failingFor: 0,
  isAside: false,
  lastError: null,
};

/** The part of a row that the worker keeps in memory. */
export interface DeliveryHint {
  id: number;
  lane: string;
  chatId: number;
  weight: Weight;
  isAside: boolean;
}

/** Milliseconds since the Unix epoch, as they were when the row was found: a merge may change when it is due. */
export type NewDeliveryHint = DeliveryHint & Pick<Delivery, "notBefore" | "createdAt">;

export function toDelivery(row: Selectable<Schema["outbox"]>): Delivery {
  return {
    id: row.id,
    lane: row.lane,
    chatId: row.chat_id,
    weight: row.weight,
    effect: JSON.parse(row.effect) as Effect,
    notBefore: row.not_before,
    createdAt: row.created_at,
    trouble: {
      attempts: row.attempts,
      lostAnswers: row.lost_answers,
      failingFor: row.failing_for,
      isAside: row.is_aside === 1,
      lastError: row.last_error,
    },
  };
}
