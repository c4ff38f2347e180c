import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import Sqlite from "better-sqlite3";
import { Copies } from "../../src/store/backup/copies.ts";
import { nightlyCopyFailed, renderReason } from "../../src/handle/backup/failure.ts";
import { CopyError } from "../../src/store/backup/copy.ts";
import { openStore } from "../../src/store/database.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, type DeskOptions, openDesk, passes, until } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";
import { read, textsIn } from "./reading.ts";

const hour = 3_600_000;

/** In Moscow it is noon. */
const noon = Date.parse("2026-11-20T09:00:00Z");

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

test("/backup sends the admin a whole copy of the database", async (t) => {
  const { desk, folder } = await open(t);
  await desk.telegram.client("Анна").writes("вопрос в копии");
  await desk.settles();
  await desk.olga.starts();
  await desk.olga.writes("/backup");
  await desk.olga.sees("Готовлю копию базы, пришлю её сюда.");
  const { content } = await desk.olga.sees(/^Копия базы: 20 ноября 2026 г\., 12:00\. В ней вся переписка/);
  assert.equal(content.document?.file_name, "topicdesk-2026-11-20.db");
  const path = join(desk.config.dataDir, "received.db");
  writeFileSync(path, bytesOf(desk, content.document?.file_id ?? ""));
  assert.deepEqual(textsIn(path), ["вопрос в копии"]);
  await desk.settles();
  assert.deepEqual(readdirSync(folder), [], "the copy that was sent does not stay");
});

test("/backup twice at once sends one copy, and later another", async (t) => {
  const { desk } = await open(t);
  await desk.olga.starts();
  await desk.settles();
  await desk.olga.writes("/backup");
  await desk.olga.writes("/backup");
  await desk.olga.sees("Копия уже готовится, сейчас пришлю.");
  await desk.settles();
  assert.equal(desk.telegram.calls.count("sendDocument"), 1);
  await desk.olga.writes("/backup");
  await desk.settles();
  assert.equal(desk.telegram.calls.count("sendDocument"), 2);
});

test("a database over 50 MB comes compressed; gunzip makes the database of it", async (t) => {
  const { desk, folder } = await open(t);
  await desk.telegram.client("Анна").writes("вопрос в копии");
  await desk.olga.starts();
  await desk.settles();
  addBallast(desk, "zeroblob(53000000)");
  await desk.olga.writes("/backup");
  const { content } = await desk.olga.sees(
    /^Копия базы: 20 ноября 2026 г\., 12:00, сжатая\. В ней вся переписка/,
  );
  const name = "topicdesk-2026-11-20-1200.db.gz";
  assert.equal(content.document?.file_name, name);
  assert.match(content.caption ?? "", new RegExp(`npm run restore -- ${name}\n.*gunzip ${name}`));
  await desk.settles();
  assert.deepEqual(readdirSync(folder), [], "the copy that was sent does not stay");
  const received = join(desk.config.dataDir, name);
  writeFileSync(received, bytesOf(desk, content.document?.file_id ?? ""));
  execFileSync("gunzip", [received]);
  assert.deepEqual(textsIn(received.replace(/\.gz$/, "")), ["вопрос в копии"]);
});

test("one that is too large even so comes in parts of one copy, each once; a shell joins them as the last one says", async (t) => {
  const { desk, clock, folder } = await open(t);
  await desk.telegram.client("Анна").writes("вопрос в копии");
  await desk.olga.starts();
  await desk.settles();
  addBallast(desk, "randomblob(53000000)");
  const { telegram } = desk;
  const calls = () => telegram.calls.count("sendDocument");
  telegram.faults.order({ kind: "latency", milliseconds: 1_000 }, { method: "sendDocument", times: 1 });
  await desk.olga.writes("/backup");
  await until(() => calls() === 1, "nothing is sent");
  const heal = telegram.faults.fails(new Failure(500, "Internal Server Error"), { method: "sendDocument" });
  await until(() => {
    clock.advance(1_000);
    return calls() === 2;
  }, "there is no second part");
  heal();
  await passes(desk, clock, 5_000);
  const { content } = await desk.olga.sees(/, сжатая, часть 2 из 2, последняя\. В ней вся переписка/);
  await desk.settles();
  const parts = desk.olga.messages.flatMap((message) => message.content.document ?? []);
  assert.equal(calls(), 3);
  const name = "topicdesk-2026-11-20-1200.db.gz";
  assert.deepEqual(
    parts.map(({ file_name }) => file_name),
    [`${name}.01-of-02`, `${name}.02-of-02`],
  );
  assert.deepEqual(readdirSync(folder), [], "the copy that was sent does not stay");
  const received = join(desk.config.dataDir, "received");
  mkdirSync(received);
  for (const { file_name, file_id } of parts)
    writeFileSync(join(received, file_name!), bytesOf(desk, file_id));
  const command = /Собрать без Topicdesk: (cat .*)$/m.exec(content.caption ?? "")?.[1];
  execFileSync("sh", ["-c", command!], { cwd: received });
  assert.deepEqual(textsIn(join(received, "topicdesk.db")), ["вопрос в копии"]);
});

