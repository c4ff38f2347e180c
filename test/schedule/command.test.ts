import assert from "node:assert/strict";
import { test } from "node:test";
import { countAuditLines } from "../../src/store/audit.ts";
import { findSchedules } from "../../src/store/report/schedules.ts";
import { lets, orders, says } from "../norms/due.ts";
import { captions, day, labelsOf, opens, textsOf } from "./office.ts";

test("buttons choose what comes when, twice the same is refused, and /schedule remove ends it", async (t) => {
  const { desk, olga, clock } = await opens(t);
  await says(desk, "/schedule", "Отчёты по расписанию\nЧасовой пояс: Europe/Moscow\nПока ничего");
  await olga.presses("➕ Новое расписание");
  const page = await olga.sees(
    /^Новое расписание\nотчёт «сводка» за прошлую неделю\nкаждый понедельник в 9:00/,
  );
  assert.deepEqual(labelsOf(page), [
    "Обращения",
    "Сотрудники",
    "✓ Сводка",
    "Статистика",
    "Сегодня",
    "Вчера",
    "Эта неделя",
    "✓ Прошлая неделя",
    "Этот месяц",
    "Прошлый месяц",
    "Каждый день в 9:00",
    "Каждый день в 18:00",
    "По будням в 9:00",
    "✓ По понедельникам в 9:00",
    "1-го числа в 9:00",
    "🗓 Присылать по расписанию",
    "← Все расписания",
  ]);
  await olga.presses("Сотрудники");
  await olga.presses("Вчера");
  await olga.presses("По будням в 9:00");
  await olga.sees(/^Новое расписание\nотчёт «сотрудники» за вчера\nпо будням в 9:00/);
  await olga.presses("🗓 Присылать по расписанию");
  // A Friday noon: the next weekday is Monday.
  await olga.sees(
    /^Расписание №1\nотчёт «сотрудники» за вчера\nпо будням в 9:00 .*\nСледующая отправка: 23 нояб\., 09:00/,
  );
  await says(
    desk,
    "/schedule отчёт сотрудники вчера 0 9 * * 1-5",
    "Такое расписание уже есть, №1: отчёт «сотрудники» за вчера — по будням в 9:00.",
  );
  await says(desk, "/schedule отчёт сводка", "Новое расписание\nотчёт «сводка» за прошлую неделю");
  await says(
    desk,
    "/schedule статистика",
    "Новое расписание\nстатистика за прошлую неделю\nкаждый понедельник",
  );
  await says(desk, "/schedule remove", "Укажите номер расписания. Есть номера: 1.");
  await says(desk, "/schedule remove 7", "Расписания «7» нет. Есть номера: 1.");
  await says(desk, "/schedule удалить №1", "Расписание №1 удалено: отчёт «сотрудники» за вчера — по будням");
  await says(desk, "/schedule remove 1", "Удалять нечего: расписаний нет.");
  await lets(desk, clock, 4 * day);
  assert.deepEqual(captions(olga), []);
  await says(desk, "/schedule report staff week 0 9 * * mon", "Расписание №2");
  await desk.settles();
  await says(desk, "/audit", "Журнал изменений");
  assert.match(
    textsOf(olga).at(-1)!,
    /Ольга: расписание №2 добавлено — отчёт «сотрудники», каждый понедельник в 9:00[\s\S]*Ольга: расписание №1 удалено — отчёт «сотрудники», по будням в 9:00/,
  );
});

test("a time that is years ahead is said with its year", async (t) => {
  const { desk, olga } = await opens(t);
  await orders(desk, "/schedule report summary last-month 0 9 29 2 *");
  await olga.sees(/\nСледующая отправка: 29 февраля 2028 г\., 09:00\n/);
  await says(desk, "/schedule", "Отчёты по расписанию");
  assert.match(textsOf(olga).at(-1)!, /Следующая отправка: 29 февраля 2028 г\., 09:00/);
});

test("a list is read as people say it, and what nobody would say stands as the cron line", async (t) => {
  const { desk, olga } = await opens(t);
  for (const [cron, said] of [
    ["5 9 * * 3", "каждую среду в 9:05"],
    ["0 9,18 * * *", "каждый день в 9:00 и 18:00"],
    ["0 9 1,15 * *", "1-го и 15-го числа каждого месяца в 9:00"],
    ["0 9 L * *", "в последний день каждого месяца в 9:00"],
    ["0 10 * * 0,6", "по выходным в 10:00"],
    ["0 10 * * сб-вс", "по выходным в 10:00"],
    ["0 9 * * 1,3,5", "пн, ср, пт в 9:00"],
    ["15 * * * *", "каждый час: в 0:15, 1:15 и так далее"],
    ["0 9 * * 1#1", "по строке 0 9 * * 1#1"],
    ["0 9 1 1,7 *", "по строке 0 9 1 1,7 *"],
  ] as const) {
    await orders(desk, `/schedule report summary month ${cron}`);
    const answer = textsOf(olga).at(-1)!;
    assert.ok(answer.includes(said), `${cron}: ${answer}`);
    if (!answer.startsWith("Такое")) await orders(desk, `/schedule remove ${/№(\d+)/.exec(answer)![1]}`);
  }
});

