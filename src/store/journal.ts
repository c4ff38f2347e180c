import type { Selectable } from "kysely";
import type { Actor, TicketEvent } from "../ticket/ticket.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import type { Schema } from "./schema.ts";

/** A line of a ticket's journal. */
export type JournalLine = TicketEvent & {
  /** Milliseconds since the Unix epoch. */
  at: number;
  actor: Actor;
};

/** The whole journal of the ticket, oldest first. */
export function findJournal(db: Database, ticketId: number): JournalLine[] {
  return db
    .all(sql.selectFrom("ticket_events").selectAll().where("ticket_id", "=", ticketId).orderBy("id"))
    .map(toLine);
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
      sql.insertInto("ticket_events").values({
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

function toLine(row: Selectable<Schema["ticket_events"]>): JournalLine {
  const event = { type: row.type, ...(JSON.parse(row.data) as object) } as TicketEvent;
  return { ...event, at: row.at, actor: toActor(row.actor_kind, row.actor_id) };
}

function toActor(kind: Actor["kind"], id: number | null): Actor {
  return kind === "client" || kind === "manager" ? { kind, id: id! } : { kind };
}
