import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { gunzipSync } from "node:zlib";
import Sqlite from "better-sqlite3";
import { renderRefusal } from "../../src/store-refusal.ts";
import { openStore } from "../../src/store/database.ts";
import { StoreError } from "../../src/store/failure.ts";
import { migrate, steps } from "../../src/store/migrations.ts";

/**
 * What the programs of the past left after their own demo, by the version of their schema: commits 20fa17e (4), 53c8748 (5),
 * 22a4093 (6), 84cfd27 (9), fc41188 (10), 18e81f5 (16), 485d7cf (17), 9036587 (18), a743eff (19), c741702 (20), 0b52f7d (22),
 * a07d108 (24) and e4901e1 (26). The other versions came along with later ones: no program stopped there.
 */
const recorded = globSync("data/schema-*.db.gz", { cwd: import.meta.dirname })
  .map((name) => Number(/\d+/.exec(name)![0]))
  .toSorted((a, b) => a - b);

/** The columns that a later step changes, by the table that had them. */
const changed: Record<string, readonly string[]> = {
  // Places have ids since step 8.
  outbox: ["effect"],
  // Step 17 takes the time of the first message.
  tickets: ["opened_at"],
};

type Rows = Record<string, unknown>[];

for (const version of steps.keys()) {
  test(`data of schema ${version + 1} are opened by this version with every row`, (t) => {
    const path = makeData(t, version + 1);
    const before = readAll(path);
    assert.ok(before.get("messages")!.length > 0 && before.get("outbox")!.length > 0);
    openStore(path).close();
    const after = readAll(path);
    for (const [table, rows] of before) assert.deepEqual(lost(table, rows, after), [], table);
    const database = new Sqlite(path, { readonly: true });
    t.after(() => database.close());
    assert.equal(database.pragma("integrity_check", { simple: true }), "ok");
    assert.deepEqual(database.pragma("foreign_key_check"), []);
    assert.equal(schemaOf(database), schemaOfNew(), "the tables differ from those of new data");
  });
}

test("a step that fails leaves the data as they were, whatever steps went before it, and is told", (t) => {
  const path = makeData(t, 5);
  const database = new Sqlite(path);
  // The last step makes this table, so all others succeed before.
  database.exec("CREATE TABLE templates (name TEXT)");
  const before = { schema: schemaOf(database), rows: readAll(path) };
  database.close();
  assert.throws(
    () => openStore(path),
    (error: unknown) => {
      assert.ok(error instanceof StoreError && error.reason === "unmigrated");
      assert.match(
        renderRefusal("ru", error),
        /^Обновить базу .* не получилось: table templates already exists\. База осталась такой, какой была/,
      );
      return true;
    },
  );
  const again = new Sqlite(path);
  t.after(() => again.close());
  assert.equal(again.pragma("user_version", { simple: true }), 5);
  assert.deepEqual({ schema: schemaOf(again), rows: readAll(path) }, before);
});

test("no step is edited any more: data that went through it would differ from those that will", () => {
  const present = steps.map((step) => createHash("sha256").update(step).digest("hex").slice(0, 12));
  assert.deepEqual(present.slice(0, released.length), released);
});

/** Beginnings of SHA-256. A step joins them when it is released. */
const released = [
  "29207e94a66d",
  "317745fafcf0",
  "5548b34f88b7",
  "c027bcf820d5",
  "ea6d967a68c1",
  "64b5be09b105",
  "ef530d4bd147",
  "dd7dd1d4b13a",
  "dc9cc56d0d1a",
  "d9a8cea34d8c",
  "9589323d380c",
  "dc0bf755dde3",
  "303e852b56d9",
  "b9cdbfbfd6d8",
  "f25d9e868fcc",
  "7898576a29a1",
  "b94a8284af62",
  "0fa766f2212b",
  "cba63a8aa007",
  "8b840e2d8f28",
  "352d1b5f720a",
  "f9aca0b58d6e",
  "f9ea0b95b6e1",
  "38148b0c53fd",
  "ad66937722ea",
  "d5a84f3c4c3e",
];

/** Data of that schema: recorded ones, or those of the version before with the steps up to there. */
function makeData(t: TestContext, version: number): string {
  const folder = mkdtempSync(join(tmpdir(), "topicdesk-schema-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "topicdesk.db");
  const source = recorded.findLast((each) => each <= version);
  if (source !== undefined)
    writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, `data/schema-${source}.db.gz`))));
  const database = new Sqlite(path);
  if (source === undefined) {
    migrate(database, 0, 1);
    database.exec(firstData);
  }
  migrate(database, source ?? 1, version);
  database.close();
  return path;
}

/** What the very first schema had. */
const firstData = `
  INSERT INTO settings VALUES ('setting:reopen', 'new');
  INSERT INTO clients VALUES (70, 'Анна', NULL, 'anna', 'ru', 1);
  INSERT INTO managers VALUES (80, 'Борис', NULL, NULL, 1, 1);
  INSERT INTO desks VALUES (1, 'topics', -100, 'Менеджеры', 1, NULL, 1);
  INSERT INTO tickets VALUES (1, 70, 1, 'new', 'team', NULL, 5, 6, 1, 2, NULL);
  INSERT INTO messages VALUES (1, 1, 'to_desk', 3, 7, 70, 'text', 'Вопрос', NULL, NULL, NULL, NULL, 2, 3, NULL);
  INSERT INTO ticket_events VALUES (1, 1, 2, 'client', 70, 'opened', '{}');
  INSERT INTO outbox VALUES (1, 'client:1', 70, 'message', NULL, '{"kind":"tell_client"}', 'waiting', 0, 0, 0, NULL, 2);
  INSERT INTO seen_updates VALUES (9, 2);
  INSERT INTO failed_updates VALUES (8, 2, '{}', 'a bug');
`;

/** The rows of every table of the schema, by its name. */
function readAll(path: string): Map<string, Rows> {
  const database = new Sqlite(path, { readonly: true });
  try {
    const tables = database
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_words%' ESCAPE '\\'",
      )
      .pluck()
      .all() as string[];
    return new Map(tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all() as Rows]));
  } finally {
    database.close();
  }
}

/** The rows of a former table that are in no table now. */
function lost(table: string, rows: Rows, after: ReadonlyMap<string, Rows>): Rows {
  // Step 6 parts the admin's settings from the bot's memory, of which `upgrade-memory.test.ts` tells.
  if (table === "settings" && rows.some(({ key }) => /^\w+:/.test(String(key)))) return [];
  const now = after.get(table);
  if (now === undefined) return [];
  const columns = Object.keys(rows[0] ?? {}).filter(
    (column) => !changed[table]?.includes(column) && column in (now[0] ?? {}),
  );
  const key = (row: Rows[number]) => JSON.stringify(columns.map((column) => row[column]));
  const present = new Set(now.map(key));
  return rows.filter((row) => !present.has(key(row)));
}

function schemaOf(database: Sqlite.Database): string {
  return database
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    .raw()
    .all()
    .join("\n");
}

function schemaOfNew(): string {
  const database = new Sqlite(":memory:");
  migrate(database, 0);
  try {
    return schemaOf(database);
  } finally {
    database.close();
  }
}
