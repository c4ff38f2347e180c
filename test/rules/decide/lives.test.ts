import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { decide } from "../../../src/ticket/decide.ts";
import { type Decision, isOpen, type Status, type Ticket, type ToAct } from "../../../src/ticket/ticket.ts";
import { commands, type Deed, frozen, hour, now, openTicket } from "../tickets.ts";

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
