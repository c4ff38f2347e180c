import assert from "node:assert/strict";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import Sqlite from "better-sqlite3";
import { findNotes } from "../../src/store/messages/notes.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { wordsOf } from "../telegram/render.ts";
import { passUntil } from "./passing.ts";
import { openProcessDesk } from "./process-desk.ts";

test("a batch given again after a kill between its commit and its confirmation has one effect", async (t) => {
  const desk = await openProcessDesk(t);
  const { telegram, boris, forum } = desk;
  const bot = await desk.setUp();
  const anna = telegram.client("Анна");
  await anna.writes("до сбоя");
  const topic = await forum.hasTopic(/Анна/);
  await boris.in(topic).sees(/^до сбоя$/);
  await desk.settles();

  // The open poll brings the batch. All later polls are cut off, so no update of the batch is confirmed.
  telegram.faults.cutBefore({ method: "getUpdates" });
  const words = ["раз", "два", "три", "четыре", "пять"];
  await Promise.all([...words.map((each) => anna.writes(each)), boris.in(topic).writes("ответ")]);
  await boris.in(topic).sees(/^пять$/);
  await anna.sees("ответ");
  await desk.sendsEverything();
  assert.ok(telegram.bot.queue.length >= 6, "the batch is not confirmed");
  await bot.kill();

  telegram.faults.heal();
  await desk.start();
  await anna.writes("после сбоя");
  await boris.in(topic).sees(/^после сбоя$/);
  await desk.settles();
  assert.deepEqual(
    topic.messages.filter((each) => each.sender.account.is_bot && each.content.text).map(wordsIn),
    ["Обращение", "до", "раз", "два", "три", "четыре", "пять", "после"],
  );
  assert.equal(anna.messages.filter(({ content }) => content.text === "ответ").length, 1);
});

test("updates whose answer was lost on the way are given again and have one effect", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const anna = desk.telegram.client("Анна");
  await desk.settles();
  // Hits the poll after the open one. That poll finds the second message and loses it.
  desk.telegram.faults.cutAfter({ method: "getUpdates", times: 2 });
  await anna.writes("один");
  await anna.writes("другой");
  await anna.writes("третий");
  const wasLost = () =>
    desk.telegram.calls.count("getUpdates", ({ outcome }) => outcome.kind === "cut" && outcome.happened);
  await passUntil(clock, () => desk.telegram.bot.queue.length === 0);
  await desk.settles();
  assert.equal(wasLost(), 2);
  assert.equal(desk.telegram.calls.count("copyMessage"), 3);
});

test("an update that a bug stops is kept, the admin is told, and later updates go on", async (t) => {
  const desk = await openDesk(t);
  await desk.olga.starts();
  const anna = desk.telegram.client("Анна");
  await anna.writes("до ошибки");
  const topic = await desk.forum.hasTopic(/Анна/);
  await desk.boris.in(topic).sees(/^до ошибки$/);
  const database = new Sqlite(join(desk.config.dataDir, "topicdesk.db"));
  t.after(() => database.close());
  database.exec(`
    CREATE TRIGGER a_bug BEFORE INSERT ON messages WHEN NEW.text = 'споткнётся'
    BEGIN SELECT RAISE (ABORT, 'a bug of ours'); END
  `);

  await anna.writes("споткнётся");
  await anna.writes("после ошибки");

  await desk.boris.in(topic).sees(/^после ошибки$/);
  const alert = await desk.olga.sees("внутренней ошибки");
  await desk.settles();
  const kept = database.prepare("SELECT * FROM failed_updates").all() as {
    update_id: number;
    content: string;
    error: string;
  }[];
  assert.equal(kept.length, 1);
  assert.equal(JSON.parse(kept[0]!.content).message.text, "споткнётся");
  assert.match(kept[0]!.error, /a bug of ours/);
  assert.match(wordsOf(alert.content), new RegExp(`номер ${kept[0]!.update_id}`));
  assert.equal(topic.messages.filter(({ content }) => content.text === "споткнётся").length, 0);
  assert.deepEqual(desk.fatal, []);
});

