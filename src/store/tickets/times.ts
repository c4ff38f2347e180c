import { type SqlBool, sql as raw } from "kysely";
import type { Rest, TicketTimes } from "../../ticket/deadline.ts";
import { type Database, sql } from "../database.ts";
import { idsWithMerged } from "./journal.ts";
import { statement } from "../statement.ts";

/** What the ticket's deadlines are counted from, by its messages and its journal. Undefined for an unknown ticket. */
export function findTimes(db: Database, ticketId: number): TicketTimes | undefined {
  const row = db.first(timesOf({ ticketId }));
  return row && toTimes(row);
}

const timesOf = statement(({ ticketId }: { ticketId: number }) => times().where("tickets.id", "=", ticketId));

/** The same of every open ticket. */
export function findOpenTimes(db: Database): TicketTimes[] {
  return db.all(times().where("tickets.status", "!=", "closed")).map(toTimes);
}

/** The same of these tickets. */
export function findTimesOf(db: Database, ticketIds: readonly number[]): TicketTimes[] {
  const ids = JSON.stringify(ticketIds);
  return db
    .all(times().where(raw<SqlBool>`tickets.id IN (SELECT value FROM json_each(${ids}))`))
    .map(toTimes);
}

function times() {
  return (
    sql
      .selectFrom("tickets")
      .innerJoin("clients", "clients.id", "tickets.client_id")
      // The newest answer that arrived or is on its way, as in `replies.ts`.
      .leftJoin("messages as answer", (join) =>
        join.on(
          "answer.id",
          "=",
          raw<number>`(SELECT id FROM messages WHERE ticket_id = tickets.id AND direction = 'to_client'
            AND (failure IS NULL OR (failure = 'unreachable' AND delivered_at IS NOT NULL)) ORDER BY id DESC LIMIT 1)`,
        ),
      )
      .select([
        "tickets.id",
        "tickets.desk_id",
        "tickets.status",
        "tickets.to_act",
        "tickets.opened_at",
        "tickets.first_reply_at",
        "tickets.snoozed_until",
        "tickets.quarantine",
        "clients.is_blocked",
        "clients.is_reachable",
        raw<number | null>`coalesce(answer.delivered_at, answer.sent_at)`.as("answered_at"),
        raw<
          number | null
        >`(SELECT sent_at FROM messages WHERE ticket_id = tickets.id AND ${question} ORDER BY id LIMIT 1)`.as(
          "first_at",
        ),
        raw<number | null>`(SELECT sent_at FROM messages WHERE ticket_id = tickets.id AND ${question}
          AND (failure IS NULL OR failure != 'unwanted') AND id > max(coalesce(answer.id, 0), coalesce(tickets.called_after_id, 0)) ORDER BY id LIMIT 1)`.as(
          "asked_at",
        ),
        raw<number>`EXISTS (SELECT 1 FROM tickets AS merged WHERE merged.merged_into = tickets.id)`.as(
          "has_merged",
        ),
        // A reopening that a reply has followed is no wait any more.
        raw<number>`tickets.asked_after_id IS NOT NULL AND coalesce(answer.id, 0) <= tickets.asked_after_id`.as(
          "is_reopened",
        ),
        raw<string>`(SELECT json_group_array(json_array(type, at, data, actor_kind)) FROM (SELECT type, at, data, actor_kind FROM ticket_events
          WHERE ticket_id IN (${idsWithMerged(raw.ref("tickets.id"))}) AND (ticket_id = tickets.id OR type = 'called') AND type IN ('opened', 'reopened', 'called', 'snoozed', 'woken', 'client_left', 'client_returned') ORDER BY id))`.as(
          "events",
        ),
      ])
  );
}

const question = raw`direction = 'to_desk' AND (failure IS NULL OR failure != 'moved')`;

type Row = ReturnType<typeof times> extends { execute(): Promise<(infer R)[]> } ? R : never;

function toTimes(row: Row): TicketTimes {
  const events = (JSON.parse(row.events) as [string, number, string, string][]).map(
    ([type, at, data, by]) => {
      const { sentAt, until } = JSON.parse(data) as { sentAt?: number; until?: number };
      return { type, at, sentAt, until, by };
    },
  );
  const reopened = events.findLast(({ type }) => type === "reopened");
  const isOpenedByTeam = events.some(({ type, by }) => type === "opened" && by === "manager");
  const reopenedAt = reopened && (reopened.sentAt ?? reopened.at);
  const calledAt = events.findLast(({ type }) => type === "called")?.at ?? null;
  return {
    ticketId: row.id,
    deskId: row.desk_id,
    toAct: row.status === "closed" ? null : row.to_act,
    isUnanswerable: row.is_blocked === 1 || row.is_reachable === 0,
    isQuiet: row.quarantine === "on",
    isBegun: !isOpenedByTeam || row.first_at !== null,
    hasReply: row.first_reply_at !== null,
    // Messages of a ticket that was joined into this one may be older.
    startedAt: reopenedAt ?? (row.has_merged === 1 ? row.opened_at : (row.first_at ?? row.opened_at)),
    askedAt: row.is_reopened === 1 ? (reopenedAt ?? row.asked_at) : row.asked_at,
    repliedAt:
      row.answered_at === null && calledAt === null ? null : Math.max(row.answered_at ?? 0, calledAt ?? 0),
    rests: restsIn(events, reopened?.at ?? 0),
    absences: absencesIn(events),
    snoozedUntil: row.snoozed_until,
  };
}

/** A rest ends at its time, when the client writes, or when another begins. Closing ends it without a line. */
function restsIn(
  events: readonly { type: string; at: number; until: number | undefined }[],
  startedAt: number,
): Rest[] {
  const rests: Rest[] = [];
  for (const { type, at, until } of events) {
    if (at < startedAt || (type !== "snoozed" && type !== "woken")) continue;
    const last = rests.at(-1);
    if (last !== undefined) last.to = Math.min(last.to, at);
    if (type === "snoozed" && until !== undefined) rests.push({ from: at, to: until });
  }
  return rests;
}

/** An absence ends when the client comes back. */
function absencesIn(events: readonly { type: string; at: number }[]): Rest[] {
  const absences: Rest[] = [];
  for (const { type, at } of events) {
    const last = absences.at(-1);
    if (type === "client_returned" && last !== undefined) last.to = Math.min(last.to, at);
    if (type === "client_left" && (last === undefined || last.to <= at))
      absences.push({ from: at, to: Infinity });
  }
  return absences;
}
