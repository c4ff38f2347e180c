import { minutesOfDay, type SpecialDay, type Span, type Week } from "./hours.ts";

/** Milliseconds since the Unix epoch. The shift ends just before `to`. */
interface Shift {
  from: number;
  to: number;
}

/** A day with its shifts. `next` is found when it is needed. */
interface Day {
  date: Temporal.PlainDate;
  shifts: readonly Shift[];
  next: Day | undefined;
}

/** In all time zones a day begins at a whole quarter of an hour of universal time. */
const quarter = 15 * 60_000;

/** So many quarters of an hour are remembered: about a hundred days. */
const mostQuarters = 10_000;

/** The search for an opening looks this many days ahead. A team that does not open by then counts as never open. */
const horizonDays = 400;

/** The search for a closing looks this many days ahead. */
const closingDays = 14;

/**
 * A team's working time. A span begins when the wall clock first shows its start or a later time, and ends by the same
 * rule. So a span that starts in the hour that is skipped in spring begins with the next hour.
 */
export class Worktime {
  readonly #week: Week;
  readonly #special: ReadonlyMap<string, SpecialDay>;
  readonly #timeZone: string;
  /** By the day's date. */
  readonly #days = new Map<string, Day>();
  /** The day before each quarter of an hour that was asked for. */
  readonly #yesterdays = new Map<number, Day>();
  /** Whether it is open from one moment until just before another. */
  #state = { from: 0, to: 0, isOpen: false };

  /** @param timeZone IANA name @throws RangeError for an unknown zone */
  constructor(week: Week, special: readonly SpecialDay[], timeZone: string) {
    this.#week = week;
    this.#special = new Map(special.map((day) => [day.date, day]));
    this.#timeZone = timeZone;
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  }

  /** @param at milliseconds since the Unix epoch, here and below */
  isOpen(at: number): boolean {
    // Every message asks, and most ask between the same two bounds.
    if (at < this.#state.from || at >= this.#state.to) {
      const [shift] = this.#from(at);
      const isOpen = shift !== undefined && shift.from <= at;
      this.#state = { from: at, to: (isOpen ? shift.to : shift?.from) ?? Infinity, isOpen };
    }
    return this.#state.isOpen;
  }

  /** When the team is open next. That is `at` if it is open then. Undefined if never. */
  nextOpening(at: number): number | undefined {
    const [shift] = this.#from(at);
    return shift && Math.max(shift.from, at);
  }

  /** When the team closes next. Undefined while it is closed, or when it stays open for two weeks. */
  nextClosing(at: number): number | undefined {
    let end: number | undefined;
    const horizon = at + closingDays * minutesOfDay * 60_000;
    for (const { from, to } of this.#from(at)) {
      if (from > (end ?? at)) return end;
      if (to > horizon) return undefined;
      end = to;
    }
    return end;
  }

  /** How long the team was open between the two times, in milliseconds. 0 if `to` is not after `from`. */
  between(from: number, to: number): number {
    let sum = 0;
    for (const shift of this.#from(from)) {
      if (shift.from >= to) break;
      sum += Math.min(shift.to, to) - Math.max(shift.from, from);
    }
    return sum;
  }

  /** The time when the team has been open for this many milliseconds since `at`. Undefined if never. */
  after(at: number, milliseconds: number): number | undefined {
    let left = milliseconds;
    for (const shift of this.#from(at)) {
      const from = Math.max(shift.from, at);
      if (shift.to - from >= left) return from + left;
      left -= shift.to - from;
    }
    return undefined;
  }

  /** How many days from the first to the second are closed only because they are holidays. */
  countHolidays(from: number, to: number): number {
    let count = 0;
    const last = this.#dateAt(to);
    for (
      let date = this.#dateAt(from);
      Temporal.PlainDate.compare(date, last) <= 0;
      date = date.add({ days: 1 })
    ) {
      const isClosed = this.#special.get(date.toString())?.spans.length === 0;
      if (isClosed && this.#week[date.dayOfWeek - 1]!.length > 0) count += 1;
    }
    return count;
  }

  /** The shifts that end after `at`, in order, without overlaps. */
  *#from(at: number): Generator<Shift> {
    let done = at;
    // Yesterday's shift may still go on.
    let day = this.#yesterdayOf(at);
    let idle = 0;
    while (idle < horizonDays) {
      idle += 1;
      for (const { from, to } of day.shifts) {
        if (to <= done) continue;
        yield { from: Math.max(from, done), to };
        done = to;
        idle = 0;
      }
      day = day.next ??= this.#dayOf(day.date.add({ days: 1 }));
    }
  }

  #yesterdayOf(at: number): Day {
    const key = Math.floor(at / quarter);
    let day = this.#yesterdays.get(key);
    if (day === undefined) {
      if (this.#yesterdays.size >= mostQuarters) this.#yesterdays.clear();
      this.#yesterdays.set(key, (day = this.#dayOf(this.#dateAt(at).subtract({ days: 1 }))));
    }
    return day;
  }

  #dayOf(date: Temporal.PlainDate): Day {
    const key = date.toString();
    let day = this.#days.get(key);
    if (day === undefined) {
      const spans = this.#special.get(key)?.spans ?? this.#week[date.dayOfWeek - 1]!;
      const shifts = spans.map((span) => this.#shiftOf(date, span)).filter(({ from, to }) => from < to);
      this.#days.set(key, (day = { date, shifts, next: undefined }));
    }
    return day;
  }

  #shiftOf(date: Temporal.PlainDate, { from, to }: Span): Shift {
    return { from: this.#instantAt(date, from), to: this.#instantAt(date, to) };
  }

  /** When the wall clock first shows this minute of the day, or a later one. */
  #instantAt(date: Temporal.PlainDate, minutes: number): number {
    const wanted = date
      .add({ days: Math.floor(minutes / minutesOfDay) })
      .toPlainDateTime({ hour: Math.floor((minutes % minutesOfDay) / 60), minute: minutes % 60 });
    const found = wanted.toZonedDateTime(this.#timeZone, { disambiguation: "earlier" });
    if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
    return found.getTimeZoneTransition("next")!.epochMilliseconds;
  }

  #dateAt(at: number): Temporal.PlainDate {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(this.#timeZone).toPlainDate();
  }
}
