import { sql as raw, type Selectable } from "kysely";
import type { Deadline } from "../../ticket/deadline.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";

/** A deadline with what it takes to tell of it. */
export interface DueDeadline extends Deadline {
  clientId: number;
  deskId: number | null;
  managerId: number | null;
}

export function findDeadlines(db: Database, ticketId: number): Deadline[] {
  return db.all(deadlinesOf({ ticketId })).map(toDeadline);
}

const deadlinesOf = statement(({ ticketId }: { ticketId: number }) =>
  sql.selectFrom("deadlines").selectAll().where("ticket_id", "=", ticketId),
);

/** The deadlines of all open tickets. */
export function findOpenDeadlines(db: Database): Deadline[] {
  const open = sql
    .selectFrom("deadlines")
    .innerJoin("tickets", "tickets.id", "deadlines.ticket_id")
    .selectAll("deadlines")
    .where("tickets.status", "!=", "closed");
  return db.all(open).map(toDeadline);
}

/** When the next one is due, in milliseconds since the Unix epoch. */
export function findNextDue(db: Database): number | undefined {
  return db.first(nextDue({}))?.due_at ?? undefined;
}

const nextDue = statement(() =>
  sql.selectFrom("deadlines").select("due_at").where("due_at", "is not", null).orderBy("due_at").limit(1),
);

/** How many tickets have waited for their client since then or longer, without a warning to the client. */
export function countSilent(db: Database, since: number): number {
  const silent = sql
    .selectFrom("deadlines")
    .innerJoin("tickets", "tickets.id", "deadlines.ticket_id")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("kind", "=", "autoclose")
    .where("since", "<=", since)
    .where("told_at", "is", null)
    .where("tickets.status", "!=", "closed");
  return db.first(silent)!.count;
}

/** The deadlines of these kinds that are due by then, those that have waited longest first. */
export function findDue(
  db: Database,
  kinds: readonly Deadline["kind"][],
  by: number,
  limit: number,
): DueDeadline[] {
  const due = sql
    .selectFrom("deadlines")
    .innerJoin("tickets", "tickets.id", "deadlines.ticket_id")
    .selectAll("deadlines")
    .select(["tickets.client_id", "tickets.desk_id", "tickets.manager_id"])
    .where("due_at", "<=", by)
    .where("kind", "in", kinds)
    .orderBy("due_at")
    .orderBy("deadlines.ticket_id")
    .limit(limit);
  return db.all(due).map((row) =>
    Object.assign(toDeadline(row), {
      clientId: row.client_id,
      deskId: row.desk_id,
      managerId: row.manager_id,
    }),
  );
}

/** Those of the tickets with a norm that passed before then. */
export function findPassed(db: Database, ticketIds: readonly number[], before: number): ReadonlySet<number> {
  const passed = sql
    .selectFrom("deadlines")
    .select("ticket_id")
    .where(raw<boolean>`ticket_id IN (SELECT value FROM json_each(${JSON.stringify(ticketIds)}))`)
    .where("kind", "in", ["reaction", "closing"])
    .where("until_at", "<=", before);
  return new Set(db.all(passed).map(({ ticket_id }) => ticket_id));
}

/** Adds or replaces any number of deadlines by one statement. */
export function saveDeadlines(tx: Transaction, deadlines: readonly Deadline[]): void {
  if (deadlines.length === 0) return;
  const rows = JSON.stringify(
    deadlines.map((each) => [
      each.ticketId,
      each.kind,
      each.since,
      each.told,
      each.toldAt,
      each.soonAt,
      each.untilAt,
      each.lateAt,
      each.dueAt,
    ]),
  );
  tx.run(putDeadlines({ rows }));
}

const columns = [
  "ticket_id",
  "kind",
  "since",
  "told",
  "told_at",
  "soon_at",
  "until_at",
  "late_at",
  "due_at",
] as const;

const putDeadlines = statement(({ rows }: { rows: string }) =>
  sql
    .insertInto("deadlines")
    .columns([...columns])
    .expression(
      sql
        .selectFrom(raw<{ value: string }>`json_each(${rows})`.as("given"))
        .select(columns.map((name, index) => raw<never>`value ->> ${raw.lit(index)}`.as(name)) as never)
        // SQLite needs a WHERE between SELECT and ON CONFLICT (sqlite.org, UPSERT).
        .where(raw<boolean>`true`) as never,
    )
    .onConflict((conflict) =>
      conflict
        .columns(["ticket_id", "kind"])
        .doUpdateSet((set) =>
          Object.fromEntries(columns.slice(2).map((name) => [name, set.ref(`excluded.${name}`)])),
        ),
    ),
);

export function deleteDeadlines(
  tx: Transaction,
  deadlines: readonly Pick<Deadline, "ticketId" | "kind">[],
): void {
  if (deadlines.length === 0) return;
  const keys = JSON.stringify(deadlines.map(({ ticketId, kind }) => [ticketId, kind]));
  tx.run(dropDeadlines({ keys }));
}

const dropDeadlines = statement(({ keys }: { keys: string }) =>
  sql
    .deleteFrom("deadlines")
    .where(raw<boolean>`(ticket_id, kind) IN (SELECT value ->> 0, value ->> 1 FROM json_each(${keys}))`),
);

function toDeadline(row: Selectable<Schema["deadlines"]>): Deadline {
  return {
    ticketId: row.ticket_id,
    kind: row.kind,
    since: row.since,
    told: row.told,
    toldAt: row.told_at,
    soonAt: row.soon_at,
    untilAt: row.until_at,
    lateAt: row.late_at,
    dueAt: row.due_at,
  };
}
