import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { openStore } from "../../src/store/database.ts";
import { plain } from "../../src/text/text.ts";
import { version } from "../../src/version.ts";
import { seededRandom } from "../telegram/random.ts";
import { everythingArrives } from "./arrival.ts";
import { audit } from "./audit.ts";
import type { BotProcess } from "./bot-process.ts";
import { Load } from "./load.ts";
import { openProcessDesk, waitsForTelegram } from "./process-desk.ts";
import { findFreePort } from "../support/port.ts";
import { until } from "../support/until.ts";

test("a second process on the same data stops at once, the first goes on", async (t) => {
  const desk = await openProcessDesk(t);
  const first = await desk.setUp();
  const second = desk.launch();
  await refuses(second, plain("ru", "store-locked", { path: desk.directory }));
  assert.equal(first.ending, undefined);
  const anna = desk.telegram.client("Анна");
  await anna.writes("первый ещё работает");
  await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^первый ещё работает$/);
});

test("at the start the time zone is printed, with what time it is there and how to change it", async (t) => {
  const desk = await openProcessDesk(t);
  const bot = desk.launch({ TIME_ZONE: "Asia/Yekaterinburg" });
  await bot.says("Часовой пояс: Asia/Yekaterinburg (сейчас ");
  assert.match(bot.out.join("\n"), /\(сейчас \d{1,2}:\d\d\)\. Изменить: TIME_ZONE в файле \.env/);
  await bot.terminate();
});

test("after a kill the data are free at once", async (t) => {
  const desk = await openProcessDesk(t);
  const first = await desk.start();
  await first.kill();
  const second = await desk.start();
  assert.deepEqual(await second.terminate(), { code: 0, signal: null });
});

test("a database of a newer version is refused and left as it is; both versions are named", async (t) => {
  const desk = await openProcessDesk(t);
  const path = join(desk.directory, "topicdesk.db");
  openStore(path).close();
  const present = new Sqlite(path);
  const ours = String(present.pragma("user_version", { simple: true }));
  present.close();
  for (const [mode, theirs] of [
    ["WAL", "7.0.1"],
    ["DELETE", undefined],
  ] as const) {
    const database = new Sqlite(path);
    database.pragma(`journal_mode = ${mode}`);
    database.pragma("user_version = 999");
    if (theirs === undefined) database.exec("DROP TABLE memory");
    else database.prepare("UPDATE memory SET value = ? WHERE key = 'program'").run(theirs);
    database.pragma("wal_checkpoint(TRUNCATE)");
    database.close();
    const bytes = readFileSync(path);
    const bot = desk.launch();
    assert.deepEqual(await bot.ends(), { code: 1, signal: null }, bot.err.join("\n"));
    const schemas = `а запущена ${version} (номер базы ${ours})`;
    const named =
      theirs === undefined ? `номер базы 999, ${schemas}` : `${theirs} (номер базы 999), ${schemas}`;
    assert.ok(
      bot.err.join("\n").startsWith(`База ${path} создана более новой версией Topicdesk: ${named}.`),
      bot.err.join("\n"),
    );
    assert.ok(readFileSync(path).equals(bytes), `a database in ${mode} mode is not what it was`);
  }
});

test("a corrupt database is refused and left as it is", async (t) => {
  const desk = await openProcessDesk(t);
  const path = join(desk.directory, "topicdesk.db");
  openStore(path).close();
  const sound = readFileSync(path);
  const schemaGone = Buffer.from(sound).fill(0xa5, 100, 4_096);
  const garbage = Buffer.from("это не база ".repeat(1_000));
  for (const bytes of [garbage, schemaGone]) {
    writeFileSync(path, bytes);
    await refuses(desk.launch(), plain("ru", "store-corrupt", { path }));
    assert.ok(readFileSync(path).equals(bytes));
  }
});

test("a folder that cannot be written is refused", async (t) => {
  const desk = await openProcessDesk(t);
  const file = join(desk.directory, "file");
  writeFileSync(file, "");
  const path = join(file, "data");
  await refuses(desk.launch({ DATA_DIR: path }), plain("ru", "store-unwritable", { path }));

  // A folder in place of the database. Even root cannot open it.
  const other = join(desk.directory, "other");
  mkdirSync(join(other, "topicdesk.db"), { recursive: true });
  await refuses(
    desk.launch({ DATA_DIR: other }),
    plain("ru", "store-unwritable", { path: join(other, "topicdesk.db") }),
  );
});

