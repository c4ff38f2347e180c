import { readFileSync, renameSync, rmSync } from "node:fs";
import Sqlite from "better-sqlite3";

/** What the present version's tables have to be read as where the former version's say it otherwise. */
const translated: Record<string, Record<string, string>> = {
  clients: {
    wants_new: "wants_new_until IS NOT NULL",
    explains_ticket_id: rated("json_extract(matter, '$.ticketId')"),
    explains_until: rated("until"),
  },
  sayings: {
    asks_for_name: `EXISTS (SELECT 1 FROM now.questions WHERE questions.message_id = sayings.message_id
      AND questions.chat_id = sayings.chat_id AND kind = 'client_name')`,
  },
  settings: { key: "'setting:' || key" },
  notes: { answer: formerMessage("answer", "$") },
  unproven_deeds: { deed: formerMessage("deed", "$.message") },
  outbox: {
    is_ambiguous: "lost_answers > 0",
    effect: `CASE (SELECT kind FROM now.questions WHERE id = effect ->> '$.questionId')
      WHEN 'note' THEN json_set(json_remove(effect, '$.questionId'), '$.asksForNote', json('true'))
      WHEN 'client_name' THEN json_set(json_remove(effect, '$.questionId'), '$.asksForName', json('true'))
      ELSE effect END`,
  },
};

/** What the former version kept among the settings, by key; nothing where it had nothing to keep. */
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

/** Turns the database into one that the former version left: its tables, with what both versions know of. */
export function toFormerVersion(path: string): void {
  renameSync(path, `${path}.now`);
  const former = new Sqlite(path);
  former.exec(readFileSync(new URL("former-schema.sql", import.meta.url), "utf8"));
  former.exec(`ATTACH '${path}.now' AS now; PRAGMA foreign_keys = OFF`);
  const columnsOf = (schema: "main" | "now", table: string) =>
    (former.pragma(`${schema}.table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const tables = former.prepare(
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  for (const table of tables.pluck().all() as string[]) {
    const present = columnsOf("now", table);
    const values = new Map(present.map((name) => [name, name]));
    for (const [name, value] of Object.entries(translated[table] ?? {})) values.set(name, value);
    const columns = columnsOf("main", table).filter((name) => values.has(name));
    if (present.length === 0) continue;
    former.exec(`INSERT INTO main.${table} (${columns.join(", ")})
      SELECT ${columns.map((name) => values.get(name)).join(", ")} FROM now.${table}`);
  }
  for (const [key, value, from] of scribbles)
    former.exec(`INSERT INTO main.settings SELECT ${key}, ${value} FROM now.${from}`);
  former.exec("DETACH now");
  former.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(`${path}.now${end}`, { force: true });
}

/** A message as the former version kept it; null stays null. */
function formerMessage(column: string, path: string): string {
  const later = ["origin", "externalReply", "details", "answersBot"].map((field) => `'${path}.${field}'`);
  return `json_set(json_remove(${column}, ${later.join(", ")}), '${path}.isNoteReply', json('false'))`;
}

function rated(column: string): string {
  return `(SELECT ${column} FROM now.questions
    WHERE kind = 'rating_comment' AND asked_id = clients.id AND ended IS NULL ORDER BY questions.id DESC)`;
}
