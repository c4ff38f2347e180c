import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { decide, type TicketCommand } from "../../src/ticket/decide.ts";
import {
  type ClosedTicket,
  type Decision,
  isOpen,
  type OpenStatus,
  type OpenTicket,
  type Rating,
  type Refusal,
  type Replies,
  type Status,
  type Ticket,
  type TicketEvent,
  type ToAct,
} from "../../src/ticket/ticket.ts";
import {
  boris,
  claimedByAnswer,
  claimedByOlga,
  closedTicket,
  commands,
  type Deed,
  holders,
  hour,
  lowRating,
  now,
  olga,
  openStatuses,
  openTicket,
  recount,
  recounts,
} from "./tickets.ts";

/**
 * What comes of a deed: what is different afterwards, with the journal's lines, or why nothing is. A field that is
 * `gone` is not there any more.
 */
type Outcome = { changes: Changes; events: TicketEvent[] } | { refusal: Refusal };
type Changes = Partial<Omit<OpenTicket, "status" | "toAct">> & {
  status?: Status;
  toAct?: ToAct | typeof gone;
  closedAt?: number | typeof gone;
};
const gone = undefined;

/** A new command does not compile until it is told here, and then wants its deeds. */
const everyCommand: Record<TicketCommand["type"], true> = {
  receive: true,
  answer: true,
  recount: true,
  claim: true,
  log_call: true,
  note: true,
  transfer: true,
  release: true,
  close: true,
  reopen: true,
  snooze: true,
  wake: true,
  set_subject: true,
  move_to_desk: true,
  rate: true,
  comment_rating: true,
};

test("no command goes without a word about what it does in every state", () => {
  const told = new Set([...Object.values(commands).map(({ type }) => type), "recount"]);
  assert.deepEqual(told, new Set(Object.keys(everyCommand)));
});

/**
 * A state with the outcome of every deed in it: one that is not told does not compile. A move and a release are told by
 * themselves.
 */
type Specification = Record<Exclude<Deed, "it is moved to the warehouse" | "it is released">, Outcome>;

const answered: TicketEvent = { type: "answered" };
const called: TicketEvent = { type: "called" };
const noted: TicketEvent = { type: "noted", text: "VIP" };

const whetherOpenOrClosed = {
  "its subject becomes Payment": becomes({ subject: "Payment" }, { type: "subject_set", subject: "Payment" }),
  "its subject is set to what it is": refused("same_subject"),
} satisfies Partial<Specification>;

const whoeverIsToAct = {
  ...whetherOpenOrClosed,
  "a note is left": becomes({ status: "noted" }, noted),
  "it is closed": becomes({ status: "closed", closedAt: now, toAct: gone }, { type: "closed" }),
  "it is snoozed": becomes({ snoozedUntil: now + hour }, { type: "snoozed", until: now + hour }),
  "its rest ends": refused("not_snoozed"),
  "the client reopens it": refused("already_open"),
  "Olga reopens it": refused("already_open"),
  "it is moved to where it is": refused("same_desk"),
  "it is moved to what is not ready": refused("desk_not_ready"),
  "an anonymous admin reopens it": refused("already_open"),
  "the bot reopens it": refused("already_open"),
  "the client calls it resolved": refused("not_closed"),
  "the client gives four stars": refused("not_closed"),
  "the client gives the stars they gave": refused("not_closed"),
  "the client says what went wrong": refused("not_rated"),
} satisfies Partial<Specification>;

/** When the message was sent, not when it was processed. A call counts when it is logged. */
const toAnswered = { status: "answered", toAct: "client", firstReplyAt: now - 1_000 } as const;
const toCalled = { status: "call_logged", toAct: "client", firstReplyAt: now } as const;

const teamToAct = { ...whoeverIsToAct, "the client writes": nothingChanges() };
/** A note says nothing of whether the client waits; the next message does. */
const notedTeamToAct = { ...whoeverIsToAct, "the client writes": becomes({ status: "unanswered" }) };
const clientToAct = {
  ...whoeverIsToAct,
  "the client writes": becomes({ status: "continued", toAct: "team" }, { type: "continued" }),
};

