import assert from "node:assert/strict";
import { test } from "node:test";
import { daysOf, nameOfPeriod, spanBefore, spanOf, splitPeriod } from "../../src/report/period/period.ts";
import { readPeriod } from "../../src/report/period/read-period.ts";

/** A Friday noon in Moscow and in Kyiv, where it is 11:00. */
const friday = Date.parse("2026-11-20T09:00:00Z");
const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

/** What is written, the days, the name in the file, and the days that it is compared with, up to the same moment. */
const periods = `
today                   2026-11-20 2026-11-20 2026-11-20             2026-11-18T21:00 2026-11-19T09:00
сегодня                 2026-11-20 2026-11-20 2026-11-20             2026-11-18T21:00 2026-11-19T09:00
yesterday               2026-11-19 2026-11-19 2026-11-19             2026-11-17T21:00 2026-11-18T21:00
Вчера                   2026-11-19 2026-11-19 2026-11-19             2026-11-17T21:00 2026-11-18T21:00
week                    2026-11-16 2026-11-20 2026-11-16_2026-11-20  2026-11-08T21:00 2026-11-13T09:00
неделя                  2026-11-16 2026-11-20 2026-11-16_2026-11-20  2026-11-08T21:00 2026-11-13T09:00
last-week               2026-11-09 2026-11-15 2026-11-09_2026-11-15  2026-11-01T21:00 2026-11-08T21:00
прошлая-неделя          2026-11-09 2026-11-15 2026-11-09_2026-11-15  2026-11-01T21:00 2026-11-08T21:00
прошлая неделя          2026-11-09 2026-11-15 2026-11-09_2026-11-15  2026-11-01T21:00 2026-11-08T21:00
month                   2026-11-01 2026-11-30 2026-11                2026-09-30T21:00 2026-10-20T09:00
месяц                   2026-11-01 2026-11-30 2026-11                2026-09-30T21:00 2026-10-20T09:00
last-month              2026-10-01 2026-10-31 2026-10                2026-08-31T21:00 2026-09-30T21:00
прошлый-месяц           2026-10-01 2026-10-31 2026-10                2026-08-31T21:00 2026-09-30T21:00
2026-02                 2026-02-01 2026-02-28 2026-02                2025-12-31T21:00 2026-01-31T21:00
2024-02                 2024-02-01 2024-02-29 2024-02                2023-12-31T21:00 2024-01-31T21:00
2026-11-20              2026-11-20 2026-11-20 2026-11-20             2026-11-18T21:00 2026-11-19T09:00
20.11.2026              2026-11-20 2026-11-20 2026-11-20             2026-11-18T21:00 2026-11-19T09:00
2026-11-01 2026-11-10   2026-11-01 2026-11-10 2026-11-01_2026-11-10  2026-10-21T21:00 2026-10-31T21:00
2026-11-01_2026-11-10   2026-11-01 2026-11-10 2026-11-01_2026-11-10  2026-10-21T21:00 2026-10-31T21:00
01.11.2026–10.11.2026   2026-11-01 2026-11-10 2026-11-01_2026-11-10  2026-10-21T21:00 2026-10-31T21:00
2026-10-01 2026-10-31   2026-10-01 2026-10-31 2026-10                2026-08-30T21:00 2026-09-30T21:00
2026-11-01 2026-12-31   2026-11-01 2026-12-31 2026-11-01_2026-12-31  2026-08-31T21:00 2026-09-20T09:00
2016-11-20 2026-11-20   2016-11-20 2026-11-20 2016-11-20_2026-11-20  2006-11-19T21:00 2016-11-19T09:00
`;

for (const line of periods.trim().split("\n")) {
  const [written = "", first, last, name, from = "", to = ""] = cellsOf(line);
  test(`the period ${written}`, () => {
    const read = readPeriod(written, friday, "Europe/Moscow");
    assert.ok(read.ok);
    assert.deepEqual([read.period.first, read.period.last, nameOfPeriod(read.period)], [first, last, name]);
    const before = spanBefore(read.period, friday, "Europe/Moscow");
    // With what happens in this very millisecond.
    assert.deepEqual([iso(before.from), iso(before.to)], [from, to]);
    assert.ok(spanOf(read.period, friday, "Europe/Moscow").to <= friday + 1);
  });
}

/** The five last cells have no spaces. */
function cellsOf(line: string): string[] {
  const cells = line.trim().split(/ +/);
  return [cells.slice(0, -5).join(" "), ...cells.slice(-5)];
}

