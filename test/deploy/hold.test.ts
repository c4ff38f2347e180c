import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { isHeld, untilReleased } from "../../src/hold.ts";
import { plain } from "../../src/text/text.ts";
import { openProcessDesk, type ProcessDesk } from "../durability/process-desk.ts";
import { TestClock } from "../support/clock.ts";
import { findFreePort } from "../support/port.ts";
import { until } from "../support/until.ts";
import { listenAsSystemd } from "./systemd.ts";

test("a held version starts wholly, takes and sends nothing until it is released, and then everything arrives", async (t) => {
  const { desk, hold, heldEnv, isReady } = await open(t);
  const first = await desk.setUp();
  const anna = desk.telegram.client("Анна");
  await anna.writes("вопрос");
  const topic = await desk.forum.hasTopic(/Анна/);
  const heal = desk.telegram.faults.tooManyRequests(1, { chat_id: anna.id });
  await desk.boris.in(topic).writes("ответ, который ждёт");
  await until(() => desk.telegram.bot.queue.length === 0, "the answer is not taken");
  await first.terminate();
  heal();
  await anna.writes("пока бот стоит");
  const said = desk.telegram.calls.all.length;

  hold();
  const port = await findFreePort();
  const bot = desk.launch({ ...heldEnv, PORT: String(port) });
  await bot.says(plain("ru", "upgrade-held").split("\n")[0]!);
  await until(isReady, "systemd does not hear that it has started");
  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  assert.equal(health.status, 200);
  await desk.launch().says(plain("ru", "store-locked", { path: desk.directory }).split("\n")[0]!);
  const methods = new Set(desk.telegram.calls.all.slice(said).map(({ method }) => method));
  assert.deepEqual(methods, new Set(["getMe", "deleteWebhook"]));
  assert.equal(bot.ending, undefined);

  rmSync(join(desk.directory, "upgrading"));
  await bot.works();
  await anna.sees("ответ, который ждёт");
  await desk.boris.in(topic).sees("пока бот стоит");
});

test("a held version that is stopped or killed has changed nothing that is to come", async (t) => {
  const { desk, hold } = await open(t);
  await (await desk.setUp()).terminate();
  const anna = desk.telegram.client("Анна");
  await anna.writes("вопрос");
  hold();
  const stopped = desk.launch();
  await stopped.says(plain("ru", "upgrade-held").split("\n")[0]!);
  assert.deepEqual(await stopped.terminate(), { code: 0, signal: null });
  const killed = desk.launch();
  await killed.says(plain("ru", "upgrade-held").split("\n")[0]!);
  await killed.kill();
  assert.equal(desk.telegram.bot.queue.length, 1);
  rmSync(join(desk.directory, "upgrading"));
  await desk.start();
  await desk.boris.in(await desk.forum.hasTopic(/Анна/)).sees("вопрос");
});

test("a hold that nobody touches for a minute ends by itself, also when the clock was set", async (t) => {
  const clock = new TestClock();
  const folder = mkdtempSync(join(tmpdir(), "topicdesk-hold-"));
  t.after(() => rmSync(folder, { recursive: true }));
  assert.equal(isHeld(folder), false);
  const path = join(folder, "upgrading");
  writeFileSync(path, "");
  assert.equal(isHeld(folder), true);
  let end: string | undefined;
  void untilReleased(folder, clock, new AbortController().signal).then((how) => (end = how));
  const passes = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      clock.advance(1_000);
      // What waits for the clock goes on before it moves again.
      await new Promise(setImmediate);
    }
  };
  for (let touched = 1; touched <= 3; touched += 1) {
    await passes(50);
    utimesSync(path, touched, touched);
  }
  clock.set(3_600_000);
  await passes(50);
  assert.equal(end, undefined);
  await passes(12);
  assert.equal(end, "abandoned");
  assert.ok(!existsSync(path), "the next start would wait again");
});

async function open(t: TestContext): Promise<{
  desk: ProcessDesk;
  hold: () => void;
  heldEnv: Record<string, string>;
  isReady: () => boolean;
}> {
  const desk = await openProcessDesk(t);
  const { env, said } = listenAsSystemd(desk.directory);
  return {
    desk,
    hold: () => writeFileSync(join(desk.directory, "upgrading"), ""),
    heldEnv: env,
    isReady: () => said().some((line) => line.includes("READY=1")),
  };
}
