import type { Selectable } from "kysely";
import { type Database, sql, type Transaction } from "../database.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";

/** How often in a row something was found to be gone, without a success in between. */
export interface Repair {
  scope: string;
  chatId: number;
  ticketId: number | null;
  count: number;
  failedAt: number;
  /** Nothing is tried before this time. */
  pausedUntil: number;
}

export function findRepair(db: Database, scope: string): Repair | undefined {
  const row = db.first(sql.selectFrom("repairs").selectAll().where("scope", "=", scope));
  return row && toRepair(row);
}

/** Usually there is none. */
export function hasRepairs(db: Database): boolean {
  return db.remembered("repairs", anyRepair({}), (rows) => rows.length > 0);
}

const anyRepair = statement(() => sql.selectFrom("repairs").select("count").limit(1));

export function saveRepair(tx: Transaction, repair: Repair): void {
  const present = {
    chat_id: repair.chatId,
    ticket_id: repair.ticketId,
    count: repair.count,
    failed_at: repair.failedAt,
    paused_until: repair.pausedUntil,
  };
  tx.run(
    sql
      .insertInto("repairs")
      .values({ scope: repair.scope, ...present })
      .onConflict((conflict) => conflict.column("scope").doUpdateSet(present)),
  );
}

/** Returns the number of removed repairs. */
export function removeRepairs(tx: Transaction, scopes: readonly string[]): number {
  return tx.run(sql.deleteFrom("repairs").where("scope", "in", scopes)).changes;
}

/** Ends the pauses in the chat that began with a failure before that time. */
export function endPauses(tx: Transaction, chatId: number, failedBefore: number, now: number): void {
  const paused = sql.updateTable("repairs").where("chat_id", "=", chatId).where("paused_until", ">", now);
  tx.run(paused.where("failed_at", "<", failedBefore).set({ paused_until: now }));
}

function toRepair(row: Selectable<Schema["repairs"]>): Repair {
  return {
    scope: row.scope,
    chatId: row.chat_id,
    ticketId: row.ticket_id,
    count: row.count,
    failedAt: row.failed_at,
    pausedUntil: row.paused_until,
  };
}
