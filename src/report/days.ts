import { daysOf, type Span } from "./period.ts";

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
  const perDay = (times: readonly number[]) => {
    const counts = days.map(() => 0);
    let day = 0;
    for (const at of times.toSorted((one, other) => one - other)) {
      while (day < days.length - 1 && at >= days[day]!.to) day += 1;
      counts[day]! += 1;
    }
    return counts;
  };
  const [opened, closed, reopened] = [
    perDay(moments.opened),
    perDay(moments.closed),
    perDay(moments.reopened),
  ];
  let backlog = open;
  return days.map(({ date }, index) => {
    backlog += opened[index]! + reopened[index]! - closed[index]!;
    return { date, opened: opened[index]!, closed: closed[index]!, backlog };
  });
}
