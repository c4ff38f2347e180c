import type { Counted } from "./counted.ts";
import { average, spread, sum } from "./figures.ts";
import type { Recount } from "./recount.ts";
import { half, minutesBetween, type Question } from "./rows.ts";
import { dateOf, wallOf } from "./wall-clock.ts";

export function totalsOf(all: readonly Counted[], { lowRating }: Question): Record<string, number | null> {
  const firsts = all.flatMap(({ row, firstReply }) =>
    firstReply === null ? [] : [minutesBetween(row.opened_at, firstReply.at)],
  );
  const replies = all.flatMap(({ waits }) =>
    waits.flatMap(({ from, to, reply }) => (reply === null ? [] : [minutesBetween(from, to!)])),
  );
  const lifetimes = all.flatMap(({ row, closedAt }) =>
    closedAt === null ? [] : [minutesBetween(row.opened_at, closedAt) / 1_440],
  );
  const stars = all.flatMap(({ row }) => row.stars ?? []);
  const resolved = all.flatMap(({ row }) => row.is_resolved ?? []);
  const waits = all.flatMap(({ keptWaits }) => keptWaits ?? []);
  const closings = all.flatMap(({ isClosedInTime }) => isClosedInTime ?? []);
  return {
    tickets: all.length,
    closed: all.filter(({ closedAt }) => closedAt !== null).length,
    reopened: sum(all.map((each) => each.reopened)),
    client_messages: sum(all.map((each) => each.asked.length)),
    manager_messages: sum(all.map((each) => each.sent)),
    calls: sum(all.map((each) => each.calls.length)),
    ...spread("first_reply", firsts),
    ...spread("reply", replies),
    ...spread("lifetime", lifetimes),
    ratings: stars.length,
    rating_avg: average(stars),
    low_ratings: stars.filter((given) => given <= lowRating).length,
    resolved_share: average(resolved),
    reaction_share: average(waits.map(Number)),
    closing_share: average(closings.map(Number)),
  };
}

/** What the sheets by subject and by desk have of them. */
export function groupOf(totals: Record<string, number | null>): Record<string, number | null> {
  const same = [
    "tickets",
    "closed",
    "lifetime_avg",
    "ratings",
    "rating_avg",
    "reaction_share",
    "closing_share",
  ];
  return {
    ...Object.fromEntries(same.map((key) => [key, totals[key]!])),
    first_reply_min_avg: totals["first_reply_avg"]!,
    reply_min_avg: totals["reply_avg"]!,
  };
}

export function countDays(all: readonly Counted[], { span, timeZone }: Question): Recount["summary"]["days"] {
  const days: Recount["summary"]["days"] = [];
  const dates = new Map<string, number>();
  for (let at = span.from; at < span.to; at += half) dates.set(dateOf(timeZone, at), at + half);
  for (const [date, end] of dates) {
    const isOpenThen = ({ row, events }: Counted) => {
      if (row.opened_at >= end) return false;
      const turns = events.filter(({ type }) => type === "closed" || type === "reopened");
      const last = turns.findLast((turn) => ((turn.facts["sentAt"] as number | undefined) ?? turn.at) < end);
      return last?.type !== "closed";
    };
    days.push([
      date,
      all.filter(({ row }) => dateOf(timeZone, row.opened_at) === date && row.opened_at < span.to).length,
      all
        .flatMap(({ closings }) => closings)
        .filter(({ at }) => at < span.to && dateOf(timeZone, at) === date).length,
      all.filter(isOpenThen).length,
    ]);
  }
  return days;
}

export function countHours(opened: readonly Counted[], { timeZone }: Question): Recount["summary"]["hours"] {
  return Array.from({ length: 24 }, (_, hour) => {
    const isThen = (at: number) => wallOf(timeZone, at).hour === hour;
    return [
      opened.filter(({ row }) => isThen(row.opened_at)).length,
      opened.flatMap(({ asked }) => asked).filter(isThen).length,
    ];
  });
}
