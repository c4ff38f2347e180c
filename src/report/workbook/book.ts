import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import { type Rows, StreamedRows } from "./streamed-rows.ts";

/** A workbook that is being written. */
export interface Book {
  addSheet(name: string, options: Partial<ExcelJS.AddWorksheetOptions>): ExcelJS.Worksheet;
  /** Adds rows of data under the sheet's first row. @param styles of the columns */
  rowsUnder(sheet: ExcelJS.Worksheet, styles: readonly Partial<ExcelJS.Style>[]): Rows;
  /** The file's content. */
  end(): Promise<Uint8Array>;
}

/** Of the file, as Excel shows them. */
const properties = { creator: "Topicdesk", lastModifiedBy: "Topicdesk" };

/** @param isLarge rows are compressed as they come; then a sheet is finished before the next begins */
export function openBook(isLarge: boolean): Book {
  return isLarge ? openStream() : openWhole();
}

function openWhole(): Book {
  const book = new ExcelJS.Workbook();
  Object.assign(book, properties);
  return {
    addSheet: (name, options) => book.addWorksheet(name, options),
    rowsUnder: (sheet, styles) => ({
      add(values) {
        // exceljs makes no cell of it.
        const row = sheet.addRow(values.map((value) => value ?? undefined));
        row.eachCell((cell, column) => {
          // One object for all cells of a column: exceljs compares styles slowly, and knows those that it has seen.
          cell.style = styles[column - 1]!;
        });
      },
      rest: () => Promise.resolve(),
    }),
    end: async () => new Uint8Array(await book.xlsx.writeBuffer()),
  };
}

function openStream(): Book {
  const stream = new PassThrough();
  const chunks: Uint8Array[] = [];
  stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  Object.assign(book, properties);
  return {
    addSheet: (name, options) => book.addWorksheet(name, options),
    rowsUnder: (sheet, styles) => new StreamedRows(book, sheet, styles),
    end: async () => {
      await book.commit();
      return Buffer.concat(chunks);
    },
  };
}
