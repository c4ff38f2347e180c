import type { Selectable } from "kysely";
import { type Database, sql, type Transaction } from "../database.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";

/** The time for which a manager is at work. Times are milliseconds since the Unix epoch. */
export interface Shift {
  id: number;
  managerId: number;
  startedAt: number;
  /** Null while it goes on. */
  endedAt: number | null;
  /** Nobody ended it: it lasted until the manager's last deed in a ticket. */
  isForgotten: boolean;
}

/** The shifts that go on, those that began first before others. Do not change the array. */
export function findOpenShifts(db: Database): readonly Shift[] {
  return db.remembered("shifts", openShifts({}), (rows) => rows.map(toShift));
}

const openShifts = statement(() =>
  sql.selectFrom("shifts").selectAll().where("ended_at", "is", null).orderBy("started_at").orderBy("id"),
);

/** The manager's shift that began last, whether it goes on or not. */
export function findLastShift(db: Database, managerId: number): Shift | undefined {
  const own = sql.selectFrom("shifts").selectAll().where("manager_id", "=", managerId);
  const row = db.first(own.orderBy("started_at", "desc").orderBy("id", "desc").limit(1));
  return row && toShift(row);
}

/** The shifts that touch the span. @param span in milliseconds since the Unix epoch, the end not included */
export function findShifts(db: Database, { from, to }: { from: number; to: number }): Shift[] {
  const begun = sql.selectFrom("shifts").selectAll().where("started_at", "<", to);
  const touching = begun.where((where) =>
    where.or([where("ended_at", "is", null), where("ended_at", ">", from)]),
  );
  return db.all(touching.orderBy("id")).map(toShift);
}

/** The manager has no shift that goes on. */
export function startShift(tx: Transaction, managerId: number, startedAt: number): void {
  tx.run(sql.insertInto("shifts").values({ manager_id: managerId, started_at: startedAt }));
}

export function endShift(
  tx: Transaction,
  id: number,
  { endedAt, isForgotten }: { endedAt: number; isForgotten: boolean },
): void {
  const ended = { ended_at: endedAt, is_forgotten: isForgotten ? 1 : 0 } as const;
  tx.run(sql.updateTable("shifts").set(ended).where("id", "=", id));
}

function toShift(row: Selectable<Schema["shifts"]>): Shift {
  return {
    id: row.id,
    managerId: row.manager_id,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    isForgotten: row.is_forgotten === 1,
  };
}
