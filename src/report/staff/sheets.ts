import type ExcelJS from "exceljs";
import { formatWeekday } from "../../text/time.ts";
import { type Language, plain } from "../../text/text.ts";
import type { Book } from "../workbook/book.ts";
import { type Cells, formatOf, type Value } from "../workbook/cells.ts";
import type { Doer } from "../source/rows.ts";
import type { Activity, StaffLine, StaffReport } from "./staff.ts";
import type { Statistics } from "../measures/statistics.ts";
import { alarming, bold, type Column, headed, printed, Table } from "../workbook/table.ts";

interface Options {
  book: Book;
  cells: Cells;
  language: Language;
  nameOf: (doer: Doer) => string;
}

/** The report on the team: a row for each, and their replies by weekday and hour. */
export function addStaffSheets(options: Options, report: StaffReport): void {
  const { language, nameOf } = options;
  const columns = staffColumns(nameOf);
  const table = new Table({ ...options, name: plain(language, "report-sheet-staff"), columns });
  for (const line of report.lines) table.add(line);
  for (const key of ["low_ratings", "overdue_reactions", "overdue_closings"] as const) {
    const ref = table.rangeOf(key);
    if (ref === undefined) continue;
    table.sheet.addConditionalFormatting({
      ref,
      rules: [{ type: "cellIs", operator: "greaterThan", priority: 1, formulae: [0], style: alarming }],
    });
  }
  table.end(report.total);
  addActivity(options, report);
}

export function staffColumns(nameOf: (doer: Doer) => string): Column<StaffLine>[] {
  const times = (
    family: "first_reply_min" | "reply_min" | "resolution_min",
    of: (line: StaffLine) => Statistics,
  ): Column<StaffLine>[] => [
    { ...minutes, key: `${family}_avg`, value: (line) => of(line).average, total: "value", how: family },
    { ...minutes, key: `${family}_min`, value: (line) => of(line).min, total: "min", how: family },
    { ...minutes, key: `${family}_max`, value: (line) => of(line).max, total: "max", how: family },
  ];
  return [
    { key: "manager", kind: "text", width: 28, value: ({ doer }) => nameOf(doer), how: "staff_manager" },
    count("tickets_taken", (line) => line.ticketsTaken),
    count("tickets_closed", (line) => line.ticketsClosed),
    count("replies", (line) => line.replies),
    ...times("first_reply_min", (line) => line.firstReply),
    {
      ...minutes,
      key: "first_reply_min_median",
      value: (line) => line.firstReply.median,
      total: "value",
      how: "median",
    },
    {
      ...minutes,
      key: "first_reply_min_p90",
      value: (line) => line.firstReply.p90,
      total: "value",
      how: "p90",
    },
    ...times("reply_min", (line) => line.reply),
    ...times("resolution_min", (line) => line.resolution),
    {
      key: "rating_avg",
      kind: "rating",
      width: 10,
      value: (line) => line.rating.average,
      total: "value",
      how: "rating_avg",
    },
    count("ratings", (line) => line.rating.count),
    count("low_ratings", (line) => line.lowRatings),
    count("overdue_reactions", (line) => line.overdueReactions),
    count("overdue_closings", (line) => line.overdueClosings),
    count("calls", (line) => line.calls),
    count("notes", (line) => line.notes),
    count("transfers_in", (line) => line.transfersIn),
    count("transfers_out", (line) => line.transfersOut),
    {
      key: "first_action_at",
      kind: "moment",
      width: 17,
      value: (line) => line.firstActionAt,
      how: "actions",
    },
    { key: "last_action_at", kind: "moment", width: 17, value: (line) => line.lastActionAt, how: "actions" },
    { key: "active_days", kind: "count", width: 12, value: (line) => line.activeDays, how: "active_days" },
    {
      key: "worked_h",
      kind: "duration",
      width: 12,
      value: (line) => line.worked,
      total: "sum",
      how: "worked_h",
    },
  ];
}

function count(
  key: Column<StaffLine>["key"] & Column<StaffLine>["how"],
  value: (line: StaffLine) => Value,
): Column<StaffLine> {
  return { key, kind: "count", width: 13, value, total: "sum", how: key };
}

const minutes = { kind: "minutes", width: 13 } as const;

const hours = Array.from({ length: 24 }, (_, hour) => hour);

function addActivity(options: Options, { activity, totalActivity }: StaffReport): void {
  const { book, language, nameOf } = options;
  const sheet = book.addSheet(plain(language, "report-sheet-activity"), {
    views: [{ state: "frozen", ySplit: 1, xSplit: 2 }],
    pageSetup: printed,
    headerFooter: { oddFooter: "&L&A&R&P / &N" },
  });
  sheet.columns = [{ width: 28 }, { width: 8 }, ...hours.map(() => ({ width: 5 })), { width: 9 }];
  const header = sheet.addRow([
    plain(language, "report-column-manager"),
    plain(language, "report-column-weekday"),
    ...hours,
    plain(language, "report-total"),
  ]);
  header.eachCell((cell) => {
    cell.style = headed;
  });
  addWeek(sheet, options, plain(language, "report-everybody"), totalActivity);
  for (const { doer, replies } of activity) addWeek(sheet, options, nameOf(doer), replies);
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: sheet.rowCount, column: 2 } };
}

/** A row for each weekday, with the busiest hours dark. */
function addWeek(
  sheet: ExcelJS.Worksheet,
  { language, cells }: Options,
  name: string,
  replies: Activity,
): void {
  const first = sheet.rowCount + 1;
  for (const [index, ofDay] of replies.entries()) {
    const at = first + index;
    const result = ofDay.reduce((sum, given) => sum + given, 0);
    const total = { formula: `SUM(C${at}:Z${at})`, result, date1904: false };
    const day = formatWeekday(language, index + 1);
    const row = sheet.addRow([cells.cell("text", name), day, ...ofDay.map((given) => given || null), total]);
    row.getCell(1).numFmt = formatOf("text", language);
    row.getCell(27).font = bold;
  }
  sheet.addConditionalFormatting({
    ref: `C${first}:Z${first + 6}`,
    rules: [
      {
        type: "colorScale",
        priority: 1,
        cfvo: [{ type: "min" }, { type: "max" }],
        color: [{ argb: "FFFFFFFF" }, { argb: "FF63A0E0" }],
      },
    ],
  });
}
