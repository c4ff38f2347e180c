import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import Sqlite from "better-sqlite3";
import { openStore } from "../../src/store/database.ts";
import { lockData } from "../../src/store/lock.ts";
import { steps } from "../../src/store/migrations.ts";
import { restore } from "../../src/store/backup/restore.ts";
import { RestoreError, type RestoreProblem } from "../../src/store/backup/restore-error.ts";
import { plain } from "../../src/text/text.ts";
import { Copies } from "../../src/store/backup/copies.ts";
import { TestClock } from "../support/clock.ts";
import { ask } from "../contract/conversation.ts";
import { sets } from "../private/people.ts";
import { openDesk, passes } from "../support/desk.ts";
import { read, textsIn } from "./copies.ts";

const now = Date.parse("2026-11-20T09:00:00Z");

test("after npm run restore all is as it was when the copy was made: tickets, messages, settings, what waits; the rest is kept aside", async (t) => {
  const clock = new TestClock(now);
  const desk = await openDesk(t, { clock });
  const { dataDir } = desk.config;
  const { anna, manager } = await ask(desk);
  await sets(desk, "low_rating 1");
  const heal = desk.telegram.faults.tooManyRequests(600, { chat_id: anna.id });
  await manager.writes("Ответ, который ждёт");
  await desk.settles();
  await new Copies({ store: desk.app.store, dataDir, freeBytes: () => Infinity }).makeNightly("2026-11-20");
  await anna.writes("после копии");
  await sets(desk, "low_rating 2");
  await desk.settles();
  await desk.stop();
  heal();

  const copy = join(dataDir, "backups/topicdesk-2026-11-20.db");
  const { status, stdout, stderr } = run(dataDir, copy);
  assert.deepEqual([status, stderr], [0, ""]);
  const content = { tickets: "1", messages: "2", waiting: String(count(copy, "outbox")) };
  const [done, kept, ...next] = stdout.split("\n");
  assert.equal(done, plain("ru", "restore-done", { file: copy, ...content }));
  const aside = /\S+\.before-restore-[\d-]+/.exec(kept!)![0];
  assert.equal(next.join("\n"), plain("ru", "restore-next"));
  assert.deepEqual(textsIn(aside), ["Вопрос", "Ответ, который ждёт", "после копии"]);
  for (const path of [aside, join(dataDir, "topicdesk.db")]) assert.equal(statSync(path).mode & 0o777, 0o600);

  await desk.start();
  await passes(desk, clock, 700_000);
  await anna.sees("Ответ, который ждёт");
  await desk.settles();
  assert.deepEqual(textsIn(join(dataDir, "topicdesk.db")), ["Вопрос", "Ответ, который ждёт"]);
  const settings = await desk.olga.writes("/settings");
  await desk.olga.sees(/низкой оценки: 1 звезда/, { after: settings });
  await manager.writes("Дальше");
  await anna.sees("Дальше");
});

test("a copy of an earlier version is restored, compressed, into a folder that is not there yet; the next start upgrades it", async (t) => {
  const folder = makeFolder(t);
  const dataDir = join(folder, "data");
  const file = join(import.meta.dirname, "../durability/data/schema-24.db.gz");
  const restored = await restore({ file, dataDir, now, freeBytes: () => Infinity });
  assert.deepEqual(restored, {
    tickets: 4,
    messages: 15,
    waiting: 5,
    isOlder: true,
    aside: undefined,
    lost: undefined,
  });
  assert.deepEqual(readdirSync(dataDir).toSorted(), ["lock.db", "topicdesk.db"]);
  assert.equal(statSync(dataDir).mode & 0o777, 0o700);
  for (const name of readdirSync(dataDir)) assert.equal(statSync(join(dataDir, name)).mode & 0o777, 0o600);
  openStore(join(dataDir, "topicdesk.db")).close();
  assert.equal(textsIn(join(dataDir, "topicdesk.db")).length, 15);
});

test("a copy in parts is restored from any of them, and what a killed process left in its log stays with the old data", async (t) => {
  const folder = makeFolder(t);
  const copy = makeData(join(folder, "copy.db"), "из копии");
  const bytes = gzipSync(readFileSync(copy));
  const third = Math.ceil(bytes.length / 3);
  const parts = [1, 2, 3].map((number) => join(folder, `copy.db.gz.0${number}-of-03`));
  for (const [index, part] of parts.entries())
    writeFileSync(part, bytes.subarray(index * third, (index + 1) * third));
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  const present = makeData(join(folder, "present.db"), "до копии");
  const killed = new Sqlite(present);
  killed.pragma("journal_mode = WAL");
  killed.exec("UPDATE settings SET value = 'в журнале'");
  copyFileSync(present, join(dataDir, "topicdesk.db"));
  copyFileSync(`${present}-wal`, join(dataDir, "topicdesk.db-wal"));
  killed.close();
  const { aside } = await restore({ file: parts[1]!, dataDir, now, freeBytes: () => Infinity });
  assert.deepEqual(readdirSync(dataDir).toSorted(), [
    "lock.db",
    "topicdesk.db",
    "topicdesk.db.before-restore-2026-11-20-090000",
  ]);
  assert.deepEqual(valuesIn(join(dataDir, "topicdesk.db")), ["из копии"]);
  assert.deepEqual(valuesIn(aside!), ["в журнале"]);
});

