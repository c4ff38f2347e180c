import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { openSnapshot, openStore, sql } from "../../src/store/database.ts";

test("what was written while a report was read is in the file when the reading ends: no commit has to bring it there", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "topicdesk-snapshot-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "topicdesk.db");
  const store = openStore(path);
  t.after(() => store.close());
  const write = (id: number) =>
    store.transaction((tx) => tx.run(sql.insertInto("clients").values(clientOf(id))));
  const snapshot = openSnapshot(path);
  for (let id = 1; id <= 50; id += 1) write(id);
  assert.ok(readLog(path).copied < readLog(path).written);
  assert.equal(snapshot.all(sql.selectFrom("clients").select("id")).length, 0);

  snapshot.close();
  const { written, copied } = readLog(path);
  assert.ok(written > 100);
  assert.equal(copied, written);

  write(51);
  const other = new Sqlite(path, { readonly: true });
  t.after(() => other.close());
  assert.equal(other.prepare("SELECT count(*) FROM clients").pluck().get(), 51);
});

/** How many pages the log has, and how many of them are in the file (sqlite.org, WAL-mode file format: the index's header). */
function readLog(path: string): { written: number; copied: number } {
  const header = readFileSync(`${path}-shm`);
  return { written: header.readUInt32LE(16), copied: header.readUInt32LE(96) };
}

function clientOf(id: number) {
  return {
    id,
    source: "telegram" as const,
    source_id: String(id),
    first_name: "А".repeat(3_000),
    language: "ru",
    first_seen_at: 1,
  };
}
