import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import Sqlite from "better-sqlite3";
import { openStore } from "../../src/store/database.ts";
import { findPairAtDesk } from "../../src/store/messages/pairs.ts";
import { findMessage } from "../../src/store/messages/messages.ts";
import { plain } from "../../src/text/text.ts";
import { version } from "../../src/version.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import { wordsIn } from "../contract/conversation.ts";
import { badRequest } from "../telegram/failure.ts";
import { wordsOf } from "../telegram/render.ts";
import { passUntil } from "./passing.ts";

type ToolName = "outbox" | "updates";

/** Each tool and each way into the database, in turn with the other: a process of its own takes long to start. */
function tries(turn: number): [ToolName, string[]][] {
  const [first, second]: ToolName[] = turn % 2 === 0 ? ["outbox", "updates"] : ["updates", "outbox"];
  return [
    [first!, ["list"]],
    [second!, ["drop", "1"]],
  ];
}

test("a tool creates nothing where there is no database, and says so", (t) => {
  const folder = makeFolder(t);
  for (const [index, dataDir] of [folder, join(folder, "not there")].entries()) {
    const path = join(dataDir, "topicdesk.db");
    const said = { code: 1, out: "", err: plain("ru", "store-absent", { path }) };
    for (const [tool, command] of tries(index)) assert.deepEqual(run(tool, dataDir, ...command), said, tool);
  }
  assert.deepEqual(readdirSync(folder), []);
});

test("a tool leaves alone what is no database of Topicdesk of its version", (t) => {
  const folder = makeFolder(t);
  const path = join(folder, "topicdesk.db");
  let states = 0;
  const refuses = (reason: "foreign" | "older" | "newer" | "corrupt", schema = 0) => {
    const schemas = { theirSchema: String(schema + 1), ourSchema: String(schema) };
    const said =
      reason === "newer"
        ? plain("ru", "store-newer", { path, theirs: version, ours: version, ...schemas })
        : plain("ru", `store-${reason}`, { path });
    const before = readFileSync(path);
    for (const [tool, command] of tries((states += 1))) {
      const { code, err } = run(tool, folder, ...command);
      assert.deepEqual([code, err], [1, said], `${tool} ${command.join(" ")}`);
    }
    assert.ok(readFileSync(path).equals(before), `${reason}: the file is not what it was`);
  };
  const change = (statements: string) => {
    const database = new Sqlite(path);
    database.pragma("journal_mode = DELETE");
    database.exec(statements);
    database.close();
  };
  writeFileSync(path, "");
  refuses("foreign");
  change("CREATE TABLE outbox (id INTEGER PRIMARY KEY); PRAGMA user_version = 99");
  refuses("foreign");
  writeFileSync(path, "words of somebody ".repeat(500));
  refuses("corrupt");
  rmSync(path);
  openStore(path).close();
  const database = new Sqlite(path);
  const schema = Number(database.pragma("user_version", { simple: true }));
  database.close();
  change(`PRAGMA user_version = ${schema - 1}`);
  refuses("older");
  change(`PRAGMA user_version = ${schema + 1}`);
  refuses("newer", schema);
});

test("a tool that only looks changes nothing of a database that nobody works on", (t) => {
  const folder = makeFolder(t);
  openStore(join(folder, "topicdesk.db")).close();
  const bytes = readFileSync(join(folder, "topicdesk.db"));
  for (const [tool, sentence] of [
    ["outbox", "outbox-empty"],
    ["updates", "updates-empty"],
  ] as const) {
    assert.deepEqual(run(tool, folder, "list"), { code: 0, out: plain("ru", sentence), err: "" });
  }
  assert.ok(readFileSync(join(folder, "topicdesk.db")).equals(bytes));
});

test("a tool finds the data by the file .env, also when something else in it is wrong", (t) => {
  const folder = makeFolder(t);
  mkdirSync(join(folder, "elsewhere"));
  openStore(join(folder, "elsewhere/topicdesk.db")).close();
  writeFileSync(join(folder, ".env"), "BOT_TOKEN=\nTIME_ZONE=nowhere\nLANGUAGE=en\nDATA_DIR=elsewhere\n");
  const { stdout, status } = spawnSync(process.execPath, [scriptOf("outbox"), "list"], {
    cwd: folder,
    env: { PATH: process.env["PATH"] },
    encoding: "utf8",
  });
  assert.deepEqual([status, stdout.trim()], [0, plain("en", "outbox-empty")]);
  assert.ok(!existsSync(join(folder, "data")));
});

test("a command that makes no sense is answered with what there is", (t) => {
  const folder = makeFolder(t);
  for (const [tool, id] of [
    ["outbox", "outbox-usage"],
    ["updates", "updates-usage"],
  ] as const) {
    for (const command of [[], ["lst"], ["drop"], ["drop", "x"], ["drop", "-1"]])
      assert.deepEqual(run(tool, folder, ...command), { code: 2, out: "", err: plain("ru", id) });
  }
});

test("an update that a bug stopped is handled again when the operator asks, while the bot runs and only once", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const bug = withBug(t, desk);
  const anna = desk.telegram.client("Анна");
  await anna.writes("споткнётся");
  await desk.settles();
  const { dataDir } = desk.config;
  const line = run("updates", dataDir, "list").out;
  assert.match(line, /^\d+ {2}2\d{3}-\d\d-\d\d \d\d:\d\d {2}message {2}.*a bug of ours$/);
  assert.doesNotMatch(line, /споткнётся/);
  const id = line.split(" ")[0]!;

  // The bug is still there, so the update stays and is not tried again by itself.
  assert.equal(run("updates", dataDir, "replay", id).code, 0);
  assert.match(run("updates", dataDir, "list").out, /будет обработано ещё раз$/);
  await passUntil(clock, () => bug.awaited() === 0);
  assert.match(run("updates", dataDir, "list").out, /a bug of ours$/);

  bug.mend();
  run("updates", dataDir, "replay", id);
  await passUntil(clock, () => bug.count() === 0);
  assert.equal(run("updates", dataDir, "list").out, plain("ru", "updates-empty"));
  const topic = await desk.forum.hasTopic(/Анна/);
  await desk.boris.in(topic).sees(/^споткнётся$/);
  await desk.settles();
  assert.equal(topic.messages.filter(({ content }) => content.text === "споткнётся").length, 1);
  assert.equal(run("updates", dataDir, "replay", id).err, plain("ru", "updates-absent", { id }));
});

