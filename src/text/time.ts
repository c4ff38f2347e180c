import type { Language } from "./resources.ts";

/** A moment as people write it: day, month and time. @param at milliseconds since the Unix epoch; `timeZone` IANA */
export function formatMoment(at: number, language: Language, timeZone: string): string {
  return formatter("moment", language, timeZone).format(at);
}

export function formatDate(at: number, language: Language, timeZone: string): string {
  return formatter("date", language, timeZone).format(at);
}

/** `1–20 ноября 2026 г.`, or the only day. @param to milliseconds, the first that is not in it any more */
export function formatSpan(
  { from, to }: { from: number; to: number },
  language: Language,
  timeZone: string,
): string {
  const dates = formatter("date", language, timeZone).formatRange(from, Math.max(from, to - 1));
  // English dates stand between thin spaces, which some fonts lack.
  return dates.replaceAll("\u2009", " ");
}

/** Day, month, year and time. */
export function formatDateTime(at: number, language: Language, timeZone: string): string {
  return `${formatDate(at, language, timeZone)}, ${formatTime(at, timeZone)}`;
}

/** `14:05` */
export function formatTime(at: number, timeZone: string): string {
  return formatter("time", "en", timeZone).format(at);
}

/** `14:05:09` */
export function formatClock(at: number, timeZone: string): string {
  return formatter("clock", "en", timeZone).format(at);
}

/** A short name of the day of the week. @param weekday from 1, which is Monday */
export function formatWeekday(language: Language, weekday: number): string {
  // The fourth of January 1970 was a Sunday.
  return formatter("weekday", language, "UTC").format((weekday + 3) * 86_400_000);
}

/** `2 января` */
export function formatDay(at: number, language: Language, timeZone: string): string {
  return formatter("day", language, timeZone).format(at);
}

/** The day and the short month apart, as `2` and `янв.`, in the language's order. */
export function formatDayParts(at: number, language: Language, timeZone: string): string[] {
  return partsOf("dayParts", at, language, timeZone, ["day", "month"]);
}

/** The short month and the year apart, as `янв.` and `2026`. */
export function formatMonthParts(at: number, language: Language, timeZone: string): string[] {
  return partsOf("monthParts", at, language, timeZone, ["month", "year"]);
}

function partsOf(
  shape: keyof typeof shapes,
  at: number,
  language: Language,
  timeZone: string,
  types: readonly Intl.DateTimeFormatPartTypes[],
): string[] {
  const parts = formatter(shape, language, timeZone).formatToParts(at);
  return parts.flatMap(({ type, value }) => (types.includes(type) ? [value] : []));
}

/** `9:05` for minutes of a day; 24:00 is its end, later ones are of the next day. */
export function formatMinutes(minutes: number): string {
  const ofDay = minutes === 1_440 ? minutes : minutes % 1_440;
  return `${Math.floor(ofDay / 60)}:${String(ofDay % 60).padStart(2, "0")}`;
}

/** `2026_11_20`, as a part of a hashtag. */
export function formatTagDate(at: number, timeZone: string): string {
  return formatter("tag", "en-CA", timeZone).format(at).replaceAll("-", "_");
}

const shapes = {
  moment: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  date: { day: "numeric", month: "long", year: "numeric" },
  day: { day: "numeric", month: "long" },
  dayParts: { day: "numeric", month: "short" },
  monthParts: { month: "short", year: "numeric" },
  weekday: { weekday: "short" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  clock: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  tag: { dateStyle: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Creating a formatter costs more than a thousand uses of it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(shape: keyof typeof shapes, locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${shape} ${locale} ${timeZone}`;
  let found = formatters.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone });
    formatters.set(key, found);
  }
  return found;
}
