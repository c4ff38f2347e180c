import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import Sqlite from "better-sqlite3";
import { renderRefusal } from "../../src/store-refusal.ts";
import { StoreError } from "../../src/store/failure.ts";
import { steps } from "../../src/store/migrations.ts";
import { copyBeforeUpgrade } from "../../src/store/backup/upgrade-copy.ts";
import { plain } from "../../src/text/text.ts";
import { toFormerVersion } from "../durability/former-version.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";

const noon = Date.parse("2026-11-20T09:00:00Z");

test("before an upgrade the data are copied as they were, and only then", async (t) => {
  const { desk, path, folder } = await openFormer(t);
  await desk.start();
  const copy = join(folder, "topicdesk-2026-11-20-before-upgrade-5.db");
  assert.deepEqual(readdirSync(folder), ["topicdesk-2026-11-20-before-upgrade-5.db"]);
  assert.equal(statSync(copy).mode & 0o777, 0o600);
  assert.deepEqual(look(copy), { version: 5, texts: ["вопрос до обновления"] });
  assert.deepEqual(look(path), { version: steps.length, texts: ["вопрос до обновления"] });
  assert.ok(desk.told.includes(plain("ru", "upgrade-copied", { path: copy })));
  // A start without an upgrade makes no copy.
  await desk.stop();
  rmSync(copy);
  await desk.start();
  assert.deepEqual(readdirSync(folder), []);
});

test("a start whose copy fails upgrades nothing and says what to do; when that is put right, it goes on", async (t) => {
  const { desk, path, folder } = await openFormer(t);
  writeFileSync(folder, "a file where the folder should be");
  const before = readFileSync(path);
  const sentence = await refusal(desk.start());
  assert.match(
    sentence,
    /^В \S+backups бот хранит копии базы, а это не папка\. Переименуйте .* Ничего не изменено\.$/,
  );
  assert.ok(readFileSync(path).equals(before));
  rmSync(folder);
  await desk.start();
  assert.equal(look(path).version, steps.length);
});

test("where a copy would fill the disk, or has a fault, nothing is upgraded, and the sentence says which", async (t) => {
  const { desk, path, folder } = await openFormer(t);
  const options = {
    dataDir: desk.config.dataDir,
    databasePath: path,
    date: "2026-11-20",
    freeBytes: () => Infinity,
    onBegin: () => {},
    signal: new AbortController().signal,
  };
  const full = await refusal(copyBeforeUpgrade({ ...options, freeBytes: () => 50_000_000 }));
  assert.match(full, /на диске мало места: нужно 1\d\d МБ, свободно 48 МБ\. База не изменена/);
  spoilAnIndex(path);
  const before = readFileSync(path);
  const damaged = await refusal(copyBeforeUpgrade(options));
  assert.match(damaged, /не обновлена: .*копия не прошла проверку \(.*\)\. Похоже, повреждена сама база/);
  assert.ok(readFileSync(path).equals(before));
  assert.deepEqual(existsSync(folder) ? readdirSync(folder) : [], []);
});

/** A desk that was stopped, with the data of a former version. */
async function openFormer(t: TestContext): Promise<{ desk: Desk; path: string; folder: string }> {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  await desk.telegram.client("Анна").writes("вопрос до обновления");
  await desk.settles();
  await desk.stop();
  const path = join(desk.config.dataDir, "topicdesk.db");
  toFormerVersion(path, 5);
  return { desk, path, folder: join(desk.config.dataDir, "backups") };
}

/** The tables can be read as before, but an index leads to a row that is not there. Only a whole check finds that. */
function spoilAnIndex(path: string): void {
  const database = new Sqlite(path);
  database.unsafeMode();
  database.pragma("writable_schema = ON");
  database.exec(`
    CREATE INDEX spoilt ON messages (sent_at);
    UPDATE sqlite_schema SET sql = replace(sql, 'sent_at', 'id') WHERE name = 'spoilt';
  `);
  database.close();
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail("nothing is refused"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof StoreError, String(error));
  return renderRefusal("ru", error);
}

function look(path: string): { version: unknown; texts: unknown[] } {
  const database = new Sqlite(path, { readonly: true });
  try {
    return {
      version: database.pragma("user_version", { simple: true }),
      texts: database.prepare("SELECT text FROM messages").pluck().all(),
    };
  } finally {
    database.close();
  }
}
