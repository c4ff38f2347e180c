import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";

/** A workbook that is being written. */
export interface Book {
  addSheet(name: string, options: Partial<ExcelJS.AddWorksheetOptions>): ExcelJS.Worksheet;
  /** Lets go of what has been written, so that the memory does not fill. */
  rest(): Promise<void>;
  /** The file's content. */
  end(): Promise<Uint8Array>;
}

/** The name of the program that wrote the file, for Excel's properties. */
const creator = "Topicdesk";

/** @param isLarge rows are compressed as they come; then a sheet is finished before the next begins */
export function openBook(isLarge: boolean): Book {
  return isLarge ? openStream() : openWhole();
}

function openWhole(): Book {
  const book = new ExcelJS.Workbook();
  book.creator = creator;
  return {
    addSheet: (name, options) => book.addWorksheet(name, options),
    rest: () => Promise.resolve(),
    end: async () => new Uint8Array(await book.xlsx.writeBuffer()),
  };
}

function openStream(): Book {
  const stream = new PassThrough();
  const chunks: Uint8Array[] = [];
  stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  book.creator = creator;
  return {
    addSheet: (name, options) => book.addWorksheet(name, options),
    rest: () => new Promise((resolve) => setImmediate(resolve)),
    end: async () => {
      await book.commit();
      return Buffer.concat(chunks);
    },
  };
}
