import { readFileSync, renameSync, rmSync } from "node:fs";
import Sqlite from "better-sqlite3";

/** How to read a former version's table from the later tables. */
interface Reading {
  /** The source, if it is not the table of the same name. */
  from?: string;
  /** Columns with another form now. */
  columns: Record<string, string>;
}

/** By the version to make: 5 from the present one, 4 from 5. */
const readings: Record<4 | 5, Record<string, Reading>> = {
  5: {
    clients: { columns: { id: "CAST(source_id AS INTEGER)" } },
    ticket_events: { columns: { actor_id: personOf("actor_id") } },
    sayings: { columns: { chat_id: personOf("chat_id") } },
    questions: { columns: { chat_id: personOf("chat_id"), asked_id: personOf("asked_id") } },
    private_messages: { columns: { person_id: personOf("person_id") } },
    reactions: { columns: { actor_id: personOf("actor_id") } },
    tickets: {
      columns: {
        client_id: personOf("client_id"),
        topic_id: ofPlace("thread_id"),
        card_message_id: ofPlace("card_message_id"),
        card_posted_at: ofPlace("card_posted_at"),
        lost_posts: `coalesce(${ofPlace("lost_posts")}, 0)`,
        topic_icon: ofPlace("topic_icon"),
        topic_name: ofPlace("topic_name"),
        is_topic_closed: `coalesce(${ofPlace("is_topic_closed")}, 0)`,
        is_card_pinned: `coalesce(${ofPlace("is_card_pinned")}, 0)`,
      },
    },
    messages: {
      columns: {
        author_id: personOf("author_id"),
        desk_id: ofPlace("desk_id"),
        desk_message_id: `iif(${ofPlace("left")} = 'group changed', NULL, desk_message_id)`,
      },
    },
    notes: { columns: { desk_id: ofPlace("desk_id") } },
    outbox: {
      columns: {
        effect: `CASE WHEN effect ->> '$.kind' = 'say_to_client' THEN json_set(json_remove(effect, '$.clientId'),
            '$.kind', 'say', '$.chatId', ${personOf("effect ->> '$.clientId'")}, '$.topicId', json('null'))
          WHEN effect ->> '$.isThere'
          THEN json_set(json_remove(effect, '$.placeId', '$.isThere'), '$.threadId',
            (SELECT thread_id FROM now.places WHERE places.id = effect ->> '$.placeId'))
          ELSE json_remove(effect, '$.placeId') END`,
      },
    },
    settings: { columns: { key: "'setting:' || key" } },
    former_places: { from: "(SELECT * FROM now.places WHERE left = 'moved')", columns: {} },
    lost_threads: {
      from: "(SELECT * FROM now.places WHERE left = 'lost' AND thread_id IS NOT NULL)",
      columns: {},
    },
  },
  4: {
    clients: {
      columns: {
        wants_new: "wants_new_until IS NOT NULL",
        explains_ticket_id: rated("json_extract(matter, '$.ticketId')"),
        explains_until: rated("until"),
      },
    },
    sayings: {
      columns: {
        asks_for_name: `EXISTS (SELECT 1 FROM now.questions WHERE questions.message_id = sayings.message_id
          AND questions.chat_id = sayings.chat_id AND kind = 'client_name')`,
      },
    },
    notes: { columns: { answer: formerMessage("answer", "$") } },
    unproven_deeds: { columns: { deed: formerMessage("deed", "$.message") } },
    outbox: {
      columns: {
        is_ambiguous: "lost_answers > 0",
        effect: `CASE (SELECT kind FROM now.questions WHERE id = effect ->> '$.questionId')
          WHEN 'note' THEN json_set(json_remove(effect, '$.questionId'), '$.asksForNote', json('true'))
          WHEN 'client_name' THEN json_set(json_remove(effect, '$.questionId'), '$.asksForName', json('true'))
          ELSE effect END`,
      },
    },
  },
};

/** The values that version 5 kept among the settings, by key. Missing values have no row. */
const scribbles: [key: string, value: string, from: string][] = [
  ["key", "value", "memory"],
  [
    "'topics_seen:' || id",
    "iif(are_topics_off, 'off', topics_seen_at)",
    "desks WHERE topics_seen_at IS NOT NULL",
  ],
  [
    "'desk_problem_told:' || id",
    "json_array(told_problem, problem_told_at)",
    "desks WHERE told_problem IS NOT NULL",
  ],
  ["'desk_rescue_offered:' || id", "rescue_desk_id", "desks WHERE rescue_desk_id IS NOT NULL"],
  ["'told_of_anonymity:' || id", "anonymity_told_at", "desks WHERE anonymity_told_at IS NOT NULL"],
  ["'repairs_told:' || id", "repairs_told_at", "desks WHERE repairs_told_at IS NOT NULL"],
];

/** Turns the database into one of the former version: its tables, with the data that both versions have. */
export function toFormerVersion(path: string, version: keyof typeof readings): void {
  if (version === 4) toFormerVersion(path, 5);
  renameSync(path, `${path}.now`);
  const former = new Sqlite(path);
  former.exec(readFileSync(new URL(`schema-${version}.sql`, import.meta.url), "utf8"));
  former.exec(`ATTACH '${path}.now' AS now; PRAGMA foreign_keys = OFF`);
  const columnsOf = (table: string) =>
    (former.pragma(`main.table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const tables = former.prepare(
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  const isThere = former.prepare("SELECT 1 FROM now.sqlite_schema WHERE type = 'table' AND name = ?");
  for (const table of tables.pluck().all() as string[]) {
    const { from = `now.${table}`, columns: said } = readings[version][table] ?? { columns: {} };
    if (from === `now.${table}` && isThere.get(table) === undefined) continue;
    const present = former.prepare(`SELECT * FROM ${from}`).columns();
    const values = new Map(present.map(({ name }) => [name, name]));
    for (const [name, value] of Object.entries(said)) values.set(name, value);
    const columns = columnsOf(table).filter((name) => values.has(name));
    former.exec(`INSERT INTO main.${table} (${columns.join(", ")})
      SELECT ${columns.map((name) => values.get(name)).join(", ")} FROM ${from}`);
  }
  for (const [key, value, from] of version === 5 ? scribbles : [])
    former.exec(`INSERT INTO main.settings SELECT ${key}, ${value} FROM now.${from}`);
  former.exec("DETACH now");
  former.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(`${path}.now${end}`, { force: true });
}

/** A column of the ticket's present place. */
function ofPlace(column: string): string {
  return `(SELECT places.${column} FROM now.places WHERE places.id = place_id)`;
}

/** The client's Telegram id instead of our own. Other ids stay as they are. */
function personOf(id: string): string {
  return `coalesce((SELECT CAST(source_id AS INTEGER) FROM now.clients AS known WHERE known.id = ${id}), ${id})`;
}

/** A message in the form of the former version. Null stays null. */
function formerMessage(column: string, path: string): string {
  const later = ["origin", "externalReply", "details", "answersBot"].map((field) => `'${path}.${field}'`);
  return `json_set(json_remove(${column}, ${later.join(", ")}), '${path}.isNoteReply', json('false'))`;
}

function rated(column: string): string {
  return `(SELECT ${column} FROM now.questions
    WHERE kind = 'rating_comment' AND asked_id = clients.id AND ended IS NULL ORDER BY questions.id DESC)`;
}
