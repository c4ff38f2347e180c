import { type Language, plain } from "../../text/text.ts";
import { formatDayParts, formatMinutes, formatMonthParts, formatWeekday } from "../../text/time.ts";
import type { Chart, Label, StaffChart } from "../charts/chart.ts";
import type { Context } from "../source/context.ts";
import { describeSpan, filterOf } from "../describe.ts";
import { dateAt } from "../period/period.ts";
import type { ReportFilter } from "../request.ts";
import type { Doer } from "../source/rows.ts";
import type { StaffLine, StaffReport } from "../staff/staff.ts";
import type { Figures } from "./figures.ts";
import { formatStars, formatTimes } from "./words.ts";

/** So many managers have a line of their own. */
const mostManagers = 8;

/** Two weeks have place for the name of each day. */
const mostNamedDays = 14;

interface Said {
  context: Context;
  language: Language;
  subtitle: string;
}

/** The pictures of a period: those that have something to show, in words. */
export function chartsOf(
  figures: Figures,
  filter: ReportFilter,
  context: Context,
  staff?: { report: StaffReport; nameOf: (doer: Doer) => string },
): Chart[] {
  const { language } = context;
  const limits = filterOf(filter, context).map(([, value]) => value);
  const said = { context, language, subtitle: [describeSpan(figures.span, context), ...limits].join(" · ") };
  const charts = [
    loadOf(figures, said),
    heatOf(figures, said),
    timesOf(figures, said),
    ratingsOf(figures, said),
    staff && staffOf(staff.report, staff.nameOf, said),
  ];
  return charts.filter((chart) => chart !== undefined);
}

function loadOf(figures: Figures, { context, language, subtitle }: Said): Chart {
  const { unit, parts } = figures;
  const sum = (key: "opened" | "closed") => parts.reduce((all, part) => all + part[key], 0);
  const series = (key: "opened" | "closed" | "backlog", count: number) => ({
    name: plain(language, `stats-${key}`, { count }),
    values: parts.map((part) => part[key]),
  });
  return {
    kind: "load",
    title: plain(language, "stats-chart-load", { unit }),
    subtitle,
    labels: labelsOf(figures, context),
    opened: series("opened", sum("opened")),
    closed: series("closed", sum("closed")),
    backlog: series("backlog", parts.at(-1)?.backlog ?? 0),
  };
}

/** Of several days, since one has only one column. */
function heatOf({ unit, messages }: Figures, { language, subtitle }: Said): Chart | undefined {
  const busy = messages[0]!.flatMap((_, hour) => (messages.some((day) => day[hour]! > 0) ? [hour] : []));
  const [first, last] = [busy[0], busy.at(-1)];
  if (unit === "hour" || first === undefined || last === undefined) return undefined;
  const hours = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    kind: "heat",
    title: plain(language, "stats-chart-heat"),
    subtitle,
    weekdays: messages.map((_, index) => formatWeekday(language, index + 1)),
    totals: messages.map((day) => day.reduce((all, count) => all + count, 0)),
    rows: hours.map((hour) => ({
      label: formatMinutes(hour * 60),
      counts: messages.map((day) => day[hour]!),
    })),
    total: plain(language, "report-total"),
  };
}

/** With a single time there is nothing to compare. */
function timesOf(figures: Figures, { context, language, subtitle }: Said): Chart | undefined {
  const { parts, firstReply } = figures;
  const { median, p90 } = firstReply.present;
  if (median === null || p90 === null) return undefined;
  if (parts.filter((part) => part.firstReply.count > 0).length < 2) return undefined;
  return {
    kind: "times",
    title: plain(language, "stats-chart-times"),
    subtitle,
    labels: labelsOf(figures, context),
    median: {
      name: plain(language, "stats-median", { time: formatTimes(language, median) }),
      values: parts.map((part) => part.firstReply.median),
    },
    p90: {
      name: plain(language, "stats-p90", { time: formatTimes(language, p90) }),
      values: parts.map((part) => part.firstReply.p90),
    },
    units: {
      minute: plain(language, "stats-unit-minute"),
      hour: plain(language, "stats-unit-hour"),
      day: plain(language, "stats-unit-day"),
    },
  };
}

