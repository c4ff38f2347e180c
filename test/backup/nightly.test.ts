import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { nightlyCopyFailed, renderReason } from "../../src/handle/backup/failure.ts";
import { Copies } from "../../src/store/backup/copies.ts";
import { CopyError } from "../../src/store/backup/copy.ts";
import { openStore } from "../../src/store/database.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, passes, until } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { appears, copiesIn, open, read, textsIn } from "./copies.ts";

const hour = 3_600_000;

test("every night at 3:30 the database is copied; the copy is whole, checked and for nobody else's eyes", async (t) => {
  const { desk, clock, folder } = await open(t);
  await desk.telegram.client("Анна").writes("вопрос до ночи");
  // Until 3:29.
  await passes(desk, clock, 15.5 * hour - 60_000);
  assert.deepEqual(copiesIn(folder), []);
  await passes(desk, clock, 60_000);
  await appears(folder, "topicdesk-2026-11-21.db");
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  assert.equal(statSync(join(folder, "topicdesk-2026-11-21.db")).mode & 0o777, 0o600);
  assert.deepEqual(textsIn(join(folder, "topicdesk-2026-11-21.db")), ["вопрос до ночи"]);
  assert.deepEqual(readdirSync(folder), ["topicdesk-2026-11-21.db"], "nothing else is left");
  await passes(desk, clock, 24 * hour);
  await appears(folder, "topicdesk-2026-11-22.db");
});

test("the last fourteen copies are kept, what was copied before an upgrade as long as they, and what people put beside them", async (t) => {
  const { desk, clock, folder } = await open(t);
  mkdirSync(folder);
  const days = Array.from({ length: 16 }, (_, day) => `topicdesk-2026-10-${day + 10}.db`);
  const others = ["before-upgrade.db", "topicdesk-2026-10-01.db.bak"];
  const upgrades = [12, 13].map((day) => `topicdesk-2026-10-${day}-before-upgrade-7.db`);
  for (const name of [...days, ...others, ...upgrades]) writeFileSync(join(folder, name), "");
  await passes(desk, clock, 16 * hour);
  await appears(folder, "topicdesk-2026-11-21.db");
  await until(() => readdirSync(folder).length <= 17, "old copies stay");
  const left = [...others, upgrades[1]!, ...days.slice(3), "topicdesk-2026-11-21.db"];
  assert.deepEqual(readdirSync(folder).toSorted(), left.toSorted());
});

test("a copy of the night that is there stays: after a restore it may be all that is left of the data before", async (t) => {
  const { desk, folder } = await open(t);
  mkdirSync(folder);
  const path = join(folder, "topicdesk-2026-11-20.db");
  writeFileSync(path, "the last copy from before");
  const { store } = desk.app;
  await new Copies({ store, dataDir: desk.config.dataDir, freeBytes: () => Infinity }).makeNightly(
    "2026-11-20",
  );
  assert.ok(readFileSync(path).equals(Buffer.from("the last copy from before")), "it was made again");
});

test("a missed copy is made up for at the next start, once, and a new desk has missed none", async (t) => {
  const { desk, clock, folder } = await open(t);
  await desk.stop();
  clock.advance(3 * 24 * hour);
  await desk.start();
  await appears(folder, "topicdesk-2026-11-23.db");
  await until(() => copiedOn(desk) === "2026-11-23", "the copy is not noted");
  const { mtimeMs } = statSync(join(folder, "topicdesk-2026-11-23.db"));
  await desk.stop();
  await desk.start();
  await passes(desk, clock, 2 * hour);
  assert.deepEqual(copiesIn(folder), ["topicdesk-2026-11-23.db"]);
  assert.equal(statSync(join(folder, "topicdesk-2026-11-23.db")).mtimeMs, mtimeMs, "it was made again");
});

test("a night without 3:30, because summer time begins, has its copy too", async (t) => {
  // In Kyiv 3:00 becomes 4:00 on that day.
  const { desk, clock, folder } = await open(t, {
    clock: new TestClock(Date.parse("2027-03-27T22:00:00Z")),
    config: { timeZone: "Europe/Kyiv" },
  });
  await passes(desk, clock, 3 * hour);
  assert.deepEqual(copiesIn(folder), []);
  await passes(desk, clock, hour);
  await appears(folder, "topicdesk-2027-03-28.db");
});

test("a copy that fails is tried every hour, and the admin hears of it once a night", async (t) => {
  const { desk, clock, folder } = await open(t);
  await desk.olga.starts();
  await desk.settles();
  writeFileSync(folder, "a file where the folder should be");
  await passes(desk, clock, 16 * hour);
  await desk.olga.sees(
    /Ночную копию базы сделать не получилось: \S+backups — не папка, и копии некуда класть/,
  );
  await passes(desk, clock, 5 * hour);
  assert.equal(told(desk.olga, /Ночную копию/).length, 1);
  await passes(desk, clock, 20 * hour);
  await until(() => told(desk.olga, /Ночную копию/).length === 2, "the next night is not told of");
  await desk.settles();
  assert.deepEqual(desk.fatal, []);
});

test("where the bot may not write, a copy says so without the system's codes", async (t) => {
  const { desk } = await open(t);
  // Not even root may make anything there.
  const copies = new Copies({ store: desk.app.store, dataDir: "/sys", freeBytes: () => Infinity });
  const problem = { kind: "unwritable", path: "/sys/backups" } as const;
  await assert.rejects(copies.makeNightly("2026-11-20"), new CopyError(problem));
  assert.equal(
    renderReason("ru", new CopyError(problem)),
    "бот не может писать в папку /sys/backups: проверьте, кому она принадлежит",
  );
});

test("no copy is made that would fill the disk, and a damaged one gets no name; then the admin reads that the database itself may be damaged", async (t) => {
  const { desk, folder } = await open(t);
  const store = openStore(join(desk.config.dataDir, "topicdesk.db"));
  t.after(() => store.close());
  const options = { store, dataDir: desk.config.dataDir };
  const full = new Copies({ ...options, freeBytes: () => store.size() + 1_000 });
  await assert.rejects(full.makeNightly("2026-11-20"), (error: unknown) => {
    assert.ok(error instanceof CopyError && error.problem.kind === "no-room");
    return true;
  });
  const spoiled = new Copies({
    store: Object.assign(Object.create(store) as typeof store, {
      size: () => store.size(),
      copyTo: (path: string) => {
        writeFileSync(path, "это не база".repeat(1_000));
        return Promise.resolve();
      },
    }),
    dataDir: desk.config.dataDir,
    freeBytes: () => Infinity,
  });
  const error = await spoiled.makeNightly("2026-11-20").catch((reason: unknown) => reason);
  assert.ok(error instanceof CopyError && error.problem.kind === "damaged");
  assert.deepEqual(copiesIn(folder), []);
  await desk.olga.starts();
  const { language: teamLanguage, timeZone } = desk.config;
  desk.app.store.transaction((tx) => {
    const handling = { tx, now: desk.clock.now(), teamLanguage, timeZone, botUsername: "" };
    nightlyCopyFailed(handling, { error, dueOn: "2026-11-20", folder });
  });
  desk.app.outbox.poke();
  await desk.olga.sees(/не прошла проверку .*Похоже, повреждена сама база\. Прежние копии целы/);
});

function copiedOn({ config }: Desk): unknown {
  return read(join(config.dataDir, "topicdesk.db"), "SELECT value FROM memory WHERE key = 'copied_on'")[0];
}

function told(person: Person, words: RegExp): unknown[] {
  return person.messages.filter(({ content }) => words.test(content.text ?? ""));
}
