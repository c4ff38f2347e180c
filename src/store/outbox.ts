import type { Effect } from "../ticket/effect.ts";
import { type Database, type Transaction, sql } from "./database.ts";
import { deskLane } from "./lanes.ts";
import type { Schema } from "./schema.ts";
import { statement } from "./statement.ts";
import { type Selectable, sql as raw } from "kysely";

/** `message` rows go first; `upkeep` (cards, icons, pins) lives on what they leave of a group's minute. */
export type Weight = "message" | "upkeep";

export interface NewDelivery {
  /** Rows of one lane go strictly in order; lanes go in parallel. */
  lane: string;
  /** Whose limits the calls count against. */
  chatId: number;
  weight: Weight;
  effect: Effect;
  /** A row still waiting under the same key takes this one in, at the earlier of the two times. */
  mergeKey?: string;
  /** The row that takes this one in is put off to this one's time. */
  postpones?: boolean;
  /** A row still waiting under the same key gives way instead of taking this one in. */
  replaces?: boolean;
  /** The row that takes this one in keeps the pause that a failure made. */
  isPatient?: boolean;
  /** Milliseconds since the Unix epoch; at once when left out. */
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

/** What became of a row's attempts since it last got on. */
export interface Trouble {
  /** Answers that said no. */
  attempts: number;
  /** Attempts that may have arrived although Telegram's answer did not. */
  lostAnswers: number;
  /** Milliseconds since the first of them, while the process ran. */
  failingFor: number;
  /** Later rows of its lane do not wait for it. */
  isAside: boolean;
  /** What the last attempt failed with; null when it did not. */
  lastError: string | null;
}

export const noTrouble: Trouble = {
  attempts: 0,
  lostAnswers: 0,
  failingFor: 0,
  isAside: false,
  lastError: null,
};

/** What the worker keeps in memory of a row. */
export interface DeliveryHint {
  id: number;
  lane: string;
  chatId: number;
  weight: Weight;
  isAside: boolean;
}

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
      postpones: delivery.postpones === true ? true : undefined,
      // What is wanted at once does not wait for a pause that an earlier failure made.
      hurries: notBefore <= now && delivery.isPatient !== true ? true : undefined,
    }),
  );
}

interface NewRow extends Pick<NewDelivery, "lane" | "chatId" | "weight"> {
  mergeKey: string | null;
  effect: string;
  notBefore: number;
  now: number;
  postpones: true | undefined;
  hurries: true | undefined;
}

