import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { migrate } from "../../src/store/migrations.ts";
import Sqlite from "better-sqlite3";
import fc from "fast-check";
import { openStore, type Store } from "../../src/store/database.ts";
import { findLikelyClients, findLikelyMessages, findLikelyNotes } from "../../src/store/messages/search.ts";
import { findMatches, partsOf, readSearch } from "../../src/ticket/search.ts";
import { queries } from "./queries.ts";

const words = [
  "Возврат",
  "возвратите",
  "ещё",
  "ЕЩЕ",
  "ёлка",
  "й",
  "İx",
  "ORD-12",
  "@anna_k",
  "8 (912) 345-67-89",
];
words.push(
  "+79123456789",
  "912\u00A0345 67-89",
  "2026-11-20",
  "🔥",
  "\n",
  '"',
  "*",
  "AND",
  "ß",
  "日本語",
  "заказ 1234567",
);

test("whatever matches is found by its parts, of any text and any search", (t) => {
  const { connection, store } = opens(t);
  // SQLite knows no capitals of some rare alphabets, such as Georgian.
  const letter = fc.constantFrom(
    ...Array.from("абвЕеЁёйЙÄäßſΣσςİıIiKk😀日本'-.@_ 0123456789()+\u00A0\u0301"),
  );
  const one = fc.oneof(fc.constantFrom(...words), fc.string({ unit: letter, maxLength: 12 }));
  const text = fc.array(one, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(" "));
  fc.assert(
    fc.property(text, text, fc.nat(10), fc.nat(10), (written, other, from, length) => {
      // Half of the searches are for a part of what is there.
      const sought = length < 3 ? other : written.slice(from, from + length);
      connection.prepare("DELETE FROM messages").run();
      connection.prepare(insertMessage).run({ id: 1, text: written });
      const search = readSearch(sought);
      const parts = partsOf(search);
      const isMatch = findMatches(search, written) !== undefined;
      const found = parts.length > 0 && idsOf(findLikelyMessages(store, { parts, ...all })).includes(1);
      if (isMatch && parts.length > 0 && !isSpread(sought, written))
        assert.ok(found, `${sought} in ${written}`);
    }),
    { numRuns: 400 },
  );
});

/** Fewer than six digits in groups are no number of a phone, and are not joined in the index. */
function isSpread(sought: string, written: string): boolean {
  return /\d/.test(sought) && /\d[ \-()\u00A0]+\d/.test(written) && written.replaceAll(/\D/g, "").length < 6;
}

