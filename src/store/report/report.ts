import { type Expression, sql as raw } from "kysely";
import type { Span } from "../../report/period/period.ts";
import type { ReportFilter } from "../../report/request.ts";
import type { Doer, History, JournalRow, MessageRow, NoteRow, TicketRow } from "../../report/source/rows.ts";
import { messageUrl } from "../../ticket/link.ts";
import { fullName } from "../../ticket/message.ts";
import type { TicketEventType } from "../../ticket/ticket.ts";
import { type Database, sql } from "../database.ts";
import { type Prepared, statement } from "../statement.ts";

/** The ids of the tickets that were opened in the span. */
export function findOpened(db: Database, { from, to }: Span, filter: ReportFilter): number[] {
  const opened = filtered(filter).where("opened_at", ">=", from).where("opened_at", "<", to);
  return numbersOf(db, opened.select("id as number"));
}

/** The ids of the tickets in which something may have happened in the span, or have run out. */
export function findActive(db: Database, { from, to }: Span, filter: ReportFilter): number[] {
  // A ticket that was joined into a later one may have been answered before that was opened.
  const joined = sql.selectFrom("tickets").select("merged_into").where("merged_into", "is not", null);
  const active = filtered(filter)
    .where((where) =>
      where.or([where("opened_at", "<", to), where("id", "in", joined.where("opened_at", "<", to))]),
    )
    .where((where) =>
      where.or([
        where("status", "!=", "closed"),
        where("closed_at", ">=", from),
        where("id", "in", where.selectFrom("ticket_events").select("ticket_id").where("at", ">=", from)),
        where("id", "in", where.selectFrom("notes").select("ticket_id").where("written_at", ">=", from)),
      ]),
    );
  return numbersOf(db, active.select("id as number"));
}

/** The tickets with all that is counted of them, in the order of the ids, which ascend. */
export function findHistories(db: Database, ids: readonly number[]): History[] {
  const given = { ids: JSON.stringify(ids) };
  const messages = Map.groupBy(db.all(messagesOf(given)), ({ ticket_id }) => ticket_id);
  const events = Map.groupBy(
    db.all(eventsOf(given)),
    ({ ticket_id, merged_into }) => merged_into ?? ticket_id,
  );
  const notes = Map.groupBy(db.all(notesOf(given)), ({ ticket_id }) => ticket_id);
  return db.all(ticketsOf(given)).map((row) => {
    const found = events.get(row.id) ?? [];
    const hasMerged = found.some(({ merged_into }) => merged_into !== null);
    const lines = hasMerged ? found.toSorted((a, b) => a.id - b.id) : found;
    const opener = lines.find(({ type, ticket_id }) => type === "opened" && ticket_id === row.id)?.actor_kind;
    return {
      ticket: toTicket(row, opener === "manager" || opener === "anonymous"),
      hasMerged,
      messages: (messages.get(row.id) ?? []).map(toMessage),
      journal: lines.map(toLine),
      notes: toNotes(notes.get(row.id) ?? []),
    };
  });
}

/** How many tickets were opened, closed and reopened before that time. */
export function countFlow(db: Database, before: number, filter: ReportFilter): Record<keyof Flow, number> {
  const opened = filtered(filter)
    .where("opened_at", "<", before)
    .select(({ fn }) => fn.countAll<number>().as("count"));
  const happened = (type: "closed" | "reopened") =>
    eventsIn(filter, type)
      .where(happenedAt[type], "<", before)
      .select(({ fn }) => fn.countAll<number>().as("count"));
  const count = (query: typeof opened | ReturnType<typeof happened>) => db.first(query)?.count ?? 0;
  return { opened: count(opened), closed: count(happened("closed")), reopened: count(happened("reopened")) };
}

/** When tickets were opened, closed and reopened in the span. */
export interface Flow {
  opened: number[];
  closed: number[];
  reopened: number[];
}

export function findFlow(db: Database, { from, to }: Span, filter: ReportFilter): Flow {
  const opened = filtered(filter).where("opened_at", ">=", from).where("opened_at", "<", to);
  const happened = (type: "closed" | "reopened") => {
    const at = happenedAt[type];
    const events = eventsIn(filter, type).where(at, ">=", from).where(at, "<", to);
    return numbersOf(db, events.select(at.as("number")));
  };
  return {
    opened: numbersOf(db, opened.select("opened_at as number")),
    closed: happened("closed"),
    reopened: happened("reopened"),
  };
}

