import type { Effect } from "../../ticket/effect.ts";
import { type Database, type Transaction, sql } from "../database.ts";
import { deskLane } from "./lanes.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";
import { type Selectable, sql as raw } from "kysely";

/** `message` rows go first. `upkeep` (cards, icons, pins) gets the calls that they leave in a group's minute. */
export type Weight = "message" | "upkeep";

export interface NewDelivery {
  /** Rows of one lane go strictly in order. Lanes go in parallel. */
  lane: string;
  /** The chat whose limits the calls use up. */
  chatId: number;
  weight: Weight;
  effect: Effect;
  /** A row that still waits under the same key takes this one in, and keeps the earlier of the two times. */
  mergeKey?: string;
  /** The waiting row takes the later time of this one. */
  postpones?: boolean;
  /**
   * The waiting row under the same key is deleted instead of taking this one in. One that is being sent is not tried
   * again.
   */
  replaces?: boolean;
  /** The waiting row keeps the pause after its failure. */
  isPatient?: boolean;
  /** Milliseconds since the Unix epoch. At once when left out. */
  notBefore?: number;
}

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

export function enqueue(tx: Transaction, delivery: NewDelivery, now: number): void {
  const notBefore = delivery.notBefore ?? now;
  if (delivery.replaces === true && delivery.mergeKey !== undefined) dropWaiting(tx, delivery.mergeKey);
  const { lane, chatId, weight, mergeKey = null } = delivery;
  tx.run(
    addRow({
      lane,
      chatId,
      weight,
      mergeKey,
      effect: JSON.stringify(delivery.effect),
      notBefore,
      now,
      replaces: delivery.replaces === true ? 1 : 0,
      postpones: delivery.postpones === true ? true : undefined,
      // An urgent row does not wait for the pause of an earlier failure.
      hurries: notBefore <= now && delivery.isPatient !== true ? true : undefined,
    }),
  );
}

interface NewRow extends Pick<NewDelivery, "lane" | "chatId" | "weight"> {
  mergeKey: string | null;
  effect: string;
  notBefore: number;
  now: number;
  replaces: 0 | 1;
  postpones: true | undefined;
  hurries: true | undefined;
}

const addRow = statement(
  ({ lane, chatId, weight, mergeKey, effect, notBefore, now, replaces, postpones, hurries }: NewRow) =>
    sql
      .insertInto("outbox")
      .values({
        lane,
        chat_id: chatId,
        weight,
        merge_key: mergeKey,
        effect,
        state: "waiting",
        not_before: notBefore,
        last_error: null,
        created_at: now,
        replaces,
      })
      .onConflict((conflict) =>
        conflict
          .column("merge_key")
          .where(isMergeable)
          .doUpdateSet((set) =>
            postpones === undefined
              ? {
                  not_before: raw`min(outbox.not_before, excluded.not_before)`,
                  ...(hurries !== undefined && { is_hurried: set.val(1) }),
                }
              : { not_before: notBefore },
          ),
      ),
);

/** Written as in the index. With bound parameters SQLite would not use the index. */
const isMergeable = raw<boolean>`state = 'waiting' AND merge_key IS NOT NULL`;

/** Deletes the waiting row under the key. It has nothing to do any more. */
export function dropWaiting(tx: Transaction, mergeKey: string): void {
  tx.run(sql.deleteFrom("outbox").where(isMergeable).where("merge_key", "=", mergeKey));
}

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
