import type { Doer, History, JournalRow, MessageRow } from "../source/rows.ts";

/** What is counted of one ticket. All times are milliseconds since the Unix epoch. */
export interface Measures {
  replies: readonly Reply[];
  waits: readonly Wait[];
  /** From opening or reopening to the next closing, or until now. */
  spans: readonly OpenSpan[];
  /** The same as far as the norm of closing goes: of a ticket that the team opened, from its client's first message. */
  normSpans: readonly OpenSpan[];
  /** Null for a ticket that the team opened, and before the first reply. */
  firstReply: Reply | null;
  /** The last closing, while the ticket is closed. */
  closedAt: number | null;
  closings: readonly { at: number; owner: Doer }[];
  reopenings: readonly number[];
  /** One for each closing that got stars, with the last stars given and the time of the first. */
  ratings: readonly { at: number; stars: number; owner: Doer }[];
  claims: readonly { at: number; by: Doer }[];
  transfers: readonly { at: number; from: Doer; to: Doer }[];
  notes: readonly { at: number; by: Doer }[];
  /** The dates of the client's messages. */
  asked: readonly number[];
  /** When the ticket rested or its client had stopped the bot, by their beginnings. They may overlap. */
  rests: readonly Rest[];
  /** Everything that somebody of the team did. */
  acts: readonly { at: number; by: Doer }[];
  /** Who had the ticket at that time. */
  ownerAt: (at: number) => Doer;
}

/** A manager's message to the client, or a logged call. */
interface Reply {
  at: number;
  by: Doer;
  isCall: boolean;
}

/** The client waits for the team. */
export interface Wait {
  from: number;
  /** The reply that ended it. Null when it goes on, or when the ticket was closed. */
  reply: Reply | null;
  /** When it ended. Null when it goes on. */
  to: number | null;
  /** No reply has come before it. */
  isFirst: boolean;
}

export interface OpenSpan {
  from: number;
  /** Null while it is open. */
  to: number | null;
}

/** A rest ends with its time, with the next event of its kind, with a closing, or when the client writes. */
export interface Rest {
  from: number;
  to: number;
}

/** Counts one ticket. What the words mean stands in the texts `report-how-…`, which every workbook has. */
export function measure({ ticket, hasMerged, messages, journal, notes }: History): Measures {
  const count = new Counting(ticket.openedAt, ticket.isOpenedByTeam);
  for (const item of inOrder(messages, journal)) {
    if ("direction" in item) count.message(item);
    else count.event(item);
  }
  const { replies, closings } = count;
  const acts = [
    ...replies.map(({ at, by }) => ({ at, by })),
    ...journal.flatMap(({ at, by, type }) => (by === undefined || type === "called" ? [] : [{ at, by }])),
    ...notes,
  ];
  return {
    replies,
    waits: count.waits,
    spans: count.spans,
    normSpans: ticket.isOpenedByTeam ? sinceFirst(count.spans, count.asked[0]) : count.spans,
    firstReply: ticket.isOpenedByTeam
      ? null
      : // Those of a ticket that was joined into this one may be older. A press may only seem to be: its time is the server's.
        (replies.find(({ at }) => !hasMerged || at >= ticket.openedAt) ?? null),
    closedAt: ticket.status === "closed" ? (closings.at(-1)?.at ?? null) : null,
    closings,
    reopenings: count.reopenings,
    ratings: count.ratings.flatMap(({ at, stars, owner }) => (stars === null ? [] : [{ at, stars, owner }])),
    claims: count.claims,
    transfers: count.transfers,
    notes,
    asked: count.asked,
    rests: [...count.rests, ...count.absences].toSorted((a, b) => a.from - b.from),
    acts,
    ownerAt: (at) => count.owners.findLast((each) => each.from <= at)?.owner ?? "nobody",
  };
}

/** The times that the ticket was open since then; none when it never came. */
function sinceFirst(spans: readonly OpenSpan[], first: number | undefined): OpenSpan[] {
  if (first === undefined) return [];
  return spans.flatMap(({ from, to }) =>
    to !== null && to < first ? [] : [{ from: Math.max(from, first), to }],
  );
}

/** Messages and events in the order in which they came to the bot. Without a stored order, their times have to do. */
function* inOrder(
  messages: readonly MessageRow[],
  journal: readonly JournalRow[],
): Generator<MessageRow | JournalRow> {
  let next = 0;
  for (const event of journal) {
    const { afterMessageId: after, at } = event;
    for (let message = messages[next]; message !== undefined; message = messages[next]) {
      if (after === null ? message.sentAt > at : message.id > after) break;
      yield message;
      next += 1;
    }
    yield event;
  }
  yield* messages.slice(next);
}