function ratingsOf({ present }: Figures, { context, language, subtitle }: Said): Chart | undefined {
  const { count: all, average } = present.totals.rating;
  if (average === null) return undefined;
  const share = new Intl.NumberFormat(language, { style: "percent" });
  return {
    kind: "ratings",
    title: plain(language, "stats-chart-ratings"),
    subtitle,
    average: formatStars(language, average),
    count: plain(language, "stats-ratings", { count: all }),
    rows: present.stars
      .map((count, index) => ({
        stars: index + 1,
        count,
        share: share.format(count / all),
        isLow: index + 1 <= context.lowRating,
      }))
      .toReversed(),
  };
}

/** The busiest managers and the rest together. A single one has nobody to be compared with. */
function staffOf(
  { lines, total }: StaffReport,
  nameOf: (doer: Doer) => string,
  { language, subtitle }: Said,
): Chart | undefined {
  const busy = lines
    .filter(({ replies, ticketsClosed }) => replies + ticketsClosed > 0)
    .toSorted((one, other) => other.replies - one.replies || other.ticketsClosed - one.ticketsClosed);
  if (busy.length < 2) return undefined;
  const row = (name: string, group: readonly StaffLine[]): StaffChart["rows"][number] => {
    const sum = (of: (line: StaffLine) => number) => group.reduce((all, line) => all + of(line), 0);
    const ratings = sum(({ rating }) => rating.count);
    const stars = sum(({ rating }) => (rating.average ?? 0) * rating.count);
    return {
      name,
      replies: sum((line) => line.replies),
      closed: sum((line) => line.ticketsClosed),
      rating: ratings === 0 ? null : formatStars(language, stars / ratings),
    };
  };
  // One line more is no longer than a line for "the rest".
  const named = busy.length <= mostManagers + 1 ? busy : busy.slice(0, mostManagers);
  const rest = busy.slice(named.length);
  return {
    kind: "staff",
    title: plain(language, "stats-chart-staff"),
    subtitle,
    replies: plain(language, "stats-replies", { count: total.replies }),
    closed: plain(language, "stats-closed", { count: total.ticketsClosed }),
    rows: [
      ...named.map((line) => row(drawable(nameOf(line.doer)), [line])),
      ...(rest.length === 0 ? [] : [row(plain(language, "stats-rest", { count: rest.length }), rest)]),
    ],
  };
}

/** The name without what the font lacks, and without marks that would turn the text around it. */
function drawable(name: string): string {
  const known = name
    .toWellFormed()
    .replaceAll(
      /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Bidi_Control}]|\u200D|\uFE0F/gu,
      "",
    )
    .replaceAll(/\s+/g, " ")
    .trim();
  return known === "" ? name : known;
}

function labelsOf({ unit, parts, span }: Figures, { language, timeZone }: Context): Label[] {
  const isOneMonth =
    dateAt(span.from, timeZone).toString().slice(0, 7) ===
    dateAt(span.to - 1, timeZone)
      .toString()
      .slice(0, 7);
  return parts.map(({ from }, index): Label => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
    switch (unit) {
      case "hour":
        return [formatMinutes(zoned.hour * 60)];
      case "day":
        if (parts.length <= mostNamedDays)
          return [formatWeekday(language, zoned.dayOfWeek), String(zoned.day)];
        return isOneMonth ? [String(zoned.day)] : formatDayParts(from, language, timeZone);
      case "week":
        return formatDayParts(from, language, timeZone);
      case "month": {
        const [month = "", year = ""] = formatMonthParts(from, language, timeZone);
        return index === 0 || zoned.month === 1 ? [month, year] : [month];
      }
      default:
        return unit satisfies never;
    }
  });
}
