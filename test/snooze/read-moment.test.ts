import assert from "node:assert/strict";
import { test } from "node:test";
import { readMoment } from "../../src/worktime/read-moment.ts";

/** A Friday noon in Moscow. */
const now = Date.parse("2026-11-20T09:00:00Z");
const zone = "Europe/Moscow";

test("moments as people write them", () => {
  for (const [written, expected] of [
    ["2h", "2026-11-20T14:00"],
    ["1h30m", "2026-11-20T13:30"],
    ["30 мин", "2026-11-20T12:30"],
    ["2 ч", "2026-11-20T14:00"],
    ["на 2 часа", "2026-11-20T14:00"],
    ["3 дня", "2026-11-23T12:00"],
    ["завтра 10:00", "2026-11-21T10:00"],
    ["Завтра в 10", "2026-11-21T10:00"],
    ["до завтра 10.30", "2026-11-21T10:30"],
    ["tomorrow 10:00", "2026-11-21T10:00"],
    ["tomorrow at 9:05", "2026-11-21T09:05"],
    ["послезавтра 9:00", "2026-11-22T09:00"],
    ["сегодня 18:00", "2026-11-20T18:00"],
    ["today 18:00", "2026-11-20T18:00"],
    ["18:00", "2026-11-20T18:00"],
    ["15.12 9:00", "2026-12-15T09:00"],
    ["15.12 в 9", "2026-12-15T09:00"],
    ["15.12.2026 9:00", "2026-12-15T09:00"],
    ["2026-12-15 9:00", "2026-12-15T09:00"],
    ["15.12.26 9:00", "2026-12-15T09:00"],
    ["1.5h", "2026-11-20T13:30"],
    ["1,5 часа", "2026-11-20T13:30"],
    ["на 1 час, 30 минут", "2026-11-20T13:30"],
    ["20.11 9:00", "2027-11-20T09:00"],
    ["20.11 12:01", "2026-11-20T12:01"],
    ["1.2 9:00", "2027-02-01T09:00"],
    ["через 2 часа", "2026-11-20T14:00"],
    ["полчаса", "2026-11-20T12:30"],
    ["на час", "2026-11-20T13:00"],
    ["an hour", "2026-11-20T13:00"],
    ["час 30 минут", "2026-11-20T13:30"],
    ["2 час", "2026-11-20T14:00"],
    ["неделя", "2026-11-27T12:00"],
    ["2 weeks", "2026-12-04T12:00"],
    ["в понедельник в 10", "2026-11-23T10:00"],
    ["до среды 9:00", "2026-11-25T09:00"],
    ["friday 12:01", "2026-11-20T12:01"],
    ["пятница 12:00", "2026-11-27T12:00"],
    ["15 декабря 9:00", "2026-12-15T09:00"],
    ["до 31 декабря 2026 г. 9:00", "2026-12-31T09:00"],
  ] as const) {
    const read = readMoment(written, now, zone);
    assert.ok(read.ok, `${written}: ${JSON.stringify(read)}`);
    const local = Temporal.Instant.fromEpochMilliseconds(read.at).toZonedDateTimeISO(zone);
    assert.equal(local.toPlainDateTime().toString({ smallestUnit: "minute" }), expected, written);
  }
});

test("what is no moment to come says what is wrong", () => {
  for (const [written, refusal, word] of [
    ["скоро", "word", "скоро"],
    ["завтра", "no_time", "завтра"],
    ["15.12", "no_time", "15.12"],
    ["завтра вечером", "word", "вечером"],
    ["завтра 25:00", "time", "25:00"],
    ["завтра 10:60", "time", "10:60"],
    ["31.11 9:00", "date", "31.11"],
    ["15.13 9:00", "date", "15.13"],
    ["29.02 9:00", "far", "29.02 9:00"],
    ["20.11.2026 9:00", "past", "20.11.2026 9:00"],
    ["сегодня 11:00", "past", "сегодня 11:00"],
    ["12:00", "past", "12:00"],
    ["0m", "zero", "0m"],
    ["2", "unit", "2"],
    ["400 дней", "far", "400 дней"],
    ["15.12.2030 9:00", "far", "15.12.2030 9:00"],
    ["завтра 10:00 срочно", "word", "срочно"],
    ["2h потом", "word", "потом"],
    ["понедельник", "no_time", "понедельник"],
    ["будни 10:00", "word", "будни"],
    ["40 декабря 10:00", "date", "40.12"],
  ] as const)
    assert.deepEqual(readMoment(written, now, zone), { ok: false, refusal, word }, written);
});

test("in the hour that is skipped in spring the clock is an hour on, and the one that comes twice is the first", () => {
  assert.equal(inBerlin("29.03 2:30", "2026-03-28T12:00:00Z"), "2026-03-29T01:30:00.000Z");
  assert.equal(inBerlin("25.10 2:30", "2026-10-24T12:00:00Z"), "2026-10-25T00:30:00.000Z");
  assert.equal(
    inBerlin("завтра 12:00", "2026-03-28T11:00:00Z"),
    "2026-03-29T10:00:00.000Z",
    "23 hours later",
  );
});

function inBerlin(written: string, from: string): string {
  const result = readMoment(written, Date.parse(from), "Europe/Berlin");
  assert.ok(result.ok);
  return new Date(result.at).toISOString();
}
