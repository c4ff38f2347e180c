import type { PlainTextId } from "../../text/ids.generated.ts";
import { type Language, plain } from "../../text/text.ts";
import type { Book } from "../workbook/book.ts";
import { type Cells, type CellKind, formatOf, type Value } from "../workbook/cells.ts";
import type { Day } from "./days.ts";
import type { QuestionRow } from "../source/rows.ts";
import { heightOf } from "../workbook/wrapping.ts";
import type { SummaryReport, Totals } from "./summary.ts";
import { type Column, type How, headed, printed, Table } from "../workbook/table.ts";

interface Options {
  book: Book;
  cells: Cells;
  language: Language;
}

export interface SummaryContent {
  present: SummaryReport;
  before: Totals;
  days: readonly Day[];
  /** A team without frequent questions has no sheet of them. */
  questions: readonly QuestionRow[];
  /** What stands over the columns of totals. */
  presentName: string;
  beforeName: string;
}

/** The summary: totals beside those of the period before, then by day, hour, subject, desk and rating; frequent questions. */
export function addSummarySheets(options: Options, content: SummaryContent): void {
  const { language } = options;
  const { present } = content;
  addTotals(options, content);
  fill(options, "report-sheet-days", dayColumns, content.days);
  const hours = present.byHour.map((row, hour) => ({ ...row, hour }));
  fill(options, "report-sheet-hours", hourColumns, hours);
  const none = plain(language, "report-without");
  const subjects = present.bySubject.map(({ subject, totals }) => ({ name: subject ?? none, totals }));
  fill(options, "report-sheet-subjects", groupColumns("subject"), subjects, present.totals);
  const desks = present.byDesk.map(({ desk, totals }) => ({ name: desk ?? none, totals }));
  fill(options, "report-sheet-desks", groupColumns("desk"), desks, present.totals);
  const all = present.stars.reduce((sum, count) => sum + count, 0);
  const stars = present.stars.map((count, index) => ({
    stars: index + 1,
    count,
    share: all === 0 ? null : count / all,
  }));
  fill(options, "report-sheet-ratings", starColumns, stars);
  if (content.questions.length > 0)
    fill(options, "report-sheet-questions", questionColumns, content.questions);
}

type MeasureOf<Id> = Id extends `report-measure-${infer Key}` ? Key : never;

interface Measure {
  key: MeasureOf<PlainTextId>;
  kind: CellKind;
  value: (totals: Totals) => Value;
  how: How;
}

export const measures: readonly Measure[] = [
  { key: "tickets", kind: "count", value: (totals) => totals.tickets, how: "tickets" },
  { key: "closed", kind: "count", value: (totals) => totals.closed, how: "closed" },
  { key: "reopened", kind: "count", value: (totals) => totals.reopened, how: "reopened" },
  { key: "client_messages", kind: "count", value: (totals) => totals.clientMessages, how: "client_messages" },
  {
    key: "manager_messages",
    kind: "count",
    value: (totals) => totals.managerMessages,
    how: "manager_messages",
  },
  { key: "calls", kind: "count", value: (totals) => totals.calls, how: "calls" },
  {
    key: "first_reply_min",
    kind: "minutes",
    value: (totals) => totals.firstReply.min,
    how: "first_reply_min",
  },
  {
    key: "first_reply_avg",
    kind: "minutes",
    value: (totals) => totals.firstReply.average,
    how: "first_reply_min",
  },
  {
    key: "first_reply_max",
    kind: "minutes",
    value: (totals) => totals.firstReply.max,
    how: "first_reply_min",
  },
  { key: "reply_min", kind: "minutes", value: (totals) => totals.reply.min, how: "reply_min" },
  { key: "reply_avg", kind: "minutes", value: (totals) => totals.reply.average, how: "reply_min" },
  { key: "reply_max", kind: "minutes", value: (totals) => totals.reply.max, how: "reply_min" },
  { key: "lifetime_min", kind: "duration", value: (totals) => days(totals.lifetime.min), how: "lifetime" },
  {
    key: "lifetime_avg",
    kind: "duration",
    value: (totals) => days(totals.lifetime.average),
    how: "lifetime",
  },
  { key: "lifetime_max", kind: "duration", value: (totals) => days(totals.lifetime.max), how: "lifetime" },
  { key: "ratings", kind: "count", value: (totals) => totals.rating.count, how: "rating" },
  { key: "rating_avg", kind: "rating", value: (totals) => totals.rating.average, how: "rating_avg" },
  { key: "low_ratings", kind: "count", value: (totals) => totals.lowRatings, how: "low_ratings" },
  { key: "resolved_share", kind: "share", value: (totals) => totals.resolvedShare, how: "resolved_share" },
  { key: "reaction_share", kind: "share", value: (totals) => totals.reactionShare, how: "reaction_share" },
  { key: "closing_share", kind: "share", value: (totals) => totals.closingShare, how: "closing_share" },
];

/** Shares and ratings have no change in percent: people would take it for points. */
const compared: ReadonlySet<CellKind> = new Set(["count", "minutes", "duration"]);

