import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { prepareAdmins } from "../../src/handle/admin/owner.ts";
import { blockClient, unblockClient } from "../../src/handle/blocking/blocking.ts";
import { clientWrote } from "../../src/handle/client/message.ts";
import { doDue } from "../../src/handle/deadlines/due.ts";
import type { Handling } from "../../src/handle/handle.ts";
import { apply } from "../../src/handle/apply.ts";
import { close, logCall, reopen } from "../../src/handle/team/deeds/act.ts";
import { deleteAnswer } from "../../src/handle/team/deeds/deletion.ts";
import type { Member } from "../../src/handle/team/member.ts";
import { managerWrote } from "../../src/handle/team/message.ts";
import { openStore, sql, type Store } from "../../src/store/database.ts";
import { bindDesk, findDesk } from "../../src/store/desks/desks.ts";
import { everywhere, saveWeek } from "../../src/store/desks/hours.ts";
import { findMessagesFrom } from "../../src/store/messages/messages.ts";
import { saveNorms } from "../../src/store/desks/norms.ts";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import { enrolManager } from "../../src/store/people/managers.ts";
import { savePlace } from "../../src/store/desks/places.ts";
import { findTicket, type PlacedTicket } from "../../src/store/tickets/tickets.ts";
import type { IncomingMessage, Person } from "../../src/ticket/message.ts";
import { isOpen } from "../../src/ticket/ticket.ts";
import { incomingText } from "../support/incoming.ts";

const numRuns = Number(process.env["RUNS"] ?? 15);
/** The same for everybody, so that a change is judged by itself. Another is tried with SEED. */
const seed = Number(process.env["SEED"] ?? 301_126);

const minute = 60_000;
/** In minutes. */
const norms = { firstReply: 10, nextReply: 20, closing: 60 };

/** Around the ends of summer time, in zones with whole and odd offsets. */
const starts = [
  ["Europe/Berlin", "2026-10-24T16:00:00Z"],
  ["Europe/Berlin", "2026-03-28T16:00:00Z"],
  ["America/New_York", "2026-10-31T20:00:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T00:00:00Z"],
  ["Asia/Kathmandu", "2026-11-20T09:00:00Z"],
] as const;

/** In hours of the wall clock: day and night, the day, and two spans over midnight. */
const days = [
  [[0, 24]],
  [[9, 18]],
  [
    [1, 3],
    [22, 24],
  ],
] as const;

test(`who was told of which norm and when is what a slow look at every minute says (SEED=${seed})`, () => {
  const step = fc.record({
    deed: fc.constantFrom(...deedNames),
    passes: fc.constantFrom(0, 1, 1, 2, 5, 8, 13, 30, 300),
  });
  const steps = fc.array(step, { maxLength: 30, size: "max" });
  const start = fc.constantFrom(...starts);
  fc.assert(
    fc.property(start, fc.constantFrom(...days), steps, ([timeZone, at], spans, deedsDone) => {
      const life = new Life(timeZone, Date.parse(at), spans);
      try {
        for (const { deed, passes } of deedsDone) {
          life.lives(deed);
          for (let passed = 0; passed < passes; passed += 1) life.lasts();
        }
      } finally {
        life.store.close();
      }
    }),
    { seed, numRuns },
  );
});

const anna: Person = { id: 100, firstName: "Anna", lastName: null, username: null, languageCode: "en" };
const boris: Person = { id: 7, firstName: "Boris", lastName: null, username: null, languageCode: "en" };
const olga: Person = { id: 8, firstName: "Olga", lastName: null, username: null, languageCode: "en" };
const member: Member = { role: "manager", actor: { kind: "manager", id: boris.id } };
const thread = 10;

type Deed = (life: Life, handling: Handling, ticket: PlacedTicket) => void;