test("a day of a time zone has as many hours as its clock", () => {
  const kyiv = (date: string) => {
    const { from, to } = spanOf({ first: date, last: date, unit: "day" }, friday, "Europe/Kyiv");
    return (to - from) / 3_600_000;
  };
  assert.deepEqual(
    [kyiv("2026-03-28"), kyiv("2026-03-29"), kyiv("2026-10-25"), kyiv("2026-10-26")],
    [24, 23, 25, 24],
  );
  const march = spanOf({ first: "2026-03-01", last: "2026-03-31", unit: "month" }, friday, "Europe/Kyiv");
  const days = daysOf(march, "Europe/Kyiv");
  assert.equal(days.length, 31);
  for (const [index, day] of days.entries()) assert.equal(day.to, days[index + 1]?.from ?? march.to);
  // In Santiago the day of the change has no midnight.
  const santiago = daysOf(
    spanOf({ first: "2026-09-05", last: "2026-09-07", unit: "range" }, friday, "America/Santiago"),
    "America/Santiago",
  );
  assert.deepEqual(
    santiago.map(({ from, to }) => (to - from) / 3_600_000),
    [24, 23, 24],
  );
});

test("weeks are Monday to Sunday, on every day of the week", () => {
  for (let day = 0; day < 7; day += 1) {
    const now = Date.parse("2026-11-16T09:00:00Z") + day * 86_400_000;
    const week = readPeriod("week", now, "Europe/Moscow");
    const last = readPeriod("last-week", now, "Europe/Moscow");
    assert.ok(week.ok && last.ok);
    assert.deepEqual([week.period.first, week.period.last], ["2026-11-16", `2026-11-${16 + day}`]);
    assert.deepEqual([last.period.first, last.period.last], ["2026-11-09", "2026-11-15"]);
  }
});

test("today is the day of the team's zone, just before and after its midnight", () => {
  const midnight = Date.parse("2026-11-20T21:00:00Z");
  const days = [midnight - 1, midnight].map((now) => readPeriod("today", now, "Europe/Moscow"));
  assert.deepEqual(
    days.map((read) => read.ok && read.period.first),
    ["2026-11-20", "2026-11-21"],
  );
});

for (const [written, refusal, word] of [
  ["", "unknown", ""],
  ["чепуха", "unknown", "чепуха"],
  ["2026", "unknown", "2026"],
  ["2026-13", "date", "2026-13"],
  ["2026-02-30", "date", "2026-02-30"],
  ["2026-11-01 2026-11-31", "date", "2026-11-31"],
  ["2026-11-20 2026-11-01", "backwards", "2026-11-20 2026-11-01"],
  ["2026-11-21", "future", "2026-11-21"],
  ["2026-12", "future", "2026-12"],
  ["3026-11-20", "future", "3026-11-20"],
  ["2016-11-19 2026-11-20", "long", "2016-11-19 2026-11-20"],
] as const) {
  test(`«${written}» is no period: ${refusal}`, () => {
    assert.deepEqual(readPeriod(written, friday, "Europe/Moscow"), { ok: false, refusal, word });
  });
}

for (const [written, parts] of [
  ["2026-10-05 2026-11-20", "2026-10-05_2026-10-31 2026-11-01_2026-11-20"],
  ["2026-08-01 2026-10-31", "2026-08 2026-09 2026-10"],
  ["2025-12-31 2026-01-01", "2025-12-31 2026-01-01"],
  ["2026-10", "2026-10-01_2026-10-16 2026-10-17_2026-10-31"],
  ["2026-11", "2026-11-01_2026-11-10 2026-11-11_2026-11-20"],
  ["2026-11-01 2026-11-03", "2026-11-01_2026-11-02 2026-11-03"],
  ["2026-11-19 2026-11-20", "2026-11-19 2026-11-20"],
  ["2026-11-20", "2026-11-20"],
] as const) {
  test(`too large for a file, ${written} is split in ${parts}`, () => {
    const read = readPeriod(written, friday, "Europe/Moscow");
    assert.ok(read.ok);
    const split = splitPeriod(read.period, friday, "Europe/Moscow");
    assert.equal(split.map(nameOfPeriod).join(" "), parts);
    for (const { first, last, unit } of split)
      assert.equal(unit === "day", first === last, "a day is compared with the day before");
  });
}
