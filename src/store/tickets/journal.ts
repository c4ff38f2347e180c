import { type RawBuilder, type Selectable, sql as raw } from "kysely";
import type { Actor, TicketEvent } from "../../ticket/ticket.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";

export type JournalLine = TicketEvent & {
  /** Milliseconds since the Unix epoch. */
  at: number;
  actor: Actor;
  /** The ticket whose line it was, before that was joined into this one. Null for its own. */
  mergedFrom: number | null;
};

/** The ids of the ticket and of those that were joined into it. */
export function idsWithMerged(ticketId: RawBuilder<unknown>): RawBuilder<number> {
  return raw<number>`SELECT ${ticketId} UNION ALL SELECT merged.id FROM tickets AS merged WHERE merged.merged_into = ${ticketId}`;
}

/** The newest lines of the journal of the ticket and of those that were joined into it, oldest first, and the number of all its lines. */
export function findJournal(
  db: Database,
  ticketId: number,
  limit: number,
): { newest: JournalLine[]; count: number } {
  const lines = sql
    .selectFrom("ticket_events")
    .where("ticket_id", "in", raw<number>`(${idsWithMerged(raw.val(ticketId))})`);
  const newest = db
    .all(lines.selectAll().orderBy("id", "desc").limit(limit))
    .map((row) => {
      const line = toLine(row);
      line.mergedFrom = row.ticket_id === ticketId ? null : row.ticket_id;
      return line;
    })
    .toReversed();
  const counted = db.first(lines.select(({ fn }) => fn.countAll<number>().as("count")));
  return { newest, count: counted?.count ?? 0 };
}

/** When the manager last did something in a ticket in that time. Milliseconds since the Unix epoch, ends included. */
export function findLastDeed(
  db: Database,
  managerId: number,
  { from, to }: { from: number; to: number },
): number | undefined {
  const lines = sql.selectFrom("ticket_events");
  // The journal has no index by time. From its end on, few lines have to be looked at.
  const before = lines.select("id").where("at", "<", from).orderBy("id", "desc").limit(1);
  const own = lines
    .select("at")
    .where("id", ">", (where) => where.fn.coalesce(before, where.val(0)))
    .where("actor_kind", "=", "manager")
    .where("actor_id", "=", managerId)
    .where("at", "<=", to);
  return db.first(own.orderBy("id", "desc").limit(1))?.at;
}

/** The stop-word that put the ticket in quarantine. */
export function findStopWordOf(db: Database, ticketId: number): string | undefined {
  const lines = sql.selectFrom("ticket_events").where("ticket_id", "=", ticketId);
  const row = db.first(lines.select("data").where("type", "=", "quarantined").orderBy("id", "desc").limit(1));
  return row && (JSON.parse(row.data) as { word: string }).word;
}

export function recordEvents(
  tx: Transaction,
  ticketId: number,
  actor: Actor,
  events: readonly TicketEvent[],
  now: number,
): void {
  for (const { type, ...data } of events) {
    tx.run(
      addEvent({
        ticket_id: ticketId,
        at: now,
        actor_kind: actor.kind,
        actor_id: "id" in actor ? actor.id : null,
        type,
        data: JSON.stringify(data),
      }),
    );
  }
}

const addEvent = statement((event: Omit<Selectable<Schema["ticket_events"]>, "id" | "after_message_id">) => {
  const { ticket_id, at, actor_kind, actor_id, type, data } = event;
  const after_message_id = raw<number>`(SELECT coalesce(max(id), 0) FROM messages)`;
  return sql
    .insertInto("ticket_events")
    .values({ ticket_id, at, actor_kind, actor_id, type, data, after_message_id });
});

export function toLine(row: Selectable<Schema["ticket_events"]>): JournalLine {
  const event = { type: row.type, ...(JSON.parse(row.data) as object) } as TicketEvent;
  return { ...event, at: row.at, actor: toActor(row.actor_kind, row.actor_id), mergedFrom: null };
}

function toActor(kind: Actor["kind"], id: number | null): Actor {
  return kind === "client" || kind === "manager" ? { kind, id: id! } : { kind };
}
