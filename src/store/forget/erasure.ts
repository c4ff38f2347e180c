import { sql as raw } from "kysely";
import type { TicketEventType } from "../../ticket/ticket.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import { takeOutOfLists } from "../people/notice-lists.ts";
import { firstOwnId } from "../people/clients.ts";

/**
 * Erases who wrote and what was written. What reports count stays: that there was a message, when, and by whom of the team.
 * The words are updated and deleted row by row, so that triggers of an index of words see it. What may still be sent of the
 * tickets has to be dropped before (`traces.ts`).
 */
export function eraseTickets(tx: Transaction, ticketIds: readonly number[], now: number): void {
  const given = among(ticketIds);
  // First: the journal lets only the words of erased tickets go.
  tx.run(
    sql
      .updateTable("tickets")
      .set({
        erased_at: now,
        rating_comment: null,
        context: null,
        tags: "[]",
        client_topic_id: null,
        heading_message_id: null,
        wanted_desk_id: null,
        snoozed_until: null,
        quarantine: null,
      })
      .where("id", "in", given),
  );
  const messages = sql.selectFrom("messages").select("id").where("ticket_id", "in", given);
  tx.run(sql.deleteFrom("message_edits").where("message_id", "in", messages));
  tx.run(sql.deleteFrom("reactions").where("message_id", "in", messages));
  tx.run(sql.deleteFrom("former_copies").where("message_id", "in", messages));
  // Nobody sends these any more. A deleted answer counts as none.
  const waiting = sql
    .updateTable("messages")
    .where("ticket_id", "in", given)
    .where("delivered_at", "is", null);
  tx.run(waiting.where("failure", "is", null).set({ failure: "deleted" }));
  tx.run(sql.updateTable("messages").set(noContent).where("ticket_id", "in", given));
  tx.run(
    sql
      .updateTable("notes")
      .set({ text: "", answer: null, content: null, earlier: null, desk_message_id: 0 })
      .where("ticket_id", "in", given),
  );
  eraseJournal(tx, ticketIds);
  takeOutOfLists(tx, new Set(ticketIds));
  for (const table of ofTickets) tx.run(sql.deleteFrom(table).where("ticket_id", "in", given));
  tx.run(sql.deleteFrom("questions").where(raw<number>`json_extract(matter, '$.ticketId')`, "in", given));
  tx.run(sql.updateTable("places").set(noPlace).where("ticket_id", "in", given));
}

/**
 * Erases the client. What is counted of their tickets belongs to a client without a name and without an address from now
 * on. Whoever writes again from the same address is a new client.
 * @param name what people read where the name was
 */
export function eraseClient(tx: Transaction, clientId: number, name: string, now: number): void {
  // The id may be Telegram's: clients from before have no other.
  const heir = addHeir(tx, clientId, name, now);
  const own = sql.selectFrom("tickets").select("id").where("client_id", "=", heir);
  tx.run(sql.updateTable("tickets").set({ client_id: heir }).where("client_id", "=", clientId));
  const events = sql.updateTable("ticket_events").set({ actor_id: heir }).where("ticket_id", "in", own);
  tx.run(events.where("actor_kind", "=", "client"));
  const messages = sql.updateTable("messages").set({ author_id: heir }).where("ticket_id", "in", own);
  tx.run(messages.where("direction", "=", "to_desk"));
  tx.run(sql.updateTable("faq_askings").set({ client_id: heir }).where("client_id", "=", clientId));
  tx.run(
    sql
      .updateTable("audit")
      .set({ entry: raw<string>`json_set(entry, '$.clientId', ${heir})` })
      .where(raw<number>`json_extract(entry, '$.clientId')`, "=", clientId),
  );
  tx.run(sql.deleteFrom("private_messages").where("person_id", "=", clientId));
  tx.run(
    sql
      .deleteFrom("questions")
      .where((where) => where.or([where("chat_id", "=", clientId), where("asked_id", "=", clientId)])),
  );
  tx.run(sql.deleteFrom("sayings").where("chat_id", "=", clientId));
  tx.run(sql.deleteFrom("clients").where("id", "=", clientId));
}

function addHeir(tx: Transaction, clientId: number, name: string, now: number): number {
  const id = raw<number>`max(${firstOwnId}, (SELECT max(id) + 1 FROM clients))`;
  const heir = sql
    .insertInto("clients")
    .columns([
      "id",
      "source",
      "source_id",
      "first_name",
      "language",
      "first_seen_at",
      "is_reachable",
      "erased_at",
    ])
    .expression(
      sql
        .selectFrom("clients")
        .where("clients.id", "=", clientId)
        .select([
          id.as("id"),
          "source",
          raw<string>`'erased:' || ${id}`.as("source_id"),
          raw<string>`${name}`.as("first_name"),
          "language",
          "first_seen_at",
          raw<number>`0`.as("is_reachable"),
          raw<number>`${now}`.as("erased_at"),
        ]),
    );
  return tx.first(heir.returning("id"))!.id;
}

