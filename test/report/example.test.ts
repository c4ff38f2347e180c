import assert from "node:assert/strict";
import { test } from "node:test";
import { staffColumns } from "../../src/report/staff/sheets.ts";
import { ticketColumns } from "../../src/report/tickets/sheet.ts";
import type { Period } from "../../src/report/period/period.ts";
import { readPng } from "../stats/png.ts";
import { rowsOf, sheetOf, valuesOf } from "./books.ts";
import { now, setNorms, writeExample } from "./example.ts";
import { on, openLedger } from "./ledger.ts";

const november: Period = { first: "2026-11-01", last: "2026-11-30", unit: "month" };

/** By hand. Minutes after /w are working ones. */
const tickets = `
number manager opened first   closed   reply reply/w resolution /w  asked sent reopened calls notes transfers rating resolved reaction closing
1      Борис   16_10:00 16_10:10 16_11:00 10    10   60   60   2 1 0 0 0 0 5 да  да  да
2      Вера    20_17:50 23_09:10 -        3800  20   -    -    1 1 0 0 0 0 - -   нет нет
3      Борис   17_17:30 19_09:30 19_10:00 2400  60   2430 90   1 1 0 0 0 0 - -   нет да
4      Вера    16_12:00 16_12:20 16_12:50 20    20   50   50   3 1 0 1 1 0 2 нет нет да
5      Борис   17_09:00 17_09:12 17_09:30 12    12   30   30   1 1 0 0 0 0 - -   да  да
6      Вера    16_09:00 16_09:04 16_15:05 4     4    365  365  2 2 1 0 0 0 - -   нет да
7      -       19_10:00 -        19_10:05 -     -    5    5    1 0 0 0 0 0 - -   да  да
8      -       19_11:00 -        19_12:00 -     -    60   60   1 0 0 0 0 0 - -   нет да
9      -       23_09:00 23_09:14 -        14    14   -    -    1 1 0 0 0 1 - -   -   -
10     Борис   24_10:00 -        24_11:00 -     -    60   60   1 2 0 0 0 0 - -   да  да
11     Борис   24_11:00 24_11:10 -        10    10   -    -    1 1 0 0 0 0 - -   да  нет
12     Вера    24_11:05 24_11:40 -        35    35   -    -    1 1 0 0 0 0 - -   нет нет
13     -       25_11:50 -        -        -     -    -    -    1 0 0 0 0 0 - -   да  да
14     -       25_11:00 -        -        -     -    -    -    1 0 0 0 0 0 - -   нет да
15     Борис   23_10:00 23_12:08 23_12:10 128   128  130  130  1 1 0 0 0 0 - -   да  да
17     Вера    24_15:00 24_15:20 24_15:30 20    20   30   30   1 1 0 0 0 0 - -   нет да
18     Борис   24_16:00 24_16:01 24_17:00 1     1    60   60   1 1 0 0 0 0 - -   да  да
`;

const ticketKeys = [
  "number",
  "manager",
  "opened_at",
  "first_reply_at",
  "closed_at",
  "first_reply_min",
  "first_reply_work_min",
  "resolution_min",
  "resolution_work_min",
  "client_messages",
  "manager_messages",
  "reopened",
  "calls",
  "notes",
  "transfers",
  "rating",
  "resolved",
  "within_reaction_norm",
  "within_closing_norm",
];

test("tickets are counted as by hand, in every case of how it is counted", async (t) => {
  const ledger = openLedger(t);
  setNorms(ledger);
  writeExample(ledger);
  const report = (await ledger.report("tickets", november, now))!;
  assert.equal(report.fileName, "topicdesk-tickets-2026-11.xlsx");
  const keys = ticketColumns("ru", String).map(({ key }) => key);
  const rows = rowsOf(sheetOf(report.book, "Обращения"), keys);
  const found = rows.map((row) => ticketKeys.map((key) => shown(row[key])).join(" "));
  assert.deepEqual(found, linesOf(tickets));
});

