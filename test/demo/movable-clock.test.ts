import assert from "node:assert/strict";
import { test } from "node:test";
import { MovableClock } from "../telegram/page/movable-clock.ts";

test("a clock that is moved forward runs its timers in order, each at its own time", () => {
  const clock = new MovableClock();
  const start = clock.now();
  const ran: string[] = [];
  const note = (name: string) => () =>
    void ran.push(`${name} after ${Math.floor((clock.now() - start) / 60_000)}`);
  clock.after(120_000, note("second"));
  clock.after(60_000, () => {
    note("first")();
    clock.after(30_000, note("set by the first"));
  });
  const cancel = clock.after(90_000, note("cancelled"));
  const later = clock.after(10_000_000, note("too late"));
  cancel();
  clock.forward(3_600_000);
  later();
  assert.deepEqual(ran, ["first after 1", "set by the first after 1", "second after 2"]);
  assert.equal(clock.aheadBy, 3_600_000);
  assert.ok(clock.now() - start >= 3_600_000);
  assert.ok(Number.isInteger(clock.now()), "the database takes no fractions");
});

test("its timers also run when nobody moves it", async () => {
  const clock = new MovableClock();
  await new Promise<void>((resolve) => void clock.after(5, resolve));
  assert.equal(clock.aheadBy, 0);
});