/** For each event the parts that may have people's words. A new event has to say here what it has. */
const words: Readonly<Record<TicketEventType, readonly ("text" | "name" | "word" | "tags")[]>> = {
  noted: ["text"],
  rating_commented: ["text"],
  client_named: ["name"],
  quarantined: ["word"],
  tagged: ["tags"],
  untagged: ["tags"],
  opened: [],
  continued: [],
  answered: [],
  claimed: [],
  called: [],
  transferred: [],
  released: [],
  closed: [],
  reopened: [],
  snoozed: [],
  woken: [],
  subject_set: [],
  moved_to_desk: [],
  rated: [],
  moved_out: [],
  moved_in: [],
  message_deleted: [],
  answer_withdrawn: [],
  answer_resumed: [],
  recounted: [],
  answer_kept: [],
  priority_set: [],
  quarantine_passed: [],
  client_blocked: [],
  client_unblocked: [],
  client_left: [],
  client_returned: [],
  merged: [],
};

function eraseJournal(tx: Transaction, ticketIds: readonly number[]): void {
  for (const [type, parts] of Object.entries(words))
    for (const part of parts) {
      const path = `$.${part}`;
      const data =
        part === "tags"
          ? raw<string>`json_set(data, ${path}, json('[]'))`
          : raw<string>`json_set(data, ${path}, '')`;
      const lines = sql.updateTable("ticket_events").set({ data }).where("ticket_id", "in", among(ticketIds));
      tx.run(lines.where("type", "=", type as TicketEventType));
    }
}

/** Rows that are of no use without the words. */
const ofTickets = [
  "withheld_messages",
  "private_messages",
  "sayings",
  "deadlines",
  "notices",
  "shift_news",
  "away_told",
  "repairs",
  "pickers",
] as const;

const noContent = {
  client_message_id: null,
  desk_message_id: null,
  words_message_id: null,
  text: "",
  entities: null,
  file_unique_id: null,
  file_id: null,
  file_facts: null,
  cover_file_id: null,
  link_preview: null,
  reply_to_message_id: null,
  quote: null,
  origin: null,
  external_reply: null,
  details: null,
} as const;

/** Whatever is written in the old thread belongs to no ticket any more. */
const noPlace = {
  thread_id: null,
  card_message_id: null,
  card_posted_at: null,
  topic_name: null,
  is_card_marked: 1,
  is_told: 1,
} as const;

/**
 * The closed tickets that were closed before that time, the oldest first.
 * @param before milliseconds since the Unix epoch
 */
export function findTicketsClosedBefore(db: Database, before: number, limit: number): number[] {
  // Written as in the index. With a bound parameter SQLite would not use it.
  const closed = sql.selectFrom("tickets").where(raw<boolean>`erased_at IS NULL AND status = 'closed'`);
  const old = closed.where("closed_at", "<", before).orderBy("closed_at").orderBy("id").limit(limit);
  return db.all(old.select("id")).map(({ id }) => id);
}

/**
 * Clients of whom nothing is left but their names: all their tickets are erased, and they were new before that time. Not
 * those who are blocked, since the block knows them by their address, nor those of the team.
 */
export function findClientsWithout(db: Database, before: number, limit: number): number[] {
  const clients = sql
    .selectFrom("clients")
    .select("id")
    .where("erased_at", "is", null)
    .where("is_blocked", "=", 0)
    .where("first_seen_at", "<", before)
    .where((where) => {
      const left = where
        .selectFrom("tickets")
        .select("tickets.id")
        .whereRef("client_id", "=", "clients.id")
        .where("tickets.erased_at", "is", null);
      const written = where
        .selectFrom("private_messages")
        .select("private_messages.id")
        .whereRef("person_id", "=", "clients.id")
        .where("written_at", ">=", before);
      const ofTeam = where
        .selectFrom("managers")
        .select("managers.id")
        .where("is_active", "=", 1)
        .where("managers.id", "=", raw<number>`CAST(clients.source_id AS INTEGER)`);
      return where.and([left, written, ofTeam].map((each) => where.not(where.exists(each))));
    });
  return db.all(clients.orderBy("id").limit(limit)).map(({ id }) => id);
}

/** How many tickets and clients have been erased so far. While it stays the same, nothing was erased in between. */
export function countErased(db: Database): number {
  const tickets = sql.selectFrom("tickets").where("erased_at", "is not", null);
  const clients = sql.selectFrom("clients").where("erased_at", "is not", null);
  const count = raw<number>`count(*)`.as("count");
  return (db.first(tickets.select(count))?.count ?? 0) + (db.first(clients.select(count))?.count ?? 0);
}

/** When the newest message was sent by Telegram's clock, in milliseconds since the Unix epoch. */
export function findNewestDate(db: Database): number | undefined {
  return db.first(sql.selectFrom("messages").select("sent_at").orderBy("id", "desc").limit(1))?.sent_at;
}

function among(ids: readonly number[]) {
  const given = raw<{ value: number }>`json_each(${JSON.stringify(ids)})`.as("given");
  return sql.selectFrom(given).select("given.value");
}
