import { plain } from "../text/text.ts";
import { formatDate, formatTime } from "../text/time.ts";
import { openBook } from "./workbook/book.ts";
import { Cells } from "./workbook/cells.ts";
import { draw } from "./charts/draw.ts";
import type { Context } from "./source/context.ts";
import { describeSpan, filterOf, namesOf } from "./describe.ts";
import { addExplanation } from "./explanation.ts";
import { measure } from "./measures/measures.ts";
import { nameOfPeriod, spanOf } from "./period/period.ts";
import { addPictures } from "./workbook/picture-sheet.ts";
import type { ReportRequest } from "./request.ts";
import { inChunks, type Source } from "./source/source.ts";
import { addStaffSheets } from "./staff/sheets.ts";
import { Staff } from "./staff/staff.ts";
import { chartsOf } from "./stats/charts.ts";
import { countFigures } from "./stats/figures.ts";
import { addSummarySheets } from "./summary/sheets.ts";
import { endTicketTable, openTicketTable } from "./tickets/sheet.ts";
import { lineOf } from "./tickets/line.ts";

export interface Report {
  fileName: string;
  content: Uint8Array;
}

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
    const { language } = context;
    const figures = countFigures(request.period, context, source);
    const questions = source.questions(figures.span);
    if (figures.isEmpty && questions.every(({ asked }) => asked === 0)) return undefined;
    const { book, cells } = open(context, false);
    const { present, before, days, span, earlier } = figures;
    addSummarySheets(
      { book, cells, language },
      {
        present,
        before,
        days,
        questions,
        presentName: describeSpan(span, context),
        beforeName: describeSpan(earlier, context),
      },
    );
    if (!figures.isEmpty) addPictures(book, language, await draw(chartsOf(figures, request.filter, context)));
    const hasQuestions = questions.length > 0;
    addExplanation(book, language, "summary", factsOf(request, context), { hasQuestions });
    return book.end();
  },
};

function open({ clock, language }: Context, isLarge: boolean) {
  const book = openBook(isLarge);
  return { book, cells: new Cells(clock, plain(language, "report-open"), isLarge) };
}

/** What the explanation says of the report: the period, the filters, when it was made and in which zone. */
function factsOf({ period, filter }: ReportRequest, context: Context): [string, string][] {
  const { language, now, timeZone } = context;
  return [
    [plain(language, "report-fact-period"), describeSpan(spanOf(period, now, timeZone), context)],
    [
      plain(language, "report-fact-made"),
      `${formatDate(now, language, timeZone)}, ${formatTime(now, timeZone)} (${timeZone})`,
    ],
    ...filterOf(filter, context),
  ];
}
