import { judge } from "./norms.ts";
import { type Doer, doerOf, type Question, type Rows, type TicketRow } from "./rows.ts";

interface Wait {
  from: number;
  /** A reply, a closing, or null while it goes on. */
  to: number | null;
  /** Null of a wait that a closing ended. A late reply may be older than the message that it ends the wait of. */
  reply: { at: number; by: Doer } | null;
  isFirst: boolean;
}

interface Deed {
  kind: "asked" | "replied" | "called" | "closed" | "reopened";
  at: number;
  by: Doer;
  /** Null of a message that is alone. */
  album: string | null;
}

/** What was counted of one ticket. */
export interface Counted {
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

export function countTicket(rows: Rows, row: TicketRow, question: Question): Counted {
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
    present = { from, to: null, reply: null, isFirst: !isAnswered };
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
      if (kind !== "closed") wait.reply = { at, by };
      present = null;
    }
    if (kind === "closed") isOpen = false;
    else isAnswered = true;
  }
  return waits;
}

/** An answer claims with its date, a press when it is processed. */
export function claimedAt({ at, facts }: Pick<Rows["events"][number], "at" | "facts">): number {
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