test("an answer that the operator requeues beside the running bot goes out, whatever the bot remembers of it", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const { telegram, app } = desk;
  const anna = telegram.client("Анна");
  await anna.writes("Вопрос");
  const topic = await desk.forum.hasTopic(/Анна/);
  await desk.settles();
  const start = clock.now();
  const mend = telegram.faults.fails(badRequest("MESSAGE_TOO_LONG"), {
    method: "sendMessage",
    chat_id: anna.id,
  });
  const answer = await desk.boris.in(topic).writes("Ответ");
  await desk.settles();
  mend();
  const isFailed = () => findPairAtDesk(app.store, 1, answer.message_id)?.failure === "refused";
  assert.ok(isFailed());
  const { id } = findPairAtDesk(app.store, 1, answer.message_id)!;
  assert.equal(findMessage(app.store, id)?.failure, "refused");

  const { dataDir } = desk.config;
  const [dead] = run("outbox", dataDir, "list").out.split(" ");
  assert.equal(run("outbox", dataDir, "requeue", dead!).code, 0);
  // The bot looks for such rows four times a minute.
  await passUntil(clock, () => wordsIn(anna.messages).includes("Ответ") || clock.now() > start + 60_000);
  assert.deepEqual(wordsIn(anna.messages).slice(-1), ["Ответ"]);
});

test("a replay that was asked for while the bot was not running is done at its start; what was done is not done again", async (t) => {
  const desk = await openDesk(t);
  const bug = withBug(t, desk);
  const anna = desk.telegram.client("Анна");
  await anna.writes("споткнётся");
  await anna.writes("споткнётся снова");
  await desk.settles();
  await desk.stop();
  const { dataDir } = desk.config;
  const [first, second] = run("updates", dataDir, "list")
    .out.split("\n")
    .map((line) => line.split(" ")[0]!);
  for (const id of [first!, second!]) assert.equal(run("updates", dataDir, "replay", id).code, 0);
  bug.mend();
  // The state after a process ended between the effect of a replay and its end.
  bug.database.exec(`INSERT INTO seen_updates (update_id, seen_at) VALUES (${first}, 0)`);
  await desk.start();
  const topic = await desk.forum.hasTopic(/Анна/);
  await desk.boris.in(topic).sees(/^споткнётся снова$/);
  await until(() => bug.count() === 0, "a failed update is still kept");
  await desk.settles();
  assert.equal(topic.messages.filter(({ content }) => content.text === "споткнётся").length, 0);
});

test("of hundreds of updates that fail the admin gets one message with their number, and the next an hour later", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  await desk.settles();
  const bug = withBug(t, desk);
  const anna = desk.telegram.client("Анна");
  const alerts = () =>
    desk.olga.messages.map(({ content }) => wordsOf(content)).filter((words) => words.includes("внутренней"));
  for (let number = 0; number < 300; number += 1) await anna.writes("споткнётся");
  await until(() => bug.count() === 300, "not all have failed");
  await passUntil(clock, () => alerts().length === 1);
  assert.match(alerts()[0]!, /^⚠️ 300 сообщений бот не смог обработать/);

  await anna.writes("споткнётся");
  await until(() => bug.count() === 301, "it has not failed");
  await desk.stop();
  await desk.start();
  clock.advance(3_500_000);
  await desk.settles();
  assert.equal(alerts().length, 1);
  await passUntil(clock, () => alerts().length === 2);
  assert.match(alerts()[1]!, /^⚠️ Одно сообщение бот не смог обработать/);
});

/** The database refuses messages with this word. */
function withBug(t: TestContext, desk: Desk) {
  const database = new Sqlite(join(desk.config.dataDir, "topicdesk.db"));
  t.after(() => database.close());
  database.exec(`
    CREATE TRIGGER a_bug BEFORE INSERT ON messages WHEN NEW.text LIKE '%споткнётся%'
    BEGIN SELECT RAISE (ABORT, 'a bug of ours'); END
  `);
  const count = database.prepare("SELECT count(*) FROM failed_updates").pluck();
  const awaited = database.prepare("SELECT count(*) FROM failed_updates WHERE replay_at IS NOT NULL").pluck();
  return {
    database,
    mend: () => database.exec("DROP TRIGGER a_bug"),
    count: () => Number(count.get()),
    /** The number of updates that wait for a replay. */
    awaited: () => Number(awaited.get()),
  };
}

function scriptOf(tool: ToolName): string {
  return join(import.meta.dirname, `../../scripts/${tool}.ts`);
}

function run(tool: ToolName, dataDir: string, ...command: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [scriptOf(tool), ...command], {
    // Not the present directory, since it may contain a `.env`.
    cwd: tmpdir(),
    env: {
      PATH: process.env["PATH"],
      DATA_DIR: dataDir,
      LANGUAGE: "ru",
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
    },
    encoding: "utf8",
  });
  return { code: status, out: stdout.trimEnd(), err: stderr.trimEnd() };
}

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "topicdesk-tools-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
