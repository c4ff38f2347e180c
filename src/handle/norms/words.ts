import { type Language, plain } from "../../text/text.ts";
import type { Norms } from "../../ticket/deadline.ts";

const minute = 60_000;

/** `1 ч 30 мин` @param milliseconds whole minutes */
export function describeDuration(language: Language, milliseconds: number): string {
  const minutes = milliseconds / minute;
  const parts = [
    { unit: "hours", count: Math.floor(minutes / 60) },
    { unit: "minutes", count: minutes % 60 },
  ] as const;
  return parts
    .filter(({ count }) => count > 0)
    .map(({ unit, count }) => plain(language, `norms-${unit}`, { count }))
    .join(" ");
}

/** What each norm is for, with its time. */
export function describeNorms(language: Language, { firstReply, nextReply, closing }: Norms): string {
  const described = {
    first: describeDuration(language, firstReply),
    next: describeDuration(language, nextReply),
    closing: describeDuration(language, closing),
  };
  return firstReply === nextReply
    ? plain(language, "norms-two", { reply: described.first, closing: described.closing })
    : plain(language, "norms-three", described);
}
