import assert from "node:assert/strict";
import { test } from "node:test";
import { definitions } from "../../src/handle/settings/definitions.ts";
import { readWritten, settingKeys } from "../../src/handle/settings/settings.ts";
import { appointAdmin, dismissAdmin } from "../../src/store/people/managers.ts";
import { encodePress } from "../../src/ticket/button-data.ts";
import type { Press } from "../../src/ticket/press.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";
import { press } from "../telegram/press.ts";

test("the menu shows every setting with its value in words, by groups, and what is set up by commands", async (t) => {
  const desk = await openMenu(t);
  assert.equal(
    menuOf(desk.olga).content.text,
    `Настройки. Выберите раздел.

Клиенты
• Сообщение о новом обращении: включено
• Знакомство с менеджером: выключено
• Вопрос об имени: выключено

После закрытия
• Продолжение закрытого обращения: 7 дней
• Благодарность после закрытия: включено
• Сообщение о закрытии: включено
• Оценка после закрытия: включено
• Вопрос после низкой оценки: 3 звезды и ниже
• Переписка при низкой оценке: выключено

Команда
• Подпись под ответами: без подписи
• Кто может отвечать клиентам: каждый в группе менеджеров
• Смены: выключено

Защита
• Сообщений в минуту: 20
• Длина сообщения: 4096
• Файлов за сутки: 50
• Что можно прислать: всё
• Стоп-слова: нет
• Срок хранения переписки: всегда

Настраивается командами
/hours — рабочее время
/holidays — праздники и дни с другими часами
/texts — тексты для клиентов
/managers — менеджеры
/admins — администраторы
/sla — нормы времени на ответ и закрытие
/autoclose — закрывать, если клиент не отвечает
/subjects — категории обращений
/desks — отделы
/forget — удалить данные клиента
/backup — прислать копию базы
/report — отчёт в таблице
/schedule — отчёты по расписанию
/stats — статистика картинками
/audit — журнал изменений`,
  );
  assert.deepEqual(buttonsOf(menuOf(desk.olga)), ["Клиенты", "После закрытия", "Команда", "Защита"]);
});

test("one message leads to a setting and back, and its buttons change the value", async (t) => {
  const desk = await openMenu(t);
  const { olga } = desk;
  const { message_id } = menuOf(olga);
  await turns(desk, olga, "После закрытия");
  assert.deepEqual(buttonsOf(menuOf(olga)), [
    "Продолжение закрытого обращения",
    "Благодарность после закрытия",
    "Сообщение о закрытии",
    "Оценка после закрытия",
    "Вопрос после низкой оценки",
    "Переписка при низкой оценке",
    "‹ Назад",
  ]);
  await turns(desk, olga, "Оценка после закрытия");
  assert.equal(
    menuOf(olga).content.text,
    `Оценка после закрытия
После закрытия бот спрашивает клиента, решён ли вопрос, и просит оценку.

Сейчас: включено
То же командой: /settings rating и значение`,
  );
  assert.deepEqual(buttonsOf(menuOf(olga)), ["✓ включено", "выключено", "‹ Назад"]);
  await turns(desk, olga, "выключено");
  assert.match(menuOf(olga).content.text!, /Сейчас: выключено/);
  assert.deepEqual(buttonsOf(menuOf(olga)), ["включено", "✓ выключено", "‹ Назад"]);
  assert.equal(readWritten(desk.app.store, "rating"), "off");
  await turns(desk, olga, "✓ выключено");
  await turns(desk, olga, "‹ Назад");
  assert.match(menuOf(olga).content.text!, /^После закрытия\n[^]*Оценка после закрытия: выключено/);
  await turns(desk, olga, "‹ Назад");
  assert.match(menuOf(olga).content.text!, /^Настройки\. Выберите раздел\./);
  assert.equal(menuOf(olga).message_id, message_id);
});

