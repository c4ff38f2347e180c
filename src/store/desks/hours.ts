import type { SpecialDay, Span, Week } from "../../worktime/hours.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import { statement } from "../statement.ts";

/** The hours by desk. {@link everywhere} has the hours of all desks without their own. Do not change the map. */
export type WeeksByDesk = ReadonlyMap<number, Week>;

/** The id for all desks together. Real ids begin at 1. */
export const everywhere = 0;

export function findWeeks(db: Database): WeeksByDesk {
  return db.remembered(
    "hours",
    allWeeks({}),
    (rows) => new Map(rows.map((row) => [row.desk_id, JSON.parse(row.week) as Week])),
  );
}

const allWeeks = statement(() => sql.selectFrom("hours").selectAll());

export function saveWeek(tx: Transaction, deskId: number, week: Week): void {
  const row = { desk_id: deskId, week: JSON.stringify(week) };
  tx.run(
    sql
      .insertInto("hours")
      .values(row)
      .onConflict((conflict) => conflict.column("desk_id").doUpdateSet(row)),
  );
}

/** Deletes the desk's own hours. The common ones apply again. */
export function deleteWeek(tx: Transaction, deskId: number): void {
  tx.run(sql.deleteFrom("hours").where("desk_id", "=", deskId));
}

/** Sorted by date. Do not change the array. */
export function findSpecialDays(db: Database): readonly SpecialDay[] {
  return db.remembered("special_days", allDays({}), (rows) =>
    rows.map(({ date, spans, name }) => ({ date, spans: JSON.parse(spans) as Span[], name })),
  );
}

const allDays = statement(() => sql.selectFrom("special_days").selectAll().orderBy("date"));

/** Replaces an earlier entry for the same day. */
export function saveSpecialDay(tx: Transaction, { date, spans, name }: SpecialDay): void {
  const row = { date, spans: JSON.stringify(spans), name };
  tx.run(
    sql
      .insertInto("special_days")
      .values(row)
      .onConflict((conflict) => conflict.column("date").doUpdateSet(row)),
  );
}

export function deleteSpecialDay(tx: Transaction, date: string): void {
  tx.run(sql.deleteFrom("special_days").where("date", "=", date));
}

/** What a ticket's client was last told of the team's absence. Times are milliseconds since the Unix epoch. */
export interface AwayTold {
  at: number;
  /** The opening that was promised. Null when none was in sight. */
  until: number | null;
}

export function findAwayTold(db: Database, ticketId: number): AwayTold | undefined {
  const row = db.first(sql.selectFrom("away_told").selectAll().where("ticket_id", "=", ticketId));
  return row && { at: row.told_at, until: row.until };
}

export function saveAwayTold(tx: Transaction, ticketId: number, { at, until }: AwayTold): void {
  const row = { ticket_id: ticketId, told_at: at, until };
  tx.run(
    sql
      .insertInto("away_told")
      .values(row)
      .onConflict((conflict) => conflict.column("ticket_id").doUpdateSet(row)),
  );
}
