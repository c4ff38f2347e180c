import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { always, joinSpans, type SpecialDay, type Span, type Week } from "../../src/worktime/hours.ts";
import { Worktime } from "../../src/worktime/worktime.ts";

/** `CASES=100000 node --test test/hours/worktime.test.ts` */
const numRuns = Number(process.env["CASES"] ?? 1_000);
const seed = Number(process.env["SEED"] ?? 11_032_026);

const minute = 60_000;
const hour = 60 * minute;

/** Eight days around what happens to a clock, and eight on which nothing does. */
const windows = [
  ["Europe/Moscow", "2026-11-20"],
  ["Europe/Berlin", "2026-03-26"],
  ["Europe/Berlin", "2026-10-22"],
  ["America/New_York", "2026-03-05"],
  ["America/New_York", "2026-10-29"],
  // Half an hour back and forth.
  ["Australia/Lord_Howe", "2026-04-02"],
  ["Australia/Lord_Howe", "2026-10-01"],
  // From UTC+5 to UTC+6 for good, and from UTC+4 to UTC+3.
  ["Asia/Almaty", "2024-02-26"],
  ["Europe/Volgograd", "2020-12-24"],
  // The thirtieth of December never was.
  ["Pacific/Apia", "2011-12-26"],
] as const;

const days = 8;

/** What the wall clock of a window shows at each minute, in minutes since the first day's midnight. */
interface Wall {
  timeZone: string;
  first: Temporal.PlainDate;
  start: number;
  shows: number[];
}

const walls = windows.map(([timeZone, date]): Wall => {
  const first = Temporal.PlainDate.from(date);
  const start = first.toZonedDateTime(timeZone).epochMilliseconds;
  const midnight = first.toPlainDateTime().toZonedDateTime("UTC").epochMilliseconds;
  const shows = Array.from({ length: days * 24 * 60 }, (_, index) => {
    const at = Temporal.Instant.fromEpochMilliseconds(start + index * minute);
    const shown = at.toZonedDateTimeISO(timeZone).toPlainDateTime().toZonedDateTime("UTC").epochMilliseconds;
    return (shown - midnight) / minute;
  });
  return { timeZone, first, start, shows };
});

/** Whether the team works in each minute of the window: marked minute by minute, span by span. */
function paint({ first, shows }: Wall, week: Week, special: ReadonlyMap<string, readonly Span[]>): boolean[] {
  const isOpen = shows.map(() => false);
  const when = (wanted: number) => {
    const index = shows.findIndex((shown) => shown >= wanted);
    return index === -1 ? shows.length : index;
  };
  for (let day = -1; day < days; day += 1) {
    const date = first.add({ days: day });
    const spans = special.get(date.toString()) ?? week[date.dayOfWeek - 1]!;
    for (const { from, to } of spans) {
      const begin = day * 1_440 + from < 0 ? 0 : when(day * 1_440 + from);
      isOpen.fill(true, begin, Math.max(begin, when(day * 1_440 + to)));
    }
  }
  return isOpen;
}

const span = fc
  .record({ from: fc.integer({ min: 0, max: 1_439 }), length: fc.integer({ min: 1, max: 1_440 }) })
  .map(({ from, length }) => ({ from, to: from + length }));
const spans = fc.array(span, { maxLength: 3 }).map(joinSpans);
const week = fc.tuple(spans, spans, spans, spans, spans, spans, spans);

