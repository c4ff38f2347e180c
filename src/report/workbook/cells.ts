import type ExcelJS from "exceljs";
import type { Language } from "../../text/resources.ts";
import type { WallClock } from "../source/wall-clock.ts";

/** How a column's values are shown. */
export type CellKind =
  | "text"
  | "count"
  | "minutes"
  | "rating"
  | "share"
  /** Days, as Excel counts time. */
  | "duration"
  /** Milliseconds since the Unix epoch. */
  | "moment"
  /** A day, as `2026-11-20`. */
  | "day"
  | "link";

export type Value = string | number | null;

/** What a cell may not take as it is. */
const unusual = /_x|[\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Excel takes at most 32,767 characters in a cell. */
const longestText = 32_000;

export function formatOf(kind: CellKind, language: Language): string {
  switch (kind) {
    case "text":
      return "@";
    case "count":
      return "0";
    case "minutes":
      return "0.0";
    case "rating":
      return "0.00";
    case "share":
      return "0%";
    case "duration":
      return "[h]:mm";
    case "moment":
      return language === "ru" ? "dd.mm.yyyy hh:mm" : "yyyy-mm-dd hh:mm";
    case "day":
      return language === "ru" ? "dd.mm.yyyy" : "yyyy-mm-dd";
    case "link":
      return "General";
    default:
      return kind satisfies never;
  }
}

/** Turns values into cells. Excel knows no time zones, so a moment is shown as the clock of the team shows it. */
export class Cells {
  readonly #clock: WallClock;
  readonly #openLink: string;
  readonly #areLinksFormulas: boolean;

  /** @param areLinksFormulas a streamed sheet has its links at a place where Excel refuses them, beside conditions */
  constructor(clock: WallClock, openLink: string, areLinksFormulas: boolean) {
    this.#clock = clock;
    this.#openLink = openLink;
    this.#areLinksFormulas = areLinksFormulas;
  }

  cell(kind: CellKind, value: Value): ExcelJS.CellValue {
    if (value === null || value === "") return null;
    if (typeof value === "number") {
      if (kind === "moment") return new Date(this.#clock.shown(value));
      return kind === "minutes" ? Math.round(value * 10) / 10 : value;
    }
    if (kind === "day") return new Date(value);
    if (kind !== "link") return fit(inOneLine(value));
    const text = this.#openLink;
    return this.#areLinksFormulas
      ? { formula: `HYPERLINK("${value}","${text}")`, result: text, date1904: false }
      : { text, hyperlink: value };
  }
}

/** A row of a table is one line high: of a text with more, Excel would glue them and LibreOffice draw them over the next row. */
function inOneLine(text: string): string {
  return /[\n\r]/.test(text) ? text.trim().replaceAll(/\s*[\n\r]\s*/g, " ") : text;
}

/** The text as a cell and its XML take it. */
export function fit(text: string): string {
  if (text.length <= longestText && !unusual.test(text)) return text;
  const clean = text
    .toWellFormed()
    .replaceAll(/[\uFFFE\uFFFF]/g, "")
    // Excel reads `_x0041_` as the character with that code (ECMA-376, ST_Xstring).
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_");
  return clean.length <= longestText ? clean : `${clean.slice(0, longestText).toWellFormed()}…`;
}
