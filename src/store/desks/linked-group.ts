import { type Database, sql, type Transaction } from "../database.ts";
import type { Desk } from "./desks.ts";

/** Whether no ticket was ever shown at this desk, and none can be yet. */
export function isUnused(db: Database, { id, isReady }: Desk): boolean {
  const place = sql.selectFrom("places").select("id").where("desk_id", "=", id).limit(1);
  return !isReady && db.first(place) === undefined;
}

/** The unused desk is the channel's from now on, and its group is where people discuss the posts. */
export function becomeChannel(tx: Transaction, id: number, channelId: number, groupId: number): void {
  tx.run(
    sql
      .updateTable("desks")
      .set({ kind: "channel", chat_id: channelId, discussion_id: groupId })
      .where("id", "=", id),
  );
}

/** Removes the unused desk. What an admin set up for it is the other desk's, unless that has its own. */
export function joinUnused(tx: Transaction, { id, name, title, isDefault }: Desk, other: number): void {
  tx.run(sql.updateTable("subjects").set({ desk_id: other }).where("desk_id", "=", id));
  tx.run(sql.updateTable("tickets").set({ desk_id: other }).where("desk_id", "=", id));
  tx.run(sql.updateTable("tickets").set({ wanted_desk_id: other }).where("wanted_desk_id", "=", id));
  for (const table of ["hours", "norms"] as const) {
    const hasOwn =
      tx.first(sql.selectFrom(table).select("desk_id").where("desk_id", "=", other)) !== undefined;
    if (hasOwn) tx.run(sql.deleteFrom(table).where("desk_id", "=", id));
    else tx.run(sql.updateTable(table).set({ desk_id: other }).where("desk_id", "=", id));
  }
  tx.run(sql.updateTable("desks").set({ rescue_desk_id: null }).where("rescue_desk_id", "=", id));
  tx.run(sql.deleteFrom("desks").where("id", "=", id));
  if (name !== title)
    tx.run(sql.updateTable("desks").set({ name }).where("id", "=", other).where("name", "is", null));
  if (isDefault) tx.run(sql.updateTable("desks").set({ is_default: 1 }).where("id", "=", other));
}