const nobodys = {
  "Olga answers": becomes({ ...toAnswered, managerId: olga.id }, claimedByAnswer, answered),
  "an anonymous admin answers": becomes(toAnswered, answered),
  "an anonymous admin takes it": refused("anonymous"),
  "Olga logs a call": becomes({ ...toCalled, managerId: olga.id }, claimedByOlga, called),
  "an anonymous admin logs a call": becomes(toCalled, called),
  "it is transferred to Olga": becomes(
    { managerId: olga.id },
    { type: "transferred", from: null, to: olga.id },
  ),
  "it is transferred to Boris": becomes(
    { managerId: boris.id },
    { type: "transferred", from: null, to: boris.id },
  ),
} satisfies Partial<Specification>;

const olgas = {
  "Olga answers": becomes(toAnswered, answered),
  "an anonymous admin answers": becomes(toAnswered, answered),
  "Olga takes it": refused("already_yours"),
  "an anonymous admin takes it": refused("anonymous"),
  "Olga logs a call": becomes(toCalled, called),
  "an anonymous admin logs a call": becomes(toCalled, called),
  "it is transferred to Olga": refused("already_theirs"),
  "it is transferred to Boris": becomes(
    { managerId: boris.id },
    { type: "transferred", from: olga.id, to: boris.id },
  ),
} satisfies Partial<Specification>;

/** Others may help; it stays his. */
const boriss = {
  "Olga answers": becomes(toAnswered, answered),
  "an anonymous admin answers": becomes(toAnswered, answered),
  "Olga takes it": refused("taken"),
  "an anonymous admin takes it": refused("anonymous"),
  "Olga logs a call": becomes(toCalled, called),
  "an anonymous admin logs a call": becomes(toCalled, called),
  "it is transferred to Olga": becomes(
    { managerId: olga.id },
    { type: "transferred", from: boris.id, to: olga.id },
  ),
  "it is transferred to Boris": refused("already_theirs"),
} satisfies Partial<Specification>;

given(
  "an open ticket, nobody's, the team to act",
  inEveryStatusButNoted({ toAct: "team", managerId: null }),
  {
    ...teamToAct,
    ...nobodys,
    "Olga takes it": becomes({ status: "in_progress", managerId: olga.id }, claimedByOlga),
  },
);

given(
  "an open ticket, nobody's, noted, the team to act",
  [openTicket({ status: "noted", toAct: "team", managerId: null })],
  {
    ...notedTeamToAct,
    ...nobodys,
    "Olga takes it": becomes({ status: "in_progress", managerId: olga.id }, claimedByOlga),
  },
);

given("an open ticket, nobody's, the client to act", inEveryStatus({ toAct: "client", managerId: null }), {
  ...clientToAct,
  ...nobodys,
  "Olga takes it": becomes({ managerId: olga.id }, claimedByOlga),
});

given(
  "an open ticket, Olga's, the team to act",
  inEveryStatusButNoted({ toAct: "team", managerId: olga.id }),
  {
    ...teamToAct,
    ...olgas,
  },
);

given(
  "an open ticket, Olga's, noted, the team to act",
  [openTicket({ status: "noted", toAct: "team", managerId: olga.id })],
  {
    ...notedTeamToAct,
    ...olgas,
  },
);

given("an open ticket, Olga's, the client to act", inEveryStatus({ toAct: "client", managerId: olga.id }), {
  ...clientToAct,
  ...olgas,
});

given(
  "an open ticket, Boris's, the team to act",
  inEveryStatusButNoted({ toAct: "team", managerId: boris.id }),
  {
    ...teamToAct,
    ...boriss,
  },
);

given(
  "an open ticket, Boris's, noted, the team to act",
  [openTicket({ status: "noted", toAct: "team", managerId: boris.id })],
  {
    ...notedTeamToAct,
    ...boriss,
  },
);

given("an open ticket, Boris's, the client to act", inEveryStatus({ toAct: "client", managerId: boris.id }), {
  ...clientToAct,
  ...boriss,
});

const helped = { managerId: olga.id, firstReplyAt: now - 31 * hour } as const;
const helpedAgain = {
  ...olgas,
  "Olga answers": becomes({ status: "answered", toAct: "client" }, answered),
  "an anonymous admin answers": becomes({ status: "answered", toAct: "client" }, answered),
  "Olga logs a call": becomes({ status: "call_logged", toAct: "client" }, called),
  "an anonymous admin logs a call": becomes({ status: "call_logged", toAct: "client" }, called),
} satisfies Partial<Specification>;

given("a ticket answered before, noted, the team to act", [openTicket({ ...helped, status: "noted" })], {
  ...notedTeamToAct,
  ...helpedAgain,
  "the client writes": becomes({ status: "continued" }),
});

