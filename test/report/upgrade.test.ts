import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { openStore, sql } from "../../src/store/database.ts";

const folder = new URL("../../src/store/migrations/", import.meta.url);

test("tickets from before reports open with the date of their first message, if that was the client's", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "topicdesk-upgrade-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, "topicdesk.db");
  const connection = new Sqlite(path);
  for (const name of readdirSync(folder).toSorted().slice(0, 16)) {
    const steps = (await import(new URL(name, folder).href)) as Record<string, string>;
    connection.exec(Object.values(steps)[0]!);
  }
  connection.pragma("user_version = 16");
  connection.exec(`
    INSERT INTO clients (id, source_id, first_name, language, first_seen_at) VALUES (1, '1', 'Анна', 'ru', 0);
    INSERT INTO managers (id, first_name, is_admin, enrolled_at) VALUES (7, 'Борис', 0, 0);`);
  const opens = (id: number, openedAt: number, by: "client" | "manager", dates: [string, number][]) => {
    connection
      .prepare(
        "INSERT INTO tickets (id, client_id, status, to_act, opened_at) VALUES (?, 1, 'unanswered', 'team', ?)",
      )
      .run(id, openedAt);
    connection
      .prepare(
        "INSERT INTO ticket_events (ticket_id, at, actor_kind, actor_id, type, data) VALUES (?, ?, ?, 1, 'opened', '{}')",
      )
      .run(id, openedAt, by);
    for (const [direction, sentAt] of dates)
      connection
        .prepare(
          "INSERT INTO messages (ticket_id, direction, kind, text, sent_at) VALUES (?, ?, 'text', '', ?)",
        )
        .run(id, direction, sentAt);
  };
  opens(1, 5_000, "client", [
    ["to_desk", 2_000],
    ["to_desk", 1_000],
  ]);
  opens(2, 5_000, "client", [["to_desk", 6_000]]);
  opens(3, 5_000, "manager", [
    ["to_client", 4_000],
    ["to_desk", 4_500],
  ]);
  opens(4, 5_000, "client", []);
  opens(5, 5_000, "client", [
    ["to_client", 1_000],
    ["to_desk", 3_000],
  ]);
  connection.close();
  const store = openStore(path);
  t.after(() => store.close());
  const opened = store.all(sql.selectFrom("tickets").select(["id", "opened_at"]).orderBy("id"));
  assert.deepEqual(
    opened.map(({ opened_at }) => opened_at),
    // The first message's date, unless that is later; never for one that the team opened.
    [2_000, 5_000, 5_000, 5_000, 3_000],
  );
  const orders = store.all(sql.selectFrom("ticket_events").select("after_message_id"));
  assert.ok(orders.every(({ after_message_id }) => after_message_id === null));
});
