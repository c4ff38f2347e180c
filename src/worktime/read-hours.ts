import { readDays } from "./day-names.ts";
import { always, joinSpans, minutesOfDay, type Span, type Week } from "./hours.ts";

/** Why a text is not valid as hours: the word, and its mistake. */
export interface Misunderstood {
  ok: false;
  refusal: "word" | "time" | "empty" | "without_time" | "nothing";
  word: string;
}

export type ReadWeek = { ok: true; week: Week } | Misunderstood;

/**
 * Reads the hours of a week as people write them: `9-18`, `пн-пт 9:00–18:00, сб 10-14`, `пн, ср, пт 9-13 14-18`, `20-8`
 * over midnight, `24/7`. Hours without days are for all days that are not named: `9-18, вс выходной`. Without such hours
 * those days are closed.
 */
export function readWeek(written: string): ReadWeek {
  const words = tidy(written);
  if (/^(always|around the clock)$/.test(words)) return { ok: true, week: always };
  const reading = new Reading();
  for (const [word] of words.matchAll(/[^\s,;]+/g)) {
    const fault = reading.take(word);
    if (fault !== undefined) return fault;
  }
  return reading.end();
}

/** Reads one span, `9-18` or `9:30–18.00`. Undefined when the word is no span. */
export function readSpan(word: string): Span | Misunderstood | undefined {
  if (/^(24\/7|круглосуточно)$/.test(word)) return { from: 0, to: minutesOfDay };
  const [, one, other] = spanPattern.exec(word) ?? [];
  if (one === undefined || other === undefined) return undefined;
  const from = readTime(one);
  const to = readTime(other);
  if (from === undefined || to === undefined || from === minutesOfDay)
    return { ok: false, refusal: "time", word };
  if (from === to) return { ok: false, refusal: "empty", word };
  return { from, to: to > from ? to : to + minutesOfDay };
}

const time = String.raw`(\d{1,4}(?:[:.]\d{1,3})?(?:am|pm)?)`;
const spanPattern = new RegExp(`^${time}-${time}$`);

/** Makes letters small, and turns every dash or «до» into a hyphen without spaces, so that a span is one word. */
export function tidy(written: string): string {
  return written
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/каждый день|every day/g, "ежедневно")
    .replaceAll(/24 ?\/ ?7/g, "24/7")
    .replaceAll(/[!.]+(?=$|[\s,;-])/g, "")
    .replaceAll(/\s*[\u2010-\u2015\u2212-]\s*/g, "-")
    .replaceAll(/(^|[\s,;])(?:с|со|from)\s+(?=\S+\s+(?:до|по|to|till|until)\s)/g, "$1")
    .replaceAll(/(\p{L}|\d)\s+(?:до|по|to|till|until)\s+(?=\p{L}|\d)/gu, "$1-")
    .replaceAll(/(^|[,;]\s*)(?:по|в|во|on)\s+/g, "$1")
    .trim();
}

/** Minutes of the day. 24:00 is its end. */
function readTime(written: string): number | undefined {
  const [, hours, minutes = "0", half] = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(written) ?? [];
  if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12)) return undefined;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === "pm" ? 12 : 0);
  const minute = hour * 60 + Number(minutes);
  return hours === undefined || Number(minutes) > 59 || minute > minutesOfDay ? undefined : minute;
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

class Reading {
  /** Hours of the days that are named, by the day. */
  readonly #named = new Map<number, Span[]>();
  /** Hours of all other days. */
  readonly #others: Span[] = [];
  /** The days for the next hours; none before the first are named. */
  #days: readonly number[] = [];
  /** The last word with days that have no hours yet. */
  #open: string | undefined;

  take(word: string): Misunderstood | undefined {
    if (/^(и|and)$/.test(word)) return undefined;
    const span = readSpan(word);
    if (span !== undefined) return "ok" in span ? span : this.#add(span);
    const [, before = word, closed] = /^(.*?)-?(выходной|закрыто|closed|off)$/.exec(word) ?? [];
    const fault = before === "" ? undefined : this.#name(before);
    return fault ?? (closed === undefined ? undefined : this.#close(word));
  }

  end(): ReadWeek {
    // `9-18 пн-пт`: the days came after their hours.
    if (this.#open !== undefined && this.#named.size === 0 && this.#others.length > 0) {
      const spans = this.#others.splice(0);
      for (const day of this.#days) this.#named.set(day, spans);
      this.#open = undefined;
    }
    if (this.#open !== undefined) return { ok: false, refusal: "without_time", word: this.#open };
    const week = everyDay.map((day) => joinSpans(this.#named.get(day) ?? this.#others));
    if (week.every((spans) => spans.length === 0)) return { ok: false, refusal: "nothing", word: "" };
    return { ok: true, week };
  }

  #name(word: string): Misunderstood | undefined {
    const days = readRange(word.replace(/:$/, ""));
    if (days === undefined) return { ok: false, refusal: "word", word };
    this.#days = this.#open === undefined ? days : [...this.#days, ...days];
    this.#open = word;
    return undefined;
  }

  #close(word: string): Misunderstood | undefined {
    if (this.#open === undefined) return { ok: false, refusal: "word", word };
    for (const day of this.#days) this.#named.set(day, []);
    this.#days = [];
    this.#open = undefined;
    return undefined;
  }

  /** Hours without days before them, and those of every day, are for the days that are not named. */
  #add(span: Span): undefined {
    this.#open = undefined;
    if (this.#days.length === 0 || this.#days.length === everyDay.length) this.#others.push(span);
    else for (const day of this.#days) this.#named.set(day, [...(this.#named.get(day) ?? []), span]);
  }
}

/** Reads one day, or a range of days, which may cross Sunday. */
function readRange(word: string): number[] | undefined {
  const [one = "", other, ...more] = word.split("-").map((part) => part.replace(/\.$/, ""));
  const first = readDays(one);
  if (other === undefined || first === undefined) return first;
  const [from] = first;
  const [to] = readDays(other) ?? [];
  if (more.length > 0 || first.length > 1 || from === undefined || to === undefined) return undefined;
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);
}
