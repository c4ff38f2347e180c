import { type Database, sql } from "../database.ts";
import type { Weight } from "./delivery.ts";

/** How many rows there are of each weight and state, and when the oldest was added. */
export function measureOutbox(
  db: Database,
): { weight: Weight; state: string; count: number; oldest: number }[] {
  const rows = sql
    .selectFrom("outbox")
    .select(["weight", "state", (select) => select.fn.countAll<number>().as("count")])
    .select((select) => select.fn.min("created_at").as("oldest"));
  return db.all(rows.groupBy(["weight", "state"]));
}

/** Whether Telegram has not yet answered a row of the lane. */
export function isLaneSending(db: Database, lane: string): boolean {
  const sending = sql
    .selectFrom("outbox")
    .select("id")
    .where("state", "=", "sending")
    .where("lane", "=", lane);
  return db.first(sending.limit(1)) !== undefined;
}

/** Whether the row waits or is with Telegram. */
export function isDeliveryOpen(db: Database, id: number): boolean {
  const rows = sql.selectFrom("outbox").select("id").where("state", "in", ["waiting", "sending"]);
  return db.first(rows.where("id", "=", id)) !== undefined;
}

/** Whether rows of the lane wait or are with Telegram. */
export function isLaneBusy(db: Database, lane: string): boolean {
  const rows = sql.selectFrom("outbox").select("id").where("state", "in", ["waiting", "sending"]);
  return db.first(rows.where("lane", "=", lane).limit(1)) !== undefined;
}

/** The same for all lanes whose names begin so. */
export function areLanesBusy(db: Database, beginning: string): boolean {
  const rows = sql.selectFrom("outbox").select("id").where("state", "in", ["waiting", "sending"]);
  const lanes = rows.where("lane", ">=", beginning).where("lane", "<", `${beginning}\uFFFF`);
  return db.first(lanes.limit(1)) !== undefined;
}
