import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { openStore } from "../../src/store/database.ts";
import { lockData } from "../../src/store/lock.ts";
import { plain } from "../../src/text/text.ts";
import { Failure } from "../telegram/failure.ts";
import { BotProcess } from "./bot-process.ts";
import { openProcessDesk, waitsForTelegram } from "./process-desk.ts";
import { until } from "../support/until.ts";

const withoutAdmins = { ADMIN_IDS: "" };

/** The steps of a start with an existing database. Each of them may fail. */
const obstacles: [what: string, trigger: string, env: Record<string, string>][] = [
  ["the code for the owner", "BEFORE INSERT ON memory", withoutAdmins],
  ["an admin", "BEFORE INSERT ON managers", {}],
  ["the end of old marks", "BEFORE DELETE ON seen_updates", {}],
  ["a send that was interrupted", "BEFORE UPDATE ON outbox", {}],
];

test("a start that fails ends with one sentence and leaves nothing running or locked", async (t) => {
  const desk = await openProcessDesk(t);
  openStore(join(desk.directory, "topicdesk.db")).close();
  const database = new Sqlite(join(desk.directory, "topicdesk.db"));
  t.after(() => database.close());
  for (const [what, trigger, env] of obstacles)
    await t.test(`at ${what}`, async () => {
      database.exec(`
        DELETE FROM managers;
        INSERT OR IGNORE INTO seen_updates (update_id, seen_at) VALUES (1, 1);
        DELETE FROM outbox;
        INSERT INTO outbox (lane, chat_id, weight, effect, state, not_before, created_at)
          VALUES ('chat:1', 1, 'message', '{"kind":"say","chatId":1,"topicId":null,"html":"x"}', 'sending', 0, 0);
        CREATE TRIGGER an_obstacle ${trigger} BEGIN SELECT RAISE (ABORT, 'an obstacle'); END;
      `);
      const bot = desk.launch(env);
      assert.deepEqual(await bot.ends(), { code: 1, signal: null });
      assert.deepEqual(bot.err, [plain("ru", "stopped-by-bug", { error: "an obstacle" })]);
      assert.ok(!bot.out.some((line) => line.includes("работает")), bot.out.join("\n"));
      database.exec("DROP TRIGGER an_obstacle");
      lockData(desk.directory)();
    });
  await (await desk.start()).terminate();
});

test("where there is no room for the first write the start ends with one sentence, at whichever write that is", async (t) => {
  const desk = await openProcessDesk(t);
  for (let kilobytes = 4; kilobytes <= 128; kilobytes *= 2) {
    const data = join(desk.directory, `data-${kilobytes}`);
    const bot = desk.launch({ DATA_DIR: data, ...withoutAdmins }, { largestFile: kilobytes * 1024 });
    assert.deepEqual(await bot.ends(), { code: 1, signal: null }, `${kilobytes} KB: ${bot.out.join("\n")}`);
    assert.equal(bot.err.length, 1, bot.err.join("\n"));
    assert.match(bot.err[0]!, /диск не принимает запись|Не получается писать/);
  }
});

test("a start without a token shows a whole example of one", async (t) => {
  const desk = await openProcessDesk(t);
  const bot = desk.launch({ BOT_TOKEN: "" });
  assert.deepEqual(await bot.ends(), { code: 1, signal: null });
  assert.match(bot.err.join("\n"), /BOT_TOKEN=\d{6,12}:[\w-]{34,}/);
});

test("a second signal ends a stop that waits for Telegram", async (t) => {
  const { desk, bot } = await waitsForTelegram(t);
  const polls = desk.telegram.calls.count("getUpdates");
  void bot.terminate();
  await until(
    () => desk.telegram.calls.of("getUpdates")[polls - 1]?.outcome.kind !== "pending",
    "the bot goes on asking",
  );
  // A second signal right after the first counts as the same one: npm passes on signals that the terminal sends to all.
  await new Promise((resolve) => setTimeout(resolve, 400));
  const second = bot.terminate();
  assert.deepEqual(await second, { code: 1, signal: null });
  assert.ok(!bot.out.includes(plain("ru", "stopped")), "it stopped in order all the same");
});

test("a folder that the system denies, and a file in its place, are refused with one sentence", async (t) => {
  const desk = await openProcessDesk(t);
  const denied = desk.launch({ DATA_DIR: "/proc/nope" });
  await refuses(denied, plain("ru", "store-unwritable", { path: "/proc/nope" }));
  const file = join(desk.directory, "a file");
  writeFileSync(file, "words of somebody");
  await refuses(desk.launch({ DATA_DIR: file }), plain("ru", "store-not-folder", { path: file }));
  assert.equal(readFileSync(file, "utf8"), "words of somebody");
});

