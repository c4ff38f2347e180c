import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { openStore, sql } from "../../src/store/database.ts";

test("news of shifts that wait are plain sentences now, and what somebody got is still a list", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "topicdesk-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "topicdesk.db");
  openStore(path).close();
  const heads = [{ id: "shifts-news" }, { id: "managers-got", from: "Вера" }];
  const before = heads.map((head) => ({
    kind: "say",
    html: "…",
    ticketId: 1,
    list: { head, lines: ["№1"] },
  }));
  const former = new Sqlite(path);
  const add = former.prepare(
    "INSERT INTO outbox (lane, chat_id, weight, effect, created_at, state, not_before) VALUES ('chat:5', 5, 'message', ?, 0, 'waiting', 0)",
  );
  for (const effect of before) add.run(JSON.stringify(effect));
  former.pragma("user_version = 32");
  former.close();
  const store = openStore(path);
  t.after(() => store.close());
  const rows = store.all(sql.selectFrom("outbox").select("effect").orderBy("id"));
  const { list: _, ...plain } = before[0]!;
  assert.deepEqual(
    rows.map(({ effect }) => JSON.parse(effect) as unknown),
    [plain, before[1]],
  );
});