/** A message opens a ticket again at its date, but not before the ticket was closed. */
const happenedAt = {
  closed: raw<number>`at`,
  reopened: raw<number>`coalesce(max(data ->> 'sentAt', (SELECT closing.at FROM ticket_events AS closing
    WHERE closing.ticket_id = ticket_events.ticket_id AND closing.type = 'closed' AND closing.id < ticket_events.id
    ORDER BY closing.id DESC LIMIT 1)), at)`,
};

/** Every subject that a ticket has. */
export function findUsedSubjects(db: Database): string[] {
  const used = sql.selectFrom("tickets").select("subject").distinct().where("subject", "is not", null);
  return db.all(used.orderBy("subject")).flatMap(({ subject }) => subject ?? []);
}

/** All values of the column `number`, ascending. A million rows as objects would take a hundred megabytes. */
function numbersOf(db: Database, query: Expression<{ number: number }>): number[] {
  const list = raw<{ list: string }>`SELECT json_group_array(number) AS list FROM ${query}`;
  const numbers = JSON.parse(db.first({ compile: () => list.compile(sql) })!.list) as number[];
  return numbers.sort((one, other) => one - other);
}

function filtered({ deskId, subject, managerId }: ReportFilter) {
  let tickets = sql.selectFrom("tickets").where("tickets.merged_into", "is", null);
  if (deskId !== null) tickets = tickets.where("tickets.desk_id", "=", deskId);
  if (subject !== null) tickets = tickets.where("tickets.subject", "=", subject);
  if (managerId !== null) tickets = tickets.where("tickets.manager_id", "=", managerId);
  return tickets;
}

function eventsIn(filter: ReportFilter, type: "closed" | "reopened") {
  return sql
    .selectFrom("ticket_events")
    .where("type", "=", type)
    .where("ticket_id", "in", filtered(filter).select("tickets.id"));
}

const ticketsOf = statement(({ ids }: { ids: string }) =>
  sql
    .selectFrom("tickets")
    .innerJoin("clients", "clients.id", "tickets.client_id")
    .leftJoin("places", "places.id", "tickets.place_id")
    .leftJoin("desks", "desks.id", "places.desk_id")
    .select([
      "tickets.id",
      "tickets.subject",
      "tickets.desk_id",
      "tickets.context",
      "tickets.status",
      "tickets.manager_id",
      "tickets.opened_at",
      "tickets.priority",
      "tickets.tags",
      "tickets.stars",
      "tickets.rating_comment",
      "tickets.is_resolved",
      "clients.first_name",
      "clients.last_name",
      "clients.source",
      "clients.source_id",
      "clients.erased_at as client_erased_at",
      "desks.kind",
      "desks.chat_id",
      "places.thread_id",
      "places.card_message_id",
      "places.left",
    ])
    .where("tickets.id", "in", among(ids))
    .orderBy("tickets.id"),
);

/** The client's, without those that moved to another ticket or are unwanted, and answers that arrived or are on their way. */
const messagesOf = statement(({ ids }: { ids: string }) =>
  sql
    .selectFrom("messages")
    .select(["id", "ticket_id", "direction", "author_id", "media_group_id", "sent_at"])
    .where("ticket_id", "in", among(ids))
    .where((where) =>
      where.or([
        where("failure", "is", null),
        where.and([where("direction", "=", "to_desk"), where("failure", "not in", ["moved", "unwanted"])]),
        where.and([where("failure", "=", "unreachable"), where("delivered_at", "is not", null)]),
      ]),
    )
    .orderBy("ticket_id")
    .orderBy("id"),
);

/** Frequent lines that say nothing that is counted, unless somebody of the team did it. */
const uncounted: TicketEventType[] = ["continued", "recounted"];

/** A reply and a note are counted from what was written, and not from their lines. */
const eventsOf = statement(({ ids }: { ids: string }) =>
  sql
    .selectFrom("ticket_events")
    .innerJoin("tickets", "tickets.id", "ticket_events.ticket_id")
    .select(["ticket_events.id", "ticket_id", "merged_into", "at", "actor_kind", "actor_id", "type", "data"])
    .select("after_message_id")
    .where("ticket_id", "in", withMerged(ids))
    .where("type", "not in", ["answered", "noted"])
    .where((where) =>
      where.or([where("actor_kind", "in", ["manager", "anonymous"]), where("type", "not in", uncounted)]),
    )
    .orderBy("ticket_id")
    .orderBy("ticket_events.id"),
);

