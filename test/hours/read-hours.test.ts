import assert from "node:assert/strict";
import { test } from "node:test";
import { describeSpans, describeWeek } from "../../src/handle/hours/words.ts";
import { readDates } from "../../src/worktime/read-dates.ts";
import { readWeek } from "../../src/worktime/read-hours.ts";

/** What is written, and how it is understood, as the admin reads it. */
const understood = [
  ["9-18", "ежедневно 9:00–18:00"],
  ["пн-пт 9:00-18:00, сб 10-14", "пн–пт 9:00–18:00, сб 10:00–14:00"],
  ["пн-пт 9-13 14-18", "пн–пт 9:00–13:00 14:00–18:00"],
  ["пн-пт 9-13, 14-18", "пн–пт 9:00–13:00 14:00–18:00"],
  ["20-8", "ежедневно 20:00–8:00"],
  ["24/7", "круглосуточно"],
  ["Круглосуточно", "круглосуточно"],
  ["0-24", "круглосуточно"],
  ["Mon-Fri 9–18", "пн–пт 9:00–18:00"],
  ["monday, wednesday 9-18", "пн 9:00–18:00, ср 9:00–18:00"],
  ["пн, ср, пт 9.30 — 18", "пн 9:30–18:00, ср 9:30–18:00, пт 9:30–18:00"],
  ["пт-пн 10-12", "пн 10:00–12:00, пт–вс 10:00–12:00"],
  ["пн–пт 9−18", "пн–пт 9:00–18:00"],
  ["будни с 9 до 18", "пн–пт 9:00–18:00"],
  ["с понедельника по пятницу с 9 до 18", "пн–пт 9:00–18:00"],
  ["пн-пт: 9-18; вс выходной", "пн–пт 9:00–18:00"],
  ["ежедневно 9-18", "ежедневно 9:00–18:00"],
  ["9-18 10-20", "ежедневно 9:00–20:00"],
  ["9-13 13-18", "ежедневно 9:00–18:00"],
  ["пт 20-24, сб 0-6", "пт 20:00–24:00, сб 0:00–6:00"],
  ["пн\n9-18", "пн 9:00–18:00"],
] as const;

for (const [written, hours] of understood) {
  test(`«${written}» is ${hours}`, () => {
    const read = readWeek(written);
    assert.equal(read.ok && describeWeek("ru", read.week), hours);
  });
}

/** What is not understood, which word of it, and why. */
const misunderstood = [
  ["25-30", "time", "25-30"],
  ["24-25", "time", "24-25"],
  ["9:61-10", "time", "9:61-10"],
  ["9:5-10", "time", "9:5-10"],
  ["пн-пт 9-18, сб 100-14", "time", "100-14"],
  ["18-18", "empty", "18-18"],
  ["пн 9-9", "empty", "9-9"],
  ["пн-вс", "without_time", "пн-вс"],
  ["пн-пт 9-18, сб", "without_time", "сб"],
  ["сб выходной", "nothing", ""],
  ["", "nothing", ""],
  ["abc 9-18", "word", "abc"],
  ["пн-пт 9-18 чг 5", "word", "чг"],
  ["пн-ср-пт 9-18", "word", "пн-ср-пт"],
  ["пн-завтра 9-18", "word", "пн-завтра"],
  ["9", "word", "9"],
  ["-9-18", "word", "-9-18"],
  ["пн-пт 9-18; <b>сб</b> 10-14", "word", "<b>сб</b>"],
] as const;

for (const [written, refusal, word] of misunderstood) {
  test(`of «${written}» it is said what is wrong: ${refusal}`, () => {
    assert.deepEqual(readWeek(written), { ok: false, refusal, word });
  });
}

const dates = [
  ["31.12.2026", "2026-12-31 2026-12-31"],
  ["31.12.2026-08.01.2027", "2026-12-31 2027-01-08"],
  ["31.12.2026 – 8.1.2027", "2026-12-31 2027-01-08"],
  ["2026-12-31 2027-01-08", "2026-12-31 2027-01-08"],
  ["2026-12-31-2027-01-08", "2026-12-31 2027-01-08"],
  ["30.12.2026 9-15", "2026-12-30 2026-12-30 9:00–15:00"],
  [
    "30.12.2026 9:00 – 13:00, 14-15 Короткий день",
    "2026-12-30 2026-12-30 9:00–13:00 14:00–15:00 Короткий день",
  ],
  ["2026-12-31 Новый год", "2026-12-31 2026-12-31 Новый год"],
  ["29.02.2028", "2028-02-29 2028-02-29"],
] as const;

for (const [written, expected] of dates) {
  test(`the days of «${written}»`, () => {
    const read = readDates(written);
    assert.ok(read.ok);
    const parts = [read.from, read.to, describeSpans(read.spans), read.name];
    assert.equal(parts.filter((part) => part !== "").join(" "), expected);
  });
}

const wrongDates = [
  ["31.02.2026", "dates", "unknown"],
  ["29.02.2027", "dates", "unknown"],
  ["завтра", "dates", "unknown"],
  ["31.12", "dates", "unknown"],
  ["", "dates", "unknown"],
  ["2026-13-01", "dates", "unknown"],
  ["08.01.2027-31.12.2026", "dates", "backwards"],
  ["01.01.2026 - 01.01.2029", "dates", "too_long"],
  ["30.12.2026 18-18", "empty", undefined],
  ["30.12.2026 25-30", "time", undefined],
] as const;

for (const [written, refusal, fault] of wrongDates) {
  test(`«${written}» are no days: ${fault ?? refusal}`, () => {
    const read = readDates(written);
    assert.equal(read.ok ? undefined : read.refusal, refusal);
    assert.equal("fault" in read ? read.fault : undefined, fault);
  });
}
