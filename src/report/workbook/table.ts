import type ExcelJS from "exceljs";
import type { PlainTextId } from "../../text/ids.generated.ts";
import { type Language, plain } from "../../text/text.ts";
import type { Book } from "./book.ts";
import type { Rows } from "./streamed-rows.ts";
import { heightOf } from "./wrapping.ts";
import { type Cells, type CellKind, formatOf, type Value } from "./cells.ts";

type KeyOf<Id> = Id extends `report-column-${infer Key}` ? Key : never;
/** The name of a column, for code and tests. People read its text `report-column-…`. */
export type ColumnKey = KeyOf<PlainTextId>;

type HowOf<Id> = Id extends `report-how-${infer Key}` ? Key : never;
/** The name of an explanation. */
export type How = HowOf<PlainTextId>;

export interface Column<Row> {
  key: ColumnKey;
  kind: CellKind;
  /** In characters. */
  width: number;
  value: (row: Row) => Value;
  /** What stands under the column: a formula over its cells, or a value of the total's row. */
  total?: "sum" | "count" | "average" | "min" | "max" | "value";
  /** How it is counted. */
  how: How;
}

export interface TableOptions<Row> {
  book: Book;
  cells: Cells;
  language: Language;
  name: string;
  columns: readonly Column<Row>[];
}

/** A sheet with a header that stays in sight, filters, and a row of totals. */
export class Table<Row> {
  readonly sheet: ExcelJS.Worksheet;
  readonly #cells: Cells;
  readonly #language: Language;
  readonly #columns: readonly Column<Row>[];
  readonly #added: Rows;
  /** What the formulas under the columns count, for programs that do not. */
  readonly #sums: { sum: number; count: number; min: number; max: number }[];
  #rows = 0;

  constructor({ book, cells, language, name, columns }: TableOptions<Row>) {
    this.#cells = cells;
    this.#language = language;
    this.#columns = columns;
    this.#sums = columns.map(() => ({ sum: 0, count: 0, min: Infinity, max: -Infinity }));
    this.sheet = book.addSheet(name, {
      views: [{ state: "frozen", ySplit: 1, xSplit: 1 }],
      pageSetup: { ...printed, fitToWidth: pagesAcross(columns) },
      headerFooter: { oddFooter: "&L&A&R&P / &N" },
    });
    this.sheet.columns = columns.map(({ width }) => ({ width }));
    const styles = columns.map(({ kind }) => ({
      numFmt: formatOf(kind, language),
      ...(kind === "link" && { font: linked }),
      // Without a distance, text touches the number before it.
      alignment: {
        vertical: "top" as const,
        ...(isText(kind) && { horizontal: "left" as const, indent: 1 }),
      },
    }));
    // The header and the names of the rows are on every printed page.
    this.sheet.pageSetup.printTitlesRow = "1:1";
    this.sheet.pageSetup.printTitlesColumn = "A:A";
    const header = this.sheet.addRow(columns.map(({ key }) => plain(language, `report-column-${key}`)));
    header.height = heightOf(
      columns.map(({ key }) => plain(language, `report-column-${key}`)),
      columns.map(({ width }) => width),
    );
    header.eachCell((cell) => {
      cell.style = headed;
    });
    header.commit();
    this.#added = book.rowsUnder(this.sheet, styles);
  }

