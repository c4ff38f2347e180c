import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { TestClock } from "../support/clock.ts";
import { startTelegram } from "./actors.ts";
import type { EmulatorOptions } from "./emulator.ts";
import { rawCaller } from "./raw-call.ts";

async function start(t: TestContext, options: EmulatorOptions = {}) {
  const clock = new TestClock();
  const telegram = await startTelegram({ clock, ...options });
  t.after(() => telegram.stop());
  const call = rawCaller(telegram);
  const texts = async (parameters: object = {}) => {
    const { result } = await call("getUpdates", parameters);
    return result.map((update: { message?: { text?: string } }) => update.message?.text);
  };
  return { clock, telegram, call, texts, anna: telegram.client("Anna") };
}

test("updates come again until an offset confirms them", async (t) => {
  const { anna, call, texts } = await start(t);
  await anna.writes("one");
  await anna.writes("two");
  assert.deepEqual(await texts(), ["one", "two"]);
  const { result } = await call("getUpdates");
  assert.deepEqual(await texts({ offset: result[0].update_id + 1 }), ["two"]);
  assert.deepEqual(await texts({ offset: 0 }), ["two"]);
  assert.equal(result[1].update_id, result[0].update_id + 1);
});

test("a negative offset keeps the last updates and forgets the others", async (t) => {
  const { anna, texts } = await start(t);
  for (const word of ["one", "two", "three"]) await anna.writes(word);
  assert.deepEqual(await texts({ offset: -2 }), ["two", "three"]);
  assert.deepEqual(await texts(), ["two", "three"]);
});

test("an offset more than 10 past the tail is ignored and old updates come back", async (t) => {
  const { anna, call, texts } = await start(t);
  await anna.writes("one");
  const { result } = await call("getUpdates");
  const next = result[0].update_id + 1;
  assert.deepEqual(await texts({ offset: next + 11 }), ["one"]);
  assert.deepEqual(await texts({ offset: next + 10 }), []);
});

test("updates expire after a day", async (t) => {
  const { anna, clock, texts } = await start(t);
  await anna.writes("old");
  clock.advance(23 * 3600 * 1000);
  await anna.writes("new");
  assert.deepEqual(await texts(), ["old", "new"]);
  clock.advance(3600 * 1000);
  assert.deepEqual(await texts(), ["new"]);
});

test("a callback query waits 150 seconds for its bot, and no answer helps later", async (t) => {
  const { anna, clock, call, telegram } = await start(t);
  await anna.starts();
  await call("sendMessage", {
    chat_id: anna.id,
    text: "Menu",
    reply_markup: { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] },
  });
  const pressed = assert.rejects(anna.presses("Go", { timeout: 50 }), /did not answer Anna's press/);
  const ids = (await call("getUpdates")).result.map(
    (update: { callback_query?: { id: string } }) => update.callback_query?.id,
  );
  clock.advance(150_000);
  assert.equal((await call("getUpdates", { offset: -1 })).result[0]?.callback_query, undefined);
  const late = await call("answerCallbackQuery", { callback_query_id: ids.at(-1) });
  assert.equal(
    late.description,
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
  );
  assert.equal(telegram.world.callbackQueries.unanswered(telegram.bot), 1);
  await pressed;
});

test("allowed_updates filters when an update is made, and holds until it is changed", async (t) => {
  const { anna, call, texts } = await start(t);
  const message = await anna.writes("before");
  await call("getUpdates", { allowed_updates: ["edited_message", "no_such_type"], limit: 1 });
  await anna.writes("unheard");
  await anna.edits(message, "edited");
  assert.deepEqual(await texts(), ["before", undefined]);
  assert.equal((await call("getUpdates", { allowed_updates: [] })).result.length, 2);
  await anna.writes("heard again");
  assert.deepEqual(await texts(), ["before", undefined, "heard again"]);
});

test("limit and timeout are clamped, not refused", async (t) => {
  const { anna, call, clock, telegram } = await start(t);
  for (let count = 0; count < 102; count++) await anna.writes(`${count}`);
  assert.equal((await call("getUpdates", { limit: 1000 })).result.length, 100);
  assert.equal((await call("getUpdates", { limit: -5 })).result.length, 1);
  await call("getUpdates", { offset: -1 });
  const [last] = (await call("getUpdates")).result;
  const poll = call("getUpdates", { offset: last.update_id + 1, timeout: 3600 });
  while (clock.nextTimer() === undefined) await call("getMe");
  assert.equal(clock.nextTimer(), clock.now() + 50_000);
  clock.advance(50_000);
  assert.deepEqual((await poll).result, []);
  assert.deepEqual(telegram.violations, []);
});

test("a long poll answers at once when something happens, an album whole", async (t) => {
  const { anna, call, clock } = await start(t);
  const poll = call("getUpdates", { timeout: 50 });
  while (clock.nextTimer() === undefined) await call("getMe");
  const { photo } = await import("./contents.ts");
  await anna.sendsAlbum([photo("a"), photo()]);
  assert.equal((await poll).result.length, 2);
});

test("of two pollers the waiting one gets 409 and the newcomer wins", async (t) => {
  const { anna, call, clock } = await start(t);
  const first = call("getUpdates", { timeout: 50 });
  while (clock.nextTimer() === undefined) await call("getMe");
  const second = call("getUpdates", { timeout: 50 });
  const lost = await first;
  assert.equal(lost.status, 409);
  assert.equal(
    lost.description,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  );
  await anna.writes("hello");
  assert.equal((await second).result.length, 1);
});

test("an active webhook shuts getUpdates out until it is deleted", async (t) => {
  const { call } = await start(t);
  await call("setWebhook", { url: "https://desk.example.org/hook" });
  const refused = await call("getUpdates");
  assert.equal(refused.error_code, 409);
  assert.match(refused.description ?? "", /can't use getUpdates method while webhook is active/);
  assert.equal((await call("getWebhookInfo")).result.url, "https://desk.example.org/hook");
  await call("deleteWebhook");
  assert.equal((await call("getUpdates")).ok, true);
});

test("slowsRepeatedOffsets makes who repeats an offset at once wait and get one update", async (t) => {
  const { anna, call, clock } = await start(t, { slowsRepeatedOffsets: true });
  await anna.writes("one");
  await anna.writes("two");
  assert.equal((await call("getUpdates")).result.length, 2);
  assert.equal((await call("getUpdates")).result.length, 1);
  clock.advance(3000);
  assert.equal((await call("getUpdates")).result.length, 2);
});

test("a wrong token is 401, a method in any case is found", async (t) => {
  const { telegram, call } = await start(t);
  assert.equal((await fetch(`${telegram.apiRoot}/bot1:wrong/getMe`)).status, 401);
  assert.equal((await call("GETme")).result.username, "topicdesk_bot");
  const get = await fetch(
    `${telegram.apiRoot}/bot${telegram.bot.token}/getMyCommands?scope=%7B%22type%22%3A%22default%22%7D`,
  );
  assert.deepEqual(await get.json(), { ok: true, result: [] });
});
