/** Minutes of a day's wall clock, from 0. `to` is over 1440 when the span ends on the next day. `from` < `to`. */
export interface Span {
  from: number;
  to: number;
}

/** The working hours of each weekday, Monday first. A span belongs to the day on which it begins. */
export type Week = readonly (readonly Span[])[];

/** A day with other hours than its weekday. Without spans it is closed. */
export interface SpecialDay {
  /** `2026-12-31` */
  date: string;
  spans: readonly Span[];
  name: string;
}

export const minutesOfDay = 1_440;

const allDay: readonly Span[] = [{ from: 0, to: minutesOfDay }];

/** Open day and night. */
export const always: Week = Array.from({ length: 7 }, () => allDay);

export function isAlways(week: Week): boolean {
  return week.every(([span, more]) => span?.from === 0 && span.to === minutesOfDay && more === undefined);
}

/** Sorts the spans and joins those that overlap or touch. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else joined.push({ from, to });
  }
  return joined;
}
