import { daysOf, type Span } from "../period/period.ts";

/** What happened with all tickets on a day. */
export interface Day {
  /** `2026-11-20` */
  date: string;
  opened: number;
  /** Closings. */
  closed: number;
  /** How many were open at its end, or now. */
  backlog: number;
}

/** When tickets were opened, closed and reopened, in any order. */
export interface Moments {
  opened: readonly number[];
  closed: readonly number[];
  reopened: readonly number[];
}

/** @param open how many tickets were open when the span began */
export function countDays(span: Span, timeZone: string, open: number, moments: Moments): Day[] {
  const days = daysOf(span, timeZone);
  return countParts(days, open, moments).map(({ opened, closed, backlog }, index) => ({
    date: days[index]!.date,
    opened,
    closed,
    backlog,
  }));
}

/** @param parts in a row, each with its end */
export function countParts(
  parts: readonly { to: number }[],
  open: number,
  moments: Moments,
): Omit<Day, "date">[] {
  const perPart = (times: readonly number[]) => {
    const counts = parts.map(() => 0);
    let part = 0;
    for (const at of times.toSorted((one, other) => one - other)) {
      while (part < parts.length - 1 && at >= parts[part]!.to) part += 1;
      counts[part]! += 1;
    }
    return counts;
  };
  const [opened, closed, reopened] = [
    perPart(moments.opened),
    perPart(moments.closed),
    perPart(moments.reopened),
  ];
  let backlog = open;
  return parts.map((_, index) => {
    backlog += opened[index]! + reopened[index]! - closed[index]!;
    return { opened: opened[index]!, closed: closed[index]!, backlog };
  });
}
