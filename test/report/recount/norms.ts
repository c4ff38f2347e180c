import type { Counted } from "./counted.ts";
import { half, type Question, type Rows, type Span } from "./rows.ts";
import { isWorking } from "./wall-clock.ts";

export function judge(rows: Rows, counted: Counted, question: Question): void {
  const { row, waits, events } = counted;
  const norms = normsOf(rows, row.desk_id);
  if (norms === null) return;
  const pauses = pausesOf(events);
  const ownerAt = (at: number) => counted.owners.findLast((each) => each.at <= at)?.owner ?? "nobody";
  const ranOut = (from: number, to: number | null, norm: number) => {
    const end = to ?? question.now;
    let worked = 0;
    let over: number | null = null;
    for (let at = from; at < end; at += half) {
      if (!isWorking(rows, row.desk_id, question.timeZone, at)) continue;
      if (pauses.some((pause) => at >= pause.from && at < pause.to)) continue;
      if (worked === norm) return over;
      worked += half;
      if (worked === norm) over = at + half;
    }
    return null;
  };
  counted.keptWaits = waits.map(({ from, to, isFirst }) => {
    const at = ranOut(from, to, isFirst ? norms.first : norms.next);
    if (at !== null) counted.late.push({ kind: "reaction", at, owner: ownerAt(at) });
    return at === null;
  });
  if (waits.length === 0) counted.keptWaits = null;
  // Opened by the team, it has to be closed in time from when on its client takes part.
  const begins = counted.isOpenedByTeam ? counted.asked[0] : row.opened_at;
  if (begins === undefined) return;
  const turns = events.filter(({ type }) => type === "closed" || type === "reopened");
  let from: number | null = row.opened_at;
  const stretch = (to: number | null) => {
    if (from === null || (to !== null && to < begins)) return;
    const at = ranOut(Math.max(from, begins), to, norms.closing);
    counted.isClosedInTime = counted.isClosedInTime !== false && at === null;
    if (at !== null) counted.late.push({ kind: "closing", at, owner: ownerAt(at) });
  };
  for (const turn of turns) {
    if (turn.type === "closed") stretch(turn.at);
    from = turn.type === "closed" ? null : ((turn.facts["sentAt"] as number | undefined) ?? turn.at);
  }
  stretch(null);
}

/** Rests and absences of the client. Nothing of the team's time counts in them. */
function pausesOf(events: Rows["events"]): Span[] {
  return events.flatMap(({ type, at, facts }, index): Span[] => {
    if (type !== "snoozed" && type !== "client_left") return [];
    const ends = type === "snoozed" ? ["woken", "snoozed", "closed", "moved_to_desk"] : ["client_returned"];
    const end = events.slice(index + 1).find((other) => ends.includes(other.type))?.at ?? Infinity;
    return [{ from: at, to: type === "snoozed" ? Math.min(end, facts["until"] as number) : end }];
  });
}

function normsOf(rows: Rows, deskId: number | null) {
  const own = rows.norms.find(({ desk_id }) => desk_id === deskId);
  const norms = own ?? rows.norms.find(({ desk_id }) => desk_id === 0);
  if (norms === undefined || norms.first_reply === null) return null;
  return { first: norms.first_reply, next: norms.next_reply!, closing: norms.closing! };
}