test("an update that failed and is given again is kept once, and the admin is told once", async (t) => {
  const desk = await openDesk(t);
  await desk.olga.starts();
  const anna = desk.telegram.client("Анна");
  await desk.settles();
  const database = new Sqlite(join(desk.config.dataDir, "topicdesk.db"));
  t.after(() => database.close());
  database.exec(`
    CREATE TRIGGER a_bug BEFORE INSERT ON messages
    BEGIN SELECT RAISE (ABORT, 'a bug of ours'); END
  `);
  desk.telegram.faults.cutBefore({ method: "getUpdates" });
  await anna.writes("споткнётся");
  await desk.olga.sees("внутренней ошибки");
  await desk.stop();
  assert.equal(desk.telegram.bot.queue.length, 1, "the update is not confirmed");

  desk.telegram.faults.heal();
  await desk.start();
  await desk.settles();
  assert.equal(
    desk.olga.messages.filter((each) => wordsOf(each.content).includes("внутренней ошибки")).length,
    1,
  );
  assert.equal(database.prepare("SELECT * FROM failed_updates").all().length, 1);
});

function wordsIn({ content }: { content: { text?: string } }): string {
  return content.text!.split(" ")[0]!;
}

test("an edit that is given before its message makes one copy, with the newer words", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("Здравствуйте");
  const topic = await desk.forum.hasTopic(/Анна/);
  await desk.settles();
  await desk.stop();
  await anna.edits(await anna.writes("Где закас?"), "Где заказ?");
  await startsWithTheEdit(desk);
  await desk.rests();
  const words = topic.messages.filter(({ sender }) => sender.account.is_bot).map((each) => each.content.text);
  assert.deepEqual(
    words.filter((each) => /Где/.test(each ?? "") && !/Обращение/.test(each ?? "")),
    ["Где заказ?"],
  );
});

test("an answer whose edit is given first goes to the client once, when its author says so", async (t) => {
  const { desk, anna, boris } = await stopsAfterAnAnswer(t);
  await boris.edits(await boris.writes("Приедем зватра"), "Приедем завтра");
  await startsWithTheEdit(desk);
  await boris.presses("Отправить клиенту");
  await anna.sees("Приедем завтра");
  await desk.rests();
  assert.equal(anna.messages.filter(({ content }) => /Приедем/.test(content.text ?? "")).length, 1);
});

test("an answer whose edit into a note is given first goes to nobody", async (t) => {
  const { desk, anna, boris } = await stopsAfterAnAnswer(t);
  await boris.edits(await boris.writes("скандальный"), "// скандальный");
  await startsWithTheEdit(desk);
  await boris.writes("Приедем завтра");
  await anna.sees("Приедем завтра");
  await desk.rests();
  assert.equal(anna.messages.filter(({ content }) => /скандальный/.test(content.text ?? "")).length, 0);
  assert.deepEqual(
    findNotes(desk.app.store, 1).map(({ text }) => text),
    ["скандальный"],
  );
});

/** A client who has got an answer, the manager in their topic, and a bot that does not run. */
async function stopsAfterAnAnswer(t: TestContext) {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("Здравствуйте");
  const boris = desk.boris.in(await desk.forum.hasTopic(/Анна/));
  await boris.writes("Добрый день");
  await anna.sees("Добрый день");
  await desk.settles();
  await desk.stop();
  return { desk, anna, boris };
}

/** Starts the bot, which gets the edit before the message. */
async function startsWithTheEdit(desk: Desk): Promise<void> {
  const { queue } = desk.telegram.bot;
  const [written, edited] = queue.peek(2);
  queue.clear();
  queue.add("edited_message", edited!.edited_message!);
  queue.add("message", written!.message!);
  await desk.start();
}
