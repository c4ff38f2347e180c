import type { Context } from "../source/context.ts";
import type { Measures } from "../measures/measures.ts";
import { judgeSpans, judgeWaits } from "../measures/norms.ts";
import { type Statistics, statisticsOf, minutes } from "../measures/statistics.ts";
import type { Span } from "../period/period.ts";
import type { Doer, History, ShiftRow } from "../source/rows.ts";

/** What somebody did in the period. Times in minutes, moments in milliseconds since the Unix epoch. */
export interface StaffLine {
  doer: Doer;
  ticketsTaken: number;
  ticketsClosed: number;
  replies: number;
  firstReply: Statistics;
  reply: Statistics;
  resolution: Statistics;
  rating: Statistics;
  lowRatings: number;
  overdueReactions: number;
  overdueClosings: number;
  calls: number;
  notes: number;
  transfersIn: number;
  transfersOut: number;
  firstActionAt: number | null;
  lastActionAt: number | null;
  activeDays: number;
  /** By shifts, in days. Null without one. */
  worked: number | null;
}

/** Replies by weekday, Monday first, and hour. */
export type Activity = readonly (readonly number[])[];

export interface StaffReport {
  /** Managers by name, then anonymous administrators and nobody, if there is something of theirs. */
  lines: readonly StaffLine[];
  /** All lines together. */
  total: StaffLine;
  activity: readonly { doer: Doer; replies: Activity }[];
  totalActivity: Activity;
}

/** Counts the work of each person over many tickets. */
export class Staff {
  readonly #span: Span;
  readonly #context: Context;
  readonly #work = new Map<Doer, Work>();
  readonly #total: Work;

  constructor(span: Span, context: Context) {
    this.#span = span;
    this.#context = context;
    this.#total = new Work(context);
  }