/** By hand. Two replies of Vera's are late: 17, and 16, which she had when it ran out on the 2nd. Of the times average, least, most, and of the first replies median and 90 % too. */
const staff = `
manager     taken closed replies first:avg min max  median p90  reply:avg min max  resolution:avg min max  rating count low late_replies late_closings calls notes in out from     to       days
Борис       8     6      8       426.8     1   2400 11     2400 368.7     1   2400 461.7           30  2430 5      1     0   0            1             0     0     0  1   16_10:10 24_17:00 5
Вера        5     4      7       777.8     14  3800 20     3800 562.7     10  3800 621.8           30  2042 2      1     1   2            2             1     1     1  0   02_10:01 24_15:30 5
Анонимные_администраторы 0 0 1   4         4   4    4      4    4         4   4    -               -   -    -      0     0   0            0             0     0     0  0   16_09:04 16_09:10 1
никто       0     3      0       -         -   -    -      -    -         -   -    32.5            5   60   -      0     0   7            0             0     0     0  0   -        -        0
`;

test("the work of each is counted as by hand", async (t) => {
  const ledger = openLedger(t);
  setNorms(ledger);
  writeExample(ledger);
  const report = (await ledger.report("staff", november, now))!;
  const keys = staffColumns(String).map(({ key }) => key);
  const sheet = sheetOf(report.book, "Сотрудники");
  const rows = rowsOf(sheet, keys);
  const found = rows.map((row) => Object.values(row).slice(0, -1).map(shown).join(" "));
  assert.deepEqual(found, linesOf(staff));
  const totals = Object.fromEntries(
    valuesOf(sheet)
      .at(-1)!
      .map((value, index) => [keys[index], value]),
  );
  const { tickets_taken, tickets_closed, replies, overdue_reactions, ratings, rating_avg } = totals;
  assert.deepEqual(
    [tickets_taken, tickets_closed, replies, overdue_reactions, ratings, rating_avg],
    [13, 13, 16, 9, 2, 3.5],
  );
  assert.equal(totals["first_reply_min_min"], 1);
  assert.equal(totals["first_reply_min_max"], 3800);
  const activity = valuesOf(sheetOf(report.book, "Ответы по часам")).slice(1, 8);
  // Monday: 9:04, 9:10 and 9:14, 10:10, 12:20, 12:40 and 12:08, 14:40. Tuesday: 9:12; 10:01, 10:50; 11:10, 11:40; 15:20; 16:01.
  assert.deepEqual(
    activity.map((row) => row.at(-1)),
    [8, 7, 0, 1, 0, 0, 0],
  );
  assert.deepEqual(activity[0]!.slice(11, 17), [3, 1, null, 3, null, 1]);
  assert.deepEqual(activity[1]!.slice(11, 19), [1, 2, 2, null, null, null, 1, 1]);
});