class Counting {
  readonly replies: Reply[] = [];
  readonly waits: Wait[] = [];
  readonly spans: OpenSpan[];
  readonly closings: { at: number; owner: Doer }[] = [];
  readonly reopenings: number[] = [];
  readonly ratings: { at: number; stars: number | null; owner: Doer }[] = [];
  readonly claims: { at: number; by: Doer }[] = [];
  readonly transfers: { at: number; from: Doer; to: Doer }[] = [];
  readonly asked: number[] = [];
  readonly rests: Rest[] = [];
  readonly absences: Rest[] = [];
  readonly owners: { from: number; owner: Doer }[] = [];
  readonly #albums = new Set<string>();
  #owner: Doer = "nobody";
  #isOpen = true;
  /** The wait that goes on. */
  #wait: Wait | undefined;
  /** The date of the last message of the client since the last closing. */
  #writtenAfterClosing: number | null = null;

  /** The client knows of it: they have written, or the team has. */
  #isKnown: boolean;

  constructor(openedAt: number, isOpenedByTeam: boolean) {
    this.#isKnown = !isOpenedByTeam;
    this.spans = [{ from: openedAt, to: null }];
  }

  message({ direction, by, album, sentAt }: MessageRow): void {
    if (album !== null) {
      const key = `${direction} ${album}`;
      if (this.#albums.has(key)) return;
      this.#albums.add(key);
    }
    if (direction === "to_client") return this.#reply({ at: sentAt, by, isCall: false });
    this.asked.push(sentAt);
    this.#isKnown = true;
    // One of a ticket that was joined into this one may be older than the rest.
    if (sentAt > (this.rests.at(-1)?.from ?? sentAt)) this.#endRest(sentAt);
    if (this.#isOpen) this.#beginWait(sentAt);
    else this.#writtenAfterClosing = sentAt;
  }

  event(event: JournalRow): void {
    const { at } = event;
    switch (event.type) {
      case "called":
        return this.#reply({ at, by: event.by ?? "nobody", isCall: true });
      case "closed":
        return this.#close(at);
      case "reopened":
        return this.#reopen(event);
      case "claimed":
        this.claims.push({ at, by: event.managerId });
        return this.#own(at, event.managerId);
      case "transferred":
        this.transfers.push({ at, from: event.from ?? "nobody", to: event.to });
        return this.#own(at, event.to);
      case "released":
        return this.#own(at, "nobody");
      case "snoozed":
        this.#endRest(at);
        this.rests.push({ from: at, to: event.until });
        return;
      case "woken":
        return this.#endRest(at);
      case "client_left":
        return this.#leave(at);
      case "client_returned":
        return this.#return(at);
      case "rated":
        return this.#rate(at, event.stars);
      case "other":
        return;
      default:
        return event satisfies never;
    }
  }

  #reply(reply: Reply): void {
    this.#isKnown = true;
    if (this.#wait !== undefined) this.#endWait(reply.at, reply);
    this.replies.push(reply);
  }

  #close(at: number): void {
    if (this.#wait !== undefined) this.#endWait(at, null);
    this.#endRest(at);
    this.closings.push({ at, owner: this.#owner });
    const span = this.spans.at(-1)!;
    span.to = Math.max(span.from, at);
    this.#isOpen = false;
    this.#writtenAfterClosing = null;
  }

  #reopen({ at, sentAt, by, afterMessageId }: JournalRow & { type: "reopened" }): void {
    // In data without an order, the message that reopened it stands before this event.
    const guessed = afterMessageId === null && by === undefined ? this.#writtenAfterClosing : null;
    const from = sentAt ?? guessed ?? at;
    this.reopenings.push(at);
    this.spans.push({ from, to: null });
    this.#isOpen = true;
    if (this.#isKnown) this.#beginWait(from);
  }

  #beginWait(from: number): void {
    if (this.#wait !== undefined) return;
    this.#wait = { from, reply: null, to: null, isFirst: this.replies.length === 0 };
    this.waits.push(this.#wait);
  }

  /** A press counts when it was processed, so it may seem to come before a message that it followed. */
  #endWait(at: number, reply: Reply | null): void {
    this.#wait!.to = Math.max(this.#wait!.from, at);
    this.#wait!.reply = reply;
    this.#wait = undefined;
  }

  #endRest(at: number): void {
    const rest = this.rests.at(-1);
    if (rest !== undefined) rest.to = Math.max(rest.from, Math.min(rest.to, at));
  }

  #leave(at: number): void {
    if (this.absences.at(-1)?.to !== Infinity) this.absences.push({ from: at, to: Infinity });
  }

  #return(at: number): void {
    const absence = this.absences.at(-1);
    if (absence?.to === Infinity) absence.to = Math.max(absence.from, at);
  }

  #own(at: number, owner: Doer): void {
    this.#owner = owner;
    this.owners.push({ from: at, owner });
  }

  /** A rating is of the last closing, also when the ticket is open again. */
  #rate(at: number, stars: number | null): void {
    const closing = this.closings.length;
    const index = closing - 1;
    if (index < 0) return;
    const known = this.ratings[index];
    for (let each = this.ratings.length; each < closing; each += 1)
      this.ratings.push({ at, stars: null, owner: this.closings[each]!.owner });
    const rating = this.ratings[index]!;
    if (known === undefined || known.stars === null) rating.at = at;
    rating.stars = stars ?? rating.stars;
  }
}