function addTotals({ book, cells, language }: Options, content: SummaryContent): void {
  const sheet = book.addSheet(plain(language, "report-sheet-totals"), {
    views: [{ state: "frozen", ySplit: 1, xSplit: 1 }],
    pageSetup: printed,
    headerFooter: { oddFooter: "&L&A&R&P / &N" },
  });
  sheet.columns = [{ width: 44 }, { width: 24 }, { width: 24 }, { width: 14 }];
  const names = [
    plain(language, "report-column-measure"),
    content.presentName,
    content.beforeName,
    plain(language, "report-column-change"),
  ];
  const header = sheet.addRow(names);
  header.height = heightOf(names, [44, 24, 24, 14]);
  header.eachCell((cell) => {
    cell.style = headed;
  });
  for (const { key, kind, value } of measures) {
    const [present, before] = [content.present.totals, content.before].map((totals) =>
      cells.cell(kind, value(totals)),
    );
    const row = sheet.addRow([plain(language, `report-measure-${key}`), present, before]);
    for (const column of [2, 3]) row.getCell(column).numFmt = formatOf(kind, language);
    if (!compared.has(kind) || typeof present !== "number" || typeof before !== "number" || before === 0)
      continue;
    const formula = `B${row.number}/C${row.number}-1`;
    row.getCell(4).value = { formula, result: present / before - 1, date1904: false };
    row.getCell(4).numFmt = "+0%;-0%;0%";
  }
}

export const dayColumns: Column<Day>[] = [
  { key: "day", kind: "day", width: 14, value: ({ date }) => date, how: "day" },
  { key: "opened", kind: "count", width: 12, value: ({ opened }) => opened, total: "sum", how: "opened" },
  {
    key: "closed_that_day",
    kind: "count",
    width: 12,
    value: ({ closed }) => closed,
    total: "sum",
    how: "closed_that_day",
  },
  { key: "backlog", kind: "count", width: 14, value: ({ backlog }) => backlog, how: "backlog" },
];

type Hour = SummaryReport["byHour"][number] & { hour: number };

export const hourColumns: Column<Hour>[] = [
  { key: "hour", kind: "count", width: 10, value: ({ hour }) => hour, how: "hour" },
  { key: "opened", kind: "count", width: 12, value: ({ opened }) => opened, total: "sum", how: "opened" },
  {
    key: "client_messages",
    kind: "count",
    width: 14,
    value: ({ clientMessages }) => clientMessages,
    total: "sum",
    how: "client_messages",
  },
];

interface Group {
  name: string;
  totals: Totals;
}

export function groupColumns(key: "subject" | "desk"): Column<Group>[] {
  return [
    { key, kind: "text", width: 28, value: ({ name }) => name, how: key },
    {
      key: "tickets",
      kind: "count",
      width: 12,
      value: ({ totals }) => totals.tickets,
      total: "sum",
      how: "tickets",
    },
    {
      key: "closed",
      kind: "count",
      width: 12,
      value: ({ totals }) => totals.closed,
      total: "sum",
      how: "closed",
    },
    {
      key: "first_reply_min_avg",
      kind: "minutes",
      width: 14,
      value: ({ totals }) => totals.firstReply.average,
      total: "value",
      how: "first_reply_min",
    },
    {
      key: "reply_min_avg",
      kind: "minutes",
      width: 14,
      value: ({ totals }) => totals.reply.average,
      total: "value",
      how: "reply_min",
    },
    {
      key: "lifetime_avg",
      kind: "duration",
      width: 14,
      value: ({ totals }) => days(totals.lifetime.average),
      total: "value",
      how: "lifetime",
    },
    {
      key: "ratings",
      kind: "count",
      width: 10,
      value: ({ totals }) => totals.rating.count,
      total: "sum",
      how: "ratings",
    },
    {
      key: "rating_avg",
      kind: "rating",
      width: 10,
      value: ({ totals }) => totals.rating.average,
      total: "value",
      how: "rating_avg",
    },
    {
      key: "reaction_share",
      kind: "share",
      width: 12,
      value: ({ totals }) => totals.reactionShare,
      total: "value",
      how: "reaction_share",
    },
    {
      key: "closing_share",
      kind: "share",
      width: 12,
      value: ({ totals }) => totals.closingShare,
      total: "value",
      how: "closing_share",
    },
  ];
}

export const starColumns: Column<{ stars: number; count: number; share: number | null }>[] = [
  { key: "stars", kind: "count", width: 10, value: ({ stars }) => stars, how: "rating" },
  { key: "tickets", kind: "count", width: 12, value: ({ count }) => count, total: "sum", how: "tickets" },
  { key: "share", kind: "share", width: 10, value: ({ share }) => share, how: "share" },
];

export const questionColumns: Column<QuestionRow>[] = [
  { key: "question", kind: "text", width: 64, value: ({ question }) => question, how: "question" },
  { key: "asked", kind: "count", width: 12, value: ({ asked }) => asked, total: "sum", how: "asked" },
  { key: "helped", kind: "count", width: 12, value: ({ helped }) => helped, total: "sum", how: "helped" },
  { key: "wrote", kind: "count", width: 14, value: ({ wrote }) => wrote, total: "sum", how: "wrote" },
];

function fill<Row>(
  options: Options,
  name: PlainTextId,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  totals?: Totals,
): void {
  const table = new Table({ ...options, name: plain(options.language, name), columns });
  for (const row of rows) table.add(row);
  // Only the tables by subject and desk have values in their totals.
  table.end(totals === undefined ? undefined : ({ name: "", totals } as Row));
}

/** @param minutes null for none */
function days(minutes: number | null): number | null {
  return minutes === null ? null : minutes / 1_440;
}
