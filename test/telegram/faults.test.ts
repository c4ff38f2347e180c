import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { TestClock } from "../support/clock.ts";
import { until } from "../support/until.ts";
import { startTelegram } from "./actors.ts";
import type { EmulatorOptions } from "./emulator.ts";
import { realLimits } from "./limits.ts";
import { rawCaller } from "./raw-call.ts";

async function start(t: TestContext, options: EmulatorOptions = {}) {
  const clock = new TestClock();
  const telegram = await startTelegram({ clock, ...options });
  t.after(() => telegram.stop());
  const call = rawCaller(telegram);
  const [anna, boris] = [telegram.client("Anna"), telegram.client("Boris")];
  await anna.starts();
  await boris.starts();
  const forum = telegram.forum("Support", { owner: boris });
  const send = (chat_id: number, text = "x") => call("sendMessage", { chat_id, text });
  return { clock, telegram, call, send, anna, boris, forum };
}

test("a 429 on order says when to come back, in the body and in the header, for its chat and so many times", async (t) => {
  const { telegram, send, anna, boris } = await start(t);
  telegram.faults.tooManyRequests(7, { method: "sendMessage", chat_id: anna.id, times: 2 });
  assert.equal((await send(boris.id)).ok, true);
  const refused = await send(anna.id);
  assert.equal(refused.status, 429);
  assert.equal(refused.description, "Too Many Requests: retry after 7");
  assert.deepEqual(refused.parameters, { retry_after: 7 });
  assert.equal(refused.headers.get("retry-after"), "7");
  assert.equal((await send(anna.id)).status, 429);
  assert.equal((await send(anna.id)).ok, true);
});

test("a connection cut before the effect leaves nothing, one cut after it leaves the message", async (t) => {
  const { telegram, send, anna } = await start(t);
  telegram.faults.cutBefore({ times: 1 });
  await assert.rejects(send(anna.id, "lost"));
  telegram.faults.cutAfter({ times: 1 });
  await assert.rejects(send(anna.id, "arrived"));
  assert.deepEqual(
    anna.messages.map(({ content }) => content.text),
    ["/start", "arrived"],
  );
  assert.deepEqual(
    telegram.calls.of("sendMessage").map(({ outcome }) => outcome),
    [
      { kind: "cut", happened: false },
      { kind: "cut", happened: true },
    ],
  );
});

test("a call that hangs gets no response, before or after its effect, and its caller may hang up", async (t) => {
  const { telegram, send, anna } = await start(t);
  const outcomes = () => telegram.calls.of("sendMessage").map(({ outcome }) => outcome);
  telegram.faults.hangBefore({ method: "sendMessage", times: 1 });
  const lost = send(anna.id, "lost");
  await until(() => outcomes()[0]?.kind === "cut", "it does not hang");
  telegram.faults.hangAfter({ method: "sendMessage", times: 1 });
  const arrived = send(anna.id, "arrived");
  await until(() => outcomes()[1]?.kind === "cut", "it does not hang");
  assert.deepEqual(outcomes(), [
    { kind: "cut", happened: false },
    { kind: "cut", happened: true },
  ]);
  assert.deepEqual(
    anna.messages.map(({ content }) => content.text),
    ["/start", "arrived"],
  );
  await telegram.stop();
  await Promise.all([assert.rejects(lost), assert.rejects(arrived)]);
});

test("server errors come as JSON or as a page, until healed", async (t) => {
  const { telegram, call, send, anna } = await start(t);
  const heal = telegram.faults.serverError({ method: "sendMessage" });
  assert.equal((await send(anna.id)).status, 500);
  assert.equal((await call("getMe")).ok, true);
  heal();
  telegram.faults.badGateway({ times: 1 });
  const response = await fetch(`${telegram.apiRoot}/bot${telegram.bot.token}/getMe`);
  assert.equal(response.status, 502);
  await assert.rejects(response.json());
  assert.equal((await send(anna.id)).ok, true);
});

test("an outage cuts waiting polls and new calls, and updates wait until it is over", async (t) => {
  const { telegram, call, clock, anna } = await start(t);
  await call("getUpdates", { offset: -1 });
  const [{ update_id }] = (await call("getUpdates")).result;
  const poll = call("getUpdates", { offset: update_id + 1, timeout: 50 });
  const failed = assert.rejects(poll);
  while (clock.nextTimer() === undefined) await call("getMe");
  const heal = telegram.faults.outage();
  await failed;
  await assert.rejects(call("getMe"));
  await anna.writes("meanwhile");
  heal();
  assert.equal((await call("getUpdates", { offset: update_id + 1 })).result[0].message.text, "meanwhile");
});

