import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import type { TestClock } from "../support/clock.ts";

/** Lets the clock run until the condition holds. The world works meanwhile. */
export async function passUntil(clock: TestClock, condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, "it does not come");
    clock.advance(100);
    await setImmediate();
  }
}
