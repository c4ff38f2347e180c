import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseDesk } from "../../src/ticket/desk-choice.ts";

/** Desks in the order of their coming: `r` ready, `u` unready, upper case for the default one. */
const cases: [promise: string, desks: string, wanted: number | null, expected: number | undefined][] = [
  ["the desk that is named", "rrR", 2, 2],
  ["the default one when none is named", "rrR", null, 3],
  ["the first when none is the default", "rrr", null, 1],
  ["the first that is ready when none is the default", "urr", null, 2],
  ["the default one when the named one is not ready", "ruR", 2, 3],
  ["the first that is ready when neither the named nor the default one is", "uruUr", 3, 2],
  ["the default one when the named one is not there", "rR", 99, 2],
  ["none while none is ready", "uU", 1, undefined],
  ["none while there is none", "", null, undefined],
];

for (const [promise, desks, wanted, expected] of cases) {
  test(`a ticket belongs to ${promise}`, () => {
    const known = Array.from(desks, (letter, index) => ({
      id: index + 1,
      isReady: letter.toLowerCase() === "r",
      isDefault: letter !== letter.toLowerCase(),
    }));
    assert.equal(chooseDesk(known, wanted)?.id, expected);
  });
}
