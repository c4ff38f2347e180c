import type { Span } from "./hours.ts";
import { type Misunderstood, readSpan, tidy } from "./read-hours.ts";

/** Days in a row, as `2026-12-31`, with the words after them. */
export interface ReadDates {
  ok: true;
  from: string;
  to: string;
  spans: Span[];
  name: string;
}

export type MisreadDates =
  | Misunderstood
  | { ok: false; refusal: "dates"; fault: "unknown" | "backwards" | "too_long" | "unclear"; word: string };

/** A longer range is taken for a mistake. */
const longestDays = 366;

/** The same when the year of its end was not written: `30.12 до 15.10` may mean a quarter past three. */
const longestWithoutYear = 62;

const whole = String.raw`\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)|\d{4}-\d{1,2}-\d{1,2}`;
const date = String.raw`(?:${whole}|\d{1,2}\.\d{1,2}(?![\d.]))`;
const withoutYear = /^\d+\.\d+$/;

/**
 * Reads `31.12.2026`, `31.12.26`, `31.12`, `31.12.2026-08.01.2027`, `2026-12-31 2027-01-08`, then hours (`9-15`) and a name,
 * if any. A day without a year is the next one to come; that of a range is next to its other end, so that it may have begun.
 */
export function readDates(written: string, today: Temporal.PlainDate): ReadDates | MisreadDates {
  const words = withNumbers(written.trim());
  const pattern = new RegExp(
    `^(${date})(?:\\s*(?:[\\u2010-\\u2015\\u2212-]|по|до|to|till)\\s*(${date})|\\s+(${whole}))?(?:[\\s,:]+(.*))?$`,
    "sui",
  );
  const [, one, joined, apart, rest = ""] = pattern.exec(words) ?? [];
  if (one === undefined)
    return { ok: false, refusal: "dates", fault: "unknown", word: words.split(/\s/)[0] ?? "" };
  const last = joined ?? apart ?? one;
  const to = readDate(last, withoutYear.test(one) ? today : (readDate(one, today) ?? today));
  const from = withoutYear.test(one) && to !== undefined ? readDateBefore(one, to) : readDate(one, today);
  if (from === undefined) return { ok: false, refusal: "dates", fault: "unknown", word: one };
  if (to === undefined) return { ok: false, refusal: "dates", fault: "unknown", word: last };
  if (Temporal.PlainDate.compare(to, from) < 0)
    return { ok: false, refusal: "dates", fault: "backwards", word: words };
  if (from.until(to).days >= longestDays)
    return { ok: false, refusal: "dates", fault: "too_long", word: words };
  if (withoutYear.test(last) && from.until(to).days > longestWithoutYear)
    return { ok: false, refusal: "dates", fault: "unclear", word: words };
  const spans: Span[] = [];
  let name = rest
    .trim()
    .replace(/^(?:с|со|from)\s+(?=[\d:.]+\s)/i, "")
    .replace(/^([\d:.]+)\s+(?:до|по|to|till)\s+(?=\d)/i, "$1-");
  for (;;) {
    const [found = "", length] = takeSpan(name);
    const span = readSpan(found);
    if (span === undefined) break;
    if ("ok" in span) return span;
    spans.push(span);
    name = name.slice(length).trim();
  }
  if (unclear.test(name)) return { ok: false, refusal: "dates", fault: "unclear", word: name };
  return { ok: true, from: from.toString(), to: to.toString(), spans, name };
}

const months =
  "янв(?:ар[яь])?|фев(?:рал[яь])?|мар(?:та?)?|апр(?:ел[яь])?|ма[йя]|июн[яь]?|июл[яь]?|авг(?:уста?)?|сен(?:т(?:ябр[яь])?)?|окт(?:ябр[яь])?|ноя(?:бр[яь])?|дек(?:абр[яь])?";
const monthsInEnglish =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const named = new RegExp(
  String.raw`^((?:[\d.]+\s*(?:[\u2010-\u2015\u2212-]|по|до|to|till)\s*)?)(\d{1,2})\s+(?:(${months})|(${monthsInEnglish}))\.?(?![\p{L}\d])(?:\s+(\d{4})(?!\d)(?:\s*г(?:ода|\.)?(?!\p{L}))?)?`,
  "iu",
);

/** One or two dates with the names of their months become numbers: `31 декабря 2026 г.` is `31.12.2026`. */
export function withNumbers(written: string): string {
  const [found, before = "", day, russian, english, year] = named.exec(written) ?? [];
  if (found === undefined) return written;
  const names = (russian === undefined ? monthsInEnglish : months).split("|");
  const isOf = (name: string) => new RegExp(`^(?:${name})$`, "iu").test(russian ?? english ?? "");
  const numbers = [day, names.findIndex(isOf) + 1, ...(year === undefined ? [] : [year])].join(".");
  return withNumbers(`${before}${numbers}${written.slice(found.length)}`);
}

/** In a name: another date, or hours that were not understood. A day would be closed by mistake. */
const unclear =
  /\d\s*[\u2010-\u2015\u2212-]\s*\d|\d\s?(?:am|pm)\b|24\s*\/\s*7|круглосуточно|\d:\d\d|\d\.\d|^\d+\s+\d|(?:^|\s)(?:с|до|по|from|to|till)\s+\d/iu;

/** The days of a range, both ends included. */
export function daysOf({ from, to }: { from: string; to: string }): string[] {
  const first = Temporal.PlainDate.from(from);
  const count = first.until(to).days + 1;
  return Array.from({ length: count }, (_, days) => first.add({ days }).toString());
}

/** The possible span at the start of the words, tidied, and the length of the text that it takes. */
function takeSpan(words: string): [string?, number?] {
  const [taken, span] = /^([\d:.]+\s*[\u2010-\u2015\u2212-]\s*[\d:.]+)(?:[\s,;]+|$)/.exec(words) ?? [];
  return taken === undefined || span === undefined ? [] : [tidy(span), taken.length];
}

/**
 * Reads `31.12.2026`, `31.12.26`, `2026-12-31`, or `31.12`, which is the first such day from `since` on. Undefined for a day
 * that is not in the calendar.
 */
export function readDate(written: string, since: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const parts = written.split(/[.-]/).map(Number);
  const [day, month, year] = written.includes(".") ? parts : parts.toReversed();
  if (year !== undefined) return dateOf(year < 100 ? 2_000 + year : year, month!, day!);
  // The 29th of February may be eight years away.
  const years = Array.from({ length: 9 }, (_, later) => since.year + later);
  return years
    .map((each) => dateOf(each, month!, day!))
    .find((found) => found !== undefined && Temporal.PlainDate.compare(found, since) >= 0);
}

/** The last such day until then. */
function readDateBefore(written: string, until: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const found = readDate(written, until.subtract({ years: 1 }).add({ days: 1 }));
  return found !== undefined && Temporal.PlainDate.compare(found, until) <= 0 ? found : undefined;
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