test("another value is asked for; a wrong one is refused and may be written again; the menu shows it", async (t) => {
  const desk = await openMenu(t);
  const { olga } = desk;
  for (const button of ["После закрытия", "Продолжение закрытого обращения"]) await turns(desk, olga, button);
  assert.deepEqual(buttonsOf(menuOf(olga)), [
    "1 день",
    "✓ 7 дней",
    "30 дней",
    "всегда новое обращение",
    "✏️ Другое значение",
    "‹ Назад",
  ]);
  const menu = menuOf(olga);
  await turns(desk, olga, "✏️ Другое значение");
  await olga.sees(
    "✏️ Продолжение закрытого обращения. Напишите значение в ответ на это сообщение: можно число дней от 1 до 999 или new — всегда новое обращение",
  );
  assert.match(
    await answered(desk, olga, "неделю"),
    /^«неделю» не подходит\. Продолжение закрытого обращения: можно число дней от 1 до 999/,
  );
  assert.equal(await answered(desk, olga, "21"), "Сохранено. Продолжение закрытого обращения: 21 день");
  const shown = olga.messages.find(({ message_id }) => message_id === menu.message_id)!;
  assert.match(shown.content.text!, /Сейчас: 21 день/);
  assert.equal(readWritten(desk.app.store, "reopen"), "21");
});

test("what is written after /settings is understood or answered, and a wrong one changes nothing", async (t) => {
  const desk = await openMenu(t);
  const settings = () => settingKeys.map((key) => readWritten(desk.app.store, key));
  const initial = settings();
  const unknown = "Все настройки: /settings";
  for (const [written, said] of [
    ["чепуха", `Настройки «чепуха» нет. ${unknown}`],
    ["чепуха on", `Настройки «чепуха» нет. ${unknown}`],
    ["raiting off", `Настройки «raiting» нет. Возможно, вы имели в виду /settings rating. ${unknown}`],
    ["<b>rating</b> off", `Настройки «<b>rating</b>» нет. ${unknown}`],
    ["__proto__ on", `Настройки «__proto__» нет. ${unknown}`],
    ["rating", "Оценка после закрытия\nПосле закрытия бот спрашивает клиента, решён ли вопрос, и"],
    [
      "rating может быть",
      "«может быть» не подходит. Оценка после закрытия: можно on — включено, off — выключено",
    ],
    ["rating onn", "«onn» не подходит. Оценка после закрытия: можно on — включено, off — выключено"],
    ["low_rating 6", "«6» не подходит. Вопрос после низкой оценки: можно 0 — не спрашивать, 1 — 1 звезда"],
    ["low_rating -1", "«-1» не подходит. Вопрос после низкой оценки: можно 0 — не спрашивать, 1 — 1 звезда"],
    ["reopen 0", "«0» не подходит. Продолжение закрытого обращения: можно число дней от 1 до 999 или new"],
    ["reopen 1000", "«1000» не подходит. Продолжение закрытого обращения: можно число дней от 1 до 999"],
    ["reopen 8 часов", "«8 часов» не подходит. Продолжение закрытого обращения: можно число дней"],
    ["signature Борис", "«Борис» не подходит. Подпись под ответами: можно none — без подписи"],
    ["signature <i>desk</i>", "«<i>desk</i>» не подходит. Подпись под ответами: можно none — без подписи"],
    [`signature ${"ы".repeat(3000)}`, `«${"ы".repeat(63)}…» не подходит.`],
    ["x".repeat(3000), `Настройки «${"x".repeat(63)}…» нет. ${unknown}`],
  ] as const) {
    const answer = await answered(desk, desk.olga, `/settings ${written}`);
    assert.ok(answer.startsWith(said), `${written}: ${answer}`);
    assert.deepEqual(settings(), initial, written);
  }
  for (const [written, value, said] of [
    ["RATING OFF", "off", "Сохранено. Оценка после закрытия: выключено"],
    ["rating=on", "on", "Сохранено. Оценка после закрытия: включено"],
    ["rating = нет", "off", "Сохранено. Оценка после закрытия: выключено"],
    ["reopen 007", "7", "Сохранено. Продолжение закрытого обращения: 7 дней"],
    ["reopen New", "new", "Сохранено. Продолжение закрытого обращения: всегда новое обращение"],
    ["low_rating 1", "1", "Сохранено. Вопрос после низкой оценки: 1 звезда"],
    ["signature Manager", "manager", "Сохранено. Подпись под ответами: имя менеджера"],
  ] as const) {
    assert.equal(await answered(desk, desk.olga, `/settings ${written}`), said);
    const key = settingKeys.find((each) => written.toLowerCase().startsWith(each))!;
    assert.equal(readWritten(desk.app.store, key), value, written);
  }
});

