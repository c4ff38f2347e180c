import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { countAuditLines } from "../../src/store/audit.ts";
import { ask } from "../contract/conversation.ts";
import { asks, openDepartments } from "../desks/departments.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import type { StoredMessage } from "../telegram/actors.ts";
import { ticketColumns } from "../../src/report/tickets/sheet.ts";
import { read, rowsOf, sheetOf } from "./books.ts";

/** A Friday noon in Moscow. */
const noon = Date.parse("2026-11-20T09:00:00Z");

test("buttons choose the kind, the period and the desk, and the file comes to the admin's chat", async (t) => {
  const { desk, olga } = await openTwo(t);
  await olga.writes("/report");
  const page = await olga.sees(/^Отчёт\nобращения, за этот месяц\n/);
  assert.deepEqual(labelsOf(page), [
    "✓ Обращения",
    "Сотрудники",
    "Сводка",
    "Сегодня",
    "Вчера",
    "Эта неделя",
    "Прошлая неделя",
    "✓ Этот месяц",
    "Прошлый месяц",
    "✓ Все отделы",
    "Менеджеры",
    "Склад",
    "📊 Прислать отчёт",
  ]);
  await olga.presses("Сводка");
  await olga.sees(/^Отчёт\nсводка, за этот месяц\n/);
  await olga.presses("Сегодня");
  await olga.sees(/^Отчёт\nсводка, за сегодня\n/);
  await olga.presses("Менеджеры");
  await olga.sees(/^Отчёт\nсводка, за сегодня, отдел «Менеджеры»\n/);
  assert.equal((await olga.presses("📊 Прислать отчёт")).text, "Готовлю отчёт, пришлю его сюда.");
  await desk.settles();
  const { content } = olga.messages.at(-1)!;
  assert.equal(content.caption, "Отчёт «сводка»: 20 ноября 2026 г., отдел «Менеджеры»");
  assert.equal(content.document?.file_name, "topicdesk-summary-2026-11-20.xlsx");
  await desk.settles();
  await olga.writes("/audit");
  await olga.sees(/12:00 Ольга: запрошен отчёт «сводка» \(20 ноября 2026 г\.\)/);
});

test("words choose the same, with filters, and the rows are those of the filter", async (t) => {
  const { desk, olga, numbers } = await openTwo(t);
  await olga.writes("/subjects add Возврат денег");
  await olga.sees(/Возврат денег/);
  for (const [written, caption, expected] of [
    ["/report", undefined, []],
    ["/report tickets", /^Отчёт «обращения»: 1–20 ноября 2026 г\.$/, numbers],
    ["/report обращения 2026-11-01 2026-11-20", /^Отчёт «обращения»: 1–20 ноября 2026 г\.$/, numbers],
    ["/report desk=менеджеры", /, отдел «Менеджеры»$/, numbers.slice(0, 2)],
    [
      "/report сегодня отдел=Склад",
      /^Отчёт «обращения»: 20 ноября 2026 г\., отдел «Склад»$/,
      numbers.slice(2),
    ],
    ["/report менеджер=Борис week", /, менеджер Борис$/, numbers.slice(0, 1)],
    [`/report manager=${desk.boris.id}`, /, менеджер Борис$/, numbers.slice(0, 1)],
    ["/report subject=„возврат ДЕНЕГ“", /, категория «Возврат денег»$/, []],
    ["/report subject=„возврат ДЕНЕГ”", /, категория «Возврат денег»$/, []],
    ["/report subject='возврат ДЕНЕГ'", /, категория «Возврат денег»$/, []],
    ["/report subject=‘возврат ДЕНЕГ’", /, категория «Возврат денег»$/, []],
    ["/report subject=«возврат ДЕНЕГ»", /, категория «Возврат денег»$/, []],
  ] as const) {
    if (caption === undefined) continue;
    const before = olga.messages.length;
    await olga.writes(written);
    const isThere = () =>
      olga.messages.slice(before).find(({ content }) => caption.test(content.caption ?? ""));
    const isEmpty = () =>
      olga.messages.slice(before).find(({ content }) => /ничего не попало/.test(content.text ?? ""));
    await until(() => (isThere() ?? isEmpty()) !== undefined, `no answer to ${written}`);
    await desk.settles();
    const message = isThere();
    assert.deepEqual(message === undefined ? [] : await numbersIn(desk, message), [...expected], written);
    if (message === undefined)
      assert.match(
        isEmpty()!.content.text!,
        /^1–20 ноября 2026 г\., категория «Возврат денег»: в отчёт «обращения» ничего не попало, поэтому файла нет\.$/,
      );
  }
});

