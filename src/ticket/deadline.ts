import type { Worktime } from "../worktime/worktime.ts";
import type { ToAct } from "./ticket.ts";

/** What may become due for a ticket: a norm's next level, the warning or the closing, the end of its rest. */
export type DeadlineKind = "reaction" | "closing" | "autoclose" | "snooze";

/** How much working time the team may take, in milliseconds. */
export interface Norms {
  firstReply: number;
  nextReply: number;
  closing: number;
}

/** In milliseconds of the calendar. */
export interface Autoclose {
  /** A ticket that waits for its client so long is closed. */
  after: number;
  /** The client is warned so long before. Null for no warning. */
  warning: number | null;
}

/** All times are milliseconds since the Unix epoch. */
export interface Deadline {
  ticketId: number;
  kind: DeadlineKind;
  /** When it began to count. Another time means that it began anew. */
  since: number;
  /** The highest level that was told, in percent of the norm; 0 for none. A warning is level 100. */
  told: number;
  toldAt: number | null;
  /** When each level is reached. Null when never, and for what is no norm. */
  soonAt: number | null;
  /** Of a ticket whose client was warned: it is not closed before, whatever an admin changes. */
  untilAt: number | null;
  lateAt: number | null;
  /** When there is something to do. Null for nothing. */
  dueAt: number | null;
}

/** What a ticket's deadlines are counted from. */
export interface TicketTimes {
  ticketId: number;
  deskId: number | null;
  /** Null for a closed ticket. */
  toAct: ToAct | null;
  /** Nobody can answer its client: the team has blocked them, or they have stopped the bot. */
  isUnanswerable: boolean;
  /** It is under quarantine: nothing rings until a manager lets it pass. */
  isQuiet: boolean;
  /** False for a ticket that the team opened and whose client has not written. */
  isBegun: boolean;
  hasReply: boolean;
  /** When it was opened, or opened again: the date of the message, or the time of the press. */
  startedAt: number;
  /** The date of the client's first message that no reply has followed. */
  askedAt: number | null;
  /** When the last reply reached the client, or was on its way. */
  repliedAt: number | null;
  /** The rests since it was opened, in order. */
  rests: readonly Rest[];
  /** When its client had stopped the bot, in order. Nobody can answer then. */
  absences: readonly Rest[];
  snoozedUntil: number | null;
}

/** `to` may be in the future, or Infinity while it goes on without an end. */
export interface Rest {
  from: number;
  to: number;
}

export interface DeadlineRules {
  /** Undefined without norms. */
  norms: Norms | undefined;
  autoclose: Autoclose | undefined;
  worktime: Worktime;
}

/** The levels of a norm, in percent. */
export const soon = 80;
export const overdue = 100;
export const late = 150;

/** The ticket's deadlines. @param known those that it has now, which know what was told */
export function deadlinesOf(
  times: TicketTimes,
  rules: DeadlineRules,
  known: readonly Deadline[],
): readonly Deadline[] {
  return [
    reactionOf(times, rules, known),
    closingOf(times, rules, known),
    autocloseOf(times, rules, known),
    snoozeOf(times, rules),
  ].filter((deadline) => deadline !== undefined);
}

/** When the next level that was not told yet is to be told, in working hours. */
export function nextTelling(
  { told, soonAt, untilAt, lateAt }: Omit<Deadline, "dueAt">,
  worktime: Worktime,
): number | null {
  const next = told < soon ? soonAt : told < overdue ? untilAt : told < late ? lateAt : null;
  return next === null ? null : (worktime.nextOpening(next) ?? null);
}

/** The highest level reached; 0 for none. */
export function levelAt({ soonAt, untilAt, lateAt }: Deadline, now: number): number {
  const isReached = (at: number | null) => at !== null && at <= now;
  return isReached(lateAt) ? late : isReached(untilAt) ? overdue : isReached(soonAt) ? soon : 0;
}

/** The norm of the present wait. While the client is to act or out of reach, it remembers what was told: the wait may go on. */
function reactionOf(
  times: TicketTimes,
  { norms, worktime }: DeadlineRules,
  known: readonly Deadline[],
): Deadline | undefined {
  const before = known.find(({ kind }) => kind === "reaction");
  if (times.toAct === null) return undefined;
  if (norms === undefined) return before && withoutNorm(before);
  if (times.toAct === "client" || times.isUnanswerable) return before && { ...before, dueAt: null };
  const norm = times.hasReply ? norms.nextReply : norms.firstReply;
  return count(times, "reaction", times.askedAt ?? times.startedAt, norm, worktime, before);
}

