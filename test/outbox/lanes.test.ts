import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { outagePause, refusalPause } from "../../src/outbox/backoff.ts";
import { Budget } from "../../src/outbox/budget.ts";
import { Lanes } from "../../src/outbox/lanes.ts";
import type { DeliveryHint } from "../../src/store/deliveries/delivery.ts";

const group = -1001;
const watch = { onBudget() {}, onRest() {} };

test("rows of a lane go one at a time and in order, whatever happens to them and to their chats", () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant("add"), lane: fc.nat(3), chat: fc.constant(0) }),
      fc.record({ kind: fc.constant("take"), lane: fc.constant(0), chat: fc.constant(0) }),
      fc.record({
        kind: fc.constantFrom("finish", "release", "sleep", "wake"),
        lane: fc.nat(3),
        chat: fc.constant(0),
      }),
      fc.record({ kind: fc.constantFrom("pause", "resume"), lane: fc.constant(0), chat: fc.nat(1) }),
    ),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(steps, (actions) => {
      const lanes = new Lanes();
      const held = new Map<string, DeliveryHint>();
      const sent: DeliveryHint[] = [];
      const paused = new Set<number>();
      let nextId = 1;
      const take = () => {
        const hint = lanes.take(0, watch);
        if (hint === undefined) return false;
        assert.ok(!held.has(hint.lane), "one row of a lane at a time");
        assert.ok(!paused.has(hint.chatId), "nothing goes to a chat that rests");
        held.set(hint.lane, hint);
        return true;
      };
      const finish = (lane: string) => {
        sent.push(held.get(lane)!);
        held.delete(lane);
        lanes.finish(lane);
      };
      for (const { kind, lane: number, chat } of actions) {
        const lane = `lane ${number}`;
        const isHeld = held.has(lane);
        if (kind === "add")
          lanes.add({ id: nextId++, lane, chatId: (number % 2) + 1, weight: "message", isAside: false });
        else if (kind === "take") take();
        else if (kind === "finish" && isHeld) finish(lane);
        else if (kind === "release" && isHeld) {
          held.delete(lane);
          lanes.release(lane);
        } else if (kind === "sleep" && isHeld) {
          held.delete(lane);
          lanes.putToSleep(lane);
        } else if (kind === "wake") lanes.wake(lane);
        else if (kind === "pause") {
          paused.add(chat + 1);
          lanes.pause(chat + 1);
        } else if (kind === "resume") {
          paused.delete(chat + 1);
          lanes.resume(chat + 1);
        }
      }
      // At the end everything that was added gets its turn.
      paused.clear();
      for (const chat of [1, 2]) lanes.resume(chat);
      for (let number = 0; number <= 3; number += 1) lanes.wake(`lane ${number}`);
      do for (const lane of held.keys()) finish(lane);
      while (take());
      assert.equal(sent.length, nextId - 1, "every row is sent once");
      for (const lane of new Set(sent.map((hint) => hint.lane))) {
        const ids = sent.filter((hint) => hint.lane === lane).map(({ id }) => id);
        assert.deepEqual(
          ids,
          ids.toSorted((a, b) => a - b),
          "in order",
        );
      }
    }),
    { numRuns: 500 },
  );
});

test("tickets of one group take turns, so that one who writes much holds up nobody", () => {
  const lanes = new Lanes();
  for (const [index, lane] of ["much", "much", "much", "little"].entries()) {
    lanes.add({ id: index + 1, lane, chatId: group, weight: "message", isAside: false });
  }
  assert.deepEqual(drain(lanes, 2), ["much", "little"]);
});

test("messages go before upkeep", () => {
  const lanes = new Lanes();
  lanes.add({ id: 1, lane: "card", chatId: group, weight: "upkeep", isAside: false });
  lanes.add({ id: 2, lane: "question", chatId: group, weight: "message", isAside: false });
  assert.deepEqual(drain(lanes, 2), ["question", "card"]);
});

test("after a 429 a chat starts again with one call at a time, while others go on", () => {
  const lanes = new Lanes();
  for (let id = 1; id <= 4; id += 1)
    lanes.add({ id, lane: `lane ${id}`, chatId: group, weight: "message", isAside: false });
  lanes.pause(group);
  lanes.add({ id: 5, lane: "elsewhere", chatId: 7, weight: "message", isAside: false });
  assert.equal(lanes.take(0, watch)?.lane, "elsewhere");
  assert.equal(lanes.take(0, watch), undefined);
  lanes.resume(group);
  const first = lanes.take(0, watch);
  assert.ok(first);
  assert.equal(lanes.take(0, watch), undefined, "the first call is still under way");
  lanes.finish(first.lane);
  assert.equal(drain(lanes, 3, false).length, 2, "after a success two may go");
});