test("the summary is counted as by hand, beside the same days of the month before", async (t) => {
  const ledger = openLedger(t);
  setNorms(ledger);
  writeExample(ledger);
  ledger.opens(19, Date.parse("2026-10-12T09:00:00Z"));
  ledger.set(19, { subject: "Доставка" });
  ledger.opens(20, Date.parse("2026-10-25T09:00:00.001Z"));
  const report = (await ledger.report("summary", november, now))!;
  const totals = valuesOf(sheetOf(report.book, "Итоги"));
  assert.deepEqual(totals[0], ["Показатель", "1–25 ноября 2026 г.", "1–25 октября 2026 г.", "Изменение"]);
  const byHand: [string, number | null, number | null][] = [
    ["Открыто обращений", 17, 1],
    ["Из них закрыто", 11, 0],
    ["Открывали снова, раз", 1, 0],
    ["Сообщений клиентов", 21, 1],
    ["Сообщений команды", 15, 0],
    ["Созвоны", 1, 0],
    ["Первый ответ, самый быстрый, мин", 1, null],
    // 10 + 3800 + 2400 + 20 + 12 + 4 + 14 + 10 + 35 + 128 + 20 + 1 = 6454, of 12.
    ["Первый ответ в среднем, мин", 537.8, null],
    ["Первый ответ, самый долгий, мин", 3800, null],
    ["Ответ, самый быстрый, мин", 1, null],
    // And 10, 40, 20: 6524, of 15.
    ["Ответ в среднем, мин", 434.9, null],
    ["Ответ, самый долгий, мин", 3800, null],
    ["До закрытия, самое быстрое, ч:мин", 5 / 1_440, null],
    // 60 + 2430 + 50 + 30 + 365 + 5 + 60 + 60 + 130 + 30 + 60 = 3280, of 11.
    ["До закрытия в среднем, ч:мин", 3280 / 11 / 1_440, null],
    ["До закрытия, самое долгое, ч:мин", 2430 / 1_440, null],
    ["Оценок", 2, 0],
    ["Средняя оценка", 3.5, null],
    ["Низких оценок", 1, 0],
    ["Вопрос решён, доля ответивших «Да»", 0.5, null],
    // Two waits of 4 and of 6, one of each other at the desk with norms. 2, 3, 4, 6, 8, 12, 14, 17 broke one each.
    ["Доля ответов в норме", 10 / 18, 0],
    // Of 16 tickets 2, 11 and 12.
    ["Доля обращений в норме закрытия", 13 / 16, 0],
  ];
  assert.deepEqual(
    totals.slice(1).map((row) => row.slice(0, 3).map(near)),
    byHand.map((row) => row.map(near)),
  );
  const days = valuesOf(sheetOf(report.book, "По дням"));
  const dayOf = (day: string) => days.find(([date]) => String(date).startsWith(day))?.slice(1);
  // Three were open from October: 16, 19 and 20.
  assert.deepEqual(dayOf("2026-11-01"), [0, 0, 3]);
  assert.deepEqual(dayOf("2026-11-02"), [0, 1, 2]);
  // 1, 4, 6 opened; 1, 4 and twice 6 closed, 6 reopened.
  assert.deepEqual(dayOf("2026-11-16"), [3, 4, 2]);
  assert.deepEqual(dayOf("2026-11-25"), [2, 0, 8]);
  assert.equal(dayOf("2026-11-26"), undefined, "a day to come is not there");
  const charts = sheetOf(report.book, "Графики");
  assert.equal(charts.pageSetup.fitToHeight, 1, "the edge of a page cuts a chart");
  const pictures = charts
    .getImages()
    .map(({ imageId }) => readPng(report.book.getImage(Number(imageId)).buffer as unknown as Uint8Array));
  assert.deepEqual(
    pictures.map(({ width }) => width),
    [1080, 1080, 1080, 1080],
  );
});

test("what has several lines is one line of the table", async (t) => {
  const ledger = openLedger(t);
  ledger.opens(1, on("2 9:00"));
  ledger.set(1, { subject: "две\nстроки", stars: 1, rating_comment: "  Долго.\r\n\r\nОчень. \n" });
  const { book } = (await ledger.report("tickets", november, now))!;
  const keys = ticketColumns("ru", String).map(({ key }) => key);
  const [row] = rowsOf(sheetOf(book, "Обращения"), keys);
  assert.deepEqual([row!["subject"], row!["rating_comment"]], ["две строки", "Долго. Очень."]);
});

function near(value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 1e6) / 1e6 : value;
}

/** A cell as in the tables here. */
function shown(value: unknown): string {
  if (value === null) return "-";
  const words = typeof value === "string" ? value : JSON.stringify(value);
  const [, date] = /^2026-11-(\d\d \d\d:\d\d)$/.exec(words) ?? [];
  return (date ?? words).replaceAll(" ", "_");
}

function linesOf(table: string): string[] {
  return table
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().replaceAll(/ +/g, " "));
}
