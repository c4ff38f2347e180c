import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { createTask, parse } from "node-cron";
import { lastTime, nextTime, readCron } from "../../src/worktime/cron-line.ts";
import { readTimes } from "../../src/worktime/read-times.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

test("around both changes of a year, the next times are those of a minute-by-minute count", () => {
  for (const timeZone of ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Nuuk"]) {
    for (const line of [
      "0 9 1 * *",
      "30 2 * * *",
      "0 0 * * 1",
      "30 3 * * 7",
      "59 23 L * *",
      "30 23 * * *",
      "15 1,2,3 * 3,4,10,11 *",
      "0 18 15W * *",
    ]) {
      for (const [from, days] of [
        ["2026-02-27T00:00Z", 42],
        ["2026-09-29T00:00Z", 42],
      ] as const) {
        const expected = countOut(line, timeZone, Date.parse(from), days);
        const found: number[] = [];
        for (let at = Date.parse(from) - 1; found.length < expected.length;)
          found.push((at = nextTime(line, at, timeZone)!));
        assert.deepEqual(found.map(toText), expected.map(toText), `${line} in ${timeZone}`);
        assert.ok(expected.length > 0, line);
      }
    }
  }
});

test("wherever it begins, the next time is the first one after that moment", () => {
  const line = fc
    .tuple(
      fc.nat(59),
      fc.constantFrom("*", "2", "0,1,2,3", "1-23/2"),
      fc.constantFrom("* *", "* 1-5", "* 0", "1 *", "31 *", "L *"),
    )
    .map(([at, hours, days]) => {
      const [dayOfMonth, weekday] = days.split(" ");
      return `${at} ${hours} ${dayOfMonth} * ${weekday}`;
    });
  // Around both changes, where it is difficult.
  const from = fc.oneof(
    fc.integer({ min: Date.parse("2026-03-06T00:00Z"), max: Date.parse("2026-03-30T00:00Z") }),
    fc.integer({ min: Date.parse("2026-10-23T00:00Z"), max: Date.parse("2026-11-03T00:00Z") }),
  );
  fc.assert(
    fc.property(line, from, fc.constantFrom("Europe/Berlin", "America/New_York"), (cron, after, timeZone) => {
      const expected = countOut(cron, timeZone, Math.floor(after / day - 1) * day, 65).find(
        (at) => at > after,
      );
      assert.equal(toText(nextTime(cron, after, timeZone)), toText(expected));
    }),
    { numRuns: 30 },
  );
});

test("away from changes of the clock, the times are those that node-cron matches in that zone", () => {
  for (const line of [
    "0 9 1 * *",
    "30 8 * * 1-5",
    "0 18 L * *",
    "15 */6 * * *",
    "0 9 * * 1#2",
    "0 9 * 7 5L",
  ]) {
    const task = createTask(line, () => {}, { timezone: "Europe/Berlin" });
    const start = Date.parse("2026-06-01T00:00Z");
    const matched: number[] = [];
    for (let at = start; at < start + 62 * day; at += 15 * minute)
      if (task.match(new Date(at))) matched.push(at);
    void task.destroy();
    const found: number[] = [];
    for (let at = nextTime(line, start - 1, "Europe/Berlin")!; at < start + 62 * day;) {
      found.push(at);
      at = nextTime(line, at, "Europe/Berlin")!;
    }
    assert.deepEqual(found, matched, line);
    assert.ok(found.length > 0, line);
  }
});

test("what summer time skips comes as much later, and what winter time repeats comes once", () => {
  assert.equal(next("30 2 * * *", "2026-03-28T12:00Z"), "2026-03-29T01:30:00Z");
  assert.equal(next("30 2 * * *", "2026-03-29T01:30Z"), "2026-03-30T00:30:00Z");
  assert.equal(next("30 2 * * *", "2026-10-24T12:00Z"), "2026-10-25T00:30:00Z");
  assert.equal(next("30 2 * * *", "2026-10-25T00:30Z"), "2026-10-26T01:30:00Z");
  assert.equal(next("0 9 * * *", "2026-03-28T12:00Z"), "2026-03-29T07:00:00Z");
  assert.equal(next("0 9 * * *", "2026-10-24T12:00Z"), "2026-10-25T08:00:00Z");
  assert.equal(next("0 9 29 2 *", "2097-01-01T00:00Z"), "2104-02-29T08:00:00Z");
});

test("after a long time, the last time until now is found, however many were missed", () => {
  assert.equal(last("0 9 * * *", "2026-11-20T08:00Z", "2026-11-23T08:00Z"), "2026-11-23T08:00:00Z");
  assert.equal(last("0 9 * * *", "2026-11-20T08:00Z", "2026-11-23T07:59Z"), "2026-11-22T08:00:00Z");
  assert.equal(last("0 9 1 * *", "2024-01-01T08:00Z", "2026-11-20T08:00Z"), "2026-11-01T08:00:00Z");
  assert.equal(last("0 9 1 1 *", "2026-01-01T08:00Z", "2026-11-20T08:00Z"), "2026-01-01T08:00:00Z");
});

