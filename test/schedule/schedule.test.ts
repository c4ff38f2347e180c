import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { countAuditLines } from "../../src/store/audit.ts";
import { findSchedules } from "../../src/store/report/schedules.ts";
import { minute, hour, isDone, lets, noon, orders, says } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, type DeskOptions } from "../support/desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";

const day = 24 * hour;

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
    "Отчёт «сводка»: 1 ноября 2026 г. – 30 ноября 2026 г.\nРасписание №1: 1-го числа каждого месяца в 9:00. Изменить: /schedule";
  assert.deepEqual(captions(olga), [caption]);
  assert.equal(olga.messages.at(-1)!.content.document?.file_name, "topicdesk-summary-2026-11.xlsx");
  await says(desk, "/schedule", "Отчёты по расписанию\nЧасовой пояс: Europe/Moscow\n№1: отчёт «сводка»");
  assert.match(textsOf(olga).at(-1)!, /Кому: Ольга\. Следующая отправка: 1 янв\., 09:00/);
  await desk.telegram.client("Вера", { language_code: "ru" }).writes("Вопрос");
  await until(desk, clock, "2027-01-01T09:01:00+03:00");
  assert.equal(captions(olga).length, 2);
  assert.match(captions(olga)[1]!, /^Отчёт «сводка»: 1 декабря 2026 г\. – 31 декабря 2026 г\.\n/);
});

