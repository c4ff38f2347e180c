import { createTask, parse, validateDetailed } from "node-cron";

/** What a cron line names. A list that names every day or month is null. */
export interface CronTimes {
  /** Of every hour. */
  minute: number;
  hours: readonly number[];
  /** Days of the month. `L` is the last one, `15W` the workday next to the 15th. */
  days: readonly (number | string)[] | null;
  /** From 1, which is January. */
  months: readonly number[] | null;
  /** From 0, which is Sunday. `1#2` is the second Monday of a month, `5L` its last Friday. */
  weekdays: readonly (number | string)[] | null;
}

type CronField = "minute" | "hour" | "dayOfMonth" | "month" | "dayOfWeek";

export type ReadCron =
  | { ok: true; line: string }
  | { ok: false; refusal: "count" | "seconds" | "often" | "both" | "never"; word: string }
  | { ok: false; refusal: CronField; word: string };

/** The longest pause is from 29 February 2096 to that of 2104. */
const longestDays = 8 * 366;

/** A cron line is this long at most. Longer ones are no work of people. */
const longestLine = 100;

/**
 * Reads a cron line: minute, hour, day of the month, month, day of the week. It names one minute of an hour, so that
 * nothing happens more often than hourly. Where both days of the month and of the week are named, programs differ in what
 * that means, so it is refused.
 */
export function readCron(words: readonly string[]): ReadCron {
  const line = words.join(" ").toUpperCase();
  const refuse = (refusal: Extract<ReadCron, { ok: false }>["refusal"], word = line): ReadCron => ({
    ok: false,
    refusal,
    word,
  });
  if (words.length === 6) return refuse("seconds");
  if (words.length !== 5 || line.length > longestLine) return refuse("count");
  const { valid, errors } = validateDetailed(line);
  if (!valid) {
    const [error] = errors;
    const isField = fields.some((field) => field === error?.field);
    // A day that no month has is the only error of two fields.
    if (!isField || error?.message.includes("impossible") === true)
      return refuse(isField ? "never" : "count");
    return refuse(error!.field as CronField, error!.value);
  }
  if (parse(line).minute.length > 1) return refuse("often");
  const { days, weekdays } = timesOf(line);
  if (days !== null && weekdays !== null) return refuse("both");
  return nextTime(line, 0, "UTC") === undefined ? refuse("never") : { ok: true, line };
}

const fields: readonly CronField[] = ["minute", "hour", "dayOfMonth", "month", "dayOfWeek"];

/** @param line one that {@link readCron} has taken */
export function timesOf(line: string): CronTimes {
  const { minute, hour, dayOfMonth, month, dayOfWeek } = parse(line);
  const listed = <T extends number | string>(values: readonly T[], all: number) =>
    new Set(values).size === all ? null : [...new Set(values)].toSorted(inOrder);
  return {
    minute: minute[0]!,
    hours: [...new Set(hour)].toSorted(inOrder),
    days: listed(dayOfMonth, 31),
    months: listed(month, 12),
    weekdays: listed(dayOfWeek, 7),
  };
}

function inOrder(one: number | string, other: number | string): number {
  return Number.parseInt(String(one), 10) - Number.parseInt(String(other), 10);
}

/**
 * The line's next time after a moment, in milliseconds since the Unix epoch. Undefined if there is none. Every time of the
 * wall clock comes once: one that a change to summer time skips comes as much later as the clock was set forward, one that
 * a change to winter time repeats comes the first time.
 *
 * node-cron itself skips what is skipped, repeats what is repeated, and counts only from the computer's present time. So it
 * says which times of the wall clock the line names, in a zone without changes, and Temporal says when these are.
 * @param line one that {@link readCron} has taken
 */
export function nextTime(line: string, after: number, timeZone: string): number | undefined {
  const { minute, hours, months } = timesOf(line);
  const names = createTask(line, () => {}, { timezone: "UTC" });
  try {
    // A skipped time before midnight comes after it.
    let date = dateAt(after, timeZone).subtract({ days: 1 });
    const last = date.add({ days: longestDays + 2 });
    while (Temporal.PlainDate.compare(date, last) < 0) {
      if (months !== null && !months.includes(date.month)) {
        date = date.with({ day: 1 }).add({ months: 1 });
        continue;
      }
      const day = date.toZonedDateTime("UTC").epochMilliseconds;
      if (names.match(new Date(day + (hours[0]! * 60 + minute) * 60_000))) {
        for (const hour of hours) {
          const at = date.toZonedDateTime({ timeZone, plainTime: { hour, minute } }).epochMilliseconds;
          if (at > after) return at;
        }
      }
      date = date.add({ days: 1 });
    }
    return undefined;
  } finally {
    void names.destroy();
  }
}

/** The same days are not looked through for longer, though a line may have been due that long ago. */
const longestLook = 40 * 86_400_000;

/** The line's last time until now. @param due an earlier one */
export function lastTime(line: string, due: number, now: number, timeZone: string): number {
  let last = due;
  let next = nextTime(line, Math.max(due, now - longestLook), timeZone);
  while (next !== undefined && next <= now) {
    last = next;
    next = nextTime(line, last, timeZone);
  }
  return last;
}

function dateAt(at: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
}
