import type { Schedule, Scheduled } from "../../store/report/schedules.ts";
import { findManager } from "../../store/people/managers.ts";
import { truncate } from "../../text/html.ts";
import { type Language, plain } from "../../text/text.ts";
import { formatDateTime, formatMinutes, formatMoment, formatWeekday } from "../../text/time.ts";
import { timesOf } from "../../worktime/cron-line.ts";
import type { Handling } from "../handle.ts";
import { nameInList } from "../managers/words.ts";
import { describeFilter } from "../report/words.ts";

/** In milliseconds. */
const elevenMonths = 334 * 24 * 3_600_000;

/** More times than these are shown as the cron line. */
const mostTimes = 4;

/** The variants of `schedule-when-weekly`, from Monday. */
const weekdayKeys = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** «каждый понедельник в 9:00». A cron line that nobody would say in words stands as it is. */
export function describeTimes(language: Language, cron: string): string {
  const { minute, hours, days, months, weekdays } = timesOf(cron);
  const unsaid = () => plain(language, "schedule-when-line", { line: cron });
  if (months !== null) return unsaid();
  const list = (items: string[]) => new Intl.ListFormat(language, { type: "conjunction" }).format(items);
  if (hours.length === 24)
    return days === null && weekdays === null
      ? plain(language, "schedule-when-hourly", { minute: String(minute).padStart(2, "0") })
      : unsaid();
  if (hours.length > mostTimes) return unsaid();
  const said = list(hours.map((hour) => formatMinutes(hour * 60 + minute)));
  if (days !== null) {
    if (days.length === 1 && days[0] === "L") return plain(language, "schedule-when-last", { hours: said });
    if (days.length > mostTimes || days.some((day) => typeof day === "string")) return unsaid();
    const named = days.map((day) => plain(language, "schedule-day", { count: Number(day) }));
    return plain(language, "schedule-when-monthly", { days: list(named), hours: said });
  }
  if (weekdays === null) return plain(language, "schedule-when-daily", { hours: said });
  if (weekdays.some((day) => typeof day === "string")) return unsaid();
  // Monday is 1 here and Sunday 7.
  const named = weekdays.map((day) => Number(day) || 7).toSorted((one, other) => one - other);
  if (named.join() === "1,2,3,4,5") return plain(language, "schedule-when-workdays", { hours: said });
  if (named.join() === "6,7") return plain(language, "schedule-when-weekend", { hours: said });
  return named.length === 1
    ? plain(language, "schedule-when-weekly", { day: weekdayKeys[named[0]! - 1]!, hours: said })
    : plain(language, "schedule-when-days", {
        days: named.map((day) => formatWeekday(language, day)).join(", "),
        hours: said,
      });
}

/** «отчёт «сводка» за прошлый месяц, отдел «Склад»», «статистика за эту неделю» */
export function describeScheduled(
  { tx, teamLanguage }: Pick<Handling, "tx" | "teamLanguage">,
  { kind, period, filter }: Omit<Scheduled, "cron">,
): string {
  const what = plain(teamLanguage, "schedule-what", {
    kind: plain(teamLanguage, `schedule-kind-${kind}`),
    period: plain(teamLanguage, `report-period-${period}`),
  });
  const limits = describeFilter(tx, filter, teamLanguage);
  return limits === "" ? what : `${what}, ${truncate(limits, 80)}`;
}

/** Those whom nothing reaches are marked. */
export function listRecipients({ tx, teamLanguage }: Handling, { people }: Schedule): string {
  const named = people.map(({ id, unreachedSince }) => {
    const person = findManager(tx, id);
    const name = person === undefined ? String(id) : truncate(nameInList(person), 24);
    return unreachedSince === null ? name : plain(teamLanguage, "schedule-unreached", { name });
  });
  return truncate(named.join(", "), 100);
}

/** With the year when the day alone could be taken for one of the months to come. */
export function describeNext({ teamLanguage, timeZone, now }: Handling, { dueAt }: Schedule): string {
  const format = dueAt - now < elevenMonths ? formatMoment : formatDateTime;
  return format(dueAt, teamLanguage, timeZone);
}
