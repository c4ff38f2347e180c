import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import {
  type KnownTicket,
  type ReopenPolicy,
  type Route,
  route,
  type Situation,
} from "../../src/ticket/route.ts";
import { hour, now } from "./tickets.ts";

const day = 24 * hour;
const reopenWithinWeek: ReopenPolicy = { mode: "reopen", days: 7 };
const alwaysNew: ReopenPolicy = { mode: "new", days: 7 };

/** A client without a ticket, who just writes. */
const nothingKnown: Situation = {
  addressed: null,
  tickets: [],
  chosen: null,
  wantsNew: false,
  written: null,
  isThanks: false,
  now,
  policy: reopenWithinWeek,
};

const open1 = open(1);
const open2 = open(2);
const open3 = open(3);

table("the first message, and one that asks for a new ticket, open one", [
  ["the client has no ticket", {}, opens()],
  ["no ticket, /new", { wantsNew: true }, opens()],
  ["an open ticket, /new", { tickets: [open1], wantsNew: true }, opens()],
  ["a chosen one, /new after it", { tickets: [open1], chosen: chose(1, 5), wantsNew: true }, opens()],
  ["one that was just closed, /new", { tickets: [closed(1, hour)], wantsNew: true }, opens()],
]);

table("a message goes to the ticket that it replies to, whatever else is known", [
  ["the only one", { tickets: [open1], addressed: 1 }, joins(1)],
  ["the older one", { tickets: [open1, open2], addressed: 1 }, joins(1)],
  ["not the chosen one", { tickets: [open1, open2], addressed: 1, chosen: chose(2, 5) }, joins(1)],
  ["not the one answered last", { tickets: [open1, open(2, 5)], addressed: 1 }, joins(1)],
  ["not a new one, in spite of /new", { tickets: [open1, open2], addressed: 1, wantsNew: true }, joins(1)],
  ["a closed one, with others open", { tickets: [closed(1, hour), open2], addressed: 1 }, reopens(1)],
  ["an older closed one", { tickets: [closed(1, 2 * hour), closed(2, hour)], addressed: 1 }, reopens(1)],
  ["one closed too long ago", { tickets: [closed(1, 8 * day), open2], addressed: 1 }, opens()],
  [
    "a closed one, policy new",
    { tickets: [closed(1, hour), open2], addressed: 1, policy: alwaysNew },
    opens(),
  ],
]);

table("a reply to what is no ticket of this client is routed as if it were no reply", [
  ["no ticket of theirs", { addressed: 99 }, opens()],
  ["another is open", { tickets: [open1], addressed: 99 }, joins(1)],
  ["another is chosen", { tickets: [open1, open2], addressed: 99, chosen: chose(1, 5) }, guesses(1)],
  ["another was just closed", { tickets: [closed(1, hour)], addressed: 99 }, reopens(1)],
  ["/new", { tickets: [open1], addressed: 99, wantsNew: true }, opens()],
]);

table("with one open ticket, it is that one", [
  ["nothing else known", { tickets: [open1] }, joins(1)],
  ["chosen", { tickets: [open1], chosen: chose(1, 5) }, joins(1)],
  ["a newer one is closed", { tickets: [open1, closed(2, hour)] }, joins(1)],
  ["the chosen one is closed", { tickets: [open1, closed(2, hour)], chosen: chose(2, 90) }, joins(1)],
  ["policy new", { tickets: [open1, closed(2, hour)], policy: alwaysNew }, joins(1)],
]);

table("with several open, it is the one chosen last, or the one the team wrote in if that is newer", [
  ["chosen, no answers", { tickets: [open1, open2], chosen: chose(1, 5) }, guesses(1)],
  ["chosen after the answer", { tickets: [open1, open(2, 9)], chosen: chose(1, 5) }, guesses(1)],
  ["answered after the choice", { tickets: [open1, open(2, 5)], chosen: chose(1, 9) }, guesses(2)],
  ["both in one millisecond: the choice", { tickets: [open1, open(2, 5)], chosen: chose(1, 5) }, guesses(1)],
  [
    "answered a millisecond after",
    { tickets: [open1, answered(2, now - 1)], chosen: choseAt(1, now - 2) },
    guesses(2),
  ],
  ["the chosen one itself answered", { tickets: [open(1, 5), open2], chosen: chose(1, 9) }, guesses(1)],
  ["answered last of three", { tickets: [open(1, 5), open(2, 9), open3], chosen: chose(2, 20) }, guesses(1)],
  ["no choice: the last answer", { tickets: [open(1, 5), open(2, 9), open3] }, guesses(1)],
  [
    "chosen but closed since: the answer",
    { tickets: [open(1, 9), open2, closed(3, hour)], chosen: chose(3, 5) },
    guesses(1),
  ],
  ["chosen, not theirs: the answer", { tickets: [open(1, 9), open2], chosen: chose(99, 5) }, guesses(1)],
  [
    "answers in closed ones do not count",
    { tickets: [open1, open2, closed(3, hour, 1)], chosen: chose(1, 9) },
    guesses(1),
  ],
]);