  add(row: Row): void {
    const values = this.#columns.map(({ kind, value }, index) => {
      const cell = this.#cells.cell(kind, value(row));
      if (typeof cell === "number") count(this.#sums[index]!, cell);
      return cell;
    });
    this.#added.add(values);
    this.#rows += 1;
  }

  /** Lets go of the rows so far. */
  rest(): Promise<void> {
    return this.#added.rest();
  }

  /** The cells of a column, as Excel names them: `B2:B9`. Undefined without rows. */
  rangeOf(key: ColumnKey): string | undefined {
    const letter = this.letterOf(key);
    return this.#rows === 0 ? undefined : `${letter}2:${letter}${this.#rows + 1}`;
  }

  letterOf(key: ColumnKey): string {
    return letterOf(this.#columns.findIndex((column) => column.key === key) + 1);
  }

  /** Adds the row of totals, if there are rows, and the filters. @param total what the columns with "value" show */
  end(total?: Row): void {
    if (this.#rows > 0) {
      this.sheet.autoFilter = {
        from: { row: 1, column: 1 },
        to: { row: this.#rows + 1, column: this.#columns.length },
      };
      if (this.#columns.some((column) => column.total !== undefined)) this.#addTotals(total);
    }
  }

  #addTotals(total: Row | undefined): void {
    const row = this.sheet.getRow(this.#rows + 2);
    for (const [index, column] of this.#columns.entries()) {
      const cell = row.getCell(index + 1);
      if (column.total === undefined) {
        if (index === 0) cell.value = plain(this.#language, "report-total");
      } else if (column.total === "value") {
        cell.value = total === undefined ? null : this.#cells.cell(column.kind, column.value(total));
      } else {
        cell.value = this.#formula(column.total, index);
        if (column.total === "count") cell.numFmt = `"${plain(this.#language, "report-total")}: "0`;
        if (column.total === "average") {
          const kind = column.kind === "count" ? "rating" : column.kind;
          cell.numFmt = `"${plain(this.#language, "report-average")} "${formatOf(kind, this.#language)}`;
        }
      }
      cell.numFmt ??= formatOf(column.kind, this.#language);
      cell.font = bold;
      cell.border = { top: { style: "thin" } };
    }
  }

  /** It counts only the rows that the filter shows. */
  #formula(total: keyof typeof functions, index: number): ExcelJS.CellFormulaValue {
    const { sum, count: numbers, min, max } = this.#sums[index]!;
    const letter = letterOf(index + 1);
    const formula = `SUBTOTAL(${functions[total]},${letter}2:${letter}${this.#rows + 1})`;
    const isEmpty = numbers === 0;
    const results = {
      sum,
      count: numbers,
      average: isEmpty ? "" : sum / numbers,
      min: isEmpty ? 0 : min,
      max: isEmpty ? 0 : max,
    };
    return {
      formula: total === "average" ? `IFERROR(${formula},"")` : formula,
      result: results[total],
      date1904: false,
    };
  }
}

/** The functions of SUBTOTAL. */
const functions = { average: 101, count: 102, max: 104, min: 105, sum: 109 } as const;

/** So many characters beside each other can still be read on a printed page. */
const readableWidth = 190;

/** A wide table is printed on several pages: on one, its letters would be two points high. */
function pagesAcross(columns: readonly { width: number }[]): number {
  return Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / readableWidth);
}

/** The whole width on one page. */
export const printed: Partial<ExcelJS.PageSetup> = {
  paperSize: 9,
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
};

/** A font without a name is any that the program likes. */
const font = { name: "Calibri", family: 2, size: 11 } as const;

export const bold: Partial<ExcelJS.Font> = { ...font, bold: true };

export const headed: Partial<ExcelJS.Style> = {
  font: bold,
  alignment: { wrapText: true, vertical: "middle", horizontal: "center" },
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EEF7" } },
  border: { bottom: { style: "thin" } },
};

const linked: Partial<ExcelJS.Font> = { ...font, color: { argb: "FF0563C1" }, underline: true };

/** Red, for what needs a look. */
export const alarming: Partial<ExcelJS.Style> = {
  fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFFFC7CE" } },
  font: { color: { argb: "FF9C0006" } },
};

function isText(kind: CellKind): boolean {
  return kind === "text" || kind === "link";
}

function count(sums: { sum: number; count: number; min: number; max: number }, number: number): void {
  sums.sum += number;
  sums.count += 1;
  sums.min = Math.min(sums.min, number);
  sums.max = Math.max(sums.max, number);
}

/** `A` for 1, `AA` for 27. */
function letterOf(column: number): string {
  const rest = (column - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  return column <= 26 ? letter : `${letterOf((column - 1 - rest) / 26)}${letter}`;
}
