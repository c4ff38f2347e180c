import { plain, type Language } from "../../text/text.ts";
import type { Book } from "./book.ts";
import type { Picture } from "../charts/chart.ts";
import { printed } from "./table.ts";

/** In pixels of Excel, which shows a picture at half of its size. Two stand in a row. */
const wide = 540;
const gap = 20;

/** In pixels: an ordinary row of Excel. */
const row = 20;

/** A sheet of pictures, two in a row. */
export function addPictures(book: Book, language: Language, pictures: readonly Picture[]): void {
  const sheet = book.addSheet(plain(language, "report-sheet-charts"), {
    views: [{ showGridLines: false }],
    // All on one page, or the edge of a page would cut one.
    pageSetup: { ...printed, orientation: "portrait", fitToHeight: 1 },
    headerFooter: { oddFooter: "&L&A&R&P / &N" },
  });
  // Excel counts a column's width in characters of 7 pixels, and 5 for the edges.
  sheet.columns = [{ width: (wide + gap - 5) / 7 }, { width: (wide + gap - 5) / 7 }];
  let top = 0;
  for (let index = 0; index < pictures.length; index += 2) {
    const pair = pictures.slice(index, index + 2);
    for (const [column, { png, width, height }] of pair.entries()) {
      const imageId = sheet.workbook.addImage({
        base64: Buffer.from(png).toString("base64"),
        extension: "png",
      });
      sheet.addImage(imageId, {
        tl: { col: column, row: top },
        ext: { width: wide, height: Math.round((wide * height) / width) },
        editAs: "oneCell",
      });
    }
    top += Math.ceil((Math.max(...pair.map(({ width, height }) => (wide * height) / width)) + gap) / row);
  }
  sheet.commit?.();
}
