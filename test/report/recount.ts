import { sql, type Store } from "../../src/store/database.ts";

/**
 * The reports counted anew from the raw rows, slowly and by what the sheet "How it is counted" says alone: nothing here knows `src/report`. Every time is a
 * multiple of half a minute, and working time is a walk over all half minutes.
 */
export interface Recount {
  tickets: Record<string, unknown>[];
  /** By the manager's id, `anonymous` or `nobody`, and `total`. */
  staff: Map<Doer | "total", Record<string, unknown>>;
  /** Replies by doer, or `everybody`, weekday (Monday is 0) and hour. */
  activity: Map<Doer | "everybody", number[][]>;
  summary: {
    /** This period and the one before. */
    totals: Record<string, number | null>[];
    days: [date: string, opened: number, closed: number, backlog: number][];
    hours: [opened: number, messages: number][];
    subjects: Map<string | null, Record<string, number | null>>;
    desks: Map<string | null, Record<string, number | null>>;
    stars: number[];
  };
}

export type Doer = number | "anonymous" | "nobody";

export interface Question {
  timeZone: string;
  now: number;
  lowRating: number;
  /** The period and the one before, the ends not included and not after now. */
  span: Span;
  before: Span;
  deskId?: number;
}

interface Span {
  from: number;
  to: number;
}

interface Wait {
  from: number;
  /** A reply, a closing, or null while it goes on. */
  to: number | null;
  by: Doer | null;
  isFirst: boolean;
}

const half = 30_000;
const minute = 60_000;

type Rows = ReturnType<typeof readRows>;
type TicketRow = Rows["tickets"][number];

interface Deed {
  kind: "asked" | "replied" | "called" | "closed" | "reopened";
  at: number;
  by: Doer;
  /** Null of a message that is alone. */
  album: string | null;
}

/** What was counted of one ticket. */
interface Counted {
  row: TicketRow;
  isOpenedByTeam: boolean;
  asked: number[];
  replies: { at: number; by: Doer }[];
  sent: number;
  calls: { at: number; by: Doer }[];
  notes: { at: number; by: Doer }[];
  waits: Wait[];
  closings: { at: number; owner: Doer; rating: { at: number; stars: number } | null }[];
  reopened: number;
  firstReply: { at: number; by: Doer } | null;
  closedAt: number | null;
  late: { kind: "reaction" | "closing"; at: number; owner: Doer }[];
  /** Null without norms or waits. */
  keptWaits: boolean[] | null;
  isClosedInTime: boolean | null;
  owners: { at: number; owner: Doer }[];
  /** Its own. */
  events: Rows["events"];
  /** With those of tickets that were joined into it: what somebody did there, they did. */
  allEvents: Rows["events"];
}

export function recount(store: Store, question: Question): Recount {
  const rows = readRows(store);
  const counted = rows.tickets
    .filter(({ merged_into }) => merged_into === null)
    .filter(({ desk_id }) => question.deskId === undefined || desk_id === question.deskId)
    .map((row) => countTicket(rows, row, question));
  const opened = (span: Span) => counted.filter(({ row }) => isIn(row.opened_at, span));
  const groups = (keyOf: (each: Counted) => string | null) =>
    new Map(
      [...Map.groupBy(opened(question.span), keyOf)].map(([key, each]) => [
        key,
        groupOf(totalsOf(each, question)),
      ]),
    );
  return {
    tickets: opened(question.span).map((each) => ticketLine(rows, each, question)),
    ...countStaff(rows, counted, question),
    summary: {
      totals: [totalsOf(opened(question.span), question), totalsOf(opened(question.before), question)],
      days: countDays(counted, question),
      hours: countHours(opened(question.span), question),
      subjects: groups(({ row }) => row.subject),
      desks: groups(({ row }) => rows.desks.find(({ id }) => id === row.desk_id)?.title ?? null),
      stars: [1, 2, 3, 4, 5].map(
        (stars) => opened(question.span).filter(({ row }) => row.stars === stars).length,
      ),
    },
  };
}

function readRows(store: Store) {
  return {
    tickets: store.all(sql.selectFrom("tickets").selectAll().orderBy("id")),
    messages: store.all(sql.selectFrom("messages").selectAll().orderBy("id")),
    events: store
      .all(sql.selectFrom("ticket_events").selectAll().orderBy("id"))
      .map((row) => Object.assign(row, { facts: JSON.parse(row.data) as Record<string, unknown> })),
    notes: store.all(sql.selectFrom("notes").selectAll().orderBy("id")),
    desks: store.all(sql.selectFrom("desks").selectAll()),
    managers: store.all(sql.selectFrom("managers").selectAll().orderBy("id")),
    shifts: store.all(sql.selectFrom("shifts").selectAll().orderBy("id")),
    hours: store.all(sql.selectFrom("hours").selectAll()),
    days: store.all(sql.selectFrom("special_days").selectAll()),
    norms: store.all(sql.selectFrom("norms").selectAll()),
    /** By the desk: what was found out of each half minute. */
    isWorking: {} as Record<string, Map<number, boolean>>,
  };
}

