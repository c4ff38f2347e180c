import type { Context } from "./context.ts";
import type { Measures } from "./measures.ts";
import { areKept, judgeSpans, judgeWaits } from "./norms.ts";
import type { History } from "./rows.ts";
import { shareOf, type Statistics, statisticsOf } from "./statistics.ts";
import { minutes } from "./tickets.ts";

/** What a group of tickets has in common: all of a period, or those of a subject or a desk. Times in minutes. */
export interface Totals {
  tickets: number;
  /** How many of them are closed now. */
  closed: number;
  clientMessages: number;
  managerMessages: number;
  calls: number;
  reopened: number;
  firstReply: Statistics;
  reply: Statistics;
  lifetime: Statistics;
  rating: Statistics;
  lowRatings: number;
  /** Of those whose clients said whether their question was resolved. From 0 to 1. */
  resolvedShare: number | null;
  /** Of all waits. From 0 to 1. */
  reactionShare: number | null;
  /** Of all tickets. From 0 to 1. */
  closingShare: number | null;
}

export interface SummaryReport {
  totals: Totals;
  bySubject: readonly { subject: string | null; totals: Totals }[];
  byDesk: readonly { desk: string | null; totals: Totals }[];
  /** By the hour of the day. */
  byHour: readonly { opened: number; clientMessages: number }[];
  /** How many tickets have one to five stars. */
  stars: readonly number[];
}

/** Counts the tickets that were opened in a period. */
export class Summary {
  readonly #context: Context;
  readonly #all: Group;
  readonly #subjects = new Map<string | null, Group>();
  readonly #desks = new Map<string | null, Group>();
  readonly #hours = Array.from({ length: 24 }, () => ({ opened: 0, clientMessages: 0 }));
  readonly #stars = [0, 0, 0, 0, 0];

  constructor(context: Context) {
    this.#context = context;
    this.#all = new Group(context);
  }

  add(history: History, measures: Measures): void {
    const { ticket } = history;
    const desk = ticket.deskId === null ? null : (this.#context.desks.get(ticket.deskId) ?? null);
    const groups = [this.#all, this.#group(this.#subjects, ticket.subject), this.#group(this.#desks, desk)];
    const worktime = this.#context.worktimeOf(ticket.deskId);
    const norms = this.#context.normsOf(ticket.deskId);
    const { now } = this.#context;
    const reactions = judgeWaits(measures, norms, worktime, now).map(({ isKept }) => isKept);
    const closing = areKept(judgeSpans(measures, norms, worktime, now));
    for (const group of groups) group.add(history, measures, reactions, closing);
    this.#hours[this.#hourOf(ticket.openedAt)]!.opened += 1;
    for (const at of measures.asked) this.#hours[this.#hourOf(at)]!.clientMessages += 1;
    if (ticket.stars !== null) this.#stars[ticket.stars - 1]! += 1;
  }

  end(): SummaryReport {
    const order = new Intl.Collator(this.#context.language);
    const named = (groups: ReadonlyMap<string | null, Group>) =>
      [...groups]
        .map(([name, group]) => ({ name, totals: group.end() }))
        .toSorted(
          (one, other) =>
            other.totals.tickets - one.totals.tickets || order.compare(one.name ?? "", other.name ?? ""),
        );
    return {
      totals: this.#all.end(),
      bySubject: named(this.#subjects).map(({ name, totals }) => ({ subject: name, totals })),
      byDesk: named(this.#desks).map(({ name, totals }) => ({ desk: name, totals })),
      byHour: this.#hours,
      stars: this.#stars,
    };
  }

  #group(groups: Map<string | null, Group>, name: string | null): Group {
    let group = groups.get(name);
    if (group === undefined) groups.set(name, (group = new Group(this.#context)));
    return group;
  }

  #hourOf(at: number): number {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(this.#context.timeZone).hour;
  }
}

class Group {
  readonly #context: Context;
  readonly #firstReplies: number[] = [];
  readonly #replies: number[] = [];
  readonly #lifetimes: number[] = [];
  readonly #ratings: number[] = [];
  readonly #resolved: boolean[] = [];
  readonly #reactions: boolean[] = [];
  readonly #closings: boolean[] = [];
  #tickets = 0;
  #closed = 0;
  #clientMessages = 0;
  #managerMessages = 0;
  #calls = 0;
  #reopened = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  add(
    { ticket }: History,
    measures: Measures,
    reactions: readonly boolean[],
    isClosingKept: boolean | null,
  ): void {
    const { openedAt } = ticket;
    const calls = measures.replies.filter(({ isCall }) => isCall).length;
    this.#tickets += 1;
    if (ticket.status === "closed") this.#closed += 1;
    this.#clientMessages += measures.asked.length;
    this.#managerMessages += measures.replies.length - calls;
    this.#calls += calls;
    this.#reopened += measures.reopenings.length;
    if (measures.firstReply !== null) this.#firstReplies.push(minutes(measures.firstReply.at - openedAt));
    for (const { from, to, reply } of measures.waits)
      if (reply !== null && to !== null) this.#replies.push(minutes(to - from));
    if (measures.closedAt !== null) this.#lifetimes.push(minutes(measures.closedAt - openedAt));
    if (ticket.stars !== null) this.#ratings.push(ticket.stars);
    if (ticket.isResolved !== null) this.#resolved.push(ticket.isResolved);
    this.#reactions.push(...reactions);
    if (isClosingKept !== null) this.#closings.push(isClosingKept);
  }

  end(): Totals {
    const { lowRating } = this.#context;
    return {
      tickets: this.#tickets,
      closed: this.#closed,
      clientMessages: this.#clientMessages,
      managerMessages: this.#managerMessages,
      calls: this.#calls,
      reopened: this.#reopened,
      firstReply: statisticsOf(this.#firstReplies),
      reply: statisticsOf(this.#replies),
      lifetime: statisticsOf(this.#lifetimes),
      rating: statisticsOf(this.#ratings),
      lowRatings: this.#ratings.filter((stars) => stars <= lowRating).length,
      resolvedShare: shareOf(this.#resolved),
      reactionShare: shareOf(this.#reactions),
      closingShare: shareOf(this.#closings),
    };
  }
}