test("a cron line that is wrong is refused with what is wrong", () => {
  for (const [line, refusal, word] of [
    ["0 9 31 2 *", "never", undefined],
    ["0 9 31W 2 *", "never", undefined],
    ["* * * * *", "often", undefined],
    ["*/30 9 * * *", "often", undefined],
    ["0 0 9 1 * *", "seconds", undefined],
    ["0 9 * *", "count", undefined],
    ["", "count", undefined],
    ["60 9 * * *", "minute", "60"],
    ["0 24 * * *", "hour", "24"],
    ["0 9 32 * *", "dayOfMonth", "32"],
    ["0 9 1,,2 * *", "dayOfMonth", "1,,2"],
    ["0 9 1 13 *", "month", "13"],
    ["0 9 * * 8", "dayOfWeek", "8"],
    ["0 9 1 * 1", "both", undefined],
    [`0 9 ${"1,".repeat(60)}1 * *`, "count", undefined],
  ] as const) {
    const read = readCron(line.split(" ").filter((each) => each !== ""));
    assert.ok(!read.ok, line);
    assert.equal(read.refusal, refusal, line);
    if (word !== undefined) assert.equal(read.word, word);
  }
  for (const line of ["0 9 1 * *", "0 9 * * mon-fri", "0 * * * *", "0 9 29 2 *", "0 9 l * *", "0 9 ? * 7"])
    assert.ok(readCron(line.split(" ")).ok, line);
});

test("usual times are read in words of both languages, and nothing else is taken for one", () => {
  for (const [written, cron] of [
    ["каждый день в 9:00", "0 9 * * *"],
    ["ежедневно в 18.30", "30 18 * * *"],
    ["по будням 9", "0 9 * * 1,2,3,4,5"],
    ["по выходным в 10:00", "0 10 * * 6,0"],
    ["по понедельникам в 9:00", "0 9 * * 1"],
    ["каждую среду в 9:05", "5 9 * * 3"],
    ["по пятницам в 9", "0 9 * * 5"],
    ["каждое воскресенье в 9:00", "0 9 * * 0"],
    ["1-го числа в 9:00", "0 9 1 * *"],
    ["15 числа каждого месяца в 9:00", "0 9 15 * *"],
    ["every day at 9:00", "0 9 * * *"],
    ["on weekdays at 9:00", "0 9 * * 1,2,3,4,5"],
    ["every Monday at 9", "0 9 * * 1"],
    ["on Fridays at 17:00", "0 17 * * 5"],
    ["on the 1st at 9:00", "0 9 1 * *"],
    ["on the 22nd of every month at 9:00", "0 9 22 * *"],
  ] as const) {
    const read = readTimes(`сводка  прошлый-месяц ${written}`);
    assert.deepEqual(read, { before: "сводка прошлый-месяц", fields: cron.split(" ") }, written);
  }
  for (const other of [
    "сводка месяц 0 9 1 * *",
    "сводка месяц",
    "summary month 9:00",
    "week 9",
    "0 9 * * 1",
    "",
  ])
    assert.equal(readTimes(other), undefined, other);
});

/**
 * Every time of the line in so many days, counted slowly: each minute of the wall clock that the line names, at the first
 * moment when the zone's clock shows it or would have shown it.
 */
function countOut(line: string, timeZone: string, from: number, days: number): number[] {
  const names = matcherOf(line);
  const seen = new Set<number>();
  const times = new Set<number>();
  let before = wallAt(from - minute, timeZone);
  for (let at = from; at < from + days * day; at += minute) {
    const wall = wallAt(at, timeZone);
    // The clock was set forward: what it skips comes as much later.
    for (let each = before + minute; each < wall; each += minute)
      if (names(each)) times.add(at + (each - (before + minute)));
    if (names(wall) && !seen.has(wall)) times.add(at);
    if (names(wall)) seen.add(wall);
    before = wall;
  }
  return [...times].sort((one, other) => one - other);
}

/** Whether node-cron matches that minute, in a zone without changes. It is asked about days alone, since it is slow. */
function matcherOf(line: string): (wall: number) => boolean {
  const { hour, minute: minutes } = parse(line);
  const first = (hour[0]! * 60 + minutes[0]!) * minute;
  const task = createTask(line, () => {}, { timezone: "UTC" });
  const known = new Map<number, boolean>();
  return (wall) => {
    const ofDay = Math.floor((wall % day) / minute);
    if (!minutes.includes(ofDay % 60) || !hour.includes(Math.floor(ofDay / 60))) return false;
    const date = Math.floor(wall / day) * day;
    if (!known.has(date)) known.set(date, task.match(new Date(date + first)));
    return known.get(date)!;
  };
}

const offsets = new Map<string, number>();

/** What the clock shows in the zone, as if it were a moment of UTC. Clocks are set at quarters of an hour. */
function wallAt(at: number, timeZone: string): number {
  const quarter = Math.floor(at / (15 * minute)) * 15 * minute;
  const key = `${timeZone} ${quarter}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const there = Temporal.Instant.fromEpochMilliseconds(quarter).toZonedDateTimeISO(timeZone);
    offsets.set(key, (offset = there.offsetNanoseconds / 1_000_000));
  }
  return at + offset;
}

function toText(at: number | undefined): string {
  return at === undefined ? "never" : Temporal.Instant.fromEpochMilliseconds(at).toString();
}

function next(line: string, after: string): string {
  return toText(nextTime(line, Date.parse(after), "Europe/Berlin"));
}

function last(line: string, due: string, now: string): string {
  return toText(lastTime(line, Date.parse(due), Date.parse(now), "Europe/Berlin"));
}