test("buttons of another version, or of who is no admin any more, change nothing", async (t) => {
  const desk = await openMenu(t);
  const { olga } = desk;
  const before = settingKeys.map((key) => readWritten(desk.app.store, key));
  for (const forged of [
    { type: "setting_group", group: "gone" },
    { type: "setting_open", key: "gone" },
    { type: "setting_ask", key: "gone" },
    { type: "setting_choose", key: "gone", value: "on" },
    { type: "setting_choose", key: "rating", value: "sometimes" },
  ] as const satisfies Press[])
    assert.match(await toast(desk, olga, forged), /кнопка устарела/);
  const choose = { type: "setting_choose", key: "rating", value: "off" } as const;
  await turns(desk, olga, "После закрытия");
  await turns(desk, olga, "Продолжение закрытого обращения");
  await turns(desk, olga, "✏️ Другое значение");
  const question = await olga.sees(/^✏️ Продолжение/);
  desk.app.store.transaction((tx) => dismissAdmin(tx, olga.id));
  assert.match(await toast(desk, olga, choose), /^Это может только администратор\.$/);
  await desk.settles();
  await olga.repliesTo(question, "21");
  await olga.sees("Это может только администратор.", { after: question });
  assert.deepEqual(
    settingKeys.map((key) => readWritten(desk.app.store, key)),
    before,
  );
});

test("two admins at once: a button sets its value whatever the other has set meanwhile", async (t) => {
  const desk = await openMenu(t);
  const { olga, boris } = desk;
  desk.app.store.transaction((tx) => appointAdmin(tx, boris.id, null, "claim", 0));
  await boris.starts();
  await answered(desk, boris, "/settings rating");
  for (const button of ["После закрытия", "Оценка после закрытия"]) await turns(desk, olga, button);
  await Promise.all([olga.presses("выключено"), boris.presses("выключено")]);
  await desk.settles();
  assert.equal(readWritten(desk.app.store, "rating"), "off");
  await turns(desk, boris, "включено");
  // Olga still sees that it is off, and presses that it should be.
  await turns(desk, olga, "✓ выключено");
  assert.equal(readWritten(desk.app.store, "rating"), "off");
  const journal = await answered(desk, olga, "/audit");
  const lines = journal.split("\n").filter((line) => line.includes("«Оценка после закрытия»"));
  assert.equal(lines.length, 3, journal);
});

test("every value on a button is one of the setting's, and fits there", () => {
  for (const key of settingKeys) {
    const { examples, initial, parse, allowed } = definitions[key];
    assert.notEqual(parse(initial), undefined, key);
    if (allowed === undefined) assert.ok(examples.includes(initial), key);
    for (const value of examples) {
      assert.notEqual(parse(value), undefined, `${key} ${value}`);
      assert.match(value, /^[a-z0-9_]{1,24}$/);
      assert.ok(encodePress({ type: "setting_choose", key, value }).length <= 64);
    }
  }
});

async function openMenu(t: Parameters<typeof openDesk>[0]): Promise<Desk> {
  const desk = await openDesk(t);
  await desk.olga.starts();
  await answered(desk, desk.olga, "/settings");
  return desk;
}

function menuOf({ messages }: Person): StoredMessage {
  return messages.findLast(({ reply_markup }) => reply_markup?.inline_keyboard !== undefined)!;
}

function buttonsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

async function turns(desk: Desk, person: Person, button: string): Promise<void> {
  await person.presses(button);
  await desk.settles();
}

/** Presses a button with this data, wherever it may come from, and returns what is shown over the screen. */
async function toast(desk: Desk, person: Person, pressed: Press): Promise<string> {
  const button = { text: "кнопка", callback_data: encodePress(pressed) };
  const { text = "" } = await press(person, { kind: "inline", message: menuOf(person), button });
  await desk.settles();
  return text;
}

async function answered(desk: Desk, person: Person, words: string): Promise<string> {
  await desk.settles();
  const { message_id } = await person.writes(words);
  const seen = await person.sees(({ message_id: id }) => id > message_id);
  await desk.settles();
  return seen.content.text ?? "";
}
