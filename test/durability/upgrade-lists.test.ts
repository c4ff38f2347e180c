import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { openStore, sql } from "../../src/store/database.ts";
import { migrate } from "../../src/store/migrations.ts";

test("lists that wait are plain sentences now", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "topicdesk-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "topicdesk.db");
  const heads = [{ id: "shifts-news" }, { id: "managers-got", from: "Вера" }];
  const said = { kind: "say", html: "…", ticketId: 1 };
  const former = new Sqlite(path);
  migrate(former, 0, 32);
  const add = former.prepare(
    "INSERT INTO outbox (lane, chat_id, weight, effect, created_at, state, not_before) VALUES ('chat:5', 5, 'message', ?, 0, 'waiting', 0)",
  );
  for (const head of heads) {
    const list = { head, lines: ["№1"] };
    add.run(JSON.stringify({ ...said, list }));
  }
  former.close();
  const store = openStore(path);
  t.after(() => store.close());
  const rows = store.all(sql.selectFrom("outbox").select("effect").orderBy("id"));
  assert.deepEqual(
    rows.map(({ effect }) => JSON.parse(effect) as unknown),
    [said, said],
  );
});