test("a folder that was open to everybody before is closed, with the files in it", async (t) => {
  const desk = await openProcessDesk(t);
  const data = join(desk.directory, "data");
  mkdirSync(data);
  openStore(join(data, "topicdesk.db")).close();
  lockData(data)();
  const files = ["topicdesk.db", "lock.db"].map((name) => join(data, name));
  writeFileSync(join(data, "topicdesk.db.copy"), "a copy that somebody made");
  for (const file of files) chmodSync(file, 0o644);
  chmodSync(data, 0o755);
  const bot = await start(desk.launch({ DATA_DIR: data }));
  for (const name of ["topicdesk.db", "topicdesk.db-wal", "topicdesk.db-shm", "topicdesk.db.copy", "lock.db"])
    assert.equal(modeOf(join(data, name)), "600", name);
  assert.equal(modeOf(data), "700");
  await bot.terminate();
});

test("a new folder and its files are closed from the first moment, whatever the folder above", async (t) => {
  const desk = await openProcessDesk(t);
  const data = join(desk.directory, "deep/er/data");
  const bot = await start(desk.launch({ DATA_DIR: data }));
  assert.equal(modeOf(data), "700");
  for (const name of ["topicdesk.db", "topicdesk.db-wal", "topicdesk.db-shm", "lock.db"])
    assert.equal(modeOf(join(data, name)), "600", name);
  await bot.terminate();
});

test("a folder that everybody uses stays as it is, and whoever runs the bot is told", async (t) => {
  const desk = await openProcessDesk(t);
  const shared = join(desk.directory, "shared");
  mkdirSync(shared);
  chmodSync(shared, 0o1777);
  const bot = desk.launch({ DATA_DIR: shared });
  await bot.says(plain("ru", "store-open-to-others", { path: shared }).split("\n")[0]!);
  assert.equal(modeOf(shared), "1777");
  assert.equal(modeOf(join(shared, "topicdesk.db")), "600");
  await bot.terminate();
});

test("a file with settings that cannot be read is named; one from Windows can be read", async (t) => {
  const desk = await openProcessDesk(t);
  const path = join(desk.directory, ".env");
  mkdirSync(path);
  await refuses(desk.launch(), plain("ru", "config-file-unreadable", { path }));
  rmdirSync(path);
  const data = join(desk.directory, "data");
  writeFileSync(path, `\uFEFFDATA_DIR=${data}\r\nLOG_LEVEL=silent\r\n`);
  const bot = new BotProcess({
    directory: desk.directory,
    env: { BOT_TOKEN: desk.telegram.bot.token, TELEGRAM_API_ROOT: desk.telegram.apiRoot, LANGUAGE: "ru" },
  });
  desk.bots.push(bot);
  await bot.works();
  assert.ok(existsSync(join(data, "topicdesk.db")));
});

test("a second process stops at once although Telegram is out of reach", async (t) => {
  const desk = await openProcessDesk(t);
  await desk.start();
  desk.telegram.faults.outage();
  await refuses(desk.launch(), plain("ru", "store-locked", { path: desk.directory }));
});

test("a token is masked in whatever the process says, also when a proxy's answer repeats the address", async (t) => {
  const desk = await openProcessDesk(t);
  const { token } = desk.telegram.bot;
  const echo = (code: number) =>
    new Failure(code, `no such page: /bot${token}/getMe, /bot${token.replace(":", "%3A")}/getMe`);
  const heal = desk.telegram.faults.fails(echo(401), { method: "getMe" });
  const data = join(desk.directory, "data");
  const bot = desk.launch({ DATA_DIR: data, LOG_LEVEL: "trace" });
  assert.deepEqual(await bot.ends(), { code: 1, signal: null });
  assert.match(bot.err[0]!, /no such page: \/bot<token>\/getMe, \/bot<token>\/getMe/);
  heal();
  desk.telegram.faults.fails(echo(502), { method: "getMe" });
  const patient = desk.launch({ DATA_DIR: data, LOG_LEVEL: "trace" });
  await patient.says("Не получается связаться");
  await patient.terminate();
  const said = [bot.out, bot.err, patient.out, patient.err].flat().join("\n");
  assert.ok(!said.includes(token.split(":")[1]!), said);
  assert.ok(!existsSync(data), "something was written");
});

async function start(bot: BotProcess): Promise<BotProcess> {
  await bot.works();
  return bot;
}

/** The bot ends by itself and says only this sentence. */
async function refuses(bot: BotProcess, sentence: string): Promise<void> {
  assert.deepEqual(await bot.ends(), { code: 1, signal: null }, bot.err.join("\n"));
  assert.equal(bot.err.join("\n"), sentence);
}

/** The last digits of the mode, as for chmod. */
function modeOf(path: string): string {
  return (statSync(path).mode & 0o7777).toString(8);
}
