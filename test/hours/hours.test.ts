import assert from "node:assert/strict";
import { test } from "node:test";
import { findDesks } from "../../src/store/desks/desks.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";

/** A Friday noon in Moscow. */
const noon = Date.parse("2026-11-20T09:00:00Z");

test("the admin sets the hours, is told how they were understood and when the team is next open", async (t) => {
  const clock = new TestClock(noon);
  const { olga } = await openDesk(t, { clock });
  await olga.starts();
  await says(
    olga,
    "/hours",
    "Рабочее время: круглосуточно\nЧасовой пояс: Europe/Moscow, там сейчас 12:00. Если у вас другое время, укажите на сервере свой TIME_ZONE в файле .env\nСейчас рабочее время.",
  );
  await says(olga, "/hours пн-пт 9-18, сб 10-14", "Рабочее время теперь: пн–пт 9:00–18:00, сб 10:00–14:00.");
  await says(olga, "/hours", "Сейчас рабочее время, до 18:00.");
  await says(olga, "/hours пн-чт 9-18", "Сейчас нерабочее время. Откроемся в понедельник с 9:00.");
  await says(olga, "/hours 13-18", "Откроемся сегодня с 13:00.");
  await says(olga, "/hours сб 10-14", "Откроемся завтра с 10:00.");
});

test("what is not understood changes nothing, and says which word", async (t) => {
  const { olga } = await openDesk(t, { clock: new TestClock(noon) });
  await olga.starts();
  await says(olga, "/hours пн-пт 9-18", "теперь: пн–пт 9:00–18:00");
  for (const [written, said] of [
    ["25-30", "«25-30» — такого времени нет."],
    ["пн-вс", "Для «пн-вс» не указаны часы."],
    ["18-18", "«18-18» — начало и конец совпадают."],
    ["пн-пт 9-18 чг", "Слово «чг» непонятно."],
    ["выкл", "Если вы работаете всегда, напишите /hours 24/7."],
    ["Склад = 9-18", "Отдела «Склад» нет. Есть:"],
    ["<i>пн</i> 9-18", "Слово «<i>пн</i>» непонятно."],
  ] as const) {
    await says(olga, `/hours ${written}`, said);
    await says(olga, "/hours", "Рабочее время: пн–пт 9:00–18:00\n");
  }
});

test("a desk has hours of its own until they are taken away", async (t) => {
  const { olga, app } = await openDesk(t, { clock: new TestClock(noon) });
  await olga.starts();
  const title = findDesks(app.store)[0]!.name;
  await says(olga, "/hours пн-пт 9-18", "теперь: пн–пт 9:00–18:00");
  await says(
    olga,
    `/hours ${title} = 10-19`,
    `Рабочее время отдела «${title}» теперь: ежедневно 10:00–19:00.`,
  );
  await says(olga, "/hours", `У отдела «${title}» свои часы: ежедневно 10:00–19:00`);
  await says(
    olga,
    "/hours пн-пт 9-18",
    `когда вы вернётесь.\nУ отдела «${title}» свои часы: ежедневно 10:00–19:00\n`,
  );
  await says(olga, `/hours «${title}» = 11-19`, `отдела «${title}» теперь: ежедневно 11:00–19:00.`);
  await says(olga, `/hours ${title} =`, "Не указаны часы. Например: /hours пн-пт 9-18");
  await says(
    olga,
    "/hours Ромашка 10-11",
    "Слово «ромашка» непонятно. Например: /hours пн-пт 9-18, сб 10-14. Для",
  );
  await says(
    olga,
    `/hours ${title} = —`,
    `У отдела «${title}» теперь общее рабочее время: пн–пт 9:00–18:00.`,
  );
});

