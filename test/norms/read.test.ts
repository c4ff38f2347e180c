import assert from "node:assert/strict";
import { test } from "node:test";
import { readAutoclose, readNorms } from "../../src/ticket/read-deadline.ts";

const minute = 60_000;
const hour = 60 * minute;

test("norms as people write them", () => {
  for (const [written, first, next, closing] of [
    ["15m 8h", 15 * minute, 15 * minute, 8 * hour],
    ["15m 30m 8h", 15 * minute, 30 * minute, 8 * hour],
    ["15 мин 8 ч", 15 * minute, 15 * minute, 8 * hour],
    ["15мин, 8ч", 15 * minute, 15 * minute, 8 * hour],
    ["1h30m 16h", 90 * minute, 90 * minute, 16 * hour],
    ["1 ч 16 часов", hour, hour, 16 * hour],
    ["15 минут 1 час 8 часов", 15 * minute, hour, 8 * hour],
    ["1.5h 1,5ч 1000h", 90 * minute, 90 * minute, 1_000 * hour],
    ["15 MIN 8 Hours", 15 * minute, 15 * minute, 8 * hour],
    ["15 мин. 8 ч.", 15 * minute, 15 * minute, 8 * hour],
    ["1m 1m 1m", minute, minute, minute],
  ] as const)
    assert.deepEqual(
      readNorms(written),
      { ok: true, norms: { firstReply: first, nextReply: next, closing } },
      written,
    );
});

test("a time of closing as people write it", () => {
  for (const [written, after, warning] of [
    ["48h", 48 * hour, null],
    ["48h 24h", 48 * hour, 24 * hour],
    ["48 ч, 24 ч", 48 * hour, 24 * hour],
    ["2 дня 1 день", 48 * hour, 24 * hour],
    ["2d 12h", 48 * hour, 12 * hour],
    ["366d", 366 * 24 * hour, null],
  ] as const)
    assert.deepEqual(readAutoclose(written), { ok: true, autoclose: { after, warning } }, written);
});
