import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { plain } from "../../src/text/text.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import { wordsOf } from "../telegram/render.ts";
import { passUntil } from "./passing.ts";

for (const result of ["null", "[null]", "{}", '"soon"', '[{"update_id":"7"}]', "[[]]"]) {
  test(`getUpdates that answers ${result} is asked again, and nothing is taken for a full disk`, async (t) => {
    const clock = new TestClock();
    const desk = await openDesk(t, { clock });
    const anna = desk.telegram.client("Анна");
    desk.telegram.faults.order(
      { kind: "page", status: 200, body: `{"ok":true,"result":${result}}` },
      { method: "getUpdates", times: 3 },
    );
    await anna.writes("Ещё здесь?");
    await passUntil(clock, () => desk.telegram.bot.queue.length === 0);
    await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^Ещё здесь\?$/);
    assert.deepEqual(desk.fatal, []);
  });
}

test("a webhook that somebody sets is removed, and the admin is told of it, not of a second copy", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  await desk.settles();
  for (let round = 0; round < 3; round += 1) {
    setWebhook(desk);
    await desk.telegram.client(`Клиент-${round}`).writes("вопрос");
    await passUntil(clock, () => desk.telegram.bot.queue.length === 0);
    assert.equal(desk.telegram.bot.webhook, undefined);
  }
  await desk.settles();
  assert.equal(desk.told.filter((line) => line === plain("ru", "telegram-webhook")).length, 3);
  assert.ok(!desk.told.includes(plain("ru", "telegram-conflict")));
  const alerts = desk.olga.messages.filter(({ content }) => wordsOf(content).startsWith("⚠️"));
  assert.equal(alerts.length, 1, "one alert an hour");
  assert.match(wordsOf(alerts[0]!.content), /вебхук/);
});

test("an update that can be neither handled nor kept stays with Telegram until it can", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const database = new Sqlite(join(desk.config.dataDir, "topicdesk.db"));
  t.after(() => database.close());
  database.exec(`
    CREATE TRIGGER a_bug BEFORE INSERT ON seen_updates BEGIN SELECT RAISE (ABORT, 'a bug of ours'); END
  `);
  await desk.telegram.client("Анна").writes("Ещё здесь?");
  await passUntil(clock, () => desk.told.some((line) => line.includes("a bug of ours")));
  assert.equal(desk.telegram.bot.queue.length, 1);
  assert.deepEqual(desk.fatal, []);
  database.exec("DROP TRIGGER a_bug");
  await passUntil(clock, () => desk.telegram.bot.queue.length === 0);
  await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^Ещё здесь\?$/);
  await until(
    () => desk.told.filter((line) => line.includes("a bug of ours")).length === 1,
    "it is said more than once an hour",
  );
});

/** Like another program with the same token. */
function setWebhook({ telegram }: Desk): void {
  const settings = { url: "https://elsewhere.example.org/hook" };
  telegram.bot.webhook = { settings, stop() {} } as unknown as typeof telegram.bot.webhook;
}
