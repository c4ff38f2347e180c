import { sql as raw } from "kysely";
import type { Effect } from "../../ticket/effect.ts";
import { type Database, type Transaction, sql } from "../database.ts";
import { deskLane } from "./lanes.ts";

/** Written as in the index. With bound parameters SQLite would not use the index. */
export const isMergeable = raw<boolean>`state = 'waiting' AND merge_key IS NOT NULL`;

/** Deletes the waiting row under the key. It has nothing to do any more. */
export function dropWaiting(tx: Transaction, mergeKey: string): void {
  tx.run(sql.deleteFrom("outbox").where(isMergeable).where("merge_key", "=", mergeKey));
}

/** Deletes waiting rows that would show the ticket at a desk it has left. Messages to that desk's managers stay. */
export function dropShowing(tx: Transaction, ticketId: number, deskId: number): void {
  const kinds = ["relay", "edit_copy", "restore_card", "pin_card"] satisfies Effect["kind"][];
  tx.run(
    sql
      .deleteFrom("outbox")
      .where("state", "=", "waiting")
      .where("lane", "in", [deskLane(ticketId, deskId, "desk"), deskLane(ticketId, deskId, "card")])
      .where(raw`json_extract(effect, '$.kind')`, "in", kinds),
  );
}

/** The lane's obstacle is gone. Makes its postponed rows due. */
export function hurryLane(tx: Transaction, lane: string, now: number): void {
  const late = sql.updateTable("outbox").where("lane", "=", lane).where("not_before", ">", now);
  tx.run(late.where("state", "=", "waiting").set({ not_before: now, is_hurried: 1 }));
}

/**
 * The obstacle of the desk's tickets is gone. Makes rows due that failed or wait longer than for gathering changes.
 * Also answers that are copied from this desk.
 */
export function hurryDesk(tx: Transaction, deskId: number, now: number): void {
  const late = sql
    .updateTable("outbox")
    .where("state", "=", "waiting")
    .where((where) => where.or([where("not_before", ">", now + 2_000), where("last_error", "is not", null)]))
    .where((where) =>
      where.or([
        where(raw<number>`json_extract(effect, '$.deskId')`, "=", deskId),
        where.and([
          where(raw`json_extract(effect, '$.kind')`, "=", "relay" satisfies Effect["kind"]),
          where.exists(
            where
              .selectFrom("messages")
              .innerJoin("places", "places.id", "messages.place_id")
              .select("messages.id")
              .where("messages.id", "=", raw<number>`json_extract(effect, '$.messageId')`)
              .where("places.desk_id", "=", deskId),
          ),
        ]),
      ]),
    );
  tx.run(late.set({ not_before: now, is_hurried: 1 }));
}

/** What the row under that key does by now. Undefined when it is gone. */
export function findEffect(db: Database, mergeKey: string): Effect | undefined {
  const row = db.first(underKey(mergeKey));
  return row && (JSON.parse(row.effect) as Effect);
}

/** Changes what the row under that key does, also while it is being sent. */
export function changeEffect(tx: Transaction, mergeKey: string, change: (effect: Effect) => Effect): void {
  for (const { id, effect } of tx.all(underKey(mergeKey))) {
    const changed = JSON.stringify(change(JSON.parse(effect) as Effect));
    tx.run(sql.updateTable("outbox").set({ effect: changed }).where("id", "=", id));
  }
}

function underKey(mergeKey: string) {
  const rows = sql.selectFrom("outbox").select(["id", "effect"]).where("merge_key", "=", mergeKey);
  return rows.where("state", "in", ["waiting", "sending"]);
}