function isIn(at: number, { from, to }: Span): boolean {
  return at >= from && at < to;
}

function countTicket(rows: Rows, row: TicketRow, question: Question): Counted {
  const joined = new Set([row.id]);
  for (const other of rows.tickets) if (other.merged_into === row.id) joined.add(other.id);
  const own = rows.events.filter(({ ticket_id }) => ticket_id === row.id);
  const deeds = deedsOf(rows, row, joined);
  const isOpenedByTeam = own.some(({ type, actor_kind }) => type === "opened" && actor_kind !== "client");
  const asked = deeds.filter(({ kind }) => kind === "asked").map(({ at }) => at);
  const replies = deeds.filter(({ kind }) => kind === "replied" || kind === "called");
  const calls = deeds.filter(({ kind }) => kind === "called");
  const firstReply = isOpenedByTeam
    ? null
    : (replies.find(({ at }) => joined.size === 1 || at >= row.opened_at) ?? null);
  const owners = ownersOf(own);
  const lastTurn = own.findLast(({ type }) => type === "closed" || type === "reopened");
  const notes = rows.notes.filter(({ ticket_id }) => joined.has(ticket_id));
  const counted: Counted = {
    row,
    isOpenedByTeam,
    asked,
    replies,
    sent: replies.length - calls.length,
    calls,
    notes: withoutLaterOfAlbums(
      notes.map((note) => ({ at: note.written_at, by: doerOf(note.author_id), album: note.media_group_id })),
    ),
    waits: waitsOf(deeds, isOpenedByTeam),
    closings: closingsOf(own),
    reopened: own.filter(({ type }) => type === "reopened").length,
    firstReply,
    closedAt: lastTurn?.type === "closed" ? lastTurn.at : null,
    late: [],
    keptWaits: null,
    isClosedInTime: null,
    owners,
    events: own,
    allEvents: rows.events.filter(({ ticket_id }) => joined.has(ticket_id)),
  };
  judge(rows, counted, question);
  return counted;
}

function doerOf(authorId: number | null): Doer {
  return authorId ?? "anonymous";
}

/** Everything that begins or ends a wait, in the order in which the bot got it. */
function deedsOf(rows: Rows, row: TicketRow, joined: ReadonlySet<number>): Deed[] {
  const ordered: { order: readonly number[]; deed: Deed }[] = [];
  for (const message of rows.messages) {
    if (!joined.has(message.ticket_id)) continue;
    const { id, sent_at: at, failure, media_group_id: album } = message;
    if (message.direction === "to_desk") {
      // Another ticket has it, or the team does not want it.
      if (failure === "moved" || failure === "unwanted") continue;
      ordered.push({ order: [id, 0, 0], deed: { kind: "asked", at, by: "nobody", album } });
    } else if (!isLost(failure, message.delivered_at !== null)) {
      const by = doerOf(message.author_id);
      ordered.push({ order: [id, 0, 0], deed: { kind: "replied", at, by, album } });
    }
  }
  for (const event of rows.events) {
    if (!joined.has(event.ticket_id)) continue;
    const isOwn = event.ticket_id === row.id;
    const order = [event.after_message_id!, 1, event.id];
    const by = event.actor_kind === "manager" ? event.actor_id! : "anonymous";
    if (event.type === "called")
      ordered.push({ order, deed: { kind: "called", at: event.at, by, album: null } });
    if (event.type === "closed" && isOwn)
      ordered.push({ order, deed: { kind: "closed", at: event.at, by, album: null } });
    if (event.type === "reopened" && isOwn) {
      const at = (event.facts["sentAt"] as number | undefined) ?? event.at;
      ordered.push({ order, deed: { kind: "reopened", at, by, album: null } });
    }
  }
  ordered.sort((one, other) => byOrder(one.order, other.order));
  return withoutLaterOfAlbums(ordered.map(({ deed }) => deed));
}

/** One that arrived before its client left only lacks an edit. */
function isLost(failure: string | null, isThere: boolean): boolean {
  return failure !== null && !(failure === "unreachable" && isThere);
}

function byOrder(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((number, index) => number !== other[index]);
  return place === -1 ? 0 : one[place]! - other[place]!;
}

/** An album is one message. */
function withoutLaterOfAlbums<Each extends { album: string | null; kind?: string }>(all: Each[]): Each[] {
  return all.filter(
    ({ album, kind }, index) =>
      album === null || !all.slice(0, index).some((other) => other.album === album && other.kind === kind),
  );
}