test("what is not understood is answered with what is wrong and what to write, and makes no report", async (t) => {
  const { desk, olga } = await openTwo(t);
  const periods =
    "Период пишут так: сегодня, вчера, неделя, месяц, прошлая-неделя, прошлый-месяц, 2026-11, 2026-11-20 или 2026-11-01 2026-11-20.\nНазвания из нескольких слов — в кавычках: /report категория=«Возврат денег»";
  const lines = countAuditLines(desk.app.store);
  for (const [written, said] of [
    ["чепуха", `«чепуха» непонятно. ${periods}`],
    ["tickets <b>жирно</b>", `«<b>жирно</b>» непонятно. ${periods}`],
    ["2026", `«2026» непонятно. ${periods}`],
    ["category Возврат денег", `«category» непонятно. ${periods}`],
    ["staff 2026-02-30", "«2026-02-30» — такой даты нет. Дату пишут так: 2026-11-20"],
    [
      "2026-11-20 2026-11-01",
      "«2026-11-20 2026-11-01»: последний день раньше первого. Сначала пишут ранний: 2026-11-01 2026-11-20",
    ],
    ["2026-12", "«2026-12»: эти дни ещё не наступили."],
    ["1926-11-20 2026-11-20", "«1926-11-20 2026-11-20»: это больше десяти лет. Проверьте год."],
    ["staff summary", "«summary»: такое уже есть в этой команде. Укажите что-то одно."],
    ["desk=Склад отдел=Менеджеры", "«отдел=Менеджеры»: такое уже есть в этой команде. Укажите что-то одно."],
    ["desk=", "После «desk=» не хватает названия. Например: отдел=Склад"],
    ['desk=""', "После «desk=» не хватает названия. Например: отдел=Склад"],
    ["desk=«»", "После «desk=» не хватает названия. Например: отдел=Склад"],
    [
      'desk="Склад today',
      "После «desk=» кавычка не закрыта, и непонятно, где кончается название. Например: категория=«Возврат денег»",
    ],
    [
      "subject=„Возврат денег",
      "После «subject=» кавычка не закрыта, и непонятно, где кончается название. Например: категория=«Возврат денег»",
    ],
    ["0000-01", "«0000-01» — такой даты нет. Дату пишут так: 2026-11-20"],
    ["0026-11-01 2026-11-20", "«0026-11-01» — такой даты нет. Дату пишут так: 2026-11-20"],
    [
      "метка=возврат",
      "По «метка» отобрать нельзя. Можно: отдел=Склад, категория=«Возврат денег», менеджер=@boris",
    ],
    ["desk=Архив", /^Отдела «Архив» нет\. Есть: Менеджеры, Склад/],
    ["subject=Возврат", "Категории «Возврат» нет, потому что категорий ещё нет. Добавить: /subjects"],
    [`manager=@${"a".repeat(200)}`, new RegExp(`^Менеджера «@a{62}…» нет\\. Есть: `)],
    ["manager=<b>Борис</b>", /^Менеджера «<b>Борис<\/b>» нет\. Есть: Ольга \(\d+\), Борис \(\d+\)$/],
  ] as const) {
    const before = olga.messages.length;
    await olga.writes(`/report ${written}`);
    await desk.settles();
    const answers = olga.messages.slice(before + 1).map(({ content }) => content.text ?? content.caption);
    assert.equal(answers.length, 1, `${written}: ${answers.join("\n")}`);
    if (typeof said === "string") assert.equal(answers[0], said);
    else assert.match(answers[0]!, said);
  }
  assert.equal(countAuditLines(desk.app.store), lines);
  assert.equal(desk.telegram.calls.count("sendDocument"), 0);
});