  add({ ticket }: History, measures: Measures): void {
    const { firstReply, waits, ownerAt } = measures;
    const worktime = this.#context.worktimeOf(ticket.deskId);
    const norms = this.#context.normsOf(ticket.deskId);
    const { now } = this.#context;
    const taken = new Set<Doer>();
    for (const { at, by } of measures.claims) {
      if (!this.#has(at) || taken.has(by)) continue;
      taken.add(by);
      this.#count(by, (work) => (work.ticketsTaken += 1));
    }
    for (const reply of measures.replies) {
      if (!this.#has(reply.at)) continue;
      this.#count(reply.by, (work) => work.reply(reply.at, reply.isCall));
    }
    if (firstReply !== null && this.#has(firstReply.at)) {
      const time = minutes(firstReply.at - ticket.openedAt);
      this.#count(firstReply.by, (work) => work.firstReplies.push(time));
    }
    for (const { from, to, reply } of waits) {
      if (reply === null || to === null || !this.#has(reply.at)) continue;
      this.#count(reply.by, (work) => work.replyTimes.push(minutes(to - from)));
    }
    for (const { at, owner } of measures.closings)
      if (this.#has(at)) this.#count(owner, (work) => (work.ticketsClosed += 1));
    const last = measures.closings.at(-1);
    if (measures.closedAt !== null && last !== undefined && this.#has(last.at))
      this.#count(last.owner, (work) => work.resolutions.push(minutes(last.at - ticket.openedAt)));
    for (const { at, stars, owner } of measures.ratings)
      if (this.#has(at)) this.#count(owner, (work) => work.ratings.push(stars));
    for (const verdict of judgeWaits(measures, norms, worktime, now))
      if (!verdict.isKept && this.#has(verdict.at))
        this.#count(ownerAt(verdict.at), (work) => (work.overdueReactions += 1));
    for (const verdict of judgeSpans(measures, norms, worktime, now))
      if (!verdict.isKept && this.#has(verdict.at))
        this.#count(ownerAt(verdict.at), (work) => (work.overdueClosings += 1));
    for (const { at, by } of measures.notes) if (this.#has(at)) this.#count(by, (work) => (work.notes += 1));
    for (const { at, from, to } of measures.transfers) {
      if (!this.#has(at)) continue;
      this.#count(from, (work) => (work.transfersOut += 1));
      this.#count(to, (work) => (work.transfersIn += 1));
    }
    for (const { at, by } of measures.acts) if (this.#has(at)) this.#count(by, (work) => work.act(at));
  }

  /** The part of a shift within the period. One that goes on counts up to now. */
  addShift({ managerId, startedAt, endedAt }: ShiftRow): void {
    const from = Math.max(startedAt, this.#span.from);
    const to = Math.min(endedAt ?? this.#context.now, this.#span.to);
    if (to > from) this.#count(managerId, (work) => work.workAlong(to - from));
  }

  /** @param only one manager, or null for all */
  end(nameOf: (doer: Doer) => string, only: number | null): StaffReport {
    const present = this.#context.managers.filter(({ isActive }) => isActive).map(({ id }) => id);
    const known: Doer[] = [...new Set<Doer>([...present, ...this.#work.keys()])];
    const people = known.filter((doer) => typeof doer === "number");
    const order = new Intl.Collator(this.#context.language);
    people.sort((one, other) => order.compare(nameOf(one), nameOf(other)) || one - other);
    const rest = (["anonymous", "nobody"] as const).filter((doer) => this.#work.has(doer));
    const doers: Doer[] = only === null ? [...people, ...rest] : [only];
    const workOf = (doer: Doer) => this.#work.get(doer) ?? new Work(this.#context);
    const total = only === null ? this.#total : workOf(only);
    return {
      lines: doers.map((doer) => workOf(doer).line(doer)),
      total: total.line("nobody"),
      activity: doers
        .map((doer) => ({ doer, replies: workOf(doer).activity }))
        .filter(({ replies }) => replies.flat().some((count) => count > 0)),
      totalActivity: total.activity,
    };
  }

  get isEmpty(): boolean {
    return this.#work.size === 0;
  }

  #has(at: number): boolean {
    return at >= this.#span.from && at < this.#span.to;
  }

  #count(doer: Doer, count: (work: Work) => void): void {
    let work = this.#work.get(doer);
    if (work === undefined) this.#work.set(doer, (work = new Work(this.#context)));
    count(work);
    count(this.#total);
  }
}

const dayMilliseconds = 24 * 3_600_000;

class Work {
  ticketsTaken = 0;
  ticketsClosed = 0;
  overdueReactions = 0;
  overdueClosings = 0;
  notes = 0;
  transfersIn = 0;
  transfersOut = 0;
  readonly firstReplies: number[] = [];
  readonly replyTimes: number[] = [];
  readonly resolutions: number[] = [];
  readonly ratings: number[] = [];
  readonly activity = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  readonly #context: Context;
  readonly #days = new Set<number>();
  #replies = 0;
  #calls = 0;
  #worked: number | null = null;
  #first = Infinity;
  #last = -Infinity;

  constructor(context: Context) {
    this.#context = context;
  }

  reply(at: number, isCall: boolean): void {
    this.#replies += 1;
    if (isCall) this.#calls += 1;
    const { clock } = this.#context;
    this.activity[clock.weekdayAt(at)]![clock.hourAt(at)]! += 1;
  }

  act(at: number): void {
    this.#first = Math.min(this.#first, at);
    this.#last = Math.max(this.#last, at);
    this.#days.add(this.#context.clock.dayAt(at));
  }

  workAlong(milliseconds: number): void {
    this.#worked = (this.#worked ?? 0) + milliseconds / dayMilliseconds;
  }

  line(doer: Doer): StaffLine {
    const { lowRating } = this.#context;
    return {
      doer,
      ticketsTaken: this.ticketsTaken,
      ticketsClosed: this.ticketsClosed,
      replies: this.#replies,
      firstReply: statisticsOf(this.firstReplies),
      reply: statisticsOf(this.replyTimes),
      resolution: statisticsOf(this.resolutions),
      rating: statisticsOf(this.ratings),
      lowRatings: this.ratings.filter((stars) => stars <= lowRating).length,
      overdueReactions: this.overdueReactions,
      overdueClosings: this.overdueClosings,
      calls: this.#calls,
      notes: this.notes,
      transfersIn: this.transfersIn,
      transfersOut: this.transfersOut,
      firstActionAt: this.#days.size === 0 ? null : this.#first,
      lastActionAt: this.#days.size === 0 ? null : this.#last,
      activeDays: this.#days.size,
      worked: this.#worked,
    };
  }
}
