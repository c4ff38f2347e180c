import assert from "node:assert/strict";
import { test } from "node:test";
import { hour, isDone, lets, minute, orders, says } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { captions, day, firstLine, opens, photoCaptions, textsOf, until } from "./office.ts";

test("a report comes at its time, of the period that it has then, and again at its next time", async (t) => {
  const { desk, olga, clock } = await opens(t);
  await orders(desk, "/schedule отчёт сводка прошлый-месяц 1-го числа в 9:00");
  await olga.sees(
    /^Расписание №1\nотчёт «сводка» за прошлый месяц\n1-го числа каждого месяца в 9:00 \(Europe\/Moscow\)\nСледующая отправка: 1 дек\., 09:00\nКому: Ольга\n/,
  );
  await until(desk, clock, "2026-12-01T08:59:00+03:00");
  assert.deepEqual(captions(olga), []);
  await lets(desk, clock, 2 * minute);
  const caption =
    "Отчёт «сводка»: 1–30 ноября 2026 г.\nРасписание №1: 1-го числа каждого месяца в 9:00. Изменить: /schedule";
  assert.deepEqual(captions(olga), [caption]);
  assert.equal(olga.messages.at(-1)!.content.document?.file_name, "topicdesk-summary-2026-11.xlsx");
  await says(desk, "/schedule", "Отчёты по расписанию\nЧасовой пояс: Europe/Moscow\n№1: отчёт «сводка»");
  assert.match(textsOf(olga).at(-1)!, /Кому: Ольга\. Следующая отправка: 1 янв\., 09:00/);
  await desk.telegram.client("Вера", { language_code: "ru" }).writes("Вопрос");
  await until(desk, clock, "2027-01-01T09:01:00+03:00");
  assert.equal(captions(olga).length, 2);
  assert.match(captions(olga)[1]!, /^Отчёт «сводка»: 1–31 декабря 2026 г\.\n/);
});

test("pictures come by schedule too, as an album that says which schedule sends it", async (t) => {
  const { desk, olga, clock } = await opens(t);
  await orders(desk, "/schedule stats week 0 18 * * 5");
  await olga.sees(/^Расписание №1\nстатистика за эту неделю\nкаждую пятницу в 18:00/);
  await desk.telegram.client("Вера", { language_code: "ru" }).writes("Вопрос");
  await until(desk, clock, "2026-11-20T17:59:00+03:00");
  assert.deepEqual(photoCaptions(olga), []);
  await lets(desk, clock, 2 * minute);
  const [caption, ...others] = photoCaptions(olga);
  assert.match(caption ?? "", /Расписание №1: каждую пятницу в 18:00\. Изменить: \/schedule$/);
  assert.ok(others.every((each) => each === ""));
  await lets(desk, clock, day);
  assert.equal(photoCaptions(olga).length, 1 + others.length);
});

test("when the clocks are set back and forward, it comes at the same hour of the wall", async (t) => {
  const clock = new TestClock(Date.parse("2026-10-23T12:00:00Z"));
  const { desk, olga } = await opens(t, { clock, config: { timeZone: "Europe/Berlin" } });
  await orders(desk, "/schedule report summary month 0 9 * * *", "/schedule report tickets month 30 2 * * *");
  const came = (name: string) =>
    captions(olga).filter((caption) => caption.startsWith(`Отчёт «${name}»`)).length;
  for (const [when, summaries, tickets] of [
    ["2026-10-24T06:59:30Z", 0, 1],
    ["2026-10-24T07:01:00Z", 1, 1],
    ["2026-10-25T00:29:30Z", 1, 1],
    ["2026-10-25T00:31:00Z", 1, 2],
    // The clocks show 2:30 again.
    ["2026-10-25T07:59:30Z", 1, 2],
    ["2026-10-25T08:01:00Z", 2, 2],
    ["2026-10-26T01:29:30Z", 2, 2],
    ["2026-10-26T01:31:00Z", 2, 3],
  ] as const) {
    await until(desk, clock, when);
    assert.deepEqual([came("сводка"), came("обращения")], [summaries, tickets], when);
  }
});

test("after three days without the bot it comes once, of the last time that was missed", async (t) => {
  const { desk, olga, clock } = await opens(t);
  await orders(desk, "/schedule report tickets yesterday every day at 9:00");
  await desk.telegram.client("Вера", { language_code: "ru" }).writes("Вопрос");
  await desk.settles();
  await desk.stop();
  clock.advance(day - hour);
  await desk.start();
  await isDone(desk, clock);
  assert.deepEqual(captions(olga).map(firstLine), ["Отчёт «обращения»: 20 ноября 2026 г."]);
  await desk.stop();
  clock.advance(3 * day);
  await desk.start();
  await isDone(desk, clock);
  await desk.settles();
  const missed = textsOf(olga).filter((text) => text.includes("ничего не попало"));
  assert.deepEqual(missed.map(firstLine), [
    "23 ноября 2026 г.: в отчёт «обращения» ничего не попало, поэтому файла нет.",
  ]);
  assert.equal(captions(olga).length, 1);
  await lets(desk, clock, 20 * hour);
  assert.equal(textsOf(olga).filter((text) => text.includes("ничего не попало")).length, 1, "until nine");
});

test("in another time zone it comes by that one, which is said", async (t) => {
  const { desk, olga, clock } = await opens(t);
  await orders(desk, "/schedule report summary month 0 18 * * *");
  await desk.stop();
  Object.assign(desk.config, { timeZone: "Asia/Yekaterinburg" });
  await desk.start();
  await olga.sees(
    "Часовой пояс команды теперь Asia/Yekaterinburg, и отчёты по расписанию приходят по нему:\n№1: отчёт «сводка» за этот месяц — каждый день в 18:00. Следующая отправка: 20 нояб., 18:00",
  );
  await until(desk, clock, "2026-11-20T17:59:00+05:00");
  assert.deepEqual(captions(olga), []);
  await until(desk, clock, "2026-11-20T18:01:00+05:00");
  assert.equal(captions(olga).length, 1);
  await desk.stop();
  await desk.start();
  await desk.settles();
  assert.equal(textsOf(olga).filter((text) => text.startsWith("Часовой пояс команды теперь")).length, 1);
});

test("a clock that was set wrong for years does not silence it after the next start", async (t) => {
  const { desk, olga, clock } = await opens(t);
  clock.set(4 * 365 * day);
  await orders(desk, "/schedule report summary month 0 18 * * *");
  clock.set(-4 * 365 * day);
  await desk.stop();
  await desk.start();
  await until(desk, clock, "2026-11-20T18:01:00+03:00");
  assert.equal(captions(olga).length, 1);
});
