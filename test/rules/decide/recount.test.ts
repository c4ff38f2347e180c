import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decide } from "../../../src/ticket/decide.ts";
import {
  isOpen,
  type OpenStatus,
  type Replies,
  type Status,
  type Ticket,
  type ToAct,
} from "../../../src/ticket/ticket.ts";
import { closedTicket, frozen, hour, inEveryStatus, now, openTicket, recount, recounts } from "../tickets.ts";

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
