import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decide, type TicketCommand } from "../../../src/ticket/decide.ts";
import type { Ticket, TicketEvent } from "../../../src/ticket/ticket.ts";
import {
  boris,
  closedTicket,
  commands,
  type Deed,
  frozen,
  holders,
  hour,
  inEveryStatus,
  now,
  olga,
  openTicket,
} from "../tickets.ts";

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

function resting(): Ticket[] {
  return inEveryStatus({ snoozedUntil: now + hour });
}

function changed(deed: Deed, ticket: Ticket) {
  const decision = decide(frozen(ticket), commands[deed], now);
  assert.ok(decision.ok, deed);
  return decision;
}
