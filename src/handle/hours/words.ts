import { type Language, languageOfSpeech, plain, type Wording } from "../../text/text.ts";
import { formatDate, formatDay, formatMinutes, formatMoment, formatWeekday } from "../../text/time.ts";
import { isAlways, type Span, type Week } from "../../worktime/hours.ts";
import type { Worktime } from "../../worktime/worktime.ts";

/** «пн–пт 9:00–18:00, сб 10:00–14:00»; days that are not named are closed. */
export function describeWeek(language: Language, week: Week): string {
  if (isAlways(week)) return plain(language, "hours-always");
  const groups: { first: number; last: number; spans: string }[] = [];
  for (const [index, spans] of week.entries()) {
    const described = describeSpans(spans);
    const group = groups.at(-1);
    if (group?.spans === described) group.last = index;
    else groups.push({ first: index, last: index, spans: described });
  }
  const [only, more] = groups;
  if (only !== undefined && more === undefined) return plain(language, "hours-daily", { spans: only.spans });
  return groups
    .filter(({ spans }) => spans !== "")
    .map(({ first, last, spans }) => {
      const from = formatWeekday(language, first + 1);
      return `${first === last ? from : `${from}–${formatWeekday(language, last + 1)}`} ${spans}`;
    })
    .join(", ");
}

/** «9:00–13:00, 14:00–18:00» */
export function describeSpans(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${formatMinutes(from)}–${formatMinutes(to)}`).join(" ");
}

/** When the team is back, as in "tomorrow from 9:00". Undefined if never. */
export function describeOpening(
  speech: Language | Wording,
  worktime: Worktime,
  timeZone: string,
  now: number,
): string | undefined {
  const language = languageOfSpeech(speech);
  const opening = worktime.nextOpening(now);
  if (opening === undefined) return undefined;
  const today = localTime(now, timeZone).toPlainDate();
  const time = localTime(opening, timeZone);
  const date = time.toPlainDate();
  const days = today.until(date).days;
  const day =
    days === 0 ? "today" : days === 1 ? "tomorrow" : days < 7 ? weekdays[date.dayOfWeek - 1]! : "date";
  return plain(speech, "hours-opening", {
    day,
    date: (days < daysWithoutYear ? formatDay : formatDate)(opening, language, timeZone),
    // A single day off may be an inventory.
    isAfterHolidays: worktime.countHolidays(now, opening) > 1 ? "yes" : "no",
    time: formatMinutes(time.hour * 60 + time.minute),
  });
}

/** A day that is further away could be taken for one of this year. */
const daysWithoutYear = 180;

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** The time, with the date when it is another day. */
export function describeClosing(language: Language, timeZone: string, now: number, closing: number): string {
  const time = localTime(closing, timeZone);
  const isToday = time.toPlainDate().equals(localTime(now, timeZone).toPlainDate());
  return isToday ? formatMinutes(time.hour * 60 + time.minute) : formatMoment(closing, language, timeZone);
}

/** The moment on the wall clock of the zone. */
export function localTime(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}
