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
 * over midnight, `24/7`. Days that are not named are closed.
 */
export function readWeek(written: string): ReadWeek {
  const words = tidy(written);
  if (/^(24\/7|круглосуточно|always|around the clock)$/.test(words)) return { ok: true, week: always };
  const reading = new Reading();
  for (const [word] of words.matchAll(/[^\s,;]+/g)) {
    const fault = reading.take(word);
    if (fault !== undefined) return fault;
  }
  return reading.end();
}

/** Reads one span, `9-18` or `9:30–18.00`. Undefined when the word is no span. */
export function readSpan(word: string): Span | Misunderstood | undefined {
  const [, one, other] = /^(\d{1,4}(?:[:.]\d{1,3})?)-(\d{1,4}(?:[:.]\d{1,3})?)$/.exec(word) ?? [];
  if (one === undefined || other === undefined) return undefined;
  const from = readTime(one);
  const to = readTime(other);
  if (from === undefined || to === undefined || from === minutesOfDay)
    return { ok: false, refusal: "time", word };
  if (from === to) return { ok: false, refusal: "empty", word };
  return { from, to: to > from ? to : to + minutesOfDay };
}

/** Makes letters small, and turns every dash into a plain hyphen without spaces, so that a span is one word. */
export function tidy(written: string): string {
  return written
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\s*[\u2010-\u2015\u2212-]\s*/g, "-")
    .replaceAll(/(^|[\s,;])(?:с|со|from)\s+(\S+)\s+(?:до|по|to|till|until)\s+/g, "$1$2-")
    .trim();
}

/** Minutes of the day. 24:00 is its end. */
function readTime(written: string): number | undefined {
  const [, hours, minutes = "0"] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(written) ?? [];
  const time = Number(hours) * 60 + Number(minutes);
  return hours === undefined || Number(minutes) > 59 || time > minutesOfDay ? undefined : time;
}

class Reading {
  readonly #week: Span[][] = Array.from({ length: 7 }, () => []);
  #days: number[] = [];
  /** The last word with days that have no hours yet. */
  #open: string | undefined;
  #hasSpans = false;

  take(word: string): Misunderstood | undefined {
    const span = readSpan(word);
    if (span !== undefined) return "ok" in span ? span : this.#add(span);
    const isClosed = /^(выходной|закрыто|closed|off)$/.test(word);
    if (isClosed && this.#open !== undefined) {
      this.#open = undefined;
      this.#days = [];
      return undefined;
    }
    const days = this.#readRange(word.replace(/:$/, ""));
    if (days === undefined) return { ok: false, refusal: "word", word };
    this.#days = this.#open === undefined ? days : [...this.#days, ...days];
    this.#open = word;
    return undefined;
  }

  end(): ReadWeek {
    if (this.#open !== undefined) return { ok: false, refusal: "without_time", word: this.#open };
    if (!this.#hasSpans) return { ok: false, refusal: "nothing", word: "" };
    return { ok: true, week: this.#week.map(joinSpans) };
  }

  /** A span without days before it is for every day. */
  #add(span: Span): undefined {
    const days = this.#days.length === 0 ? [1, 2, 3, 4, 5, 6, 7] : this.#days;
    for (const day of days) this.#week[day - 1]!.push(span);
    this.#hasSpans = true;
    this.#open = undefined;
  }

  /** Reads one day, or a range of days, which may cross Sunday. */
  #readRange(word: string): number[] | undefined {
    const [one = "", other, ...more] = word.split("-");
    const first = readDays(one);
    if (other === undefined || first === undefined) return first;
    const [from] = first;
    const [to] = readDays(other) ?? [];
    if (more.length > 0 || first.length > 1 || from === undefined || to === undefined) return undefined;
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);
  }
}
