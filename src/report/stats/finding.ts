import { dateAt } from "../period/period.ts";
import type { Figures } from "./figures.ts";

/** What a manager of managers should see first. Times in minutes. */
export type Finding =
  | { kind: "worse_ratings" | "better_ratings"; average: number; before: number }
  | { kind: "slower" | "faster"; median: number; before: number; times: number }
  | { kind: "backlog"; open: number; before: number }
  | { kind: "busy_day"; date: string; isToday: boolean; opened: number; usual: number; times: number }
  | { kind: "more" | "fewer"; tickets: number; before: number; times: number };

/** Fewer replies or ratings say nothing of a median or an average. */
const leastReplies = 10;
const leastRatings = 10;

/** The kinds in the order of how much they matter. Chance alone should bring about none of them. */
const rules: readonly ((figures: Figures, today: string) => Finding | undefined)[] = [
  (figures) => findRatings(figures, "worse_ratings"),
  (figures) => findPace(figures, "slower"),
  findBacklog,
  findBusyDay,
  (figures) => findLoad(figures, "more"),
  (figures) => findPace(figures, "faster"),
  (figures) => findRatings(figures, "better_ratings"),
  (figures) => findLoad(figures, "fewer"),
];

/** The most important thing that stands out. Undefined when nothing does. @param now milliseconds since the Unix epoch */
export function findMain(figures: Figures, now: number, timeZone: string): Finding | undefined {
  const today = dateAt(now, timeZone).toString();
  for (const rule of rules) {
    const finding = rule(figures, today);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** By three tenths of a star or more, as people read them. */
function findRatings(
  { present, before }: Figures,
  kind: "worse_ratings" | "better_ratings",
): Finding | undefined {
  const [one, other] = [present.totals.rating, before.rating];
  if (Math.min(one.count, other.count) < leastRatings) return undefined;
  const [average, earlier] = [one, other].map((rating) => Math.round(rating.average! * 10));
  const change = average! - earlier!;
  const isIt = kind === "worse_ratings" ? change <= -3 : change >= 3;
  return isIt ? { kind, average: one.average!, before: other.average! } : undefined;
}

/** Half as long again or more, and by five minutes. */
function findPace({ firstReply }: Figures, kind: "slower" | "faster"): Finding | undefined {
  const { present: one, before: other } = firstReply;
  if (Math.min(one.count, other.count) < leastReplies) return undefined;
  const [short, long] = kind === "slower" ? [other.median!, one.median!] : [one.median!, other.median!];
  if (long - short < 5 || long < short * 1.5) return undefined;
  // Less than a minute is no base for "so many times".
  return { kind, median: one.median!, before: other.median!, times: timesOf(long / Math.max(short, 1)) };
}

/** Half as many again or more, and by ten. */
function findBacklog({ days, openBefore }: Figures): Finding | undefined {
  const open = days.at(-1)?.backlog ?? 0;
  const isGrown = open - openBefore >= 10 && open >= openBefore * 1.5;
  return isGrown ? { kind: "backlog", open, before: openBefore } : undefined;
}

/** Nearly twice as many as on half of the other days that had any. */
function findBusyDay({ days, unit }: Figures, today: string): Finding | undefined {
  const busiest = days.reduce<Figures["days"][number] | undefined>(
    (most, day) => (most === undefined || day.opened > most.opened ? day : most),
    undefined,
  );
  if (unit !== "day" || busiest === undefined || busiest.opened < 10) return undefined;
  const { date, opened } = busiest;
  const others = days
    // Today is not over.
    .filter((day) => day.date !== date && day.date !== today && day.opened > 0)
    .map((day) => day.opened)
    .toSorted((one, other) => one - other);
  if (others.length < 4) return undefined;
  const middle = others.length / 2;
  const usual = (others[Math.ceil(middle) - 1]! + others[Math.floor(middle)]!) / 2;
  if (opened < usual * 1.8) return undefined;
  return { kind: "busy_day", date, isToday: date === today, opened, usual, times: timesOf(opened / usual) };
}

/** Half as many again or more. */
function findLoad({ present, before }: Figures, kind: "more" | "fewer"): Finding | undefined {
  const [tickets, earlier] = [present.totals.tickets, before.tickets];
  const [few, many] = kind === "more" ? [earlier, tickets] : [tickets, earlier];
  if (few === 0 || many < 20 || many < few * 1.5) return undefined;
  return { kind, tickets, before: earlier, times: timesOf(many / few) };
}

/** As people say it: one and a half times, or a whole number of times. */
function timesOf(ratio: number): number {
  return ratio < 1.75 ? 1.5 : Math.round(ratio);
}