test("a second report is not made while the first is on its way, and comes afterwards", async (t) => {
  const { desk, olga, clock } = await openTwo(t);
  const heal = desk.telegram.faults.latency(60_000, { method: "sendDocument" });
  await olga.writes("/report tickets");
  await until(() => desk.telegram.calls.count("sendDocument") === 1, "no report is sent");
  await olga.writes("/report staff");
  await olga.sees("Предыдущий файл ещё готовится. Когда он придёт, можно попросить следующий.");
  heal();
  clock.advance(60_000);
  await olga.sees(/^Отчёт «обращения»/);
  await desk.settles();
  await olga.writes("/report staff");
  await olga.sees(/^Отчёт «сотрудники»/);
});

test("a report is for admins: a client and a manager get none, nor who is no admin any more", async (t) => {
  const { desk } = await openTwo(t);
  const { boris } = desk;
  const anna = desk.telegram.client("Мария", { language_code: "ru" });
  await boris.starts();
  await boris.writes("/report tickets");
  await anna.writes("/report tickets");
  await desk.settles();
  assert.equal(desk.telegram.calls.count("sendDocument"), 0);
  assert.deepEqual(
    boris.messages.filter(({ content }) => /Отчёт/.test(content.text ?? content.caption ?? "")),
    [],
  );
});

test("an admin who blocked the bot gets nothing, and the bot goes on", async (t) => {
  const { desk, olga, clock } = await openTwo(t);
  const heal = desk.telegram.faults.latency(60_000, { method: "sendDocument" });
  await olga.writes("/report tickets");
  await until(() => desk.telegram.calls.count("sendDocument") === 1, "no report is sent");
  await olga.blocks();
  heal();
  clock.advance(60_000);
  await desk.settles();
  await olga.unblocks();
  await olga.writes("/report staff");
  await olga.sees(/^Отчёт «сотрудники»/);
});

test("what people wrote stands in the cells as they wrote it, and is no formula", async (t) => {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const { olga } = desk;
  await olga.starts();
  const names = [
    '=HYPERLINK("http://evil.example";"Приз")',
    "+7 999",
    "-1",
    "@SUM(A1)",
    "<b>Жирный</b> & Ко",
    "\u202Eтевирп",
    "Ж".repeat(64),
    "_x0041_",
  ];
  for (const name of names) await ask(desk, "=1+1", name);
  await olga.writes("/report tickets");
  const message = await olga.sees(/^Отчёт «обращения»/);
  const book = await bookOf(desk, message);
  const sheet = sheetOf(book, "Обращения");
  const keys = ticketColumns("ru", String).map(({ key }) => key);
  assert.deepEqual(
    rowsOf(sheet, keys).map((row) => row["client"]),
    // Marks that turn the text around them are taken out of a name when it is stored.
    names.map((name) => name.replace("\u202E", "")),
  );
  const column = keys.indexOf("client") + 1;
  for (let row = 2; row <= names.length + 1; row += 1) {
    const cell = sheet.getRow(row).getCell(column);
    assert.equal(typeof cell.value, "string");
    assert.equal(cell.numFmt, "@");
  }
});

/** Two desks: two tickets at the first, one of them Boris's, and one at the second. */
async function openTwo(t: TestContext) {
  const clock = new TestClock(noon);
  const departments = await openDepartments(t, ["topics", "topics"], { clock });
  const { desk, olga, boris } = departments;
  await olga.starts();
  const { first } = await asks(departments, "Анна", 1);
  await first.of(boris).writes("Уже едет");
  await desk.settles();
  await asks(departments, "Вера", 2);
  const { first: third } = await asks(departments, "Глеб", 3);
  await third.of(boris).writes("/desk Склад");
  await desk.settles();
  return { desk, olga, clock, numbers: [1, 2, 3] };
}

function labelsOf(message: StoredMessage): string[] {
  const markup = message.reply_markup as { inline_keyboard?: { text: string }[][] } | undefined;
  return (markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

function bookOf({ telegram }: Desk, { content }: StoredMessage) {
  const file = telegram.world.files.find(content.document?.file_id ?? "");
  assert.ok(file?.bytes);
  return read(file.bytes);
}

async function numbersIn(desk: Desk, message: StoredMessage): Promise<unknown[]> {
  const keys = ticketColumns("ru", String).map(({ key }) => key);
  return rowsOf(sheetOf(await bookOf(desk, message), "Обращения"), keys).map((row) => row["number"]);
}