test("holidays are added, listed and removed; one day out of several splits them", async (t) => {
  const { olga } = await openDesk(t, { clock: new TestClock(noon) });
  await olga.starts();
  await says(olga, "/holidays", "Праздников пока нет.");
  await says(
    olga,
    "/holidays add 31.12.2026-08.01.2027 Новый год",
    "Записано: 31 декабря 2026 г. – 8 января 2027 г.: не работаем (Новый год)",
  );
  await says(olga, "/holidays add 30.12.2026 9-15", "Записано: 30 декабря 2026 г.: 9:00–15:00");
  await says(olga, "/holidays remove 04.01.2027", "4 января 2027 г.: снова обычные часы.");
  await says(
    olga,
    "/holidays",
    [
      "Праздники и дни с другими часами",
      "30 декабря 2026 г.: 9:00–15:00",
      "31 декабря 2026 г. – 3 января 2027 г.: не работаем (Новый год)",
      "5–8 января 2027 г.: не работаем (Новый год)",
    ].join("\n"),
  );
  await says(olga, "/holidays remove 04.01.2027", "4 января 2027 г.: и так обычные часы");
  await says(olga, "/holidays add 31.02.2026", "«31.02.2026» — такой даты нет.");
  await says(olga, "/holidays add 08.01.2027-31.12.2026", "последний день раньше первого");
  await says(olga, "/holidays add 30.12.2026 до 15:00", "«до 15:00» непонятно: название или часы?");
  await says(olga, "/holidays add 01.01.2020", "1 января 2020 г.: это уже прошло.");
  await says(olga, "/holidays add", "Добавить: /holidays add");
  await says(olga, "/holidays когда", "Добавить: /holidays add");
});

test("the hours of a holiday are those of that day", async (t) => {
  const { olga } = await openDesk(t, { clock: new TestClock(noon) });
  await olga.starts();
  await says(olga, "/hours пн-пт 9-18", "до 18:00.");
  await says(olga, "/holidays add 20.11.2026 9-11 Короткий день", "Откроемся в понедельник с 9:00.");
  await says(olga, "/holidays add 23.11.2026-30.11.2026", "Откроемся 1 декабря, после праздников, с 9:00.");
  await says(olga, "/holidays add 21.11.2026 10-12", "Откроемся завтра с 10:00.");
  await says(olga, "/holidays remove 23.11-01.12", "Откроемся завтра с 10:00.");
  await says(olga, "/holidays remove 21.11", "Откроемся в понедельник с 9:00.");
  await says(olga, "/holidays add 23.11 Учёт", "Откроемся во вторник с 9:00.");
  await says(olga, "/holidays add 24.11.26", "Откроемся в среду, после праздников, с 9:00.");
  await says(
    olga,
    "/holidays add 20.11.2026-19.11.2027",
    "Откроемся 22 ноября 2027 г., после праздников, с 9:00.",
  );
});

test("a list of holidays that is too long for a message has pages", async (t) => {
  const { olga } = await openDesk(t, { clock: new TestClock(noon) });
  await olga.starts();
  const name = "Очень длинное название праздника, которое никто не прочтёт";
  for (let day = 1; day <= 25; day += 1)
    await says(olga, `/holidays add ${day}.12 ${day % 12}-20 ${name}`, `Записано: ${day} декабря 2026 г.: `);
  await says(olga, "/holidays", "Праздники и дни с другими часами");
  const list = olga.messages.at(-1)!;
  const lines = () => list.content.text!.split("\n").slice(1);
  assert.equal(lines().length, 20);
  assert.match(lines()[0]!, /^1 декабря/);
  assert.match(lines()[19]!, /^20 декабря 2026 г\.: 8:00–20:00 \(Очень длинное .* прочтёт\)$/);
  await olga.presses("Дальше ›");
  await olga.sees(/\n25 декабря 2026 г\.: /);
  assert.deepEqual(
    lines().map((line) => Number.parseInt(line, 10)),
    [21, 22, 23, 24, 25],
  );
  await olga.presses("‹ Назад");
  await olga.sees(/\n1 декабря 2026 г\.: /);
});

async function says(person: Person, written: string, answer: string): Promise<void> {
  const { message_id } = await person.writes(written);
  await person.sees((seen) => seen.message_id > message_id && seen.content.text?.includes(answer) === true);
}
