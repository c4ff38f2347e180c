import { type Database, sql, type Transaction } from "./database.ts";
import { statement } from "./statement.ts";
import { forgetUpdate, markUpdateSeen } from "./updates.ts";

/** An update whose handler failed, unchanged. */
export interface FailedUpdate {
  id: number;
  /** Milliseconds since the Unix epoch. */
  failedAt: number;
  /** Telegram's JSON. */
  content: string;
  error: string;
  isToBeReplayed: boolean;
}

/** Stores the update as one that nobody has been told of yet. */
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

/** Asks the running bot to handle the update again. False when there is no such update. */
export function requestReplay(tx: Transaction, id: number, now: number): boolean {
  const asked = sql.updateTable("failed_updates").set({ replay_at: now }).where("update_id", "=", id);
  const isThere = tx.run(asked).changes > 0;
  // The mark goes only now, in the same transaction: once the update is marked as seen again, the replay is done.
  if (isThere) forgetUpdate(tx, id);
  return isThere;
}

/** The updates that the operator wants handled again, oldest first. */
export function findReplays(db: Database): { id: number; content: string }[] {
  return db.all(replays({}));
}

const replays = statement(() => {
  const asked = sql.selectFrom("failed_updates").select(["update_id as id", "content"]);
  return asked.where("replay_at", "is not", null).orderBy("update_id");
});

/** Deletes the update after its replay. A failed replay has lost its mark by now, so that update stays. */
export function endReplay(tx: Transaction, id: number): void {
  const done = sql.deleteFrom("failed_updates").where("update_id", "=", id);
  tx.run(done.where("replay_at", "is not", null));
}

/** The replay failed too. The update is kept until somebody asks again. */
export function replayFailed(tx: Transaction, id: number, error: string, now: number): void {
  markUpdateSeen(tx, id, now);
  tx.run(sql.updateTable("failed_updates").set({ replay_at: null, error }).where("update_id", "=", id));
}

/** False when there is no such update. */
export function dropFailedUpdate(tx: Transaction, id: number): boolean {
  return tx.run(sql.deleteFrom("failed_updates").where("update_id", "=", id)).changes > 0;
}

/** The failed updates that nobody has been told of: their number and the newest. */
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
