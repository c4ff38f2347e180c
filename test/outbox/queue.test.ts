import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Queue } from "../../src/outbox/queue.ts";

test("a queue has the order of a set, whatever is added and deleted", () => {
  const step = fc.record({ kind: fc.constantFrom("add", "delete", "look", "take"), item: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const queue = new Queue<string>();
      const set = new Set<string>();
      for (const { kind, item } of steps) {
        const name = `item ${item}`;
        if (kind === "add") {
          queue.add(name);
          set.add(name);
        } else if (kind === "delete") {
          queue.delete(name);
          set.delete(name);
        } else {
          const [first] = set;
          assert.equal(queue.first(), first);
          if (kind === "take" && first !== undefined) {
            queue.delete(first);
            set.delete(first);
          }
        }
        assert.equal(queue.size, set.size);
      }
      const rest: string[] = [];
      for (let first; (first = queue.first()) !== undefined; queue.delete(first)) rest.push(first);
      assert.deepEqual(rest, [...set]);
    }),
    { numRuns: 500 },
  );
});