/** The tickets, and those that were joined into them. */
function withMerged(ids: string) {
  return raw<number>`(SELECT value FROM json_each(${ids}) UNION ALL
    SELECT id FROM tickets WHERE merged_into IN (SELECT value FROM json_each(${ids})))`;
}

const notesOf = statement(({ ids }: { ids: string }) =>
  sql
    .selectFrom("notes")
    .select(["ticket_id", "author_id", "media_group_id", "written_at"])
    .where("ticket_id", "in", among(ids))
    .orderBy("ticket_id")
    .orderBy("id"),
);

function among(ids: string) {
  return sql.selectFrom(raw<{ value: number }>`json_each(${ids})`.as("given")).select("given.value");
}

type RowOf<Statement> = Statement extends (given: never) => Prepared<infer Row> ? Row : never;

function toTicket(row: RowOf<typeof ticketsOf>, isOpenedByTeam: boolean): TicketRow {
  const shown = row.kind === "channel" ? row.card_message_id : row.thread_id;
  const isShown = row.chat_id !== null && shown !== null && row.left === null;
  return {
    id: row.id,
    subject: row.subject,
    deskId: row.desk_id,
    client: fullName({ firstName: row.first_name, lastName: row.last_name }),
    clientId: row.client_erased_at === null ? row.source_id : "",
    source: row.source,
    context: row.context,
    status: row.status,
    managerId: row.manager_id,
    openedAt: row.opened_at,
    isOpenedByTeam,
    priority: row.priority,
    tags: row.tags === "[]" ? [] : (JSON.parse(row.tags) as string[]),
    stars: row.stars,
    ratingComment: row.rating_comment,
    isResolved: row.is_resolved === null ? null : row.is_resolved === 1,
    url: isShown ? messageUrl(row.chat_id!, shown) : null,
  };
}

function toMessage(row: {
  id: number;
  direction: MessageRow["direction"];
  author_id: number | null;
  media_group_id: string | null;
  sent_at: number;
}): MessageRow {
  const { id, direction, author_id, media_group_id, sent_at } = row;
  return { id, direction, by: author_id ?? "anonymous", album: media_group_id, sentAt: sent_at };
}

function toLine(row: RowOf<typeof eventsOf>): JournalRow {
  const { actor_kind, actor_id, after_message_id: afterMessageId } = row;
  const isOfTeam = actor_kind === "manager" || actor_kind === "anonymous";
  const by: Doer | undefined = isOfTeam ? (actor_id ?? "anonymous") : undefined;
  const type: string = row.type;
  // What an answer did counts with its date, as the answer does.
  const isOfAnswer = type === "claimed" || type === "quarantine_passed";
  const answeredAt = isOfAnswer ? (JSON.parse(row.data) as { sentAt?: number }).sentAt : undefined;
  const line = { at: answeredAt ?? row.at, by, afterMessageId };
  // Of a ticket that was joined into this one only the calls count: they are replies.
  if (row.merged_into !== null && type !== "called") return { ...line, type: "other" };
  // A reply and a note are counted from what was written, and not from their lines.
  if (type === "answered" || type === "noted") return { ...line, by: undefined, type: "other" };
  if (type === "called" || type === "closed" || type === "woken") return { ...line, type };
  if (type === "client_left" || type === "client_returned") return { ...line, type };
  if (type === "moved_to_desk" || type === "released") return { ...line, type: "released" };
  const data = JSON.parse(row.data) as Record<string, number | null | undefined>;
  switch (type) {
    case "reopened":
      return { ...line, type, sentAt: data["sentAt"] ?? null };
    case "claimed":
      return { ...line, type, managerId: data["managerId"]! };
    case "transferred":
      return { ...line, type, from: data["from"] ?? null, to: data["to"]! };
    case "snoozed":
      return { ...line, type, until: data["until"]! };
    case "rated":
      return { ...line, type, stars: data["stars"] ?? null };
    default:
      return { ...line, type: "other" };
  }
}

function toNotes(
  rows: readonly { author_id: number | null; media_group_id: string | null; written_at: number }[],
): NoteRow[] {
  const albums = new Set<string>();
  return rows.flatMap(({ author_id, media_group_id, written_at }) => {
    if (media_group_id !== null && albums.has(media_group_id)) return [];
    if (media_group_id !== null) albums.add(media_group_id);
    return [{ by: author_id ?? "anonymous", at: written_at }];
  });
}