test(`whatever the hours, the holidays and the zone, it is as counted minute by minute (SEED=${seed})`, () => {
  const anything = fc.record({
    wall: fc.constantFrom(...walls),
    week: fc.oneof(week, fc.constant(always)),
    special: fc.array(fc.record({ day: fc.integer({ min: -1, max: days }), spans }), { maxLength: 3 }),
    // Away from the window's end, behind which nothing is painted.
    at: fc.integer({ min: 0, max: (days - 2) * 1_440 - 1 }),
    length: fc.integer({ min: 0, max: 1_440 }),
  });
  fc.assert(
    fc.property(anything, ({ wall, week: hours, special: other, at, length }) => {
      const special = other.map(({ day, spans: ofDay }): SpecialDay => {
        return { date: wall.first.add({ days: day }).toString(), spans: ofDay, name: "" };
      });
      const isOpen = paint(wall, hours, new Map(special.map((day) => [day.date, day.spans])));
      const worktime = new Worktime(hours, special, wall.timeZone);
      const instant = (index: number) => wall.start + index * minute;
      for (const each of [at, at + length, at, Math.max(0, at - length)])
        assert.equal(worktime.isOpen(instant(each)), isOpen[each], "open");

      const next = isOpen.indexOf(true, at);
      if (next !== -1 && next < (days - 1) * 1_440)
        assert.equal(worktime.nextOpening(instant(at)), instant(next), "next opening");
      const closing = isOpen.indexOf(false, at);
      if (closing > at && closing < (days - 1) * 1_440)
        assert.equal(worktime.nextClosing(instant(at)), instant(closing), "next closing");

      const worked = isOpen.slice(at, at + length).filter(Boolean).length;
      assert.equal(worktime.between(instant(at), instant(at + length)), worked * minute, "between");
      if (worked > 0) {
        // The end of the last minute that was worked.
        const last = isOpen.lastIndexOf(true, at + length - 1) + 1;
        assert.equal(worktime.after(instant(at), worked * minute), instant(last), "after");
      }
    }),
    { seed, numRuns },
  );
});

const night: Week = Array.from({ length: 7 }, () => [{ from: 22 * 60, to: 30 * 60 }]);

for (const [name, timeZone, date, hours] of [
  ["when clocks go forward in Berlin a night from 22 to 6 has seven hours", "Europe/Berlin", "2026-03-28", 7],
  ["when they go back, nine", "Europe/Berlin", "2026-10-24", 9],
  ["the same in New York: seven", "America/New_York", "2026-03-07", 7],
  ["and nine", "America/New_York", "2026-10-31", 9],
  ["when Kazakhstan changed its offset, nine", "Asia/Almaty", "2024-02-29", 9],
] as const) {
  test(name, () => {
    const noon = Temporal.PlainDateTime.from(`${date}T12:00`).toZonedDateTime(timeZone).epochMilliseconds;
    const worktime = new Worktime(night, [], timeZone);
    assert.equal(worktime.between(noon, noon + 24 * hour), hours * hour);
    const shown = (at: number | undefined) =>
      Temporal.Instant.fromEpochMilliseconds(at!).toZonedDateTimeISO(timeZone).toPlainTime().toString();
    assert.equal(shown(worktime.nextOpening(noon)), "22:00:00");
    assert.equal(shown(worktime.after(noon, hours * hour)), "06:00:00");
  });
}

test("hours that begin in the hour that clocks leave out begin with the next one", () => {
  const worktime = new Worktime(
    Array.from({ length: 7 }, () => [{ from: 150, to: 360 }]),
    [],
    "Europe/Berlin",
  );
  const midnight = Temporal.PlainDate.from("2026-03-29").toZonedDateTime("Europe/Berlin").epochMilliseconds;
  assert.equal(worktime.nextOpening(midnight), Date.parse("2026-03-29T01:00Z"));
  assert.equal(worktime.between(midnight, midnight + 12 * hour), 3 * hour);
});

test("a team that never works opens never, and one that always does never closes", () => {
  const closed: Week = Array.from({ length: 7 }, () => []);
  const never = new Worktime(closed, [], "Europe/Moscow");
  assert.equal(never.nextOpening(0), undefined);
  assert.equal(never.after(0, 1), undefined);
  assert.equal(never.between(0, 400 * 24 * hour), 0);
  const ever = new Worktime(always, [], "Europe/Moscow");
  assert.equal(ever.nextClosing(0), undefined);
  assert.equal(ever.between(0, 24 * hour), 24 * hour);
});

test("an unknown zone is refused", () => {
  assert.throws(() => new Worktime(always, [], "Europe/Atlantis"), RangeError);
});
