import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes, until } from "../support/desk.ts";
import { findFreePort } from "../support/port.ts";
import { Failure } from "../telegram/failure.ts";

test("while updates come the bot is well, also when nobody writes for long", async (t) => {
  const { desk, clock, health } = await open(t);
  assert.deepEqual(await health(), { status: 200, body: { status: "ok" } });
  await passes(desk, clock, 10 * 60_000);
  assert.deepEqual(await health(), { status: 200, body: { status: "ok" } });
});

test("two minutes after Telegram falls silent the bot is unwell and says why, until it answers again", async (t) => {
  const { desk, clock, health } = await open(t);
  const { faults, calls } = desk.telegram;
  faults.fails(new Failure(500, `Internal Server Error: ${desk.config.botToken}`), { method: "getUpdates" });
  // Ends the poll that waits.
  await desk.telegram.client("Анна").writes("здравствуйте");
  await until(
    () => calls.of("getUpdates").at(-1)?.outcome.kind === "failed",
    "the bot does not ask for updates",
  );
  clock.advance(110_000);
  assert.equal((await health()).status, 200);
  clock.advance(20_000);
  const { status, body } = await health();
  assert.equal(status, 503);
  assert.match(body.reason ?? "", /^no answer from Telegram for 1\d\d s: .*Internal Server Error/);
  assert.doesNotMatch(body.reason ?? "", /\d{6,}:/, "a token");
  faults.heal();
  // The next try, and the time for which Telegram keeps a poll without updates open.
  for (let tries = 0; (await health()).status === 503 && tries < 100; tries += 1) clock.advance(15_000);
  assert.deepEqual(await health(), { status: 200, body: { status: "ok" } });
});

test("the server answers HEAD, knows no other paths and says nothing of itself", async (t) => {
  const { address } = await open(t);
  const head = await fetch(`${address}/healthz`, { method: "HEAD" });
  assert.equal(head.status, 200);
  for (const [method, path] of [
    ["GET", "/"],
    ["GET", "/healthz/"],
    ["POST", "/healthz"],
    ["GET", "/telegram"],
    ["POST", "/telegram"],
    ["GET", "/../.env"],
  ] as const) {
    const response = await fetch(`${address}${path}`, { method });
    assert.equal(response.status, 404, `${method} ${path}`);
    assert.deepEqual(await response.json(), { error: "not found" });
  }
});

test("after a stop the port is free at once, and so is the next start's", async (t) => {
  const { desk, address, health } = await open(t);
  // A connection that is kept alive does not hold the stop up.
  await health();
  await desk.stop();
  await assert.rejects(fetch(`${address}/healthz`));
  await desk.start();
  assert.equal((await health()).status, 200);
});

async function open(t: TestContext): Promise<{
  desk: Desk;
  clock: TestClock;
  address: string;
  health: () => Promise<{ status: number; body: { status: string; reason?: string } }>;
}> {
  const clock = new TestClock();
  const port = await findFreePort();
  const desk = await openDesk(t, { clock, config: { port } });
  const address = `http://127.0.0.1:${port}`;
  return {
    desk,
    clock,
    address,
    async health() {
      const response = await fetch(`${address}/healthz`);
      return { status: response.status, body: (await response.json()) as { status: string } };
    },
  };
}