table("with several open and nothing to tell them apart, it is the newest", [
  ["two", { tickets: [open1, open2] }, guesses(2)],
  ["two, told the other way round", { tickets: [open2, open1] }, guesses(2)],
  ["three and a newer closed one", { tickets: [open2, open3, open1, closed(4, hour)] }, guesses(3)],
]);

table("after closing, the client's word reopens the last ticket for so many days, or opens a new one", [
  ["an hour after", { tickets: [closed(1, hour)] }, reopens(1)],
  ["7 days after, to the millisecond", { tickets: [closed(1, 7 * day)] }, reopens(1)],
  ["a millisecond later", { tickets: [closed(1, 7 * day + 1)] }, opens()],
  ["the last closed one", { tickets: [closed(1, hour), closed(2, 2 * hour)] }, reopens(1)],
  [
    "even if another was chosen",
    { tickets: [closed(1, hour), closed(2, 2 * hour)], chosen: chose(2, 5) },
    reopens(1),
  ],
  [
    "1 day: 23 hours after",
    { tickets: [closed(1, 23 * hour)], policy: { mode: "reopen", days: 1 } },
    reopens(1),
  ],
  [
    "1 day: 25 hours after",
    { tickets: [closed(1, 25 * hour)], policy: { mode: "reopen", days: 1 } },
    opens(),
  ],
  ["0 days", { tickets: [closed(1, 1)], policy: { mode: "reopen", days: 0 } }, opens()],
  ["policy new", { tickets: [closed(1, hour)], policy: alwaysNew }, opens()],
  ["policy new, at once", { tickets: [closed(1, 0)], policy: alwaysNew }, opens()],
]);

table("mere thanks open nothing", [
  ["the last one is closed", { tickets: [closed(1, hour)], isThanks: true }, staysClosed(1)],
  ["closed long ago", { tickets: [closed(1, 30 * day)], isThanks: true }, staysClosed(1)],
  ["policy new", { tickets: [closed(1, hour)], isThanks: true, policy: alwaysNew }, staysClosed(1)],
  [
    "a reply to a closed one",
    { tickets: [closed(1, hour), open2], addressed: 1, isThanks: true },
    staysClosed(1),
  ],
  ["one is open", { tickets: [open1], isThanks: true }, joins(1)],
  ["no ticket", { isThanks: true }, opens()],
  ["another was just closed", { tickets: [open1, closed(2, hour)], isThanks: true }, staysClosed(2)],
  [
    "the last closed of two, with one open",
    { tickets: [open1, closed(2, 2 * hour), closed(3, hour)], isThanks: true },
    staysClosed(3),
  ],
  [
    "closed after the answer in the open one",
    { tickets: [open(1, 90), closed(2, hour)], isThanks: true },
    staysClosed(2),
  ],
  ["closed before that answer", { tickets: [open(1, 30), closed(2, hour)], isThanks: true }, joins(1)],
  [
    "closed after the open one was chosen",
    { tickets: [open1, closed(2, hour)], chosen: chose(1, 90), isThanks: true },
    staysClosed(2),
  ],
  [
    "closed before that choice",
    { tickets: [open1, closed(2, hour)], chosen: chose(1, 30), isThanks: true },
    joins(1),
  ],
  [
    "closed before the client wrote in the open one",
    { tickets: [open1, closed(2, hour)], written: chose(1, 30), isThanks: true },
    joins(1),
  ],
  [
    "the client has thanked for the closed one already",
    { tickets: [open1, closed(2, hour)], written: chose(2, 30), isThanks: true },
    staysClosed(2),
  ],
  ["a reply to the open one", { tickets: [open1, closed(2, hour)], addressed: 1, isThanks: true }, joins(1)],
  [
    "another was closed, /new",
    { tickets: [open1, closed(2, hour)], isThanks: true, wantsNew: true },
    opens(),
  ],
  ["/new", { tickets: [closed(1, hour)], isThanks: true, wantsNew: true }, opens()],
]);