const ratedBefore = lowRating(now - hour);
given(
  "a reopened ticket, answered before, rated an hour ago",
  inEveryStatusButNoted({ ...helped, toAct: "team", rating: ratedBefore }),
  {
    ...teamToAct,
    ...helpedAgain,
    "the client calls it resolved": rated({ ...ratedBefore, isResolved: true }),
    "the client gives four stars": rated({ ...ratedBefore, stars: 4 }),
    "the client gives the stars they gave": nothingChanges(),
    "the client says what went wrong": commented({ ...ratedBefore, comment: "Slow" }),
  },
);

given(
  "a reopened ticket, answered before, rated over 24 hours ago",
  inEveryStatusButNoted({ ...helped, toAct: "team", rating: lowRating(now - 24 * hour - 1) }),
  {
    ...teamToAct,
    ...helpedAgain,
    "the client calls it resolved": refused("rating_expired"),
    "the client gives four stars": refused("rating_expired"),
    "the client gives the stars they gave": refused("rating_expired"),
    "the client says what went wrong": refused("rating_expired"),
  },
);

const closed = {
  ...whetherOpenOrClosed,
  "the client writes": refused("closed"),
  "Olga answers": refused("closed"),
  "an anonymous admin answers": refused("closed"),
  "Olga takes it": refused("closed"),
  "an anonymous admin takes it": refused("closed"),
  "Olga logs a call": refused("closed"),
  "an anonymous admin logs a call": refused("closed"),
  "it is transferred to Olga": refused("closed"),
  "it is transferred to Boris": refused("closed"),
  "a note is left": becomes({}, noted),
  "it is moved to where it is": refused("closed"),
  "it is moved to what is not ready": refused("closed"),
  "it is closed": refused("already_closed"),
  "it is snoozed": refused("closed"),
  "its rest ends": refused("closed"),
} satisfies Partial<Specification>;

/** Whoever opens it again, it waits as it did before anybody acted; a manager has it then, if nobody had. */
const closedUnanswered = {
  ...closed,
  "the client reopens it": reopened("unanswered"),
  "an anonymous admin reopens it": reopened("unanswered"),
  "the bot reopens it": reopened("unanswered"),
  "Olga reopens it": reopened("in_progress"),
} satisfies Partial<Specification>;

const notRated = {
  "the client calls it resolved": rated({ isResolved: true, stars: null, comment: null, ratedAt: now }),
  "the client gives four stars": rated({ isResolved: null, stars: 4, comment: null, ratedAt: now }),
  "the client gives the stars they gave": rated({ isResolved: null, stars: 2, comment: null, ratedAt: now }),
  "the client says what went wrong": refused("not_rated"),
} satisfies Partial<Specification>;

given("a closed ticket, somebody's, never answered, not rated", somebodysClosed({ rating: null }), {
  ...closedUnanswered,
  ...notRated,
});

given("a closed ticket, nobody's, never answered, not rated", [closedTicket({ managerId: null })], {
  ...closedUnanswered,
  ...notRated,
  "Olga reopens it": becomes(
    { status: "in_progress", toAct: "team", closedAt: gone, managerId: olga.id },
    { type: "reopened" },
    claimedByOlga,
  ),
});

given("a closed ticket, somebody's, answered before", somebodysClosed({ firstReplyAt: now - 3 * hour }), {
  ...closedUnanswered,
  ...notRated,
  "the client reopens it": reopened("continued"),
  "an anonymous admin reopens it": reopened("continued"),
  "the bot reopens it": reopened("continued"),
});

const rating = { ...lowRating(now - hour), comment: "Rude" };
given("a closed ticket, rated an hour ago, since it was closed", somebodysClosed({ rating }), {
  ...closedUnanswered,
  "the client calls it resolved": rated({ ...rating, isResolved: true }),
  "the client gives four stars": rated({ ...rating, stars: 4 }),
  "the client gives the stars they gave": nothingChanges(),
  "the client says what went wrong": commented({ ...rating, comment: "Slow" }),
});

const dayOld = lowRating(now - 24 * hour);
const closedLongAgo = now - 30 * hour;
given(
  "a closed ticket, rated 24 hours ago to the millisecond",
  somebodysClosed({ rating: dayOld, closedAt: closedLongAgo }),
  {
    ...closedUnanswered,
    "the client calls it resolved": rated({ ...dayOld, isResolved: true }),
    "the client gives four stars": rated({ ...dayOld, stars: 4 }),
    "the client gives the stars they gave": nothingChanges(),
    "the client says what went wrong": commented({ ...dayOld, comment: "Slow" }),
  },
);

