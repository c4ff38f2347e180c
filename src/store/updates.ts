import { sql, type Transaction } from "./database.ts";
import { statement } from "./statement.ts";

/** Records that the update is being handled; false when it was handled before. */
export function markUpdateSeen(tx: Transaction, updateId: number, now: number): boolean {
  return tx.run(addSeen({ updateId, now })).changes > 0;
}

const addSeen = statement(({ updateId, now }: { updateId: number; now: number }) =>
  sql
    .insertInto("seen_updates")
    .values({ update_id: updateId, seen_at: now })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Keeps an update whose handler failed, as it came, so that it can be looked at and replayed. */
export function keepFailedUpdate(
  tx: Transaction,
  updateId: number,
  content: string,
  error: string,
  now: number,
): void {
  tx.run(
    sql
      .insertInto("failed_updates")
      .values({ update_id: updateId, failed_at: now, content, error })
      .onConflict((conflict) => conflict.column("update_id").doUpdateSet({ failed_at: now, error })),
  );
}

/** Telegram keeps an unconfirmed update for 24 hours (docs:getUpdates), so older marks serve nobody. */
export function forgetSeenUpdates(tx: Transaction, before: number): void {
  tx.run(sql.deleteFrom("seen_updates").where("seen_at", "<", before));
}