function waitsOf(deeds: readonly Deed[], isOpenedByTeam: boolean): Wait[] {
  const waits: Wait[] = [];
  let isOpen = true;
  let present: Wait | null = null;
  let isAnswered = false;
  let isKnown = !isOpenedByTeam;
  const begin = (from: number) => {
    if (present !== null || !isOpen) return;
    present = { from, to: null, by: null, isFirst: !isAnswered };
    waits.push(present);
  };
  for (const { kind, at, by } of deeds) {
    if (kind === "asked") begin(at);
    if (kind === "reopened") {
      isOpen = true;
      // A ticket that the team opened and nobody has written in waits for nothing.
      if (isKnown) begin(at);
    }
    if (kind !== "closed" && kind !== "reopened") isKnown = true;
    if (kind === "asked" || kind === "reopened") continue;
    if (present !== null) {
      const wait: Wait = present;
      wait.to = Math.max(at, wait.from);
      if (kind !== "closed") wait.by = by;
      present = null;
    }
    if (kind === "closed") isOpen = false;
    else isAnswered = true;
  }
  return waits;
}

/** An answer claims with its date, a press when it is processed. */
function claimedAt({ at, facts }: Pick<Rows["events"][number], "at" | "facts">): number {
  return (facts["sentAt"] as number | undefined) ?? at;
}

/** Who has it from when on. */
function ownersOf(events: Rows["events"]): Counted["owners"] {
  return events.flatMap(({ type, at, facts }): Counted["owners"] => {
    if (type === "claimed") return [{ at: claimedAt({ at, facts }), owner: facts["managerId"] as number }];
    if (type === "transferred") return [{ at, owner: facts["to"] as number }];
    if (type === "released" || type === "moved_to_desk") return [{ at, owner: "nobody" }];
    return [];
  });
}

function closingsOf(events: Rows["events"]): Counted["closings"] {
  return events.flatMap((event, index) => {
    if (event.type !== "closed") return [];
    const owner = ownersOf(events.slice(0, index)).at(-1)?.owner ?? "nobody";
    const rest = events.slice(index + 1);
    const next = rest.findIndex(({ type }) => type === "closed");
    const given = rest
      .slice(0, next === -1 ? rest.length : next)
      .flatMap(({ type, at, facts }) =>
        type !== "rated" || facts["stars"] === null ? [] : [{ at, stars: facts["stars"] as number }],
      );
    // The last stars, when stars were given first: a change is none of another day.
    const rating = given.length === 0 ? null : { at: given[0]!.at, stars: given.at(-1)!.stars };
    return [{ at: event.at, owner, rating }];
  });
}

