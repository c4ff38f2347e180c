import { type Language, plain } from "../../text/text.ts";
import { formatDay } from "../../text/time.ts";
import type { Finding } from "./finding.ts";

/** The finding as a sentence. @param isOneWeek the day of the week says which day it was */
export function sayFinding(language: Language, finding: Finding, isOneWeek: boolean): string {
  switch (finding.kind) {
    case "worse_ratings":
    case "better_ratings": {
      const [stars, before] = [finding.average, finding.before].map((each) => formatStars(language, each));
      return plain(language, `stats-finding-${finding.kind}`, { stars: stars!, before: before! });
    }
    case "slower":
    case "faster": {
      const [median, before] = [finding.median, finding.before].map((time) => formatTimes(language, time));
      const { kind, times } = finding;
      return plain(language, `stats-finding-${kind}`, { median: median!, before: before!, times });
    }
    case "backlog":
      return plain(language, "stats-finding-backlog", {
        open: String(finding.open),
        before: String(finding.before),
      });
    case "busy_day": {
      const { date, isToday, times } = finding;
      const [opened, usual] = [finding.opened, Math.round(finding.usual)].map(String) as [string, string];
      if (isToday) return plain(language, "stats-finding-busy_today", { opened, usual, times });
      const day = Temporal.PlainDate.from(date);
      const weekday = day.dayOfWeek;
      if (isOneWeek) return plain(language, "stats-finding-busy_weekday", { weekday, opened, usual, times });
      const written = formatDay(day.toZonedDateTime("UTC").epochMilliseconds, language, "UTC");
      return plain(language, "stats-finding-busy_day", { weekday, date: written, opened, usual, times });
    }
    case "more":
    case "fewer": {
      const { kind, times } = finding;
      const [tickets, before] = [finding.tickets, finding.before].map(String) as [string, string];
      return plain(language, `stats-finding-${kind}`, { tickets, before, times });
    }
    default:
      return finding satisfies never;
  }
}

/** `4,6` */
export function formatStars(language: Language, stars: number): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    stars,
  );
}

/** `12 мин`, `2 ч 5 мин`, `1 д 3 ч`. @param minutes not negative */
export function formatTimes(language: Language, minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 1) return plain(language, "stats-time-none");
  if (whole < 60) return plain(language, "stats-time-minutes", { minutes: String(whole) });
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours < 24)
    return rest === 0
      ? plain(language, "stats-time-hours", { hours: String(hours) })
      : plain(language, "stats-time-hours-minutes", { hours: String(hours), minutes: String(rest) });
  const [days, more] = [Math.floor(hours / 24), hours % 24];
  return more === 0
    ? plain(language, "stats-time-days", { days: String(days) })
    : plain(language, "stats-time-days-hours", { days: String(days), hours: String(more) });
}
