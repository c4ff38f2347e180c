import type { Writable } from "node:stream";
import type ExcelJS from "exceljs";

/** Rows of data of a sheet. */
export interface Rows {
  add(values: readonly ExcelJS.CellValue[]): void;
  /** Lets go of what has been added, so that the memory does not fill. */
  rest(): Promise<void>;
}

/** What exceljs 4.4 has and does not declare. */
interface Writer {
  styles: { addStyleModel(style: Partial<ExcelJS.Style>): number };
}

interface SheetWriter {
  stream: { write(content: Buffer): void; pipes: readonly Writable[] };
}

/** So many characters are compressed together. */
const batch = 65_536;

/** What XML does not take as it is. */
const special = /[&<>]|(?![\t\n\r])\p{Cc}/u;

/**
 * Rows that are written into the file as they come. exceljs makes some ten objects of each cell, and keeps every formula: over
 * 100,000 tickets that costs twice as much as all the rest of a report. So it writes everything but these rows.
 */
export class StreamedRows implements Rows {
  readonly #sheet: SheetWriter;
  /** Of a cell of each column, as in `<c r="B` and `" s="3"`. */
  readonly #starts: readonly { reference: string; style: string }[];
  #number = 1;
  #text = "";

  constructor(
    book: ExcelJS.stream.xlsx.WorkbookWriter,
    sheet: ExcelJS.Worksheet,
    styles: readonly Partial<ExcelJS.Style>[],
  ) {
    const writer = book as unknown as Writer;
    this.#sheet = sheet as unknown as SheetWriter;
    this.#starts = styles.map((style, index) => ({
      reference: `<c r="${sheet.getColumn(index + 1).letter}`,
      style: `" s="${writer.styles.addStyleModel(style)}"`,
    }));
  }

  add(values: readonly ExcelJS.CellValue[]): void {
    this.#number += 1;
    let text = `<row r="${this.#number}">`;
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index];
      if (value === null || value === undefined) continue;
      const { reference, style } = this.#starts[index]!;
      text += `${reference}${this.#number}${style}${contentOf(value)}</c>`;
    }
    this.#text += `${text}</row>`;
    if (this.#text.length >= batch) this.#write();
  }

  /** Waits until all has been compressed. */
  rest(): Promise<void> {
    this.#write();
    const [next] = this.#sheet.stream.pipes;
    return new Promise((resolve, reject) => {
      next!.write("", (error) => (error ? reject(error) : resolve()));
    });
  }

  #write(): void {
    this.#sheet.stream.write(Buffer.from(this.#text));
    this.#text = "";
  }
}

/** From the end of the cell's attributes on. */
function contentOf(value: ExcelJS.CellValue): string {
  if (typeof value === "number") return `><v>${value}</v>`;
  if (typeof value === "string") return ` t="str"><v>${escape(value)}</v>`;
  // Excel counts days since 1899.
  if (value instanceof Date) return `><v>${value.getTime() / 86_400_000 + 25_569}</v>`;
  if (typeof value === "object" && value !== null && "formula" in value && typeof value.result === "string")
    return ` t="str"><f>${escape(value.formula)}</f><v>${escape(value.result)}</v>`;
  throw new Error("a report has no such value");
}

function escape(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replaceAll(/(?![\t\n\r])\p{Cc}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