test("what is no folder where one has to be is refused in one sentence, and nothing is left behind", async (t) => {
  const desk = await openProcessDesk(t);
  const file = join(desk.directory, "file");
  writeFileSync(file, "words");
  await refuses(desk.launch({ DATA_DIR: file }), plain("ru", "store-not-folder", { path: file }));
  assert.equal(readFileSync(file, "utf8"), "words");

  const link = join(desk.directory, "link");
  symlinkSync(join(desk.directory, "nowhere"), link);
  await refuses(desk.launch({ DATA_DIR: link }), plain("ru", "store-unwritable", { path: link }));

  const data = join(desk.directory, "data");
  const path = join(data, "backups");
  mkdirSync(data);
  const obstacles = [() => writeFileSync(path, "words"), () => symlinkSync(join(data, "nowhere"), path)];
  for (const obstruct of obstacles) {
    obstruct();
    await refuses(desk.launch({ DATA_DIR: data }), plain("ru", "store-copies-not-folder", { path }));
    assert.deepEqual(readdirSync(data), ["backups"]);
    rmSync(path);
  }
  await (await desk.start({ DATA_DIR: data })).terminate();
});

test("a token that Telegram does not know is refused before anything is written", async (t) => {
  const desk = await openProcessDesk(t);
  const data = join(desk.directory, "data");
  const bot = desk.launch({ BOT_TOKEN: `12345678:${"A".repeat(35)}`, DATA_DIR: data });
  await refuses(bot, plain("ru", "telegram-unauthorized", { error: "Unauthorized" }));
  assert.throws(() => readFileSync(join(data, "topicdesk.db")), { code: "ENOENT" });
});

test("a port that is taken stops the start, and the data are free again", async (t) => {
  const desk = await openProcessDesk(t);
  const port = await findFreePort();
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(port, "127.0.0.1", resolve));
  t.after(() => void other.close());
  const bot = desk.launch({ PORT: String(port) });
  await refuses(bot, plain("ru", "http-port-taken", { port: String(port), host: "127.0.0.1" }));
  await desk.start();
});

test("while Telegram is out of reach it says so and tries again, and still stops when asked", async (t) => {
  const desk = await openProcessDesk(t);
  const root = `http://127.0.0.1:${await findFreePort()}`;
  const bot = desk.launch({ TELEGRAM_API_ROOT: root });
  const said = await bot.says(`Не получается связаться с ${root}`);
  assert.match(said, /ECONNREFUSED/);
  assert.match(said, /Следующая попытка через 2 с/);
  assert.equal(bot.ending, undefined);
  assert.deepEqual(await bot.terminate(), { code: 0, signal: null });
  assert.deepEqual(bot.err, []);
});

test("asked to stop under load it ends in peace, and nothing is lost or repeated after the restart", async (t) => {
  const desk = await openProcessDesk(t);
  const { telegram, forum } = desk;
  await (await desk.setUp()).terminate();
  const firstCall = telegram.calls.all.length;
  const load = new Load({ managers: [desk.olga, desk.boris], forum, random: seededRandom(1) });
  t.after(() => load.end());
  const method = ["copyMessage", "copyMessages", "createForumTopic", "sendMediaGroup", "sendMessage"];
  telegram.faults.latency(20, { method });
  const clients = Array.from({ length: 8 }, (_, index) => telegram.client(`Клиент-${index + 1}`));
  const starts: number[] = [];
  for (let stop = 0; stop < 3; stop += 1) {
    starts.push(telegram.calls.all.length - firstCall);
    const bot = await desk.start();
    // Writing begins only now, so the length of a start does not change the number of messages.
    load.begin(clients, 50);
    const answered = load.written.length + 30;
    await until(() => load.written.length > answered, "nobody writes");
    assert.deepEqual(await bot.terminate(), { code: 0, signal: null });
    assert.deepEqual(bot.err, []);
    await load.end();
  }
  starts.push(telegram.calls.all.length - firstCall);
  await desk.start();
  await everythingArrives(desk, load);
  await desk.settles();
  const { lost, outOfOrder, misplaced, repeated } = audit(load, {
    forum,
    calls: telegram.calls.all.slice(firstCall),
    starts,
  });
  assert.deepEqual(
    { lost, outOfOrder, misplaced, repeated },
    { lost: [], outOfOrder: [], misplaced: [], repeated: [] },
  );
});

test("asked to stop while Telegram does not answer it gives the calls up, and makes them again after the restart", async (t) => {
  const { desk, bot } = await waitsForTelegram(t);
  assert.deepEqual(await bot.terminate(), { code: 0, signal: null });
  assert.deepEqual(bot.err, []);
  desk.telegram.faults.heal();
  await desk.start();
  await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^вопрос без ответа$/);
});

/** The bot ends by itself and says only this sentence. */
async function refuses(bot: BotProcess, sentence: string): Promise<void> {
  assert.deepEqual(await bot.ends(), { code: 1, signal: null }, bot.err.join("\n"));
  assert.equal(bot.err.join("\n"), sentence);
}
