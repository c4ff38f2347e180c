import { dateAt, daysOf, type Span } from "../period/period.ts";

/** Hours of the only day, days, or of a long period its weeks or months. */
export interface Parts {
  unit: "hour" | "day" | "week" | "month";
  /** In a row. Milliseconds since the Unix epoch. */
  spans: readonly Span[];
}

/** More columns than that are too thin for a phone. */
const mostDays = 45;
const mostWeeks = 40;

/** The parts that a picture of the span shows. */
export function partsOf(span: Span, timeZone: string): Parts {
  const days = daysOf(span, timeZone);
  if (days.length <= 1) return { unit: "hour", spans: hoursOf(span) };
  if (days.length <= mostDays) return { unit: "day", spans: days };
  const weeks = grouped(days, ({ from }) => {
    const date = dateAt(from, timeZone);
    return date.subtract({ days: date.dayOfWeek - 1 }).toString();
  });
  if (weeks.length <= mostWeeks) return { unit: "week", spans: weeks };
  return { unit: "month", spans: grouped(days, ({ date }) => date.slice(0, 7)) };
}

const hour = 3_600_000;

/** Up to the present one. A day has as many as its clock shows: 23, 24 or 25. */
function hoursOf({ from, to }: Span): Span[] {
  const count = Math.max(1, Math.ceil((to - from) / hour));
  return Array.from({ length: count }, (_, index) => ({
    from: from + index * hour,
    to: from + (index + 1) * hour,
  }));
}

function grouped<Day extends Span>(days: readonly Day[], keyOf: (day: Day) => string): Span[] {
  return [...Map.groupBy(days, keyOf).values()].map((group) => ({
    from: group[0]!.from,
    to: group.at(-1)!.to,
  }));
}