const deeds = {
  asks: (life, handling) => life.asks(handling),
  asksMore: (life, handling) => life.asks(handling),
  answers: (life, handling, ticket) => {
    managerWrote(handling, findDesk(handling.tx, 1)!, life.write("answer"));
    if (!isOpen(ticket) || life.isBlocked) return;
    const { id } = findMessagesFrom(handling.tx, 1, 0).at(-1)!;
    life.entries.push({ kind: "reply", id, at: life.now, isLive: true });
  },
  takesBack(life, handling, ticket) {
    const pair = findMessagesFrom(handling.tx, 1, 0).findLast(
      ({ direction, failure }) => direction === "to_client" && failure === null,
    );
    if (pair === undefined) return;
    deleteAnswer(handling, ticket, ticket, member, {
      ...life.write("/del"),
      replyToMessageId: pair.deskMessageId,
    });
    for (const entry of life.entries)
      if (entry.kind === "reply" && entry.id === pair.id) entry.isLive = false;
  },
  calls(life, handling, ticket) {
    logCall({ handling, ticket, member });
    if (isOpen(ticket)) life.entries.push({ kind: "reply", id: 0, at: life.now, isLive: true });
  },
  closes(life, handling, ticket) {
    close({ handling, ticket, member });
    if (isOpen(ticket)) life.entries.push({ kind: "closed", at: life.now });
  },
  reopens(life, handling, ticket) {
    reopen({ handling, ticket, member });
    if (!isOpen(ticket)) life.entries.push({ kind: "opened", at: life.now });
  },
  snoozes(life, handling, ticket) {
    const until = life.now + 25 * minute;
    if (apply(handling, ticket, { type: "snooze", until }, member.actor).ok) life.rests(until);
  },
  wakes(life, handling, ticket) {
    apply(handling, ticket, { type: "wake" }, member.actor);
    life.rests(life.now);
  },
  blocks(life, handling) {
    blockClient(handling, findClientOnTelegram(handling.tx, anna.id)!, member.actor, null);
    life.isBlocked = true;
  },
  unblocks(life, handling) {
    unblockClient(handling, findClientOnTelegram(handling.tx, anna.id)!, member.actor);
    life.isBlocked = false;
  },
} satisfies Record<string, Deed>;

const deedNames = Object.keys(deeds) as (keyof typeof deeds)[];

type Entry =
  | { kind: "opened" | "question" | "closed"; at: number }
  | { kind: "reply"; id: number; at: number; isLive: boolean };

class Life {
  readonly store: Store = openStore(":memory:");
  readonly entries: Entry[] = [];
  readonly #rests: { from: number; to: number }[] = [];
  readonly #told = new Map<"reaction" | "closing", { since: number; level: number }>();
  /** How many messages each has got: the ticket's place, Boris, and Olga, who is an admin. */
  readonly #messages = { place: 0, boris: 0, olga: 0 };
  /** By the minute. */
  readonly #openAt = new Map<number, boolean>();
  isBlocked = false;
  now: number;
  #count = 0;
  readonly #timeZone: string;
  readonly #spans: readonly (readonly [number, number])[];

