import { readReportPeriod } from "../../text/typed.ts";
import { dateAt, type Period } from "./period.ts";

/** The periods that have a name, in the order of the buttons. */
export const namedPeriods = ["today", "yesterday", "week", "last-week", "month", "last-month"] as const;
export type NamedPeriod = (typeof namedPeriods)[number];

export type ReadPeriod =
  | { ok: true; period: Period }
  | { ok: false; refusal: "unknown" | "date" | "backwards" | "future" | "long"; word: string };

/** A longer period is taken for a mistake in a year. */
const longestYears = 10;

const date = String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}`;
const range = new RegExp(`^(${date})(?:\\s*(?:_|\\.\\.|[\\u2010-\\u2015\\u2212-])\\s*|\\s+)(${date})$`, "u");
const oneDay = new RegExp(`^(?:${date})$`);

/** Whether the word may be a part of a period. */
export function isOfPeriod(word: string): boolean {
  return readReportPeriod(word) !== undefined || /^\d[\d.\u2010-\u2015\u2212_-]*$/u.test(word);
}

/**
 * Reads `today`, `прошлая-неделя`, `2026-11`, `2026-11-20` or `2026-11-01 2026-11-20`, also with the day first
 * (`20.11.2026`). @param now milliseconds since the Unix epoch
 */
export function readPeriod(written: string, now: number, timeZone: string): ReadPeriod {
  const today = dateAt(now, timeZone);
  const words = written.trim().toLowerCase().replaceAll(/\s+/g, " ");
  const named = readReportPeriod(words);
  if (named !== undefined) return { ok: true, period: periodNamed(named, today) };
  const [, year, month] = /^(\d{4})-(\d{1,2})$/.exec(words) ?? [];
  const [, one, other] = range.exec(words) ?? (oneDay.test(words) ? [words, words, words] : []);
  if (year === undefined && (one === undefined || other === undefined))
    return { ok: false, refusal: "unknown", word: written.trim() };
  const first = year === undefined ? readDate(one!) : readDate(`${year}-${month}-1`);
  const last = year === undefined ? readDate(other!) : first?.add({ months: 1 }).subtract({ days: 1 });
  if (first === undefined || last === undefined)
    return {
      ok: false,
      refusal: "date",
      word: year !== undefined ? words : first === undefined ? one! : other!,
    };
  const refuse = (refusal: "backwards" | "future" | "long") => ({ ok: false, refusal, word: words }) as const;
  if (Temporal.PlainDate.compare(last, first) < 0) return refuse("backwards");
  if (Temporal.PlainDate.compare(first, today) > 0) return refuse("future");
  if (Temporal.PlainDate.compare(first.add({ years: longestYears }), last) < 0) return refuse("long");
  const unit = year !== undefined ? "month" : first.equals(last) ? "day" : "range";
  return { ok: true, period: { first: first.toString(), last: last.toString(), unit } };
}

/** The period of that name. Weeks begin on Monday. The present week ends today, the present month is whole. */
export function periodNamed(name: NamedPeriod, today: Temporal.PlainDate): Period {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const month = today.with({ day: 1 });
  const before = today.subtract({ days: 1 });
  switch (name) {
    case "today":
      return days(today, today, "day");
    case "yesterday":
      return days(before, before, "day");
    case "week":
      return days(monday, today, "week");
    case "last-week":
      return days(monday.subtract({ days: 7 }), monday.subtract({ days: 1 }), "week");
    case "month":
      return days(month, month.add({ months: 1 }).subtract({ days: 1 }), "month");
    case "last-month":
      return days(month.subtract({ months: 1 }), month.subtract({ days: 1 }), "month");
    default:
      return name satisfies never;
  }
}

function days(first: Temporal.PlainDate, last: Temporal.PlainDate, unit: Period["unit"]): Period {
  return { first: first.toString(), last: last.toString(), unit };
}

/** Undefined for a day that is not in the calendar, or of a year that was mistyped. */
function readDate(written: string): Temporal.PlainDate | undefined {
  const parts = written.split(/[.-]/).map(Number);
  const [year = 0, month, day] = written.includes(".") ? parts.toReversed() : parts;
  if (year < 1_000) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month: month!, day: day! }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
