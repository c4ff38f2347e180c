import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { TestClock } from "../support/clock.ts";
import { type Desk, passes, until } from "../support/desk.ts";
import { Failure } from "../telegram/failure.ts";
import { open, textsIn } from "./copies.ts";

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

function bytesOf({ telegram }: Desk, fileId: string): Uint8Array {
  const bytes = telegram.world.files.find(fileId)?.bytes;
  assert.ok(bytes);
  return bytes;
}
