import { readDays } from "./day-names.ts";
import { readDurations } from "./durations.ts";
import { readDate, withNumbers } from "./read-dates.ts";

export interface Mistaken {
  ok: false;
  refusal: "word" | "unit" | "time" | "date" | "no_time" | "zero" | "past" | "far";
  word: string;
}

/** Nothing rests longer. */
const longestDays = 366;

const today = /^(?:сегодня|today)$/;
const tomorrow = /^(?:завтра|tomorrow)$/;
const afterTomorrow = /^послезавтра$/;
const dayPattern = /^(?:\d{1,2}\.\d{1,2}(?:\.(?:\d{4}|\d{2}))?|\d{4}-\d{1,2}-\d{1,2})$/;
const timePattern = /^(\d{1,2})(?:[:.](\d{2}))?$/;

/**
 * Reads a moment to come: `2h`, `1h30m`, `завтра 10:00`, `понедельник 10:00`, `15.12 9:00`, `15.12.27 9:00`, `2027-12-15 9:00`, `18:00`. A day
 * without a year is the next one to come. In the hour that is skipped in spring, the clock is an hour on.
 * @param now milliseconds since the Unix epoch, as the result
 */
export function readMoment(
  written: string,
  now: number,
  timeZone: string,
): { ok: true; at: number } | Mistaken {
  const tidy = withNumbers(
    written
      .toLowerCase()
      .trim()
      .replaceAll(/(^|\s)(?:в|во|на|до|через|at|on|in|for|until|till)\s+/gu, "$1"),
  );
  // Before a time is looked for: `1.5h` begins like one.
  const duration = readDuration(tidy, now);
  if (duration.ok || duration.refusal === "zero" || duration.refusal === "far") return duration;
  const words = tidy.split(/[\s,]+/).filter((word) => word !== "");
  const [first = "", second, ...more] = words;
  const isDay =
    today.test(first) ||
    tomorrow.test(first) ||
    afterTomorrow.test(first) ||
    dayPattern.test(first) ||
    readWeekday(first) !== undefined;
  if (!isDay && !/^\d{1,2}[:.]\d/.test(first)) return duration;
  const [day, time] = isDay ? [first, second] : ["today", first];
  const rest = isDay ? more : words.slice(1);
  if (time === undefined) return mistaken("no_time", first);
  if (rest[0] !== undefined) return mistaken("word", rest[0]);
  if (!timePattern.test(time)) return mistaken(/^\d/.test(time) ? "time" : "word", time);
  const clock = readTime(time);
  if (clock === undefined) return mistaken("time", time);
  return resolve(day, clock, now, timeZone, words.join(" "));
}

function readDuration(words: string, now: number): { ok: true; at: number } | Mistaken {
  const read = readDurations(words);
  if (!read.ok) return read;
  const milliseconds = read.durations.reduce((sum, duration) => sum + duration.milliseconds, 0);
  if (read.durations.length === 0) return mistaken("word", words);
  if (milliseconds === 0) return mistaken("zero", words);
  return milliseconds > longestDays * 86_400_000
    ? mistaken("far", words)
    : { ok: true, at: now + milliseconds };
}

function resolve(
  day: string,
  clock: Temporal.PlainTime,
  now: number,
  timeZone: string,
  word: string,
): { ok: true; at: number } | Mistaken {
  const present = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const momentOf = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone, plainTime: clock }).epochMilliseconds;
  const days = today.test(day) ? 0 : tomorrow.test(day) ? 1 : afterTomorrow.test(day) ? 2 : undefined;
  const weekday = readWeekday(day);
  if (weekday !== undefined) {
    const next = present.add({ days: (weekday - present.dayOfWeek + 7) % 7 });
    return { ok: true, at: momentOf(momentOf(next) <= now ? next.add({ days: 7 }) : next) };
  }
  const found = days === undefined ? readDate(day, present) : present.add({ days });
  // Without a year it is the next one to come, and this time of today may be over.
  const isOver = found !== undefined && /^\d+\.\d+$/.test(day) && momentOf(found) <= now;
  const date = isOver ? readDate(day, present.add({ days: 1 })) : found;
  if (date === undefined) return mistaken("date", day);
  const at = momentOf(date);
  if (at <= now) return mistaken("past", word);
  return at - now > longestDays * 86_400_000 ? mistaken("far", word) : { ok: true, at };
}

/** From 1, which is Monday. Undefined for anything else than one weekday. */
function readWeekday(word: string): number | undefined {
  const [day, another] = readDays(word) ?? [];
  return another === undefined ? day : undefined;
}

function readTime(word: string): Temporal.PlainTime | undefined {
  const [, hour, minute = "0"] = timePattern.exec(word) ?? [];
  return Number(hour) > 23 || Number(minute) > 59
    ? undefined
    : Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) });
}

function mistaken(refusal: Mistaken["refusal"], word: string): Mistaken {
  return { ok: false, refusal, word };
}