/** It counts while the client is to act too, but is told only when the team is. */
function closingOf(
  times: TicketTimes,
  { norms, worktime }: DeadlineRules,
  known: readonly Deadline[],
): Deadline | undefined {
  const before = known.find(({ kind }) => kind === "closing");
  if (norms === undefined) return before && withoutNorm(before);
  if (times.toAct === null || !times.isBegun) return before && { ...before, dueAt: null };
  const counted = count(times, "closing", times.startedAt, norms.closing, worktime, before);
  return times.toAct === "client" || times.isUnanswerable ? { ...counted, dueAt: null } : counted;
}

/** Remembers what was told, so that norms which are switched on again do not tell it anew. */
function withoutNorm(before: Deadline): Deadline | undefined {
  if (before.told === 0) return undefined;
  return { ...before, soonAt: null, untilAt: null, lateAt: null, dueAt: null };
}

function count(
  times: TicketTimes,
  kind: "reaction" | "closing",
  since: number,
  norm: number,
  worktime: Worktime,
  before: Deadline | undefined,
): Deadline {
  const isSame = before?.since === since;
  const pauses = pausesOf(times);
  const reached = (level: number) => workedAt(worktime, since, (norm * level) / 100, pauses) ?? null;
  const counted = {
    ticketId: times.ticketId,
    kind,
    since,
    told: isSame ? before.told : 0,
    toldAt: isSame ? before.toldAt : null,
    soonAt: reached(soon),
    untilAt: reached(overdue),
    lateAt: reached(late),
  };
  return { ...counted, dueAt: times.isQuiet ? null : nextTelling(counted, worktime) };
}

/** When the team's time does not count, in order. */
function pausesOf({ rests, absences }: TicketTimes): Rest[] {
  return [...rests, ...absences].toSorted((a, b) => a.from - b.from);
}

/** How long the team has let the ticket wait since then, in milliseconds of working time. */
export function workedSince(worktime: Worktime, times: TicketTimes, since: number, now: number): number {
  let [from, worked] = [since, 0];
  for (const pause of pausesOf(times)) {
    if (pause.from >= now) break;
    if (pause.from > from) worked += worktime.between(from, pause.from);
    from = Math.max(from, pause.to);
  }
  return from < now ? worked + worktime.between(from, now) : worked;
}

/** When the team has worked so long since then, without the pauses, which may overlap. Undefined if never. */
function workedAt(
  worktime: Worktime,
  since: number,
  milliseconds: number,
  pauses: readonly Rest[],
): number | undefined {
  let [from, left] = [since, milliseconds];
  for (const pause of pauses) {
    if (pause.to <= from) continue;
    const worked = worktime.between(from, Math.max(from, pause.from));
    if (worked >= left) break;
    left -= worked;
    from = pause.to;
  }
  if (from === Infinity) return undefined;
  return worktime.after(from, left);
}

/** The warning goes out in working hours, and the closing its time after it, so that a late warning delays the closing. */
function autocloseOf(
  times: TicketTimes,
  { autoclose, worktime }: DeadlineRules,
  known: readonly Deadline[],
): Deadline | undefined {
  if (autoclose === undefined || times.toAct !== "client" || times.repliedAt === null) return undefined;
  const before = known.find(({ kind }) => kind === "autoclose");
  const { after, warning } = autoclose;
  const since = Math.max(times.repliedAt, times.rests.at(-1)?.to ?? 0);
  const isSame = before?.since === since;
  const toldAt = isSame ? before.toldAt : null;
  const promisedAt = isSame ? before.untilAt : null;
  const next =
    toldAt === null
      ? since + after - (warning ?? 0)
      : Math.max(since + after, promisedAt ?? toldAt + (warning ?? 0));
  return {
    ticketId: times.ticketId,
    kind: "autoclose",
    since,
    told: toldAt === null ? 0 : overdue,
    toldAt,
    soonAt: null,
    untilAt: promisedAt,
    lateAt: null,
    dueAt: worktime.nextOpening(next) ?? null,
  };
}

/** The ticket comes back in working hours, or when nobody ever works, at that very moment. */
function snoozeOf(
  { ticketId, snoozedUntil }: TicketTimes,
  { worktime }: DeadlineRules,
): Deadline | undefined {
  if (snoozedUntil === null) return undefined;
  return {
    ticketId,
    kind: "snooze",
    since: snoozedUntil,
    told: 0,
    toldAt: null,
    soonAt: null,
    untilAt: null,
    lateAt: null,
    dueAt: worktime.nextOpening(snoozedUntil) ?? snoozedUntil,
  };
}
