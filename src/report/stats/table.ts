import { type Language, plain } from "../../text/text.ts";
import { formatSpan } from "../../text/time.ts";
import type { Figures } from "./figures.ts";
import { formatStars, formatTimes } from "./words.ts";

/** The figures of a period beside those of the one before. */
export interface StatsTable {
  /** The dates of the period before. */
  before: string;
  /** Each has the measure, its value, and its value before. */
  rows: readonly Row[];
}

type Row = readonly [measure: string, present: string, before: string];

type Value = number | null;

/** Measures without any value are left out. */
export function tableOf(figures: Figures, language: Language, timeZone: string): StatsTable {
  const { present, before, firstReply, days, openAtEarlierEnd, earlier } = figures;
  const [now, then] = [present.totals, before];
  const count = (number: number) => new Intl.NumberFormat(language).format(number);
  const share = (part: number) => new Intl.NumberFormat(language, { style: "percent" }).format(part);
  const times = (minutes: number) => formatTimes(language, minutes);
  const stars = (average: number) => formatStars(language, average);
  return {
    before: formatSpan(earlier, language, timeZone),
    rows: [
      row(plain(language, "report-measure-tickets"), count, now.tickets, then.tickets),
      row(plain(language, "report-measure-closed"), count, now.closed, then.closed),
      row(plain(language, "stats-table-open"), count, days.at(-1)?.backlog ?? null, openAtEarlierEnd),
      row(plain(language, "report-measure-client_messages"), count, now.clientMessages, then.clientMessages),
      row(plain(language, "stats-table-median"), times, firstReply.present.median, firstReply.before.median),
      row(plain(language, "stats-table-p90"), times, firstReply.present.p90, firstReply.before.p90),
      row(plain(language, "report-measure-rating_avg"), stars, now.rating.average, then.rating.average),
      row(plain(language, "report-measure-reaction_share"), share, now.reactionShare, then.reactionShare),
    ].flat(),
  };
}

/** No row when neither period has a value. */
function row(measure: string, format: (value: number) => string, one: Value, other: Value): Row[] {
  if (one === null && other === null) return [];
  const [shown, shownBefore] = [one, other].map((value) => (value === null ? "—" : format(value)));
  return [[measure, shown!, shownBefore!]];
}
