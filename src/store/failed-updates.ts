import { type Database, sql, type Transaction } from "./database.ts";
import { forgetUpdate, markUpdateSeen } from "./updates.ts";

/** An update whose handler failed, kept as it came. */
export interface FailedUpdate {
  id: number;
  /** Milliseconds since the Unix epoch. */
  failedAt: number;
  /** Telegram's JSON. */
  content: string;
  error: string;
  isToBeReplayed: boolean;
}

/** Nobody has been told of it yet. */
export function keepFailedUpdate(
  tx: Transaction,
  id: number,
  content: string,
  error: string,
  now: number,
): void {
  const row = { update_id: id, failed_at: now, content, error, is_told: 0, replay_at: null };
  tx.run(
    sql
      .insertInto("failed_updates")
      .values(row)
      .onConflict((conflict) =>
        conflict.column("update_id").doUpdateSet({ failed_at: now, error, is_told: 0, replay_at: null }),
      ),
  );
}

/** Oldest first. */
export function findFailedUpdates(db: Database): FailedUpdate[] {
  return db.all(sql.selectFrom("failed_updates").selectAll().orderBy("update_id")).map((row) => ({
    id: row.update_id,
    failedAt: row.failed_at,
    content: row.content,
    error: row.error,
    isToBeReplayed: row.replay_at !== null,
  }));
}

/** Asks whoever works on the data to handle it again; false when there is no such update. */
export function requestReplay(tx: Transaction, id: number, now: number): boolean {
  const asked = sql.updateTable("failed_updates").set({ replay_at: now }).where("update_id", "=", id);
  const isThere = tx.run(asked).changes > 0;
  // Only now, in the same transaction: whoever finds it seen again knows that the replay has been done.
  if (isThere) forgetUpdate(tx, id);
  return isThere;
}

/** Those that the operator asked to have handled again, oldest first. */
export function findReplays(db: Database): { id: number; content: string }[] {
  const asked = sql.selectFrom("failed_updates").select(["update_id as id", "content"]);
  return db.all(asked.where("replay_at", "is not", null).orderBy("update_id"));
}

/** It has been handled again, unless it failed: then nobody waits for its replay any more. */
export function endReplay(tx: Transaction, id: number): void {
  const done = sql.deleteFrom("failed_updates").where("update_id", "=", id);
  tx.run(done.where("replay_at", "is not", null));
}

/** It failed once more, and is kept until somebody asks again. */
export function replayFailed(tx: Transaction, id: number, error: string, now: number): void {
  markUpdateSeen(tx, id, now);
  tx.run(sql.updateTable("failed_updates").set({ replay_at: null, error }).where("update_id", "=", id));
}

/** False when there is no such update. */
export function dropFailedUpdate(tx: Transaction, id: number): boolean {
  return tx.run(sql.deleteFrom("failed_updates").where("update_id", "=", id)).changes > 0;
}

/** Those of which nobody has been told: how many there are, and the newest. */
export function findUntold(
  db: Database,
): { count: number; newest: { id: number; error: string } } | undefined {
  const newest = sql
    .selectFrom("failed_updates")
    .select(["update_id as id", "error", (select) => select.fn.countAll<number>().over().as("count")])
    .where("is_told", "=", 0)
    .orderBy("update_id", "desc")
    .limit(1);
  const row = db.first(newest);
  return row && { count: row.count, newest: { id: row.id, error: row.error } };
}

export function markTold(tx: Transaction): void {
  tx.run(sql.updateTable("failed_updates").set({ is_told: 1 }).where("is_told", "=", 0));
}
