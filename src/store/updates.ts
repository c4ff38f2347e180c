import { type Database, sql, type Transaction } from "./database.ts";
import { statement } from "./statement.ts";

/** Records that the update is handled now. False when it was handled before. */
export function markUpdateSeen(tx: Transaction, updateId: number, now: number): boolean {
  return tx.run(addSeen({ updateId, now })).changes > 0;
}

const addSeen = statement(({ updateId, now }: { updateId: number; now: number }) =>
  sql
    .insertInto("seen_updates")
    .values({ update_id: updateId, seen_at: now })
    .onConflict((conflict) => conflict.doNothing()),
);

export function isUpdateSeen(db: Database, updateId: number): boolean {
  const seen = sql.selectFrom("seen_updates").select("update_id").where("update_id", "=", updateId);
  return db.first(seen) !== undefined;
}

/** Lets the update be handled again. */
export function forgetUpdate(tx: Transaction, updateId: number): void {
  tx.run(sql.deleteFrom("seen_updates").where("update_id", "=", updateId));
}

/**
 * Telegram keeps an unconfirmed update for 24 hours (docs:getUpdates), so older marks have no use. Marks of kept
 * updates stay, because they show whether a replay was done.
 */
export function forgetSeenUpdates(tx: Transaction, before: number): void {
  const kept = sql.selectFrom("failed_updates").select("update_id");
  tx.run(sql.deleteFrom("seen_updates").where("seen_at", "<", before).where("update_id", "not in", kept));
}