const expired = lowRating(now - 24 * hour - 1);
given(
  "a closed ticket, rated over 24 hours ago",
  somebodysClosed({ rating: expired, closedAt: closedLongAgo }),
  {
    ...closedUnanswered,
    "the client calls it resolved": refused("rating_expired"),
    "the client gives four stars": refused("rating_expired"),
    "the client gives the stars they gave": refused("rating_expired"),
    "the client says what went wrong": refused("rating_expired"),
  },
);

const ofEarlierClosing = { ...lowRating(now - 3 * hour), comment: "Rude" };
given(
  "a closed ticket, rated after an earlier closing",
  somebodysClosed({ rating: ofEarlierClosing, closedAt: now - 2 * hour }),
  {
    ...closedUnanswered,
    ...notRated,
    "the client gives the stars they gave": rated({
      isResolved: null,
      stars: 2,
      comment: null,
      ratedAt: now,
    }),
    "the client says what went wrong": commented({ ...ofEarlierClosing, comment: "Slow" }),
  },
);

describe("given a ticket that rests", () => {
  const woken: TicketEvent = { type: "woken" };

  test("it comes back when its client writes, its rest is ended, or it is moved, and the journal says so", () => {
    for (const deed of ["the client writes", "its rest ends", "it is moved to the warehouse"] as const) {
      for (const ticket of resting()) {
        const { ticket: present, events } = changed(deed, ticket);
        assert.equal(present.snoozedUntil, null, deed);
        assert.deepEqual(events[0], woken, deed);
      }
    }
  });

  test("a closed ticket does not rest, and comes back awake", () => {
    for (const ticket of resting()) {
      const { ticket: present, events } = changed("it is closed", ticket);
      assert.equal(present.snoozedUntil, null);
      assert.deepEqual(events, [{ type: "closed" }]);
    }
  });

  test("everything else leaves it at rest", () => {
    for (const deed of [
      "Olga answers",
      "Olga logs a call",
      "a note is left",
      "it is transferred to Boris",
    ] as const)
      for (const ticket of resting())
        assert.equal(changed(deed, ticket).ticket.snoozedUntil, now + hour, deed);
  });
});

describe("given a ticket that is moved to the warehouse", () => {
  const move = commands["it is moved to the warehouse"];
  test("it is nobody's there, and the journal says whose it was", () => {
    for (const managerId of Object.values(holders)) {
      for (const ticket of inEveryStatus({ managerId })) {
        const decision = decide(frozen(ticket), move, now);
        assert.ok(decision.ok);
        assert.deepEqual(decision.events, [
          { type: "moved_to_desk", deskId: 2, desk: "Warehouse", from: managerId },
        ]);
        const status = ticket.status === "in_progress" ? "unanswered" : ticket.status;
        assert.deepEqual(decision.ticket, { ...ticket, deskId: 2, managerId: null, status });
      }
    }
  });

  test("what was being worked on waits again, as before anybody took it", () => {
    const inProgress = { status: "in_progress", managerId: olga.id } as const;
    for (const [firstReplyAt, status] of [
      [null, "unanswered"],
      [now - hour, "continued"],
    ] as const) {
      const decision = decide(openTicket({ ...inProgress, firstReplyAt }), move, now);
      assert.equal(decision.ok && decision.ticket.status, status);
    }
  });

  test("a closed one stays where it is", () => {
    assert.deepEqual(decide(closedTicket(), move, now), { ok: false, refusal: "closed" });
  });
});

describe("when it is taken from its manager", () => {
  const release = commands["it is released"];

  test("it is nobody's again and waits as before anybody took it, and the journal says whose it was", () => {
    for (const managerId of [olga.id, boris.id]) {
      for (const ticket of inEveryStatus({ managerId })) {
        const status = ticket.status === "in_progress" ? "unanswered" : ticket.status;
        assert.deepEqual(decide(frozen(ticket), release, now), {
          ok: true,
          ticket: { ...ticket, managerId: null, status },
          events: [{ type: "released", from: managerId }],
        });
      }
    }
    const answeredBefore = openTicket({
      status: "in_progress",
      managerId: olga.id,
      firstReplyAt: now - hour,
    });
    const decision = decide(answeredBefore, release, now);
    assert.equal(decision.ok && decision.ticket.status, "continued");
  });

  test("what nobody has, or is closed, stays as it is", () => {
    const free = openTicket({ managerId: null });
    assert.deepEqual(decide(free, release, now), { ok: false, refusal: "already_free" });
    assert.deepEqual(decide(closedTicket(), release, now), { ok: false, refusal: "closed" });
  });
});

