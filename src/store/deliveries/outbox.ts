import { type Database, type Transaction, sql } from "../database.ts";
import { statement } from "../statement.ts";
import { sql as raw } from "kysely";
import {
  type Delivery,
  type Trouble,
  type DeliveryHint,
  type NewDeliveryHint,
  toDelivery,
} from "./delivery.ts";
import { isMergeable } from "./waiting.ts";

/**
 * Rows added after `afterId`, oldest first. At the start, with 0, all waiting rows. Also rows whose time was brought
 * forward since the last look.
 */
export function findNews(
  db: Database,
  afterId: number,
): { added: NewDeliveryHint[]; hurried: DeliveryHint[] } {
  const rows = db.all(news({ afterId }));
  return {
    added: rows.filter(({ id, state }) => id > afterId && state === "waiting").map(toHint),
    hurried: rows.filter(({ is_hurried }) => is_hurried === 1).map(toHint),
  };
}

const news = statement(({ afterId }: { afterId: number }) => {
  const rows = sql
    .selectFrom("outbox")
    .select(["id", "lane", "chat_id as chatId", "weight", "is_aside", "is_hurried", "state"])
    .select(["not_before as notBefore", "created_at as createdAt"]);
  // Written as in the index. With a bound parameter SQLite would not use it.
  const hurried = rows.where("id", "<=", afterId).where(raw<boolean>`is_hurried = 1`);
  const added = rows
    .where("id", ">", afterId)
    .where((where) => where.or([where("state", "=", "waiting"), raw<boolean>`is_hurried = 1`]));
  // The two parts follow each other and each uses its index, so the rows come in order.
  return hurried.unionAll(added);
});

export function forgetHurry(tx: Transaction, ids: readonly number[]): void {
  tx.run(sql.updateTable("outbox").set({ is_hurried: 0 }).where("id", "in", ids));
}

function toHint(row: Omit<NewDeliveryHint, "isAside"> & { is_aside: number }): NewDeliveryHint {
  const { id, lane, chatId, weight, notBefore, createdAt, is_aside } = row;
  return { id, lane, chatId, weight, notBefore, createdAt, isAside: is_aside === 1 };
}

/**
 * Returns the rows by their ids, marked as being sent: after this, a crash leaves it unknown whether a call arrived. Rows
 * that do not exist are left out.
 */
export function startDeliveries(tx: Transaction, ids: readonly number[]): Map<number, Delivery> {
  const rows = ids.length === 0 ? [] : tx.all(startRows({ ids: JSON.stringify(ids) }));
  return new Map(rows.map((row) => [row.id, toDelivery(row)]));
}

/** One statement for any number of rows. @param ids as a JSON array */
const startRows = statement(({ ids }: { ids: string }) =>
  sql
    .updateTable("outbox")
    .set({ state: "sending" })
    .where("id", "in", raw<number>`(SELECT value FROM json_each(${ids}))`)
    .returningAll(),
);

/** The row was started too early. */
export function unstartDelivery(tx: Transaction, id: number): void {
  tx.run(sql.updateTable("outbox").set({ state: "waiting" }).where("id", "=", id));
}

export function removeDelivery(tx: Transaction, id: number): void {
  tx.run(deleteRow({ id }));
}

const deleteRow = statement(({ id }: { id: number }) => sql.deleteFrom("outbox").where("id", "=", id));

/**
 * Puts a row back to be tried again. A younger row under the same key gives way. One that replaces, or of upkeep, is a
 * newer wish, so there the older row goes. False when the row is gone.
 * @param notBefore milliseconds since the Unix epoch; unchanged when left out
 */
export function putBack(tx: Transaction, id: number, trouble: Trouble, notBefore?: number): boolean {
  const row = tx.first(sql.selectFrom("outbox").select(["merge_key", "weight"]).where("id", "=", id));
  const waiting = sql
    .selectFrom("outbox")
    .select(["id", "replaces"])
    .where(isMergeable)
    .where("merge_key", "=", row?.merge_key ?? null);
  const younger = row?.merge_key == null ? undefined : tx.first(waiting);
  const isOutdated = younger !== undefined && (row!.weight === "upkeep" || younger.replaces === 1);
  if (younger !== undefined) removeDelivery(tx, isOutdated ? id : younger.id);
  if (isOutdated) return false;
  tx.run(
    sql
      .updateTable("outbox")
      .set({
        state: "waiting",
        attempts: trouble.attempts,
        lost_answers: trouble.lostAnswers,
        failing_for: Math.round(trouble.failingFor),
        is_aside: trouble.isAside ? 1 : 0,
        last_error: trouble.lastError,
        ...(notBefore !== undefined && { not_before: notBefore }),
      })
      .where("id", "=", id),
  );
  return true;
}

/** Whether an earlier row of the lane stands aside because of the same error. */
export function followsOther(db: Database, { id, lane }: Delivery, error: string): boolean {
  const earlier = sql
    .selectFrom("outbox")
    .select("id")
    .where("lane", "=", lane)
    .where("state", "=", "waiting")
    .where("is_aside", "=", 1)
    .where("last_error", "=", error)
    .where("id", "<", id);
  return db.first(earlier.limit(1)) !== undefined;
}

/** Ends the attempts for a row. It stays for the operator to see, requeue or drop. */
export function bury(tx: Transaction, id: number, error: string): void {
  tx.run(
    sql
      .updateTable("outbox")
      .set((set) => ({ state: "dead", attempts: set("attempts", "+", 1), is_aside: 0, last_error: error }))
      .where("id", "=", id),
  );
}

/** After a crash, it is unknown whether the rows in flight arrived. Returns the number of these rows. */
export function recoverInterrupted(tx: Transaction): number {
  const interrupted = tx.all(sql.selectFrom("outbox").selectAll().where("state", "=", "sending"));
  for (const { id, trouble } of interrupted.map(toDelivery)) {
    // A possible second delivery is the fault of the stopped process, so it does not count against the row.
    const lostAnswers = Math.max(trouble.lostAnswers, 1);
    putBack(tx, id, { ...trouble, lostAnswers, lastError: "interrupted while sending" });
  }
  return interrupted.length;
}
