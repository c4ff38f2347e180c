import { claimedAt, type Counted } from "./counted.ts";
import { average, median, nearestRank, spread } from "./figures.ts";
import type { Recount } from "./recount.ts";
import { type Doer, half, isIn, minutesBetween, type Question, type Rows, type Span } from "./rows.ts";
import { dateOf, shownAt, wallOf } from "./wall-clock.ts";

export function countStaff(rows: Rows, all: readonly Counted[], question: Question) {
  const { span, timeZone } = question;
  const staff: Recount["staff"] = new Map();
  const activity: Recount["activity"] = new Map();
  const doers: Doer[] = [...rows.managers.map(({ id }) => id), "anonymous", "nobody"];
  const firsts = all.flatMap(({ row, firstReply }) =>
    firstReply === null || !isIn(firstReply.at, span)
      ? []
      : [{ by: firstReply.by, value: minutesBetween(row.opened_at, firstReply.at) }],
  );
  const waits = all.flatMap((each) =>
    each.waits.flatMap(({ from, to, reply }) =>
      reply === null || !isIn(reply.at, span) ? [] : [{ by: reply.by, value: minutesBetween(from, to!) }],
    ),
  );
  const resolutions = all.flatMap(({ row, closedAt, closings }) =>
    closedAt === null || !isIn(closedAt, span)
      ? []
      : [{ by: closings.at(-1)!.owner, value: minutesBetween(row.opened_at, closedAt) }],
  );
  const stars = all.flatMap(({ closings }) =>
    closings.flatMap(({ owner, rating }) =>
      rating === null || !isIn(rating.at, span) ? [] : [{ by: owner, value: rating.stars }],
    ),
  );
  for (const doer of [...doers, "total" as const]) {
    const is = (other: Doer) => doer === "total" || other === doer;
    const of = (values: { by: Doer; value: number }[]) =>
      values.filter(({ by }) => is(by)).map(({ value }) => value);
    const count = (found: (each: Counted) => { at: number; by: Doer }[]) =>
      all.flatMap(found).filter(({ at, by }) => isIn(at, span) && is(by)).length;
    const events = (type: string, byOf: (event: Rows["events"][number]) => unknown) =>
      count(({ events: own }) =>
        own
          .filter((event) => event.type === type)
          .map((event) => ({ at: event.at, by: (byOf(event) ?? "none") as Doer })),
      );
    const late = (kind: string) =>
      count((each) =>
        each.late.filter((one) => one.kind === kind).map(({ at, owner }) => ({ at, by: owner })),
      );
    const low = of(stars).filter((given) => given <= question.lowRating).length;
    const work =
      typeof doer === "number"
        ? workOf(rows, all, doer, question)
        : doer === "total"
          ? {
              worked_h: shiftsOf(
                rows,
                rows.managers.map(({ id }) => id),
                question,
              ),
            }
          : null;
    staff.set(doer, {
      tickets_taken: doers
        .filter(is)
        .flatMap((by) => all.filter(({ events: own }) => isTakenBy(own, by, span))).length,
      tickets_closed: count(({ closings }) => closings.map(({ at, owner }) => ({ at, by: owner }))),
      replies: count(({ replies }) => replies),
      ...spread("first_reply_min", of(firsts)),
      first_reply_min_median: median(of(firsts)),
      first_reply_min_p90: nearestRank(of(firsts), 90),
      ...spread("reply_min", of(waits)),
      ...spread("resolution_min", of(resolutions)),
      rating_avg: average(of(stars)),
      ratings: of(stars).length,
      low_ratings: low,
      overdue_reactions: late("reaction"),
      overdue_closings: late("closing"),
      calls: count(({ calls }) => calls),
      notes: count(({ notes }) => notes),
      transfers_in: events("transferred", ({ facts }) => facts["to"]),
      transfers_out: events("transferred", ({ facts }) => facts["from"] ?? "nobody"),
      ...work,
    });
    if (doer === "nobody") continue;
    const table = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
    for (const { at, by } of all.flatMap(({ replies }) => replies)) {
      if (!isIn(at, span) || !is(by)) continue;
      const { day, hour } = wallOf(timeZone, at);
      table[(day + 3) % 7]![hour]! += 1;
    }
    activity.set(doer === "total" ? "everybody" : doer, table);
  }
  return { staff, activity };
}

/** A ticket that somebody took twice is one ticket. */
function isTakenBy(events: Rows["events"], by: Doer, span: Span): boolean {
  return events.some(
    ({ type, at, facts }) =>
      type === "claimed" && facts["managerId"] === by && isIn(claimedAt({ at, facts }), span),
  );
}

/** When somebody did anything, and how long they were at work. */
function workOf(rows: Rows, all: readonly Counted[], id: number, question: Question) {
  const { span, timeZone } = question;
  const written = new Set(["answered", "noted", "called"]);
  const deeds = all.flatMap(({ replies, notes, allEvents }) => [
    ...[...replies, ...notes].filter(({ by }) => by === id).map(({ at }) => at),
    ...allEvents
      .filter(
        ({ type, actor_kind, actor_id }) => actor_kind === "manager" && actor_id === id && !written.has(type),
      )
      .map((event) => (event.type === "claimed" ? claimedAt(event) : event.at)),
  ]);
  const within = deeds.filter((at) => isIn(at, span)).toSorted((a, b) => a - b);
  return {
    first_action_at: shownAt(timeZone, within.at(0) ?? null),
    last_action_at: shownAt(timeZone, within.at(-1) ?? null),
    active_days: new Set(within.map((at) => dateOf(timeZone, at))).size,
    worked_h: shiftsOf(rows, [id], question),
  };
}

/** In days. */
function shiftsOf(rows: Rows, ids: readonly number[], { span, now }: Question): number | null {
  let worked = 0;
  for (const { started_at, ended_at } of rows.shifts.filter(({ manager_id }) => ids.includes(manager_id)))
    for (let at = started_at; at < Math.min(ended_at ?? now, now); at += half)
      if (isIn(at, span)) worked += half;
  return worked === 0 ? null : worked / 86_400_000;
}
