import type { NamedPeriod } from "../../report/period/read-period.ts";
import type { ReportFilter, ScheduledKind } from "../../report/request.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import { statement } from "../statement.ts";

/** What is sent again and again. */
export interface Scheduled {
  kind: ScheduledKind;
  period: NamedPeriod;
  filter: ReportFilter;
  /** Five fields, by the wall clock of the team's zone. */
  cron: string;
}

export interface Schedule extends Scheduled {
  /** Never used again. */
  id: number;
  askedBy: number;
  /** Milliseconds since the Unix epoch. */
  dueAt: number;
  people: readonly Recipient[];
}

interface Recipient {
  id: number;
  /** Since when nothing reaches them, in milliseconds since the Unix epoch. Null while it does. */
  unreachedSince: number | null;
}

/** Oldest first. */
export function findSchedules(db: Database): Schedule[] {
  const people = Map.groupBy(
    db.all(sql.selectFrom("schedule_people").selectAll().orderBy("id")),
    ({ schedule_id }) => schedule_id,
  );
  return db.all(sql.selectFrom("schedules").selectAll().orderBy("id")).map((row) => ({
    id: row.id,
    askedBy: row.asked_by,
    kind: row.kind,
    period: row.period,
    filter: JSON.parse(row.filter) as ReportFilter,
    cron: row.cron,
    dueAt: row.due_at,
    people: (people.get(row.id) ?? []).map((person) => ({
      id: person.person_id,
      unreachedSince: person.unreached_since,
    })),
  }));
}

export function findSchedule(db: Database, id: number): Schedule | undefined {
  return findSchedules(db).find((schedule) => schedule.id === id);
}

/** When the next one is due, in milliseconds since the Unix epoch. */
export function findNextSchedule(db: Database): number | undefined {
  return db.remembered("schedules", nextSchedule({}), ([row]) => row?.due_at);
}

const nextSchedule = statement(() => sql.selectFrom("schedules").select("due_at").orderBy("due_at").limit(1));

/** Returns the schedule's number. */
export function addSchedule(
  tx: Transaction,
  { kind, period, filter, cron }: Scheduled,
  { askedBy, dueAt }: Pick<Schedule, "askedBy" | "dueAt">,
): number {
  const values = { asked_by: askedBy, kind, period, filter: JSON.stringify(filter), cron, due_at: dueAt };
  const { lastId } = tx.run(sql.insertInto("schedules").values(values));
  addRecipient(tx, lastId, askedBy);
  return lastId;
}

/** The person is none of its recipients. */
export function addRecipient(tx: Transaction, scheduleId: number, personId: number): void {
  tx.run(sql.insertInto("schedule_people").values({ schedule_id: scheduleId, person_id: personId }));
}

export function removeRecipient(tx: Transaction, scheduleId: number, personId: number): void {
  tx.run(
    sql.deleteFrom("schedule_people").where("schedule_id", "=", scheduleId).where("person_id", "=", personId),
  );
}

export function saveUnreached(
  tx: Transaction,
  scheduleId: number,
  personId: number,
  since: number | null,
): void {
  tx.run(
    sql
      .updateTable("schedule_people")
      .set({ unreached_since: since })
      .where("schedule_id", "=", scheduleId)
      .where("person_id", "=", personId),
  );
}

export function saveSchedule(
  tx: Transaction,
  id: number,
  { dueAt, askedBy }: Partial<Pick<Schedule, "dueAt" | "askedBy">>,
): void {
  tx.run(
    sql
      .updateTable("schedules")
      .set({
        ...(dueAt !== undefined && { due_at: dueAt }),
        ...(askedBy !== undefined && { asked_by: askedBy }),
      })
      .where("id", "=", id),
  );
}

export function deleteSchedule(tx: Transaction, id: number): void {
  tx.run(sql.deleteFrom("schedule_people").where("schedule_id", "=", id));
  tx.run(sql.deleteFrom("schedules").where("id", "=", id));
}