test("upkeep uses at most 8 of a group's 20 calls a minute, and none that messages need", () => {
  const alone = new Budget(group);
  for (let call = 0; call < 8; call += 1) {
    assert.equal(alone.upkeepAllowedAt(call), call);
    alone.record(call, "upkeep");
  }
  assert.equal(alone.upkeepAllowedAt(100), 60_000, "when the first of the eight is a minute old");

  const busy = new Budget(group);
  for (let call = 0; call < 25; call += 1) busy.record(call, "message");
  assert.equal(busy.upkeepAllowedAt(100), 60_005, "when fewer than twenty are within a minute");

  const client = new Budget(5);
  for (let call = 0; call < 100; call += 1) client.record(call, "message");
  assert.equal(client.upkeepAllowedAt(100), 100, "private chats have no such minute");
});

test("the pause between tries grows and is spread by chance: to half a minute in an outage, else to ten minutes", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (failures, random) => {
        const outage = Math.min(500 * 2 ** (failures - 1), 30_000);
        assert.ok(outagePause(failures, random) >= outage / 2 && outagePause(failures, random) <= outage);
        const refusal = Math.min(1_000 * 4 ** (failures - 1), 600_000);
        assert.ok(
          refusalPause(failures, random) >= Math.floor(refusal * 0.95) &&
            refusalPause(failures, random) <= refusal,
        );
      },
    ),
  );
  assert.notEqual(outagePause(5, 0), outagePause(5, 0.5));
});

test("a row that stands aside lets the others of its lane pass, and is tried before one that comes much later", () => {
  const lanes = new Lanes();
  const rests: number[] = [];
  const noting = { onBudget() {}, onRest: (_lane: string, at: number) => void rests.push(at) };
  const take = (now: number) => lanes.take(now, noting)?.id;
  const add = (id: number) => lanes.add({ id, lane: "lane", chatId: 7, weight: "message", isAside: false });
  for (const id of [1, 2, 3]) add(id);
  assert.equal(take(0), 1);
  lanes.putAside("lane", 0, 400_000);
  assert.equal(take(0), 2);
  lanes.putAside("lane", 0, 400_000);
  assert.equal(take(0), 3);
  lanes.finish("lane");
  assert.equal(take(0), undefined);
  assert.deepEqual(rests, [60_000], "where another has arrived it may get on too");
  add(4);
  assert.equal(take(59_000), 4, "it was tried less than a minute ago");
  lanes.finish("lane");
  add(5);
  assert.equal(take(61_000), 1);
  lanes.finish("lane");
  lanes.hurryAside("lane");
  assert.equal(take(61_000), 2, "when the oldest has gone the others follow in order");
  lanes.finish("lane");
  assert.equal(take(61_000), 5);
});

test("a row that is tried for the sake of later ones is tried no more often for that", () => {
  const lanes = new Lanes();
  const rests: number[] = [];
  const noting = { onBudget() {}, onRest: (_lane: string, at: number) => void rests.push(at) };
  const pause = 600_000;
  const tries = (now: number) => {
    lanes.wake("lane");
    for (;;) {
      const id = lanes.take(now, noting)?.id;
      if (id === undefined) return;
      if (id === 1) lanes.putAside("lane", now, now + pause);
      else lanes.finish("lane", now > 0);
    }
  };
  const add = (id: number) => lanes.add({ id, lane: "lane", chatId: 7, weight: "message", isAside: false });
  add(1);
  add(2);
  tries(0);
  assert.deepEqual(rests.splice(0), [pause], "what the second row did was no arrival");
  add(3);
  tries(500_000);
  const early = 500_000 + 60_000;
  assert.deepEqual(rests.splice(0), [early], "another has arrived");
  tries(early);
  assert.deepEqual(rests.splice(0), [early + 2 * pause], "two tries took the place of later ones");
});

/** Takes and, unless `finishes` is false, finishes up to `count` rows; returns their lanes. */
function drain(lanes: Lanes, count: number, finishes = true): string[] {
  const taken: string[] = [];
  while (taken.length < count) {
    const hint = lanes.take(0, watch);
    if (hint === undefined) break;
    taken.push(hint.lane);
    if (finishes) lanes.finish(hint.lane);
  }
  return taken;
}
