import type { Context } from "../source/context.ts";
import type { Measures } from "../measures/measures.ts";
import { areKept, judgeSpans, judgeWaits } from "../measures/norms.ts";
import { type Averages, Running, Share, minutes } from "../measures/statistics.ts";
import type { History } from "../source/rows.ts";

/** What a group of tickets has in common: all of a period, or those of a subject or a desk. Times in minutes. */
export interface Totals {
  tickets: number;
  /** How many of them are closed now. */
  closed: number;
  clientMessages: number;
  managerMessages: number;
  calls: number;
  reopened: number;
  firstReply: Averages;
  reply: Averages;
  lifetime: Averages;
  rating: Averages;
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
    return this.#context.clock.hourAt(at);
  }
}

class Group {
  readonly #lowRating: number;
  readonly #firstReply = new Running();
  readonly #reply = new Running();
  readonly #lifetime = new Running();
  readonly #rating = new Running();
  readonly #resolved = new Share();
  readonly #reactions = new Share();
  readonly #closings = new Share();
  #tickets = 0;
  #closed = 0;
  #clientMessages = 0;
  #managerMessages = 0;
  #calls = 0;
  #reopened = 0;
  #lowRatings = 0;

  constructor({ lowRating }: Context) {
    this.#lowRating = lowRating;
  }

  add(
    { ticket }: History,
    measures: Measures,
    reactions: readonly boolean[],
    isClosingKept: boolean | null,
  ): void {
    const { openedAt, stars } = ticket;
    const calls = measures.replies.filter(({ isCall }) => isCall).length;
    this.#tickets += 1;
    if (ticket.status === "closed") this.#closed += 1;
    this.#clientMessages += measures.asked.length;
    this.#managerMessages += measures.replies.length - calls;
    this.#calls += calls;
    this.#reopened += measures.reopenings.length;
    if (measures.firstReply !== null) this.#firstReply.add(minutes(measures.firstReply.at - openedAt));
    for (const { from, to, reply } of measures.waits)
      if (reply !== null && to !== null) this.#reply.add(minutes(to - from));
    if (measures.closedAt !== null) this.#lifetime.add(minutes(measures.closedAt - openedAt));
    if (stars !== null) this.#rating.add(stars);
    if (stars !== null && stars <= this.#lowRating) this.#lowRatings += 1;
    if (ticket.isResolved !== null) this.#resolved.add(ticket.isResolved);
    for (const isKept of reactions) this.#reactions.add(isKept);
    if (isClosingKept !== null) this.#closings.add(isClosingKept);
  }

  end(): Totals {
    return {
      tickets: this.#tickets,
      closed: this.#closed,
      clientMessages: this.#clientMessages,
      managerMessages: this.#managerMessages,
      calls: this.#calls,
      reopened: this.#reopened,
      firstReply: this.#firstReply.end(),
      reply: this.#reply.end(),
      lifetime: this.#lifetime.end(),
      rating: this.#rating.end(),
      lowRatings: this.#lowRatings,
      resolvedShare: this.#resolved.end(),
      reactionShare: this.#reactions.end(),
      closingShare: this.#closings.end(),
    };
  }
}