const addRow = statement(
  ({ lane, chatId, weight, mergeKey, effect, notBefore, now, postpones, hurries }: NewRow) =>
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

/** Written as the index has it: with bound parameters SQLite would not see that they are the same. */
const isMergeable = raw<boolean>`state = 'waiting' AND merge_key IS NOT NULL`;

/** A row that waits under the key has nothing to do any more. */
export function dropWaiting(tx: Transaction, mergeKey: string): void {
  tx.run(sql.deleteFrom("outbox").where(isMergeable).where("merge_key", "=", mergeKey));
}

/**
 * Rows added after `afterId`, oldest first: at the start, with 0, everything that still waits. And those whose time has been
 * brought forward since they were last looked at.
 */
export function findNews(db: Database, afterId: number): { added: DeliveryHint[]; hurried: DeliveryHint[] } {
  const rows = db.all(news({ afterId }));
  return {
    added: rows.filter(({ id, state }) => id > afterId && state === "waiting").map(toHint),
    hurried: rows.filter(({ is_hurried }) => is_hurried === 1).map(toHint),
  };
}

const news = statement(({ afterId }: { afterId: number }) => {
  const rows = sql
    .selectFrom("outbox")
    .select(["id", "lane", "chat_id as chatId", "weight", "is_aside", "is_hurried", "state"]);
  // Written as the index has it: with a bound parameter SQLite would not see that it is the same.
  const hurried = rows.where("id", "<=", afterId).where(raw<boolean>`is_hurried = 1`);
  const added = rows
    .where("id", ">", afterId)
    .where((where) => where.or([where("state", "=", "waiting"), raw<boolean>`is_hurried = 1`]));
  // One after the other, and each by its index: so they come in order.
  return hurried.unionAll(added);
});

export function forgetHurry(tx: Transaction, ids: readonly number[]): void {
  tx.run(sql.updateTable("outbox").set({ is_hurried: 0 }).where("id", "in", ids));
}

function toHint(row: Omit<DeliveryHint, "isAside"> & { is_aside: number }): DeliveryHint {
  const { id, lane, chatId, weight, is_aside } = row;
  return { id, lane, chatId, weight, isAside: is_aside === 1 };
}

export function findDelivery(db: Database, id: number): Delivery | undefined {
  const row = db.first(rowById({ id }));
  return row && toDelivery(row);
}

const rowById = statement(({ id }: { id: number }) =>
  sql.selectFrom("outbox").selectAll().where("id", "=", id),
);

/** From here on a crash leaves it open whether the call arrived. */
export function markSending(tx: Transaction, id: number): void {
  tx.run(startRow({ id }));
}

const startRow = statement(({ id }: { id: number }) =>
  sql.updateTable("outbox").set({ state: "sending" }).where("id", "=", id),
);

/** Whether a row of the lane is with Telegram at this moment. */
export function isLaneSending(db: Database, lane: string): boolean {
  const sending = sql
    .selectFrom("outbox")
    .select("id")
    .where("state", "=", "sending")
    .where("lane", "=", lane);
  return db.first(sending.limit(1)) !== undefined;
}

/** Whether the lane has rows that wait or are with Telegram. */
export function isLaneBusy(db: Database, lane: string): boolean {
  const rows = sql.selectFrom("outbox").select("id").where("state", "in", ["waiting", "sending"]);
  return db.first(rows.where("lane", "=", lane).limit(1)) !== undefined;
}

/** What waits to be shown of the ticket at the desk has not to be shown there any more; what was to be told there has. */
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
 * Puts a row back that is to be tried again. A younger row under the same key gives way, but that of upkeep is what
 * somebody has asked for since: there the older row goes. False when the row is gone.
 * @param notBefore milliseconds since the Unix epoch; as it was when left out
 */
export function putBack(tx: Transaction, id: number, trouble: Trouble, notBefore?: number): boolean {
  const row = tx.first(sql.selectFrom("outbox").select(["merge_key", "weight"]).where("id", "=", id));
  const waiting = sql
    .selectFrom("outbox")
    .select("id")
    .where(isMergeable)
    .where("merge_key", "=", row?.merge_key ?? null);
  const younger = row?.merge_key == null ? undefined : tx.first(waiting);
  if (younger !== undefined) removeDelivery(tx, row!.weight === "upkeep" ? id : younger.id);
  if (younger !== undefined && row!.weight === "upkeep") return false;
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

/** Whether an earlier row of the lane stands aside because of the same answer. */
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

/** What the lane waited for has come: the rows that were put off are due. */
export function hurryLane(tx: Transaction, lane: string, now: number): void {
  const late = sql.updateTable("outbox").where("lane", "=", lane).where("not_before", ">", now);
  tx.run(late.where("state", "=", "waiting").set({ not_before: now, is_hurried: 1 }));
}

/**
 * What the desk's tickets waited for has come: what was put off for longer than changes are gathered, or failed, is due; so
 * are answers, which may have to be copied from there.
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

/** The row will not be tried again by itself; it stays to be seen, requeued or dropped. */
export function bury(tx: Transaction, id: number, error: string): void {
  tx.run(
    sql
      .updateTable("outbox")
      .set((set) => ({ state: "dead", attempts: set("attempts", "+", 1), is_aside: 0, last_error: error }))
      .where("id", "=", id),
  );
}

/** After a crash: what was being sent may or may not have arrived. Returns how many rows that were. */
export function recoverInterrupted(tx: Transaction): number {
  const interrupted = tx.all(sql.selectFrom("outbox").selectAll().where("state", "=", "sending"));
  for (const { id, trouble } of interrupted.map(toDelivery)) {
    // What it may have done once more is the fault of whoever stopped the process, so it does not count against the row.
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
