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

const date = String.raw`(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{1,2}-\d{1,2})`;

/** Reads `31.12.2026`, `31.12.2026-08.01.2027`, `2026-12-31 2027-01-08`, then hours (`9-15`) and a name, if any. */
export function readDates(written: string): ReadDates | MisreadDates {
  const words = written.trim();
  const pattern = new RegExp(
    `^(${date})(?:\\s*(?:[\\u2010-\\u2015\\u2212-]|по|до|to|till)\\s*(${date})|\\s+(${date}))?(?:[\\s,:]+(.*))?$`,
    "sui",
  );
  const [, one, joined, apart, rest = ""] = pattern.exec(words) ?? [];
  if (one === undefined)
    return { ok: false, refusal: "dates", fault: "unknown", word: words.split(/\s/)[0] ?? "" };
  const last = joined ?? apart ?? one;
  const from = readDate(one);
  const to = readDate(last);
  if (from === undefined) return { ok: false, refusal: "dates", fault: "unknown", word: one };
  if (to === undefined) return { ok: false, refusal: "dates", fault: "unknown", word: last };
  if (Temporal.PlainDate.compare(to, from) < 0)
    return { ok: false, refusal: "dates", fault: "backwards", word: words };
  if (from.until(to).days >= longestDays)
    return { ok: false, refusal: "dates", fault: "too_long", word: words };
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

/** Undefined for a day that is not in the calendar. */
function readDate(written: string): Temporal.PlainDate | undefined {
  const parts = written.split(/[.-]/).map(Number);
  const [year, month, day] = written.includes(".") ? parts.toReversed() : parts;
  try {
    return Temporal.PlainDate.from({ year: year!, month: month!, day: day! }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