describe("whatever the situation", () => {
  const ago = fc.oneof(fc.nat(10), fc.nat(20 * day), fc.constantFrom(7 * day, 7 * day + 1));
  const time = ago.map((milliseconds) => now - milliseconds);
  const ticket: fc.Arbitrary<KnownTicket> = fc.record({
    id: fc.integer({ min: 1, max: 8 }),
    closedAt: fc.option(time),
    answeredAt: fc.option(time),
  });
  const tickets = fc.uniqueArray(ticket, { selector: ({ id }) => id, maxLength: 6 });
  const situationWith = (known: fc.Arbitrary<KnownTicket[]>): fc.Arbitrary<Situation> =>
    fc.record({
      addressed: fc.option(fc.integer({ min: 1, max: 10 })),
      tickets: known,
      chosen: fc.option(fc.record({ ticketId: fc.integer({ min: 1, max: 10 }), at: time })),
      wantsNew: fc.boolean(),
      written: fc.option(fc.record({ ticketId: fc.integer({ min: 1, max: 10 }), at: time })),
      isThanks: fc.boolean(),
      now: fc.constant(now),
      policy: fc.record({ mode: fc.constantFrom("reopen", "new"), days: fc.constantFrom(0, 1, 7) }),
    });
  const situation = situationWith(tickets);
  const holds = (check: (situation: Situation, found: Route, ticket: KnownTicket | undefined) => void) =>
    fc.assert(
      fc.property(situation, (given) => {
        const found = route(given);
        const id = found.kind === "open" ? undefined : found.ticketId;
        check(
          given,
          found,
          given.tickets.find((known) => known.id === id),
        );
      }),
      { numRuns: 2000 },
    );

  test("nothing goes to a ticket that is not the client's own", () => {
    holds((_, found, known) =>
      assert.ok(found.kind === "open" || known !== undefined, JSON.stringify(found)),
    );
  });

  test("only an open ticket is joined", () => {
    holds((_, found, known) => {
      if (found.kind === "join") assert.equal(known?.closedAt, null);
    });
  });

  test("only a closed ticket is reopened, only where the policy says so and within its days", () => {
    holds(({ policy }, found, known) => {
      if (found.kind !== "reopen") return;
      assert.equal(policy.mode, "reopen");
      assert.ok(known?.closedAt != null && now - known.closedAt <= policy.days * day, JSON.stringify(known));
    });
  });

  test("a client who asked for nothing new gets no other ticket while one is open", () => {
    holds(({ addressed, tickets: known, wantsNew, isThanks }, found) => {
      const isReply = known.some(({ id }) => id === addressed);
      if (isReply || wantsNew || known.every(({ closedAt }) => closedAt !== null)) return;
      assert.ok(found.kind === "join" || (isThanks && found.kind === "leave_closed"), found.kind);
    });
  });

  test("where there were several and none was replied to, the client can be told", () => {
    holds(({ addressed, tickets: known }, found) => {
      if (found.kind !== "join") return;
      const openOnes = known.filter(({ closedAt }) => closedAt === null);
      assert.equal(found.isCertain, found.ticketId === addressed || openOnes.length === 1);
    });
  });

  test("the order in which tickets are told does not matter", () => {
    const shuffled = situationWith(tickets).chain((given) => {
      const { length } = given.tickets;
      const order = fc.shuffledSubarray([...given.tickets], { minLength: length, maxLength: length });
      return fc.tuple(fc.constant(given), order);
    });
    fc.assert(
      fc.property(shuffled, ([given, order]) => {
        assert.deepEqual(route({ ...given, tickets: order }), route(given));
      }),
      { numRuns: 2000 },
    );
  });

  test("of two that were closed at the same instant it is the newer one", () => {
    const two = [closed(1, hour), closed(2, hour)];
    for (const known of [two, two.toReversed()]) {
      assert.deepEqual(route({ ...nothingKnown, tickets: known }), reopens(2));
    }
  });

  test("of two that were answered at the same instant it is the newer one", () => {
    const two = [open(1, 5), open(2, 5)];
    for (const known of [two, two.toReversed()]) {
      assert.deepEqual(route({ ...nothingKnown, tickets: known }), guesses(2));
    }
  });
});

function table(promise: string, rows: [when: string, given: Partial<Situation>, then: Route][]): void {
  describe(promise, () => {
    for (const [when, given, then] of rows) {
      test(`${when}: ${tell(then)}`, () => {
        assert.deepEqual(route({ ...nothingKnown, ...given }), then);
      });
    }
  });
}

function tell(then: Route): string {
  if (then.kind === "open") return "a new ticket";
  if (then.kind === "leave_closed") return `to ${then.ticketId}, which stays closed`;
  if (then.kind === "reopen") return `reopens ${then.ticketId}`;
  return then.isCertain ? `to ${then.ticketId}` : `to ${then.ticketId}, and the client is told`;
}

/** An open ticket; the team last wrote so many minutes ago. */
function open(id: number, answeredMinutesAgo?: number): KnownTicket {
  return answered(id, answeredMinutesAgo === undefined ? null : now - answeredMinutesAgo * 60_000);
}

function answered(id: number, answeredAt: number | null): KnownTicket {
  return { id, closedAt: null, answeredAt };
}

function closed(id: number, millisecondsAgo: number, answeredMinutesAgo = 600): KnownTicket {
  return { id, closedAt: now - millisecondsAgo, answeredAt: now - answeredMinutesAgo * 60_000 };
}

function chose(ticketId: number, minutesAgo: number): Situation["chosen"] {
  return choseAt(ticketId, now - minutesAgo * 60_000);
}

function choseAt(ticketId: number, at: number): Situation["chosen"] {
  return { ticketId, at };
}

function opens(): Route {
  return { kind: "open" };
}

function reopens(ticketId: number): Route {
  return { kind: "reopen", ticketId };
}

/** To a ticket that was replied to or is the only one. */
function staysClosed(ticketId: number): Route {
  return { kind: "leave_closed", ticketId };
}

function joins(ticketId: number): Route {
  return { kind: "join", ticketId, isCertain: true };
}

/** To one of several. */
function guesses(ticketId: number): Route {
  return { kind: "join", ticketId, isCertain: false };
}
