import assert from "node:assert/strict";
import { test } from "node:test";
import type ExcelJS from "exceljs";
import type { Period } from "../../src/report/period/period.ts";
import { reportKinds } from "../../src/report/request.ts";
import { languages } from "../../src/text/resources.ts";
import { now, setNorms, writeExample } from "./example.ts";
import { type Ledger, on, openLedger } from "./ledger.ts";
import { missingOffice, openInOffice } from "./office.ts";

const november: Period = { first: "2026-11-01", last: "2026-11-30", unit: "month" };
const skip = missingOffice();

test(
  "LibreOffice has each cell of every workbook as meant, in both languages, and counts the same",
  { skip },
  async (t) => {
    const ledger = openLedger(t);
    setNorms(ledger);
    writeExample(ledger);
    makeStrange(ledger);
    const reports = [];
    for (const language of languages)
      for (const kind of reportKinds) reports.push((await ledger.report(kind, november, now, {}, language))!);
    const many = openLedger(t);
    addMany(many);
    makeStrange(many);
    for (const language of languages)
      reports.push((await many.report("tickets", november, now, {}, language))!);
    const opened = openInOffice(reports.map(({ content }) => content));
    for (const [index, { book, fileName }] of reports.entries()) compare(book, opened[index]!, fileName);
  },
);

/** More than fit into memory as a whole, so that they are streamed. */
function addMany(ledger: Ledger): void {
  ledger.store.transaction(() => {
    for (let id = 1; id <= 5_001; id += 1) {
      const at = on("2 9:00") + id * 90_000;
      ledger.opens(id, at);
      ledger.claims(id, 1 + (id % 2), at + id * 1_000);
      ledger.replies(id, 1 + (id % 2), at + id * 1_000);
      if (id % 3 === 0) ledger.closes(id, 1, at + 5_000_000 + id * 1_000);
      if (id % 6 === 0) ledger.rates(id, 1 + (id % 5), at + 5_100_000 + id * 1_000, id % 4 === 0);
    }
  });
}

/** What people wrote, where it is shown. */
function makeStrange(ledger: Ledger): void {
  const strange = [
    "=1+1",
    "+7 999",
    "-1",
    "@SUM(A1)",
    "<b>a</b> & \"b\", 'c'",
    "1e5",
    "two\nlines",
    "_x0041_",
    "😀,;",
  ];
  for (const question of strange) ledger.presses(ledger.question(question), on("2 9:00"), "helped", null);
  for (const [index, subject] of strange.entries())
    ledger.set(index + 1, { subject, context: subject, rating_comment: `${subject} ` + "ж".repeat(200) });
}

function compare(book: ExcelJS.Workbook, opened: ReadonlyMap<string, string[][]>, fileName: string): void {
  const names = book.worksheets.map(({ name }) => name);
  assert.deepEqual([...opened.keys()].toSorted(), names.toSorted(), fileName);
  let cells = 0;
  for (const sheet of book.worksheets) {
    const rows = opened.get(sheet.name)!;
    sheet.eachRow((row, number) => {
      row.eachCell((cell, column) => {
        cells += 1;
        const found = rows[number - 1]?.[column - 1] ?? "";
        const meant = valueOf(cell);
        const read = typeof meant === "string" ? found : readNumber(found);
        if (typeof meant !== "number" || typeof read !== "number" || Math.abs(meant - read) > 1e-6)
          assert.equal(read, meant, `${fileName} ${sheet.name} ${cell.address}`);
      });
    });
  }
  assert.ok(cells > 100);
}

/** Text, or a number as Excel counts: a date is one of days. A formula has the result that our own writer gave it. */
function valueOf(cell: ExcelJS.Cell): string | number {
  let value = cell.formula === undefined ? cell.value : (cell.result ?? 0);
  if (value !== null && typeof value === "object" && "text" in value) value = value.text;
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569;
  assert.ok(typeof value === "string" || typeof value === "number", cell.address);
  return value;
}

/** A number, a date, a share or a duration, as LibreOffice writes it in English. Other words stay as they are. */
function readNumber(written: string): string | number {
  // A Russian date as in America, an English one as it is shown.
  const iso = written.replace(/^(\d\d)\/(\d\d)\/(\d{4})/, "$3-$1-$2");
  const date = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d:\d\d))?$/.exec(iso);
  if (date !== null) return Date.parse(`${date[1]}T${date[2] ?? "00:00:00"}Z`) / 86_400_000 + 25_569;
  const time = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)(?: (AM|PM))?$/.exec(written);
  if (time !== null) {
    const [hours, minutes, seconds] = time.slice(1, 4).map(Number);
    const hour = time[4] === undefined ? hours! : (hours! % 12) + (time[4] === "PM" ? 12 : 0);
    return hour / 24 + minutes! / 1_440 + seconds! / 86_400;
  }
  const number = written.endsWith("%") ? Number(written.slice(0, -1)) / 100 : Number(written);
  return written === "" || Number.isNaN(number) ? written : number;
}