describe("when an answer is withdrawn, or goes again", () => {
  const cause = { type: "message_deleted" } as const;
  const count = (ticket: Ticket, replies: Replies) => {
    const decision = decide(frozen(ticket), recount(replies), now);
    assert.ok(decision.ok);
    const { status } = decision.ticket;
    const toAct = isOpen(decision.ticket) ? decision.ticket.toAct : undefined;
    const isSame = status === ticket.status && toAct === (isOpen(ticket) ? ticket.toAct : undefined);
    assert.deepEqual(decision.events, isSame ? [cause] : [cause, { type: "recounted", status, toAct }]);
    assert.deepEqual(decision.ticket.firstReplyAt, replies.firstAt);
    return decision.ticket;
  };
  const cases: [keyof typeof recounts, Record<OpenStatus, [Status, ToAct]>][] = [
    ["no reply is left", waits("unanswered")],
    ["an earlier reply is left", waits("continued")],
    ["the last reply is an answer", replied("answered")],
    ["the last reply is a call", replied("call_logged")],
  ];
  for (const [which, outcomes] of cases) {
    test(`${which}: ${new Set(Object.values(outcomes).map(([status]) => status)).values().toArray().join(", ")}`, () => {
      for (const ticket of inEveryStatus({ toAct: "client" })) {
        const after = count(ticket, recounts[which]);
        assert.deepEqual([after.status, isOpen(after) && after.toAct], outcomes[ticket.status as OpenStatus]);
      }
    });
  }

  test("a note's status goes when the client waits no more", () => {
    const ticket = openTicket({ status: "noted", toAct: "team" });
    assert.equal(count(ticket, recounts["the last reply is an answer"]).status, "answered");
  });

  test("a closed ticket stays closed, and knows its first reply", () => {
    for (const replies of Object.values(recounts)) {
      const ticket = closedTicket({ firstReplyAt: now - 2 * hour });
      assert.deepEqual(count(ticket, replies), { ...ticket, firstReplyAt: replies.firstAt });
    }
  });
});

describe("in whatever order things happen to a ticket", () => {
  const life = fc.array(
    fc.tuple(fc.constantFrom(...Object.values(commands)), fc.integer({ min: 0, max: 30 * hour })),
    { maxLength: 40 },
  );

  test("every change has its line in the journal; only a note's status gives way without one", () => {
    everyStep(life, ({ command, before, decision }) => {
      if (!decision.ok || decision.events.length > 0) return;
      const { status } = before;
      const isAfterNote = command.type === "receive" && status === "noted";
      assert.deepEqual(isAfterNote ? { ...decision.ticket, status } : decision.ticket, before);
    });
  });

  test("nobody is kept waiting: once the client wrote, the team is to act", () => {
    everyStep(life, ({ command, decision }) => {
      if (command.type !== "receive" || !decision.ok) return;
      assert.equal(isOpen(decision.ticket) && decision.ticket.toAct, "team");
    });
  });

  test("who is to act agrees with the status: only after a note it may be either", () => {
    const toAct: Record<Status, (ToAct | undefined)[]> = {
      unanswered: ["team"],
      in_progress: ["team"],
      continued: ["team"],
      answered: ["client"],
      call_logged: ["client"],
      noted: ["team", "client"],
      closed: [undefined],
    };
    everyStep(life, ({ after }) => {
      assert.ok(toAct[after.status].includes(isOpen(after) ? after.toAct : undefined), JSON.stringify(after));
    });
  });

  test("the ticket stays the client's, and what was once true of its beginning stays true", () => {
    everyStep(life, ({ before, after }) => {
      const { id, clientId, openedAt } = before;
      assert.deepEqual(
        { id: after.id, clientId: after.clientId, openedAt: after.openedAt },
        { id, clientId, openedAt },
      );
      if (before.firstReplyAt !== null) assert.equal(after.firstReplyAt, before.firstReplyAt);
    });
  });

  test("a ticket that somebody has goes to another only by a transfer, and is nobody's again only by a release or in another department", () => {
    everyStep(life, ({ command, before, after }) => {
      if (before.managerId === null || command.type === "transfer") return;
      const isReleased = command.type === "release" && isOpen(before);
      const holder = after.deskId === before.deskId && !isReleased ? before.managerId : null;
      assert.equal(after.managerId, holder);
    });
  });
});