test("the index follows every change of messages, notes and clients", (t) => {
  const { connection, store } = opens(t);
  const texts = ["", "Возврат денег", "ёлка", "8 (912) 345-67-89", "просто слова"];
  const change = fc.record({
    table: fc.constantFrom("messages", "notes", "clients"),
    deed: fc.constantFrom("add", "change", "remove"),
    id: fc.integer({ min: 2, max: 5 }),
    text: fc.constantFrom(...texts),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      connection.exec("DELETE FROM messages; DELETE FROM notes; DELETE FROM clients WHERE id > 1");
      const kept = { messages: new Map(), notes: new Map(), clients: new Map() } as Record<
        string,
        Map<number, string>
      >;
      for (const { table, deed, id, text } of changes) {
        const rows = kept[table]!;
        const column = table === "clients" ? "first_name" : "text";
        if (deed === "remove") connection.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
        else if (rows.has(id))
          connection.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(text, id);
        else connection.prepare(inserts[table]!).run({ id, text });
        if (deed === "remove") rows.delete(id);
        else rows.set(id, text);
      }
      for (const sought of ["возврат", "елка", "3456789", "слова"]) {
        const search = readSearch(sought);
        const asked = { parts: partsOf(search), ...all };
        for (const [table, read] of [
          ["messages", findLikelyMessages],
          ["notes", findLikelyNotes],
          ["clients", findLikelyClients],
        ] as const) {
          const isNumber = table === "clients" && sought === "3456789";
          const expected = [...kept[table]!].filter(([, text]) => findMatches(search, text) && !isNumber);
          const ids = expected.map(([id]) => id).toSorted((a, b) => b - a);
          assert.deepEqual(idsOf(read(store, asked)), ids, `${sought} in ${table}`);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("an upgrade fills the index with what was there, as if it had come later", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "topicdesk-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "topicdesk.db");
  const old = new Sqlite(path);
  migrate(old, 0, versionBefore);
  old.exec(people);
  old.prepare(insertMessage).run({ id: 7, text: "Ещё возврат" });
  old.prepare(insertMessage).run({ id: 8, text: "Телефон 8 (912) 345-67-89" });
  old.prepare(insertMessage).run({ id: 9, text: "" });
  old.exec(`INSERT INTO messages (id, ticket_id, direction, kind, text, details, sent_at) VALUES
    (10, 1, 'to_desk', 'contact', '', '{"phone_number":"+79990001122","first_name":"Вера"}', 1)`);
  old.prepare(insertNote).run({ id: 3, text: "Возврат одобрен" });
  old.close();
  const store = openStore(path);
  t.after(() => store.close());
  const look = (sought: string) => {
    const asked = { parts: partsOf(readSearch(sought)), ...all };
    return [findLikelyMessages, findLikelyNotes, findLikelyClients].map((read) => idsOf(read(store, asked)));
  };
  assert.deepEqual(look("возврат"), [[7], [3], []]);
  assert.deepEqual(look("89123456789"), [[8], [], []]);
  assert.deepEqual(look("вера"), [[10], [], []]);
  assert.deepEqual(look("89990001122"), [[10], [], []]);
  assert.deepEqual(look("семен"), [[], [], [1]]);
  assert.deepEqual(look("@semen"), [[], [], [1]]);
});

test("no message waits until the whole index is joined", (t) => {
  const { connection } = opens(t);
  const count = 60_000;
  connection.exec(`WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})
    INSERT INTO messages (id, ticket_id, direction, kind, text, sent_at)
    SELECT n, 1, 'to_desk', 'text', 'Order ' || n || ' from shop ' || (n * 7919 % 10007) || ' has not come', 1 FROM numbers`);
  const readPages = connection.prepare("SELECT count(*) FROM message_words_data").pluck();
  connection.exec("INSERT INTO message_words (message_words) VALUES ('optimize')");
  const pages = Number(readPages.get());
  connection.pragma("wal_autocheckpoint = 0");
  connection.pragma("wal_checkpoint(TRUNCATE)");
  const insert = connection.prepare(insertMessage);
  let [size, most] = [0, 0];
  for (let id = count + 1; id <= count + 1_200; id += 1) {
    insert.run({ id, text: `Order ${id} has not come` });
    const written = statSync(`${connection.name}-wal`).size;
    most = Math.max(most, written - size);
    size = written;
  }
  // A page of the log is one of the database's with 24 bytes before it.
  const mostPages = most / (4096 + 24);
  assert.ok(pages > 600, `the index is too small for this test: ${pages} pages`);
  assert.ok(mostPages < 300, `a message wrote ${Math.round(mostPages)} pages, and the index has ${pages}`);
});

test("no search breaks the index's language", (t) => {
  const { connection, store } = opens(t);
  connection.prepare(insertMessage).run({ id: 1, text: "возврат AND деньги" });
  assert.ok(queries.length > 100);
  for (const written of queries) {
    const parts = partsOf(readSearch(written));
    if (parts.length > 0) assert.doesNotThrow(() => findLikelyMessages(store, { parts, ...all }), written);
  }
});

/** The version of the schema without the index. */
const versionBefore = 21;

const all = { before: Number.MAX_SAFE_INTEGER, limit: 100 };

const people = `INSERT INTO clients (id, source, source_id, first_name, username, language, first_seen_at)
    VALUES (1, 'telegram', '1', 'Семён', 'semen', 'ru', 1);
  INSERT INTO tickets (id, client_id, status, to_act, opened_at) VALUES (1, 1, 'new', 'team', 1)`;

const insertMessage = `INSERT INTO messages (id, ticket_id, direction, kind, text, sent_at)
  VALUES (@id, 1, 'to_desk', 'text', @text, 1)`;

const insertNote = `INSERT INTO notes (id, ticket_id, desk_message_id, text, written_at) VALUES (@id, 1, 1, @text, 1)`;

const inserts: Record<string, string> = {
  messages: insertMessage,
  notes: insertNote,
  clients: `INSERT INTO clients (id, source, source_id, first_name, language, first_seen_at)
    VALUES (@id, 'telegram', @id || 'x', @text, 'ru', 1)`,
};

function opens(t: TestContext): { connection: Sqlite.Database; store: Store } {
  const folder = mkdtempSync(join(tmpdir(), "topicdesk-"));
  const path = join(folder, "topicdesk.db");
  const store = openStore(path);
  const connection = new Sqlite(path);
  connection.pragma("synchronous = OFF");
  connection.exec(people);
  t.after(() => {
    connection.close();
    store.close();
    rmSync(folder, { recursive: true });
  });
  return { connection, store };
}

function idsOf(rows: readonly { id: number }[]): number[] {
  return rows.map(({ id }) => id);
}
