import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { openProcessDesk, type ProcessDesk } from "../durability/process-desk.ts";
import { findFreePort } from "../support/port.ts";
import { until } from "../support/until.ts";
import { Failure } from "../telegram/failure.ts";
import { listenAsSystemd } from "./systemd.ts";

test("systemd hears once that the start is over, and then again and again that the bot works", async (t) => {
  const { desk, env, said } = await open(t);
  const bot = desk.launch({ ...env, WATCHDOG_USEC: "300000" });
  await until(() => said().length >= 4, "systemd hears nothing");
  const [first, ...later] = said();
  assert.equal(first, "READY=1 WATCHDOG=1 STATUS=");
  assert.deepEqual([...new Set(later)], ["WATCHDOG=1 STATUS="]);
  assert.match(bot.out.join("\n"), /работает/, "it was told before the start was over");
  assert.deepEqual(await bot.terminate(), { code: 0, signal: null });
});

test("the watchdog is not fed while updates cannot come, and systemd is told why", async (t) => {
  const { desk, env, said } = await open(t);
  const port = await findFreePort();
  const refusal = new Failure(400, "Bad Request: bad webhook: Failed to resolve host");
  desk.telegram.faults.fails(refusal, { method: "setWebhook" });
  const webhook = { PORT: String(port), PUBLIC_URL: "https://desk.example.org", UPDATES: "webhook" };
  const bot = desk.launch({ ...env, ...webhook, WATCHDOG_USEC: "300000" });
  await until(() => said().some(isTold), "systemd does not hear what is wrong");
  const wrongFrom = said().findIndex(isTold);
  // Two more tries take seconds, in which it would have been fed many times.
  const tries = desk.telegram.calls.count("setWebhook");
  await until(() => desk.telegram.calls.count("setWebhook") > tries + 1, "it is not tried again");
  const wrong = said().slice(wrongFrom);
  assert.ok(wrong.length > 5);
  assert.deepEqual(
    wrong.filter((line) => !isTold(line)),
    [],
  );
  desk.telegram.world.proxies.set("https://desk.example.org", `http://127.0.0.1:${port}`);
  desk.telegram.faults.heal();
  await until(() => said().at(-1) === "WATCHDOG=1 STATUS=", "it is not fed when all is well again");
  await bot.terminate();
});

test("without a service manager nobody is told, and without a watchdog only of the start", async (t) => {
  const { desk, env, said } = await open(t);
  const { NOTIFY_SOCKET: _, ...alone } = env;
  await (await desk.start({ ...alone, WATCHDOG_USEC: "3000" })).terminate();
  assert.deepEqual(said(), []);
  const bot = await desk.setUp(env);
  await until(() => said().length > 0, "systemd hears nothing");
  await bot.terminate();
  assert.deepEqual(said(), ["READY=1 WATCHDOG=1 STATUS="]);
});

test("the bot works also when systemd cannot be told", async (t) => {
  const { desk, env } = await open(t);
  const bot = await desk.start({ ...env, PATH: "/nowhere" });
  await bot.says("systemd cannot be told how the bot is");
  assert.deepEqual(await bot.terminate(), { code: 0, signal: null });
});

function isTold(line: string): boolean {
  return line.startsWith("STATUS=the webhook cannot be set: ");
}

async function open(t: TestContext): Promise<{
  desk: ProcessDesk;
  env: Record<string, string>;
  said: () => string[];
}> {
  const desk = await openProcessDesk(t);
  return { desk, ...listenAsSystemd(desk.directory) };
}