test("what is not understood is answered with what is wrong, and changes nothing", async (t) => {
  const { desk, olga } = await opens(t);
  await orders(desk, "/schedule report summary month 0 18 * * *");
  const lines = countAuditLines(desk.app.store);
  const before = findSchedules(desk.app.store);
  const periods =
    "Период пишут так: сегодня, вчера, неделя, месяц, прошлая-неделя или прошлый-месяц.\nНазвания из нескольких слов — в кавычках: категория=«Возврат денег»";
  for (const [written, said] of [
    [
      "чепуха",
      "«чепуха» по расписанию не присылается. Начните со слова «отчёт» или «статистика»: /schedule отчёт сводка",
    ],
    ["summary week 0 9 * * 1", "«summary» по расписанию не присылается."],
    ["<b>жирно</b>", "«<b>жирно</b>» по расписанию не присылается."],
    ["report глупости week 0 9 * * 1", `«глупости» непонятно. ${periods}`],
    ["stats summary week 0 9 * * 1", `«summary» непонятно. ${periods}`],
    ['report week desk="Склад 0 9 * * 1', "После «desk=» кавычка не закрыта"],
    ["report summary 0 9 1 * *", "Не хватает периода: сегодня, вчера, неделя"],
    ["report summary 2026-11 0 9 1 * *", "«2026-11» для расписания не подходит: период должен сдвигаться"],
    ["report summary 2026-11-01 2026-11-20 0 9 1 * *", "«2026-11-01 2026-11-20» для расписания не подходит"],
    ["report summary year 0 9 1 * *", "«year» непонятно."],
    ["report summary month week 0 9 1 * *", "«month week» для расписания не подходит"],
    ["report summary month 9:00", "«month 9:00» для расписания не подходит: период должен сдвигаться"],
    ["report summary month 0 9 31 2 *", "«0 9 31 2 *»: такого дня не бывает, и отчёт не пришёл бы никогда."],
    ["report summary month 0 0 9 1 * *", "«0 0 9 1 * *»: здесь шесть полей, а нужно пять, без секунд"],
    ["report summary month */1 * * * * *", "«*/1 * * * * *»: здесь шесть полей"],
    ["report summary month 0 9 1 *", "«0 9 1 *»: в строке времени пять полей"],
    ["report summary month * * * * *", "«* * * * *»: чаще раза в час отчёты не присылаются."],
    ["report summary month */5 9 * * *", "«*/5 9 * * *»: чаще раза в час"],
    ["report summary month 60 9 * * *", "«60» — такой минуты нет."],
    ["report summary month 0 24 * * *", "«24» — такого часа нет."],
    ["report summary month в 25:00", "«month в 25:00» для расписания не подходит"],
    ["report summary month каждый день в 25:00", "«25» — такого часа нет."],
    ["report summary month 0 9 32 * *", "«32» — такого числа нет."],
    ["report summary month 0 9 1 13 *", "«13» — такого месяца нет."],
    ["report summary month 0 9 * * 8", "«8» — такого дня недели нет."],
    ["report summary month 0 9 1 * пн", "«0 9 1 * 1»: указаны и число, и день недели"],
    ["report summary month desk=Архив 0 9 1 * *", "Отдела «Архив» нет."],
    ["report summary month desk=Менеджеры", "Не хватает времени. Его пишут в конце"],
    ["remove <b>", "Расписания «<b>» нет. Есть номера: 1."],
  ] as const) {
    await says(desk, `/schedule ${written}`, said);
    assert.deepEqual(findSchedules(desk.app.store), before, written);
  }
  assert.equal(countAuditLines(desk.app.store), lines);
  for (let each = 0; each < 19; each += 1)
    await orders(desk, `/schedule report summary week 0 ${each} * * *`);
  await says(desk, "/schedule report staff week 0 9 * * 1", "Расписаний уже 20, больше нельзя.");
  await orders(desk, "/schedule");
  assert.equal(
    textsOf(olga)
      .at(-1)!
      .match(/^№\d+: /gm)?.length,
    20,
    "a full list fits into a message",
  );
});