function waits(status: Status): Record<OpenStatus, [Status, ToAct]> {
  const waiting: [Status, ToAct] = [status, "team"];
  return {
    unanswered: waiting,
    answered: waiting,
    call_logged: waiting,
    continued: waiting,
    in_progress: ["in_progress", "team"],
    noted: ["noted", "team"],
  };
}

function replied(status: Status): Record<OpenStatus, [Status, ToAct]> {
  const over: [Status, ToAct] = [status, "client"];
  return {
    unanswered: over,
    answered: over,
    call_logged: over,
    continued: over,
    in_progress: over,
    noted: ["noted", "client"],
  };
}

function becomes(changes: Changes, ...events: TicketEvent[]): Outcome {
  return { changes, events };
}

function nothingChanges(): Outcome {
  return { changes: {}, events: [] };
}

function refused(refusal: Refusal): Outcome {
  return { refusal };
}

function reopened(status: "unanswered" | "continued" | "in_progress"): Outcome {
  return becomes({ status, toAct: "team", closedAt: gone }, { type: "reopened" });
}

function rated(after: Rating): Outcome {
  const { isResolved, stars } = after;
  return becomes({ rating: after }, { type: "rated", isResolved, stars });
}

function commented(after: Rating): Outcome {
  return becomes({ rating: after }, { type: "rating_commented", text: after.comment! });
}

function resting(): Ticket[] {
  return inEveryStatus({ snoozedUntil: now + hour });
}

function changed(deed: Deed, ticket: Ticket) {
  const decision = decide(frozen(ticket), commands[deed], now);
  assert.ok(decision.ok, deed);
  return decision;
}

function inEveryStatus(facts: Partial<OpenTicket>): Ticket[] {
  return openStatuses.map((status) => openTicket({ ...facts, status }));
}

function inEveryStatusButNoted(facts: Partial<OpenTicket>): Ticket[] {
  return inEveryStatus(facts).filter(({ status }) => status !== "noted");
}

function somebodysClosed(facts: Partial<ClosedTicket>): Ticket[] {
  return [holders.olga, holders.boris].map((managerId) => closedTicket({ ...facts, managerId }));
}

function given(state: string, tickets: Ticket[], specification: Specification): void {
  describe(`given ${state}`, () => {
    for (const [deed, outcome] of Object.entries(specification) as [Deed, Outcome][]) {
      test(`when ${deed}: ${tell(outcome)}`, () => {
        for (const ticket of tickets) {
          const decision = decide(frozen(ticket), commands[deed], now);
          assert.deepEqual(decision, expected(ticket, outcome), `status ${ticket.status}`);
        }
      });
    }
  });
}

function expected(ticket: Ticket, outcome: Outcome) {
  if ("refusal" in outcome) return { ok: false, refusal: outcome.refusal };
  const after = Object.entries({ ...ticket, ...outcome.changes }).filter(([, value]) => value !== gone);
  return { ok: true, ticket: Object.fromEntries(after), events: outcome.events };
}

function tell(outcome: Outcome): string {
  if ("refusal" in outcome) return `refused, ${outcome.refusal}`;
  const { status, toAct } = outcome.changes;
  const parts = [
    ...(status === undefined ? [] : [status]),
    ...(toAct === undefined ? [] : [`the ${toAct} to act`]),
    ...outcome.events.map(({ type }) => `journal: ${type}`),
  ];
  return parts.join(", ") || "nothing changes";
}

/** Lives through `life` from a new ticket on; refused commands leave it as it is. */
function everyStep(
  life: fc.Arbitrary<[(typeof commands)[Deed], number][]>,
  check: (step: {
    command: (typeof commands)[Deed];
    before: Ticket;
    decision: Decision;
    after: Ticket;
  }) => void,
) {
  fc.assert(
    fc.property(life, (steps) => {
      let ticket: Ticket = openTicket();
      let at = now;
      for (const [command, wait] of steps) {
        at += wait;
        const decision: Decision = decide(frozen(ticket), command, at);
        const after: Ticket = decision.ok ? decision.ticket : ticket;
        check({ command, before: ticket, decision, after });
        ticket = after;
      }
    }),
  );
}

/** So that a rule which changes what it was given throws. */
function frozen(ticket: Ticket): Ticket {
  if (ticket.rating !== null) Object.freeze(ticket.rating);
  return Object.freeze(ticket);
}
