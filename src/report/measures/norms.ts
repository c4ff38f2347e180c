import type { Norms } from "../../ticket/deadline.ts";
import type { Worktime } from "../../worktime/worktime.ts";
import type { Measures, OpenSpan, Rest, Wait } from "./measures.ts";

/** Whether a wait or an open ticket kept its norm, and if not, when it ran out. */
export type Verdict = { isKept: true } | { isKept: false; at: number };

/** The verdict of each wait. None without norms. @param now milliseconds since the Unix epoch */
export function judgeWaits(
  { waits, rests }: Measures,
  norms: Norms | null,
  worktime: Worktime,
  now: number,
): Verdict[] {
  if (norms === null) return [];
  const normOf = ({ isFirst }: Wait) => (isFirst ? norms.firstReply : norms.nextReply);
  return waits.map((wait) => judge(wait, normOf(wait), rests, worktime, now));
}

/** The verdict of each time that the ticket was open. */
export function judgeSpans(
  { normSpans, rests }: Measures,
  norms: Norms | null,
  worktime: Worktime,
  now: number,
): Verdict[] {
  return norms === null ? [] : normSpans.map((span) => judge(span, norms.closing, rests, worktime, now));
}

/** Yes when all kept the norm, no when one broke it, null without any. */
export function areKept(verdicts: readonly Verdict[]): boolean | null {
  return verdicts.length === 0 ? null : verdicts.every(({ isKept }) => isKept);
}

function judge(
  { from, to }: OpenSpan,
  norm: number,
  rests: readonly Rest[],
  worktime: Worktime,
  now: number,
): Verdict {
  const end = to ?? now;
  let left = norm;
  let start = from;
  /** When nothing was left just as a rest began. Whether that is late is known only when work goes on. */
  let ranOut: number | undefined;
  for (const rest of rests) {
    const [restFrom, restTo] = [Math.max(rest.from, start), Math.min(rest.to, end)];
    if (restTo <= restFrom) continue;
    const worked = worktime.between(start, restFrom);
    if (worked > left) break;
    if (worked === left) ranOut ??= worktime.after(start, left);
    left -= worked;
    start = restTo;
  }
  if (worktime.between(start, end) <= left) return { isKept: true };
  return { isKept: false, at: ranOut ?? worktime.after(start, left) ?? end };
}
