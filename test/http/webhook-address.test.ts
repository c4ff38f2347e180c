import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { until } from "../support/desk.ts";
import { rawCaller } from "../telegram/raw-call.ts";
import { becomes, open, publicUrl } from "./webhook.ts";

test("health: an error of Telegram's makes the bot unwell, an update that arrives makes it well", async (t) => {
  const clock = new TestClock();
  const { desk, address, health } = await open(t, { clock });
  assert.deepEqual(await health(), [200, undefined]);
  const { proxies } = desk.telegram.world;
  proxies.clear();
  await desk.telegram.client("Анна").writes("мимо");
  await until(() => desk.telegram.bot.webhook?.lastError !== undefined, "Telegram does not try");
  clock.advance(60_000);
  await becomes(health, /Telegram cannot deliver updates \(1 wait\): Connection refused/);
  proxies.set(publicUrl, address);
  clock.advance(60_000);
  await becomes(health, undefined);
  clock.advance(60_000);
  await becomes(health, undefined);
});

test("health: while Telegram does not take the address the bot is unwell and says so to its operator", async (t) => {
  const clock = new TestClock();
  const { desk, health } = await open(t, { clock });
  clock.advance(1_000);
  await desk.stop();
  const { faults } = desk.telegram;
  faults.badGateway({ method: "setWebhook" });
  await desk.start();
  await until(() => desk.told.some((line) => line.includes("Telegram не принял адрес")), "nothing is told");
  await becomes(health, /the webhook cannot be set/);
  faults.heal();
  clock.advance(2_000);
  await becomes(health, undefined);
});

test("a webhook of somebody else's is replaced, the admin is told, and there is no war", async (t) => {
  const clock = new TestClock();
  const { desk } = await open(t, { clock });
  await desk.olga.starts();
  await desk.settles();
  const call = rawCaller(desk.telegram);
  const steal = () => call("setWebhook", { url: "https://other.example.org/hook" });
  const url = () => desk.telegram.bot.webhook?.settings.url;
  clock.advance(1_000);
  await steal();
  const anna = desk.telegram.client("Анна");
  await anna.writes("куда это уйдёт?");
  clock.advance(60_000);
  await until(() => url() === `${publicUrl}/telegram`, "it is not set again");
  await desk.olga.sees(/подключилась другая программа \(через вебхук\), и сообщения уходили ей/);
  await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees(/^куда это уйдёт\?$/);
  const looks = () => desk.telegram.calls.count("getWebhookInfo", ({ outcome }) => outcome.kind === "ok");
  let sets = 0;
  for (const end = looks() + 60; looks() < end;) {
    clock.advance(1_000);
    if (url() === `${publicUrl}/telegram`) {
      sets += 1;
      await steal();
    }
    const before = looks();
    await until(() => {
      clock.advance(1_000);
      return looks() > before;
    }, "it does not look");
  }
  assert.ok(sets >= 3 && sets <= 10, `set ${sets} times in an hour`);
});
