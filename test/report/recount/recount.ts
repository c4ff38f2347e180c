import type { Store } from "../../../src/store/database.ts";
import { type Counted, countTicket } from "./counted.ts";
import { type Doer, isIn, type Question, readRows, type Span } from "./rows.ts";
import { countStaff } from "./staff.ts";
import { countDays, countHours, groupOf, totalsOf } from "./summary.ts";
import { ticketLine } from "./tickets.ts";

/**
 * The reports counted anew from the raw rows, slowly and by what the sheet "How it is counted" says alone: nothing here knows `src/report`. Every time is a
 * multiple of half a minute, and working time is a walk over all half minutes.
 */
export interface Recount {
  tickets: Record<string, unknown>[];
  /** By the manager's id, `anonymous` or `nobody`, and `total`. */
  staff: Map<Doer | "total", Record<string, unknown>>;
  /** Replies by doer, or `everybody`, weekday (Monday is 0) and hour. */
  activity: Map<Doer | "everybody", number[][]>;
  summary: {
    /** This period and the one before. */
    totals: Record<string, number | null>[];
    days: [date: string, opened: number, closed: number, backlog: number][];
    hours: [opened: number, messages: number][];
    subjects: Map<string | null, Record<string, number | null>>;
    desks: Map<string | null, Record<string, number | null>>;
    stars: number[];
  };
}

export function recount(store: Store, question: Question): Recount {
  const rows = readRows(store);
  const counted = rows.tickets
    .filter(({ merged_into }) => merged_into === null)
    .filter(({ desk_id }) => question.deskId === undefined || desk_id === question.deskId)
    .map((row) => countTicket(rows, row, question));
  const opened = (span: Span) => counted.filter(({ row }) => isIn(row.opened_at, span));
  const groups = (keyOf: (each: Counted) => string | null) =>
    new Map(
      [...Map.groupBy(opened(question.span), keyOf)].map(([key, each]) => [
        key,
        groupOf(totalsOf(each, question)),
      ]),
    );
  return {
    tickets: opened(question.span).map((each) => ticketLine(rows, each, question)),
    ...countStaff(rows, counted, question),
    summary: {
      totals: [totalsOf(opened(question.span), question), totalsOf(opened(question.before), question)],
      days: countDays(counted, question),
      hours: countHours(opened(question.span), question),
      subjects: groups(({ row }) => row.subject),
      desks: groups(({ row }) => rows.desks.find(({ id }) => id === row.desk_id)?.title ?? null),
      stars: [1, 2, 3, 4, 5].map(
        (stars) => opened(question.span).filter(({ row }) => row.stars === stars).length,
      ),
    },
  };
}
