import { plain } from "../text/text.ts";
import { formatDate, formatTime } from "../text/time.ts";
import { openBook } from "./book.ts";
import { Cells } from "./cells.ts";
import { type Context, createNames } from "./context.ts";
import { countDays, type Moments } from "./days.ts";
import { addExplanation } from "./explanation.ts";
import { measure } from "./measures.ts";
import { nameOfPeriod, type Span, spanBefore, spanOf } from "./period.ts";
import type { ReportRequest } from "./request.ts";
import type { History, ShiftRow } from "./rows.ts";
import { addStaffSheets } from "./staff-sheets.ts";
import { Staff } from "./staff.ts";
import { addSummarySheets } from "./summary-sheets.ts";
import { Summary } from "./summary.ts";
import { endTicketTable, openTicketTable } from "./ticket-sheets.ts";
import { lineOf } from "./tickets.ts";

/** Where a report's rows come from. */
export interface Source {
  /** The ids of the tickets that were opened in the span. */
  opened: (span: Span) => readonly number[];
  /** Those in which something may have happened in the span. */
  active: (span: Span) => readonly number[];
  histories: (ids: readonly number[]) => readonly History[];
  /** How many tickets were open at that time. */
  openAt: (at: number) => number;
  moments: (span: Span) => Moments;
  /** The shifts that touch the span. */
  shifts: (span: Span) => readonly ShiftRow[];
}

export interface Report {
  fileName: string;
  content: Uint8Array;
}

/** So many tickets are read at a time. */
const chunk = 100;

/** A workbook of more tickets is written as they come: as a whole it would take some 8 KB of memory for each. */
const largest = 5_000;

/** Makes the workbook. Undefined when there is nothing to report. */
export async function makeReport(
  request: ReportRequest,
  context: Context,
  source: Source,
): Promise<Report | undefined> {
  const { kind, period } = request;
  const content = await contents[kind](request, context, source);
  if (content === undefined) return undefined;
  return { fileName: `topicdesk-${kind}-${nameOfPeriod(period)}.xlsx`, content };
}

type Make = (request: ReportRequest, context: Context, source: Source) => Promise<Uint8Array | undefined>;

const contents: Readonly<Record<ReportRequest["kind"], Make>> = {
  async tickets(request, context, source) {
    const { language, lowRating } = context;
    const ids = source.opened(spanOf(request.period, context.now, context.timeZone));
    if (ids.length === 0) return undefined;
    const { book, cells } = open(context, ids.length > largest);
    const table = openTicketTable({ book, cells, language, nameOf: namesOf(context) });
    for (const histories of inChunks(ids, source)) {
      for (const history of histories) table.add(lineOf(history, measure(history), context));
      await table.rest();
    }
    endTicketTable(table, language, lowRating);
    table.sheet.commit?.();
    addExplanation(book, language, "tickets", factsOf(request, context));
    return book.end();
  },

  async staff(request, context, source) {
    const { language } = context;
    const span = spanOf(request.period, context.now, context.timeZone);
    const staff = new Staff(span, context);
    // Tickets of all managers: what a manager did is not only in tickets that they have now.
    for (const histories of inChunks(source.active(span), source))
      for (const history of histories) staff.add(history, measure(history));
    for (const shift of source.shifts(span)) staff.addShift(shift);
    if (staff.isEmpty) return undefined;
    const { book, cells } = open(context, false);
    const nameOf = namesOf(context);
    const report = staff.end(nameOf, request.filter.managerId);
    addStaffSheets({ book, cells, language, nameOf }, report);
    addExplanation(book, language, "staff", factsOf(request, context));
    return book.end();
  },

  async summary(request, context, source) {
    const { language, now, timeZone } = context;
    const span = spanOf(request.period, now, timeZone);
    const earlier = spanBefore(request.period, now, timeZone);
    const present = summarize(span, context, source);
    const days = countDays(span, timeZone, source.openAt(span.from), source.moments(span));
    const isEmpty = days.every(({ opened, closed, backlog }) => opened + closed + backlog === 0);
    if (present.totals.tickets === 0 && isEmpty) return undefined;
    const { book, cells } = open(context, false);
    addSummarySheets(
      { book, cells, language },
      {
        present,
        before: summarize(earlier, context, source).totals,
        days,
        presentName: describeSpan(span, context),
        beforeName: describeSpan(earlier, context),
      },
    );
    addExplanation(book, language, "summary", factsOf(request, context));
    return book.end();
  },
};

function open({ clock, language }: Context, isLarge: boolean) {
  const book = openBook(isLarge);
  return { book, cells: new Cells(clock, plain(language, "report-open"), isLarge) };
}

function summarize(span: Span, context: Context, source: Source) {
  const summary = new Summary(context);
  for (const histories of inChunks(source.opened(span), source))
    for (const history of histories) summary.add(history, measure(history));
  return summary.end();
}

function* inChunks(ids: readonly number[], { histories }: Source): Generator<readonly History[]> {
  for (let from = 0; from < ids.length; from += chunk) yield histories(ids.slice(from, from + chunk));
}

function namesOf({ managers, language }: Context) {
  return createNames(managers, {
    anonymous: plain(language, "report-anonymous"),
    nobody: plain(language, "report-nobody"),
  });
}

/** What the explanation says of the report: the period, the filters, when it was made and in which zone. */
function factsOf({ period, filter }: ReportRequest, context: Context): [string, string][] {
  const { language, now, timeZone, desks } = context;
  const facts: [string, string][] = [
    [plain(language, "report-fact-period"), describeSpan(spanOf(period, now, timeZone), context)],
    [
      plain(language, "report-fact-made"),
      `${formatDate(now, language, timeZone)}, ${formatTime(now, timeZone)} (${timeZone})`,
    ],
  ];
  if (filter.deskId !== null)
    facts.push([plain(language, "report-column-desk"), desks.get(filter.deskId) ?? String(filter.deskId)]);
  if (filter.subject !== null) facts.push([plain(language, "report-column-subject"), filter.subject]);
  if (filter.managerId !== null)
    facts.push([plain(language, "report-column-manager"), namesOf(context)(filter.managerId)]);
  return facts;
}

/** The first and the last day, or the only one. */
function describeSpan({ from, to }: Span, { language, timeZone }: Context): string {
  const [first, last] = [from, Math.max(from, to - 1)].map((at) => formatDate(at, language, timeZone));
  return first === last ? first! : `${first} – ${last}`;
}