test("a copy or a report that Telegram or a proxy refuses for its size is not tried again: the answer names the size and what to do", async (t) => {
  const { desk } = await open(t);
  await desk.telegram.client("Анна").writes("вопрос");
  await desk.olga.starts();
  await desk.settles();
  const faults = [
    { kind: "failure", failure: new Failure(413, "Request Entity Too Large") },
    { kind: "page", status: 413, body: "<html>413 Request Entity Too Large</html>" },
  ] as const;
  for (const fault of faults) {
    const heal = desk.telegram.faults.order(fault, { method: "sendDocument" });
    desk.telegram.calls.clear();
    const asked = await desk.olga.writes("/backup");
    await desk.olga.sees(/^Telegram не принял файл с копией базы: \d+ МБ[\s\S]*Ночных копий пока нет/, {
      after: asked,
    });
    const report = await desk.olga.writes("/report tickets today");
    await desk.olga.sees(/^Telegram не принял файл отчёта: 1 МБ .*период короче/, { after: report });
    await desk.rests();
    assert.equal(desk.telegram.calls.count("sendDocument"), 2);
    heal();
  }
});

test("a copy that Telegram refuses for another reason is answered with it at once, whole or in parts", async (t) => {
  const { desk, folder } = await open(t);
  const { olga, telegram } = desk;
  await olga.starts();
  await desk.settles();
  const heal = telegram.faults.fails(new Failure(400, "Bad Request: file must be non-empty"), {
    method: "sendDocument",
  });
  const said =
    "Telegram не принял файл с копией базы: Bad Request: file must be non-empty. Попробуйте ещё раз: /backup";
  await olga.sees(said, { after: await olga.writes("/backup") });
  await desk.settles();
  addBallast(desk, "zeroblob(53000000)");
  await olga.sees(said, { after: await olga.writes("/backup") });
  heal();
  await desk.settles();
  assert.deepEqual(readdirSync(folder), []);
  await olga.writes("/backup");
  await olga.sees(/^Копия базы: .* сжатая/);
});

test("whoever is no admin any more when the copy is ready does not get it", async (t) => {
  const { desk } = await open(t);
  await desk.olga.starts();
  await desk.settles();
  const heal = desk.telegram.faults.tooManyRequests(30, { method: "sendDocument" });
  await desk.olga.writes("/backup");
  await until(() => desk.telegram.calls.count("sendDocument") === 1, "no copy is sent");
  heal();
  await desk.stop();
  Object.assign(desk.config, { adminIds: [desk.boris.id] });
  await desk.start();
  (desk.clock as TestClock).advance(60_000);
  await desk.settles();
  assert.equal(desk.telegram.calls.count("sendDocument"), 1);
});

function addBallast({ config }: Desk, bytes: string): void {
  const database = new Sqlite(join(config.dataDir, "topicdesk.db"));
  database.exec(`CREATE TABLE ballast (bytes); INSERT INTO ballast VALUES (${bytes})`);
  database.close();
}

async function open(
  t: TestContext,
  options: Partial<DeskOptions> & { clock?: TestClock } = {},
): Promise<{ desk: Desk; clock: TestClock; folder: string }> {
  const clock = options.clock ?? new TestClock(noon);
  const desk = await openDesk(t, { ...options, clock });
  return { desk, clock, folder: join(desk.config.dataDir, "backups") };
}

function copiesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function appears(folder: string, name: string): Promise<void> {
  await until(
    () => copiesIn(folder).includes(name),
    () => `there is no ${name} among ${copiesIn(folder).join(", ")}`,
  );
}

function copiedOn({ config }: Desk): unknown {
  return read(join(config.dataDir, "topicdesk.db"), "SELECT value FROM memory WHERE key = 'copied_on'")[0];
}

function bytesOf({ telegram }: Desk, fileId: string): Uint8Array {
  const bytes = telegram.world.files.find(fileId)?.bytes;
  assert.ok(bytes);
  return bytes;
}

function told(person: Person, words: RegExp): unknown[] {
  return person.messages.filter(({ content }) => words.test(content.text ?? ""));
}
