import assert from "node:assert/strict";
import ExcelJS from "exceljs";

export async function read(content: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(content) as unknown as ArrayBuffer);
  return book;
}

export function sheetOf(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = book.getWorksheet(name);
  assert.ok(sheet, `no sheet «${name}»: ${book.worksheets.map((each) => each.name).join(", ")}`);
  return sheet;
}

/** The cells of a sheet as plain values: a date as Excel shows it, a link as its address, a formula as its result. */
export function valuesOf(sheet: ExcelJS.Worksheet): unknown[][] {
  const rows: unknown[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const columns = Array.from({ length: sheet.columnCount }, (_, index) => index + 1);
    rows.push(columns.map((column) => plainValue(row.getCell(column))));
  });
  return rows;
}

/** The rows of a sheet under the keys of its columns, without the header and the totals. */
export function rowsOf(sheet: ExcelJS.Worksheet, keys: readonly string[]): Record<string, unknown>[] {
  const filtered = /:[A-Z]+(\d+)$/.exec(JSON.stringify(sheet.autoFilter).replaceAll('"', ""));
  const last = filtered === null ? sheet.rowCount : Number(filtered[1]);
  return valuesOf(sheet)
    .slice(1, last)
    .map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index]])));
}

export function plainValue(cell: ExcelJS.Cell): unknown {
  const { value } = cell;
  // exceljs takes a duration for a date.
  if (value instanceof Date && cell.numFmt.startsWith("[h]"))
    return (value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace("T", " ");
  if (value === null || typeof value !== "object") return value ?? null;
  if ("hyperlink" in value) return value.hyperlink;
  // exceljs leaves a result of 0 out of the value.
  if ("formula" in value) return cell.result ?? null;
  return value;
}
