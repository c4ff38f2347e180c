import type { Effect } from "../../ticket/effect.ts";
import { type Database, type Transaction, sql } from "../database.ts";
import { enqueue } from "./new-delivery.ts";
import { removeDelivery } from "./outbox.ts";
import { toDelivery } from "./delivery.ts";

export interface DeadDelivery {
  id: number;
  effect: Effect;
  attempts: number;
  error: string;
  createdAt: number;
}

/** Rows that were given up, oldest first. */
export function findDead(db: Database): DeadDelivery[] {
  return db
    .all(sql.selectFrom("outbox").selectAll().where("state", "=", "dead").orderBy("id"))
    .map((row) => ({
      id: row.id,
      effect: JSON.parse(row.effect) as Effect,
      attempts: row.attempts,
      error: row.last_error ?? "",
      createdAt: row.created_at,
    }));
}

/**
 * Puts a dead row at the end of its lane as a new one. False when there is no such dead row. The row gets a new id, and
 * a running bot finds it by that.
 */
export function requeueDead(tx: Transaction, id: number, now: number): boolean {
  const row = tx.first(sql.selectFrom("outbox").selectAll().where("id", "=", id).where("state", "=", "dead"));
  if (row === undefined) return false;
  removeDelivery(tx, id);
  const { lane, chatId, weight, effect } = toDelivery(row);
  enqueue(tx, { lane, chatId, weight, effect }, now);
  return true;
}

/** Removes a dead row for good; false when there is no such dead row. */
export function dropDead(tx: Transaction, id: number): boolean {
  return tx.run(sql.deleteFrom("outbox").where("id", "=", id).where("state", "=", "dead")).changes > 0;
}
