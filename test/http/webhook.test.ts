import assert from "node:assert/strict";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { deriveSecret } from "../../src/telegram/webhook.ts";
import { TestClock } from "../support/clock.ts";
import { until } from "../support/desk.ts";
import { lasts, messagesIn, open, publicUrl, written } from "./webhook.ts";

test("with a webhook clients and managers talk as with polling, and nothing is polled", async (t) => {
  const { desk } = await open(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("раз");
  await anna.writes("два");
  const topic = desk.boris.in(await desk.forum.hasTopic(/Анна/));
  await topic.sees(/^два$/);
  await topic.writes("ответ");
  await anna.sees(/^ответ$/);
  assert.equal(desk.telegram.calls.count("getUpdates"), 0);
  const [set, ...others] = desk.telegram.calls.of("setWebhook");
  assert.deepEqual(others, []);
  assert.equal(set?.parameters["url"], `${publicUrl}/telegram`);
  assert.match(JSON.stringify(set?.parameters["allowed_updates"]), /chat_member/);
});

test("a public URL may have a path, and the proxy may leave it in front or take it away", async (t) => {
  for (const keeps of [true, false]) {
    const { desk, address } = await open(t, { path: "/desk" });
    const { world } = desk.telegram;
    world.proxies.clear();
    world.proxies.set(`${publicUrl}/desk`, keeps ? `${address}/desk` : address);
    await desk.telegram.client("Анна").writes("раз");
    await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^раз$/);
    await desk.stop();
  }
});

test("an update that was seen before is answered 200 and does nothing again", async (t) => {
  const { desk, post } = await open(t);
  const secret = deriveSecret(desk.config.botToken);
  const anna = desk.telegram.client("Анна");
  await anna.writes("раз");
  await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^раз$/);
  const update = written(desk, 7_000, "два");
  assert.deepEqual(
    (await Promise.all([post(update, secret), post(update, secret)])).map(({ status }) => status),
    [200, 200],
  );
  assert.equal((await post(update, secret)).status, 200);
  assert.deepEqual(messagesIn(desk), ["раз", "два"]);
});

test("updates that come side by side in any order are taken in theirs, in few transactions", async (t) => {
  const clock = new TestClock();
  const { desk, post } = await open(t, { clock });
  const secret = deriveSecret(desk.config.botToken);
  const first = await lasts(clock, post(written(desk, 900_000_000, "слово 0"), secret));
  assert.equal(first.status, 200);
  const words = Array.from({ length: 20 }, (_, index) => `слово ${index}`);
  // The clock stands still now, so none of them may go before its turn.
  const updates = words.slice(1).map((word, index) => written(desk, 900_000_001 + index, word));
  const shuffled = [...updates].sort((a, b) => a.length - b.length || (a < b ? 1 : -1));
  const answers = await Promise.all(shuffled.map((update) => post(update, secret)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.deepEqual(messagesIn(desk), words);
});

test("an update whose predecessor does not come waits for it a little, not for ever", async (t) => {
  const { desk, post } = await open(t);
  const secret = deriveSecret(desk.config.botToken);
  assert.equal((await post(written(desk, 900_000_000, "раз"), secret)).status, 200);
  const third = post(written(desk, 900_000_002, "три"), secret);
  const second = await post(written(desk, 900_000_001, "два"), secret);
  assert.deepEqual([second.status, (await third).status], [200, 200]);
  assert.deepEqual(messagesIn(desk), ["раз", "два", "три"]);
  assert.equal((await post(written(desk, 900_000_009, "девять"), secret)).status, 200);
  // One that Telegram had held back.
  assert.equal((await post(written(desk, 900_000_005, "пять"), secret)).status, 200);
  assert.deepEqual(messagesIn(desk), ["раз", "два", "три", "девять", "пять"]);
});

test("when the database does not take an update it is not answered 200, and comes again", async (t) => {
  const { desk } = await open(t);
  const database = new Sqlite(`${desk.config.dataDir}/topicdesk.db`);
  t.after(() => database.close());
  // Neither can the update be kept as one that failed.
  database.exec(
    `CREATE TRIGGER trip BEFORE INSERT ON seen_updates BEGIN SELECT RAISE (ABORT, 'tripped'); END`,
  );
  const anna = desk.telegram.client("Анна");
  await anna.writes("не потеряется");
  await until(() => desk.told.some((line) => line.includes("внутренней ошибки")), "nothing is told");
  assert.equal(desk.telegram.bot.queue.length, 1);
  database.exec("DROP TRIGGER trip");
  await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^не потеряется$/);
});

test("from polling to a webhook and back nothing is lost", async (t) => {
  const { desk } = await open(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("по вебхуку");
  const topic = desk.boris.in(await desk.forum.hasTopic(/Анна/));
  await topic.sees(/^по вебхуку$/);
  await desk.stop();
  await anna.writes("пока бота нет");
  Object.assign(desk.config, { updates: "polling" });
  await desk.start();
  await topic.sees(/^пока бота нет$/);
  assert.equal(desk.telegram.bot.webhook, undefined);
  await desk.stop();
  await anna.writes("и снова");
  Object.assign(desk.config, { updates: "webhook" });
  await desk.start();
  await topic.sees(/^и снова$/);
});

test("deadlines are due with a webhook too, once Telegram holds no update back", async (t) => {
  const clock = new TestClock(Date.parse("2026-11-20T09:00:00Z"));
  const { desk, address } = await open(t, { clock });
  const { proxies } = desk.telegram.world;
  const alarmed = () => desk.olga.messages.filter(({ content }) => /Срок/.test(content.text ?? "")).length;
  /** The clock runs until the bot has looked so many times more. */
  const looks = async (count: number) => {
    const seen = () => desk.telegram.calls.count("getWebhookInfo", ({ outcome }) => outcome.kind === "ok");
    for (const end = seen() + count; seen() < end;) {
      const before = seen();
      await until(() => {
        clock.advance(1_000);
        return seen() > before;
      }, "it does not look");
    }
    await desk.app.outbox.idle();
  };
  await lasts(clock, desk.olga.starts());
  await lasts(clock, desk.olga.writes("/sla 10m 8h"));
  await lasts(clock, desk.olga.sees("Нормы теперь"));
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await lasts(clock, anna.writes("Вопрос"));
  const topic = desk.boris.in(await lasts(clock, desk.forum.hasTopic(/Анна/)));
  await looks(3);
  // The answer is with Telegram, and cannot come in.
  proxies.clear();
  await topic.writes("Отвечаю");
  await looks(20);
  assert.equal(alarmed(), 0, "an update may wait");
  proxies.set(publicUrl, address);
  await lasts(clock, anna.sees(/^Отвечаю$/));
  await looks(5);
  assert.equal(alarmed(), 0, "answered in time");
  await lasts(clock, anna.writes("И ещё"));
  await looks(12);
  await until(() => alarmed() === 1, "nobody is told");
  await desk.stop();
});