/** What may be wrong with a copy: its name, how it is made of a sound one, and what is said. */
const faults: [name: string, spoil: (sound: Buffer) => Buffer, problem: RestoreProblem["kind"]][] = [
  ["truncated.db", (sound) => sound.subarray(0, sound.length - 10_000), "truncated"],
  ["empty.db", () => Buffer.alloc(0), "truncated"],
  ["truncated.db.gz", (sound) => gzipSync(sound).subarray(0, -2_000), "truncated"],
  [
    "garbage.db",
    (sound) => Buffer.from(sound.map((byte, index) => byte ^ ((index * 167 + 89) & 0xff))),
    "foreign",
  ],
  ["notes.txt.gz", () => gzipSync("слова ".repeat(1_000)), "foreign"],
  ["broken.db.gz", (sound) => Buffer.from(gzipSync(sound)).fill(0xa5, 500, 3_000), "damaged"],
  ["overwritten.db", (sound) => Buffer.from(sound).fill(0xa5, 4_096 * 3, 4_096 * 12), "damaged"],
  ["of-a-later-version.db", changed("PRAGMA user_version = 999"), "newer"],
  ["of-another-program.db", changed("DROP TABLE outbox"), "foreign"],
  ["missing.db.gz.01-of-02", (sound) => gzipSync(sound), "absent"],
];

test("a copy that is cut, encrypted, damaged, of another program or of a later version is refused, and no byte is touched", async (t) => {
  const folder = makeFolder(t);
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  makeData(join(dataDir, "topicdesk.db"), "как было");
  const sound = readFileSync(makeData(join(folder, "sound.db"), "из копии"));
  const before = bytesIn(dataDir);
  for (const [name, spoil, expected] of faults) {
    const file = join(folder, name);
    writeFileSync(file, spoil(sound));
    assert.equal((await refusal(file, dataDir)).kind, expected, name);
    assert.deepEqual(bytesIn(dataDir), before, name);
    assert.equal((await refusal(file, join(folder, "new"))).kind, expected, name);
    assert.ok(!existsSync(join(folder, "new")), name);
  }
  // The words, of one of them.
  const file = join(folder, "of-a-later-version.db");
  const { status, stderr } = run(dataDir, file);
  assert.equal(status, 1);
  assert.match(stderr, /создана более новой версией Topicdesk: .*номер базы 999.*а установлена/);
  assert.ok(stderr.endsWith(`Сначала обновите программу.\n${plain("ru", "restore-untouched")}`), stderr);
});

test("while the bot runs, and where there is no room, nothing is restored", async (t) => {
  const folder = makeFolder(t);
  const copy = makeData(join(folder, "copy.db"), "из копии");
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  makeData(join(dataDir, "topicdesk.db"), "как было");
  const full = await refusal(copy, dataDir, () => 50_000_000);
  assert.equal(full.kind, "no-room");
  const unlock = lockData(dataDir);
  t.after(unlock);
  assert.deepEqual(await refusal(copy, dataDir), { kind: "running", folder: dataDir });
  assert.deepEqual(valuesIn(join(dataDir, "topicdesk.db")), ["как было"]);
});

async function refusal(file: string, dataDir: string, freeBytes = () => Infinity): Promise<RestoreProblem> {
  const error = await restore({ file, dataDir, now, freeBytes }).then(
    () => assert.fail(`${file} is restored`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RestoreError, String(error));
  return error.problem;
}

/** A database of this version with one setting. */
function makeData(path: string, value: string): string {
  openStore(path).close();
  const database = new Sqlite(path);
  database.pragma("journal_mode = DELETE");
  database.prepare("INSERT INTO settings (key, value) VALUES ('signature', ?)").run(value);
  assert.equal(database.pragma("user_version", { simple: true }), steps.length);
  database.close();
  return path;
}

function changed(statement: string): (sound: Buffer) => Buffer {
  return (sound) => {
    const database = new Sqlite(sound);
    try {
      database.exec(statement);
      return database.serialize();
    } finally {
      database.close();
    }
  };
}

function bytesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")]),
  );
}

function valuesIn(path: string): unknown[] {
  return read(path, "SELECT value FROM settings");
}

function count(path: string, table: string): number {
  return read(path, `SELECT count(*) FROM ${table}`)[0] as number;
}

function run(dataDir: string, ...parameters: string[]) {
  const script = join(import.meta.dirname, "../../scripts/restore.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...parameters], {
    // Not the present directory, since it may contain a `.env`.
    cwd: tmpdir(),
    env: { PATH: process.env["PATH"], DATA_DIR: dataDir, LANGUAGE: "ru" },
    encoding: "utf8",
  });
  return { status, stdout: stdout.trimEnd(), stderr: stderr.trimEnd() };
}

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "topicdesk-restore-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
