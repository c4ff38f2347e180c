import { readDurations } from "../worktime/durations.ts";
import type { Autoclose, Norms } from "./deadline.ts";

/** Why a text is no norm or no time of closing. `word` is what is wrong. */
export interface Misread {
  ok: false;
  refusal: "word" | "unit" | "day" | "count" | "zero" | "long" | "order";
  word: string;
}

/** Days are no fault where the calendar counts. */
type MisreadWait = Misread & { refusal: Exclude<Misread["refusal"], "day"> };

const hour = 3_600_000;

/** More working hours than this are taken for a mistake. */
const longestNorm = 1_000 * hour;

/** More than this is taken for a mistake. */
const longestWait = 366 * 24 * hour;

/** Reads `15m 8h` (every reply, closing) or `15m 30m 8h` (first reply, later replies, closing). */
export function readNorms(written: string): { ok: true; norms: Norms } | Misread {
  const read = readDurations(written);
  if (!read.ok) return read;
  const { durations } = read;
  const days = durations.find(({ hasDays }) => hasDays);
  if (days !== undefined) return misread("day", days.word);
  const wrong = findWrong(durations, longestNorm);
  if (wrong !== undefined) return wrong;
  if (durations.length < 2 || durations.length > 3) return misread("count", written.trim());
  const [first, second, third] = durations.map(({ milliseconds }) => milliseconds);
  const norms = {
    firstReply: first!,
    nextReply: third === undefined ? first! : second!,
    closing: (third ?? second)!,
  };
  const isMixedUp = norms.firstReply > norms.closing || norms.nextReply > norms.closing;
  return isMixedUp ? misread("order", written.trim()) : { ok: true, norms };
}

/** Reads `48h`, or `48h 24h` with a warning. */
export function readAutoclose(written: string): { ok: true; autoclose: Autoclose } | MisreadWait {
  const read = readDurations(written);
  if (!read.ok) return read;
  const { durations } = read;
  const wrong = findWrong(durations, longestWait);
  if (wrong !== undefined) return wrong;
  const [after, warning = null, ...more] = durations.map(({ milliseconds }) => milliseconds);
  if (after === undefined || more.length > 0) return misread("count", written.trim());
  if (warning !== null && warning >= after) return misread("order", written.trim());
  return { ok: true, autoclose: { after, warning } };
}

function findWrong(
  durations: readonly { milliseconds: number; word: string }[],
  longest: number,
): MisreadWait | undefined {
  const zero = durations.find(({ milliseconds }) => milliseconds === 0);
  if (zero !== undefined) return misread("zero", zero.word);
  const long = durations.find(({ milliseconds }) => milliseconds > longest);
  return long && misread("long", long.word);
}

function misread<Refusal extends Misread["refusal"]>(refusal: Refusal, word: string) {
  return { ok: false as const, refusal, word };
}