test("a time that is years ahead is said with its year", async (t) => {
  const { desk, olga } = await opens(t);
  await orders(desk, "/schedule report summary last-month 0 9 29 2 *");
  await olga.sees(/\nСледующая отправка: 29 февраля 2028 г\., 09:00\n/);
  await says(desk, "/schedule", "Отчёты по расписанию");
  assert.match(textsOf(olga).at(-1)!, /Следующая отправка: 29 февраля 2028 г\., 09:00/);
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

test("other admins who opened the bot get it by a button, and are told; the last one cannot be taken off", async (t) => {
  const { desk, olga, boris, clock } = await opens(t);
  await orders(desk, "/schedule report summary month 0 18 * * *");
  const page = await olga.sees(/^Расписание №1\n/);
  assert.deepEqual(labelsOf(page), ["✓ Ольга", "🗑 Удалить расписание", "← Все расписания"]);
  await makeAdmin(desk, boris);
  await orders(desk, "/schedule");
  await olga.presses("№1");
  await olga.presses("Борис");
  await olga.sees(/\nКому: Ольга, Борис\n/);
  await boris.sees(
    /^Теперь и вам будет приходить отчёт «сводка» за этот месяц — каждый день в 18:00\. Вас добавил администратор Ольга \(\d+\)\. Отказаться: \/schedule$/,
  );
  await lets(desk, clock, 7 * hour);
  assert.deepEqual([captions(olga).length, captions(boris).length], [1, 1]);
  await boris.writes("/schedule");
  await boris.presses("№1");
  await boris.presses("✓ Ольга");
  await olga.sees(/^Расписание №1 вам больше не приходит: .* Вас убрал администратор Борис/);
  const refused = await boris.presses("✓ Борис");
  assert.equal(
    refused.text,
    "Кому-то это должно приходить. Если больше никому не нужно, удалите расписание.",
  );
  await lets(desk, clock, day);
  assert.deepEqual([captions(olga).length, captions(boris).length], [1, 2]);
  await olga.writes("/schedule remove 1");
  await boris.sees(/^Расписание №1 удалено, больше ничего не придёт: /);
  await lets(desk, clock, day);
  assert.deepEqual([captions(olga).length, captions(boris).length], [1, 2]);
});

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

test("who has blocked the bot is told of once to whoever asked, and gets it again after unblocking", async (t) => {
  const { desk, olga, boris, clock } = await opens(t);
  await makeAdmin(desk, boris);
  await orders(desk, "/schedule report summary month 0 18 * * *");
  await olga.presses("Борис");
  await desk.settles();
  await boris.blocks();
  await lets(desk, clock, 7 * hour);
  const told = () => textsOf(olga).filter((text) => text.startsWith("Не дошло по расписанию №1: "));
  assert.deepEqual(told(), [
    `Не дошло по расписанию №1: отчёт «сводка» за этот месяц — каждый день в 18:00. Получатель, Борис (${boris.id}), остановил бота: нужно открыть бота и нажать «Старт». Расписание осталось, в следующий раз бот попробует снова. Об этом получателе больше не напомню. Изменить: /schedule`,
  ]);
  await lets(desk, clock, day);
  assert.equal(told().length, 1, "once");
  await says(desk, "/schedule", "Отчёты по расписанию");
  assert.match(textsOf(olga).at(-1)!, /Кому: Ольга, Борис \(не доходит\)\./);
  await boris.unblocks();
  await lets(desk, clock, day);
  assert.equal(captions(boris).length, 1);
  await boris.blocks();
  await lets(desk, clock, day);
  assert.equal(told().length, 2, "it is another time");
  assert.equal(captions(olga).length, 4);
});

test("when whoever asked has blocked the bot, the other admins are told once", async (t) => {
  const { desk, olga, boris, clock } = await opens(t);
  await makeAdmin(desk, boris);
  await orders(desk, "/schedule report summary month 0 18 * * *");
  await olga.blocks();
  await lets(desk, clock, 7 * hour + day);
  const told = textsOf(boris).filter((text) => text.startsWith("Не дошло по расписанию №1: "));
  assert.equal(told.length, 1);
  assert.match(told[0]!, /Получатель, Ольга/);
});

test("what a removed admin asked for stops, or goes on for the others, and the admins are told", async (t) => {
  const { desk, olga, boris, clock } = await opens(t);
  await makeAdmin(desk, boris);
  await boris.writes("/schedule report staff month 0 18 * * *");
  await boris.writes("/schedule report summary month 0 18 * * *");
  await boris.sees(/^Расписание №2/);
  await boris.presses("Ольга");
  await desk.settles();
  await orders(desk, `/admins remove ${boris.id}`);
  await olga.sees(
    new RegExp(
      `^Больше не администраторы, и отчёты по расписанию им не приходят: Борис \\(${boris.id}\\)\\. Эти расписания больше никому не нужны и остановлены; если нужны, добавьте их снова:\n№1: отчёт «сотрудники» за этот месяц — каждый день в 18:00$`,
    ),
  );
  assert.deepEqual(
    findSchedules(desk.app.store).map(({ id, askedBy, people }) => [
      id,
      askedBy,
      people.map((each) => each.id),
    ]),
    [[2, olga.id, [olga.id]]],
  );
  await lets(desk, clock, 7 * hour);
  assert.deepEqual([captions(olga).length, captions(boris).length], [1, 0]);
  await boris.writes("/schedule");
  await desk.settles();
  assert.ok(!textsOf(boris).some((text) => text.startsWith("Отчёты по расписанию")));
});

test("an admin whom the configuration names no more gets nothing after the restart", async (t) => {
  const { desk, olga, boris, clock } = await opens(t);
  await makeAdmin(desk, boris);
  await orders(desk, "/schedule report summary month 0 18 * * *");
  await desk.stop();
  Object.assign(desk.config, { adminIds: [] });
  await desk.start();
  await boris.sees(/^Больше не администраторы, и отчёты по расписанию им не приходят: Ольга/);
  await lets(desk, clock, 7 * hour);
  assert.deepEqual(captions(olga), []);
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

async function opens(t: TestContext, options: DeskOptions & { clock?: TestClock } = {}) {
  const { clock = new TestClock(noon) } = options;
  const desk = await openDesk(t, { ...options, clock });
  const { olga, boris } = desk;
  await olga.starts();
  await desk.telegram.client("Анна", { language_code: "ru" }).writes("Вопрос");
  await desk.settles();
  return { desk, olga, boris, clock };
}

/** The person opens the bot, and Olga makes them an admin. */
async function makeAdmin(desk: Desk, person: Person): Promise<void> {
  desk.joins(person);
  await person.starts();
  await desk.settles();
  await orders(desk, `/admins add ${person.id}`);
}

async function until(desk: Desk, clock: TestClock, when: string): Promise<void> {
  await lets(desk, clock, Date.parse(when) - clock.now());
}

function photoCaptions({ messages }: Person): string[] {
  return messages.flatMap(({ content }) => (content.photo === undefined ? [] : [content.caption ?? ""]));
}

function captions({ messages }: Person): string[] {
  return messages.flatMap(({ content }) => content.caption ?? []);
}

function textsOf({ messages }: Person): string[] {
  return messages.flatMap(({ content }) => content.text ?? []);
}

function firstLine(text: string): string {
  return text.split("\n")[0]!;
}

function labelsOf(message: StoredMessage): string[] {
  const markup = message.reply_markup as { inline_keyboard?: { text: string }[][] } | undefined;
  return (markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}