test("latency holds an answer back by the clock", async (t) => {
  const { telegram, clock, call } = await start(t);
  telegram.faults.latency(50, { method: "getMe" });
  let isDone = false;
  const answer = call("getMe").then(() => (isDone = true));
  while (clock.nextTimer() === undefined) await call("getMyCommands");
  clock.advance(49);
  await call("getMyCommands");
  assert.equal(isDone, false);
  clock.advance(1);
  await answer;
});

test("a fault with a probability strikes the same calls for the same seed", async (t) => {
  const { telegram, call } = await start(t);
  telegram.faults.serverError({ probability: 0.5 });
  const run = async () => {
    telegram.faults.seed(42);
    const statuses: number[] = [];
    for (let count = 0; count < 20; count++) statuses.push((await call("getMe")).status);
    return statuses;
  };
  const first = await run();
  assert.deepEqual(await run(), first);
  assert.deepEqual(new Set(first), new Set([200, 500]));
});

test("a group takes 20 sends, edits and topics together in any minute, and says when there is room", async (t) => {
  const { clock, send, call, forum } = await start(t, { limits: realLimits });
  const { message_id } = (await send(forum.id)).result;
  clock.advance(10_000);
  for (let count = 0; count < 9; count++)
    await call("editMessageText", { chat_id: forum.id, message_id, text: `${count}` });
  for (let count = 0; count < 10; count++) {
    assert.equal((await call("createForumTopic", { chat_id: forum.id, name: `${count}` })).ok, true);
  }
  const refused = await send(forum.id);
  assert.deepEqual(refused.parameters, { retry_after: 50 });
  clock.advance(49_999);
  assert.deepEqual((await send(forum.id)).parameters, { retry_after: 1 });
  clock.advance(1);
  assert.equal((await send(forum.id)).ok, true);
  assert.equal((await send(forum.id)).status, 429);
});

for (const [channelPerMinute, taken] of [
  [undefined, 20],
  [5, 5],
] as const) {
  test(`a channel takes ${taken} posts in any minute, counted apart from its group`, async (t) => {
    const limits = { ...realLimits, ...(channelPerMinute === undefined ? {} : { channelPerMinute }) };
    const { telegram, send, boris } = await start(t, { limits });
    const channel = telegram.channel("Desk", { owner: boris, discussion: "Desk talk" });
    for (let count = 0; count < taken; count++) assert.equal((await send(channel.id)).ok, true);
    assert.equal((await send(channel.id)).status, 429);
    assert.equal((await send(channel.discussion!.id)).ok, true);
  });
}

test("a person takes a burst and then one message a second, while others have room", async (t) => {
  const { clock, send, anna, boris } = await start(t, { limits: { ...realLimits, privateBurst: 3 } });
  for (let count = 0; count < 3; count++) assert.equal((await send(anna.id)).ok, true);
  assert.deepEqual((await send(anna.id)).parameters, { retry_after: 1 });
  assert.equal((await send(boris.id)).ok, true);
  clock.advance(1000);
  assert.equal((await send(anna.id)).ok, true);
  assert.equal((await send(anna.id)).status, 429);
});

test("all chats together take 30 messages a second", async (t) => {
  const { send, anna, boris, clock } = await start(t, { limits: { ...realLimits, privateBurst: 100 } });
  for (let count = 0; count < 30; count++)
    assert.equal((await send(count % 2 === 0 ? anna.id : boris.id)).ok, true);
  assert.deepEqual((await send(anna.id)).parameters, { retry_after: 1 });
  clock.advance(1000);
  assert.equal((await send(anna.id)).ok, true);
});

test("the log has every call without its token, and can be switched off", async (t) => {
  const { telegram, call, send, anna } = await start(t);
  await send(anna.id, "hello");
  const [logged] = telegram.calls.of("sendMessage");
  assert.deepEqual(logged?.parameters, { chat_id: anna.id, text: "hello" });
  assert.equal(logged?.outcome.kind, "ok");
  await send(12345);
  assert.equal(
    telegram.calls.count("sendMessage", ({ outcome }) => outcome.kind === "failed"),
    1,
  );
  assert.equal(JSON.stringify(telegram.calls.all).includes(telegram.bot.token), false);
  telegram.calls.keep = false;
  await call("getMe");
  assert.equal(telegram.calls.count("getMe"), 0);
});
