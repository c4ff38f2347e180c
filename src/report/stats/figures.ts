import type { Context } from "../source/context.ts";
import { countDays, countParts, type Day } from "../summary/days.ts";
import { measure } from "../measures/measures.ts";
import { type Period, type Span, spanBefore, spanOf } from "../period/period.ts";
import { inChunks, type Source } from "../source/source.ts";
import type { Statistics } from "../measures/statistics.ts";
import { Summary, type SummaryReport, type Totals } from "../summary/summary.ts";
import { type Parts, partsOf } from "./parts.ts";
import { Rhythm } from "./rhythm.ts";

/** What a summary and its pictures show of a period. */
export interface Figures {
  span: Span;
  /** Nothing was opened, closed or open. */
  isEmpty: boolean;
  /** The period before. */
  earlier: Span;
  present: SummaryReport;
  before: Totals;
  /** In minutes. */
  firstReply: { present: Statistics; before: Statistics };
  days: readonly Day[];
  /** How many tickets were open when it began. */
  openBefore: number;
  /** How many were open when the period before ended. A month that is not over has as much of the last one before it. */
  openAtEarlierEnd: number;
  unit: Parts["unit"];
  parts: readonly Part[];
  /** The clients' messages by weekday, Monday first, and hour. */
  messages: readonly (readonly number[])[];
}

interface Part extends Span, Omit<Day, "date"> {
  /** Of the tickets opened in it. In minutes. */
  firstReply: Statistics;
}

export function countFigures(period: Period, context: Context, source: Source): Figures {
  const { now, timeZone } = context;
  const span = spanOf(period, now, timeZone);
  const earlier = spanBefore(period, now, timeZone);
  const rhythm = new Rhythm(timeZone);
  const rhythmBefore = new Rhythm(timeZone);
  const present = summarize(span, context, source, rhythm);
  const moments = source.moments(span);
  const openBefore = source.openAt(span.from);
  const days = countDays(span, timeZone, openBefore, moments);
  const before = summarize(earlier, context, source, rhythmBefore).totals;
  const { unit, spans } = partsOf(span, timeZone);
  const counts = countParts(spans, openBefore, moments);
  const firstReplies = rhythm.firstRepliesIn(spans);
  const isQuiet = days.every(({ opened, closed, backlog }) => opened + closed + backlog === 0);
  return {
    span,
    isEmpty: present.totals.tickets === 0 && isQuiet,
    earlier,
    present,
    before,
    firstReply: {
      present: rhythm.firstRepliesIn([span])[0]!,
      before: rhythmBefore.firstRepliesIn([earlier])[0]!,
    },
    days,
    openBefore,
    openAtEarlierEnd: source.openAt(earlier.to),
    unit,
    parts: spans.map(({ from, to }, index) => {
      const { opened, closed, backlog } = counts[index]!;
      return { from, to, opened, closed, backlog, firstReply: firstReplies[index]! };
    }),
    messages: rhythm.messages,
  };
}

function summarize(span: Span, context: Context, source: Source, rhythm: Rhythm): SummaryReport {
  const summary = new Summary(context);
  for (const histories of inChunks(source.opened(span), source))
    for (const history of histories) {
      const measures = measure(history);
      summary.add(history, measures);
      rhythm.add(history, measures);
    }
  return summary.end();
}
