import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { decodePress, encodePress } from "../../src/ticket/button-data.ts";
import type { Press } from "../../src/ticket/press.ts";
import { anyPress, everyPage, everyPress, everyType, id } from "./any-press.ts";
import { carried } from "./carried-presses.ts";

for (const type of everyType) {
  test(`a press of ${type} is understood as it was meant, and fits into a button`, () => {
    const presses: fc.Arbitrary<Press> = everyPress[type];
    fc.assert(
      fc.property(presses, (press) => {
        const data = encodePress(press);
        assert.deepEqual(decodePress(data), press);
        const bytes = Buffer.byteLength(data);
        assert.ok(bytes >= 1 && bytes <= 64, data);
      }),
    );
  });
}

test("buttons in messages that were sent long ago still mean what they meant", () => {
  for (const [data, press] of carried) {
    assert.equal(encodePress(press), data);
    assert.deepEqual(decodePress(data), press);
  }
  assert.deepEqual([...new Set(carried.map(([, { type }]) => type))].toSorted(), everyType.toSorted());
  const pages = carried.flatMap(([, press]) => (press.type === "menu" ? [press.page] : []));
  assert.deepEqual(pages.toSorted(), Object.keys(everyPage).toSorted());
});

test("two presses that mean different things are never the same button", () => {
  fc.assert(
    fc.property(anyPress, anyPress, (one, other) => {
      assert.equal(encodePress(one) === encodePress(other), isDeepStrictEqual(one, other));
    }),
  );
});

test("garbage is never understood as anything that we would not have put on a button", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "1",
      "0",
      "c",
      "m",
      "st",
      "mt",
      "cn",
      "r",
      "12",
      "5",
      "6",
      "",
      "__proto__",
      "claim",
      "toString",
    ),
    fc.constantFrom(
      "01",
      "-1",
      "+1",
      "1.5",
      "1e3",
      "0x1",
      " 1",
      "1\n",
      "١",
      "NaN",
      "null",
      "9007199254740993",
    ),
    fc.string({ maxLength: 8 }),
    id.map(String),
  );
  const pieced = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(":"));
  const versioned = pieced.map((rest) => `1:${rest}`);
  const tampered = fc
    .tuple(
      anyPress,
      fc.nat(40),
      fc.nat(2),
      fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom(":", "0", ":1")),
    )
    .map(([press, position, cut, inserted]) => {
      const data = encodePress(press);
      const at = position % (data.length + 1);
      return data.slice(0, at) + inserted + data.slice(at + cut);
    });
  const anything = fc.oneof(fc.string(), fc.string({ unit: "binary" }), pieced, versioned, tampered);
  fc.assert(
    fc.property(anything, (data) => {
      const press = decodePress(data);
      if (press !== undefined) assert.equal(encodePress(press), data);
    }),
    { numRuns: 5000 },
  );
});

for (const [what, ...made] of [
  ["nothing", "", ":", "::", "1", "1:"],
  ["no ticket, or too many numbers", "1:c", "1:c:", "1:c:1:", "1:c:1:2", "1:cn:", "1:cn:1", "1:t:1"],
  ["a number that is none of ours", "1:c:01", "1:c:-1", "1:c:+1", "1:c:1.0", "1:c:1e3", "1:c:0x1", "1:c:١"],
  ["white space", "1:c: 1", "1:c:1 ", "1:c:1\n", " 1:c:1", "1:c:1\0"],
  [
    "a number too large to be exact",
    "1:c:9007199254740992",
    "1:c:99999999999999999",
    `1:c:${"9".repeat(60)}`,
  ],
  ["stars that are not 1 to 5", "1:st:1:0", "1:st:1:6", "1:st:1:55"],
  ["neither yes nor no", "1:r:1:2", "1:r:1:10"],
  ["a page that is not there", "1:m:1:8", "1:m:1:99", "1:z:1:5"],
  ["a priority that is not there", "1:pr:1:3", "1:pr:1:high"],
  [
    "a word that is none of ours",
    "1:go:",
    "1:go:Rating",
    "1:go:a b",
    "1:go:оценка",
    `1:go:${"a".repeat(25)}`,
  ],
  ["an unknown code", "1:zz:1", "1:C:1", "1:claim:1", "1:__proto__:1", "1:constructor:1", "1::1"],
] as const) {
  test(`a hand-made button with ${what} means nothing`, () => {
    for (const data of made) assert.equal(decodePress(data), undefined, JSON.stringify(data));
  });
}

test("a button of another version means nothing", () => {
  fc.assert(
    fc.property(anyPress, fc.constantFrom("", "0", "01", "2", "10", "v1", "-1"), (press, version) => {
      const [, ...rest] = encodePress(press).split(":");
      assert.equal(decodePress([version, ...rest].join(":")), undefined);
      assert.equal(decodePress(rest.join(":")), undefined);
    }),
  );
});