  constructor(timeZone: string, now: number, spans: readonly (readonly [number, number])[]) {
    this.now = now;
    this.#timeZone = timeZone;
    this.#spans = spans;
    this.#act((handling) => {
      const { tx } = handling;
      const state = { isReady: true, lacks: [], hasTopics: true, discussionId: null };
      bindDesk(tx, { kind: "topics", id: -1, title: "Desk" }, state, now);
      for (const person of [boris, olga]) enrolManager(tx, person, now);
      prepareAdmins(tx, [olga.id], "code", now);
      const day = spans.map(([from, to]) => ({ from: from * 60, to: to * 60 }));
      saveWeek(
        tx,
        everywhere,
        Array.from({ length: 7 }, () => day),
      );
      const { firstReply, nextReply, closing } = norms;
      saveNorms(tx, everywhere, {
        firstReply: firstReply * minute,
        nextReply: nextReply * minute,
        closing: closing * minute,
      });
      this.entries.push({ kind: "opened", at: now });
      clientWrote(handling, anna, this.write("Question", anna));
      savePlace(tx, findTicket(tx, 1)!.placeId, { threadId: thread, cardMessageId: thread + 1 });
    });
  }

  lives(deed: keyof typeof deeds): void {
    this.#act((handling) => deeds[deed](this, handling, findTicket(handling.tx, 1)!));
  }

  /** A minute passes. */
  lasts(): void {
    this.now += minute;
    this.#act((handling) => void doDue(handling, this.now));
    this.#tells();
    const rows = this.store
      .all(
        sql
          .selectFrom("outbox")
          .select(["chat_id", "effect"])
          .where("weight", "=", "message")
          .where("chat_id", "in", [-1, boris.id, olga.id]),
      )
      .map(({ chat_id, effect }) => ({
        chat: chat_id,
        html: (JSON.parse(effect) as { html?: string }).html,
      }));
    const isAlarm = (chat: number) =>
      rows.filter((row) => row.chat === chat && /^(⏰|‼️)/.test(row.html ?? ""));
    const found = { place: isAlarm(-1).length, boris: isAlarm(7).length, olga: isAlarm(8).length };
    const story = () =>
      JSON.stringify({
        now: this.#show(this.now),
        entries: this.entries,
        rests: this.#rests,
        told: [...this.#told],
      });
    assert.deepEqual(found, this.#messages, story());
  }

  asks(handling: Handling): void {
    const { isBlocked } = this;
    const ticket = findTicket(handling.tx, 1)!;
    const [first] = findMessagesFrom(handling.tx, 1, 0);
    clientWrote(handling, anna, { ...this.write("More", anna), replyToMessageId: first!.clientMessageId });
    if (isBlocked) return;
    this.rests(this.now);
    this.entries.push({ kind: isOpen(ticket) ? "question" : "opened", at: this.now });
  }

  rests(until: number): void {
    const last = this.#rests.at(-1);
    if (last !== undefined) last.to = Math.min(last.to, this.now);
    if (until > this.now) this.#rests.push({ from: this.now, to: until });
  }

  write(text: string, author = boris): IncomingMessage {
    this.#count += 1;
    const isClient = author === anna;
    return incomingText({
      text,
      mediaGroupId: null,
      chatId: isClient ? anna.id : -1,
      messageId: 1_000 + this.#count,
      topicId: isClient ? null : thread,
      author,
      sentAt: this.now,
    });
  }

  /** What a slow look says has to be told in this minute. */
  #tells(): void {
    const { isClosed, startedAt, since, hasReply } = this.#look();
    if (isClosed) {
      this.#told.delete("reaction");
      return;
    }
    const norm = hasReply ? norms.nextReply : norms.firstReply;
    const people = { boris: false, olga: false };
    for (const [kind, from, length] of [
      ["reaction", since, norm],
      ["closing", startedAt, norms.closing],
    ] as const) {
      if (from === undefined) continue;
      const before = this.#told.get(kind);
      const told = before?.since === from ? before.level : 0;
      this.#told.set(kind, { since: from, level: told });
      // While the client is to act or blocked, and outside of working hours, nothing is told.
      if (since === undefined || this.isBlocked || !this.#isOpenAt(this.now)) continue;
      const worked = this.#countWorked(from);
      const level = [150, 100, 80].find((each) => worked * 100 >= each * length) ?? 0;
      if (level <= told) continue;
      this.#told.set(kind, { since: from, level });
      if (told < 80) this.#messages.place += 1;
      if (level >= 100 && told < 100) people.boris = people.olga = true;
      if (level >= 150) people.olga = true;
    }
    if (people.boris) this.#messages.boris += 1;
    if (people.olga) this.#messages.olga += 1;
  }

  #look() {
    let isClosed = false;
    let startedAt = 0;
    let since: number | undefined;
    let hasReply = false;
    for (const entry of this.entries) {
      if (entry.kind === "opened") [isClosed, startedAt, since] = [false, entry.at, entry.at];
      else if (entry.kind === "closed") isClosed = true;
      else if (entry.kind === "question") since ??= entry.at;
      else if (entry.kind === "reply" && entry.isLive) [since, hasReply] = [undefined, true];
    }
    return { isClosed, startedAt, since, hasReply };
  }

  #countWorked(from: number): number {
    let count = 0;
    for (let at = from; at < this.now; at += minute) {
      const isResting = this.#rests.some((rest) => rest.from <= at && at < rest.to);
      if (!isResting && this.#isOpenAt(at)) count += 1;
    }
    return count;
  }

  #isOpenAt(at: number): boolean {
    const known = this.#openAt.get(at);
    if (known !== undefined) return known;
    const { hour } = this.#show(at);
    const isOpenThen = this.#spans.some(([from, to]) => hour >= from && hour < to);
    this.#openAt.set(at, isOpenThen);
    return isOpenThen;
  }

  #show(at: number): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(this.#timeZone);
  }

  #act(work: (handling: Handling) => void): void {
    this.store.transaction((tx) => {
      work({ tx, now: this.now, teamLanguage: "en", timeZone: this.#timeZone, botUsername: "bot" });
    });
  }
}
