/** Days in a row of the team's zone, as `2026-11-20`; both are in it. */
export interface Period {
  first: string;
  last: string;
  /** What it is compared with: as much of the unit before, or for a range of days, as many days before. */
  unit: "day" | "week" | "month" | "range";
}

/** Milliseconds since the Unix epoch. `to` is not in it. */
export interface Span {
  from: number;
  to: number;
}

/** The period up to now, with what happens at this very moment: what is to come has nothing to report. */
export function spanOf({ first, last }: Period, now: number, timeZone: string): Span {
  const from = startOf(Temporal.PlainDate.from(first), timeZone);
  const to = startOf(Temporal.PlainDate.from(last).add({ days: 1 }), timeZone);
  return { from, to: Math.max(from, Math.min(to, now + 1)) };
}

/** The period before, as long as this one up to now. */
export function spanBefore(period: Period, now: number, timeZone: string): Span {
  const [first, last] = [Temporal.PlainDate.from(period.first), Temporal.PlainDate.from(period.last)];
  const days = first.until(last).days + 1;
  const before =
    period.unit === "month"
      ? first.subtract({ months: 1 })
      : first.subtract({ days: period.unit === "week" ? 7 : days });
  const end = period.unit === "month" ? first : before.add({ days });
  const from = startOf(before, timeZone);
  const whole = startOf(end, timeZone);
  const present = spanOf(period, now, timeZone);
  const isOver = present.to === startOf(last.add({ days: 1 }), timeZone);
  return { from, to: isOver ? whole : Math.min(whole, from + (present.to - present.from)) };
}

/**
 * The period in shorter ones: by months, a month or less in two halves. One day alone stays as it is. @param now
 * milliseconds since the Unix epoch; days to come are left out
 */
export function splitPeriod(period: Period, now: number, timeZone: string): Period[] {
  const first = Temporal.PlainDate.from(period.first);
  const [whole, today] = [Temporal.PlainDate.from(period.last), dateAt(now, timeZone)];
  const last = Temporal.PlainDate.compare(whole, today) < 0 ? whole : today;
  const begins = [first];
  const monthAfter = first.with({ day: 1 }).add({ months: 1 });
  if (Temporal.PlainDate.compare(monthAfter, last) > 0) {
    const days = first.until(last).days + 1;
    if (days > 1) begins.push(first.add({ days: Math.ceil(days / 2) }));
  } else
    for (
      let month = monthAfter;
      Temporal.PlainDate.compare(month, last) <= 0;
      month = month.add({ months: 1 })
    )
      begins.push(month);
  return begins.map((begin, index) => {
    const end = begins[index + 1]?.subtract({ days: 1 }) ?? last;
    const isMonth = begin.day === 1 && end.day === end.daysInMonth && begin.month === end.month;
    const unit = isMonth ? "month" : begin.equals(end) ? "day" : "range";
    return { first: begin.toString(), last: end.toString(), unit };
  });
}

/** `2026-11`, `2026-11-20` or `2026-11-01_2026-11-20`. */
export function nameOfPeriod({ first, last }: Pick<Period, "first" | "last">): string {
  if (first === last) return first;
  const begin = Temporal.PlainDate.from(first);
  const isMonth = begin.day === 1 && begin.add({ months: 1 }).subtract({ days: 1 }).toString() === last;
  return isMonth ? first.slice(0, 7) : `${first}_${last}`;
}

/** The days of a span, as `2026-11-20`, each with the moments of its beginning and end. */
export function daysOf({ from, to }: Span, timeZone: string): { date: string; from: number; to: number }[] {
  const days = [];
  let date = dateAt(from, timeZone);
  for (let start = startOf(date, timeZone); start < to;) {
    const next = date.add({ days: 1 });
    const end = startOf(next, timeZone);
    days.push({ date: date.toString(), from: start, to: end });
    [date, start] = [next, end];
  }
  return days;
}

export function dateAt(at: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** The first moment of the day, which need not be midnight. */
function startOf(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}