function judge(rows: Rows, counted: Counted, question: Question): void {
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

function isWorking(rows: Rows, deskId: number | null, timeZone: string, at: number): boolean {
  const known = (rows.isWorking[String(deskId)] ??= new Map<number, boolean>());
  let found = known.get(at);
  if (found === undefined) known.set(at, (found = isOpenAt(rows, deskId, timeZone, at)));
  return found;
}

function isOpenAt(rows: Rows, deskId: number | null, timeZone: string, at: number): boolean {
  const hours =
    rows.hours.find(({ desk_id }) => desk_id === deskId) ?? rows.hours.find(({ desk_id }) => desk_id === 0);
  const { day, minuteOfDay } = wallOf(timeZone, at);
  const spansOf = (date: number) => {
    const iso = new Date(date * 86_400_000).toISOString().slice(0, 10);
    const special = rows.days.find((each) => each.date === iso);
    if (special !== undefined) return parsed(special.spans) as Span[];
    return hours === undefined ? [{ from: 0, to: 1_440 }] : (parsed(hours.week) as Span[][])[(date + 3) % 7]!;
  };
  return (
    spansOf(day).some(({ from, to }) => minuteOfDay >= from && minuteOfDay < to) ||
    spansOf(day - 1).some(({ from, to }) => minuteOfDay + 1_440 >= from && minuteOfDay + 1_440 < to)
  );
}

const known = new Map<string, unknown>();

function parsed(json: string): unknown {
  if (!known.has(json)) known.set(json, JSON.parse(json));
  return known.get(json);
}

const offsets = new Map<string, number>();

/** What the clock on the wall shows. Clocks are changed on a half hour. `day` counts from 1970. */
function wallOf(timeZone: string, at: number): { day: number; minuteOfDay: number; hour: number } {
  const halfHour = Math.floor(at / 1_800_000);
  const key = `${timeZone} ${halfHour}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(halfHour * 1_800_000).toZonedDateTimeISO(timeZone);
    offset = zoned.offsetNanoseconds / 1e6;
    offsets.set(key, offset);
  }
  const minutes = Math.floor((at + offset) / minute);
  const day = Math.floor(minutes / 1_440);
  const minuteOfDay = minutes - day * 1_440;
  return { day, minuteOfDay, hour: Math.floor(minuteOfDay / 60) };
}

/** Moments as Excel shows them to the team. */
export function shownBy(timeZone: string) {
  return (at: unknown) => shownAt(timeZone, at as number | null);
}

function shownAt(timeZone: string, at: number | null): string | null {
  if (at === null) return null;
  const { day, minuteOfDay } = wallOf(timeZone, at);
  return new Date(day * 86_400_000 + minuteOfDay * minute).toISOString().slice(0, 16).replace("T", " ");
}

function dateOf(timeZone: string, at: number): string {
  return shownAt(timeZone, at)!.slice(0, 10);
}

function minutesBetween(from: number, to: number): number {
  return Math.max(0, to - from) / minute;
}

function workedMinutes(rows: Rows, row: TicketRow, timeZone: string, to: number): number {
  let halves = 0;
  for (let at = row.opened_at; at < to; at += half)
    if (isWorking(rows, row.desk_id, timeZone, at)) halves += 1;
  return halves / 2;
}

function ticketLine(rows: Rows, counted: Counted, { timeZone }: Question): Record<string, unknown> {
  const { row, firstReply, closedAt, keptWaits } = counted;
  const shown = (at: number | null) => shownAt(timeZone, at);
  const worked = (at: number | null) => (at === null ? null : workedMinutes(rows, row, timeZone, at));
  const lasted = (at: number | null) => (at === null ? null : minutesBetween(row.opened_at, at));
  const replyAt = firstReply?.at ?? null;
  return {
    number: row.id,
    subject: row.subject,
    desk: rows.desks.find(({ id }) => id === row.desk_id)?.title ?? null,
    manager: row.manager_id === null ? null : String(row.manager_id),
    opened_at: shown(row.opened_at),
    first_reply_at: shown(replyAt),
    closed_at: shown(closedAt),
    first_reply_min: lasted(replyAt),
    first_reply_work_min: worked(replyAt),
    resolution_min: lasted(closedAt),
    resolution_work_min: worked(closedAt),
    client_messages: counted.asked.length,
    manager_messages: counted.sent,
    reopened: counted.reopened,
    calls: counted.calls.length,
    notes: counted.notes.length,
    transfers: counted.events.filter(({ type }) => type === "transferred").length,
    rating: row.stars,
    resolved: saidOf(row.is_resolved === null ? null : row.is_resolved === 1),
    within_reaction_norm: saidOf(keptWaits === null ? null : keptWaits.every(Boolean)),
    within_closing_norm: saidOf(counted.isClosedInTime),
  };
}

function saidOf(isSo: boolean | null): string | null {
  return isSo === null ? null : isSo ? "да" : "нет";
}

function countStaff(rows: Rows, all: readonly Counted[], question: Question) {
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
    each.waits.flatMap(({ from, to, by }) =>
      by === null || !isIn(to!, span) ? [] : [{ by, value: minutesBetween(from, to!) }],
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

function totalsOf(all: readonly Counted[], { lowRating }: Question): Record<string, number | null> {
  const firsts = all.flatMap(({ row, firstReply }) =>
    firstReply === null ? [] : [minutesBetween(row.opened_at, firstReply.at)],
  );
  const replies = all.flatMap(({ waits }) =>
    waits.flatMap(({ from, to, by }) => (by === null ? [] : [minutesBetween(from, to!)])),
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
function groupOf(totals: Record<string, number | null>): Record<string, number | null> {
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

function countDays(all: readonly Counted[], { span, timeZone }: Question): Recount["summary"]["days"] {
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

function countHours(opened: readonly Counted[], { timeZone }: Question): Recount["summary"]["hours"] {
  return Array.from({ length: 24 }, (_, hour) => {
    const isThen = (at: number) => wallOf(timeZone, at).hour === hour;
    return [
      opened.filter(({ row }) => isThen(row.opened_at)).length,
      opened.flatMap(({ asked }) => asked).filter(isThen).length,
    ];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

function spread(name: string, values: readonly number[]): Record<string, number | null> {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    [`${name}_avg`]: average(values),
    [`${name}_min`]: sorted.at(0) ?? null,
    [`${name}_max`]: sorted.at(-1) ?? null,
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return null;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}

/** The least value that so many percent of all do not exceed. */
function nearestRank(values: readonly number[], share: number): number | null {
  const isEnough = (count: number) => count * 100 >= share * values.length;
  return (
    values.find(
      (value) =>
        isEnough(values.filter((other) => other <= value).length) &&
        !isEnough(values.filter((other) => other < value).length),
    ) ?? null
  );
}
