import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { finishTranscript, planTranscript } from "../../src/report/transcript/make.ts";
import { openSnapshot, openStore } from "../../src/store/database.ts";
import { noon, tellEverything } from "./conversation.ts";

const context = { language: "ru", timeZone: "Europe/Moscow", signature: "manager", now: noon } as const;

test("a client's transcript is made even where there are no notes, no journal's words and no tags to read", async (t) => {
  const { desk } = await tellEverything(t);
  const directory = mkdtempSync(join(tmpdir(), "topicdesk-transcript-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const path = join(directory, "copy.db");
  await desk.app.store.copyTo(path, new AbortController().signal);
  const connection = new Sqlite(path);
  connection.pragma("foreign_keys = OFF");
  for (const change of [
    "DROP TABLE notes",
    "DROP TRIGGER ticket_events_are_append_only",
    "ALTER TABLE ticket_events DROP COLUMN data",
    "ALTER TABLE ticket_events DROP COLUMN actor_id",
    "DROP TABLE withheld_messages",
    "DROP TABLE private_messages",
  ])
    connection.exec(change);
  connection.close();
  const snapshot = openSnapshot(path);
  t.after(() => snapshot.close());
  const plan = planTranscript(snapshot, { ticketId: 1, isForClient: true }, context);
  assert.ok(plan !== undefined && plan !== "too large");
  assert.throws(() => planTranscript(snapshot, { ticketId: 1, isForClient: false }, context));
});

test("a ticket with 30,000 messages is told whole, and one whose words alone are 50 MB is not", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "topicdesk-transcript-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const path = join(directory, "topicdesk.db");
  openStore(path).close();
  const connection = new Sqlite(path);
  connection.exec(`
    INSERT INTO clients (id, source, source_id, first_name, language, first_seen_at) VALUES (1, 'telegram', '1', 'Анна', 'ru', 0);
    INSERT INTO tickets (id, client_id, status, to_act, opened_at) VALUES (1, 1, 'unanswered', 'team', ${noon});
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 30000)
    INSERT INTO messages (ticket_id, direction, client_message_id, kind, text, sent_at, delivered_at)
      SELECT 1, 'to_desk', n, 'text', 'сообщение ' || n, ${noon} + n * 1000, ${noon} FROM numbers;
  `);
  const snapshot = openSnapshot(path);
  const plan = planTranscript(snapshot, { ticketId: 1, isForClient: false }, context);
  snapshot.close();
  assert.ok(plan !== undefined && plan !== "too large");
  const { content } = await finishTranscript(plan, () => assert.fail("there is nothing to load"));
  const page = Buffer.from(content).toString("utf8");
  assert.equal(page.match(/<article /g)?.length, 30_000);
  assert.ok(page.indexOf(">сообщение 1<") < page.indexOf(">сообщение 30000<"));
  t.diagnostic(`${(content.length / 1e6).toFixed(1)} MB`);

  // The search's index of so many words takes longest, and nothing is searched here.
  connection.exec(`
    DROP TRIGGER message_words_changed;
    UPDATE messages SET text = replace(hex(zeroblob(450)), '0', 'я');
  `);
  connection.close();
  const later = openSnapshot(path);
  t.after(() => later.close());
  assert.equal(planTranscript(later, { ticketId: 1, isForClient: false }, context), "too large");
  assert.equal(planTranscript(later, { ticketId: 2, isForClient: false }, context), undefined);
});
