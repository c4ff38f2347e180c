import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decide } from "../../../src/ticket/decide.ts";
import type {
  OpenTicket,
  Rating,
  Refusal,
  Status,
  Ticket,
  TicketEvent,
  ToAct,
} from "../../../src/ticket/ticket.ts";
import { commands, type Deed, frozen, now } from "../tickets.ts";

/**
 * What comes of a deed: what is different afterwards, with the journal's lines, or why nothing is. A field that is
 * `gone` is not there any more.
 */
export type Outcome = { changes: Changes; events: TicketEvent[] } | { refusal: Refusal };
type Changes = Partial<Omit<OpenTicket, "status" | "toAct">> & {
  status?: Status;
  toAct?: ToAct | typeof gone;
  closedAt?: number | typeof gone;
};
export const gone = undefined;

/**
 * A state with the outcome of every deed in it: one that is not told does not compile. A move and a release are told by
 * themselves.
 */
export type Specification = Record<Exclude<Deed, "it is moved to the warehouse" | "it is released">, Outcome>;

export const noted: TicketEvent = { type: "noted", text: "VIP" };

export const whetherOpenOrClosed = {
  "its subject becomes Payment": becomes({ subject: "Payment" }, { type: "subject_set", subject: "Payment" }),
  "its subject is set to what it is": refused("same_subject"),
} satisfies Partial<Specification>;

export function given(state: string, tickets: Ticket[], specification: Specification): void {
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

export function becomes(changes: Changes, ...events: TicketEvent[]): Outcome {
  return { changes, events };
}

export function nothingChanges(): Outcome {
  return { changes: {}, events: [] };
}

export function refused(refusal: Refusal): Outcome {
  return { refusal };
}

export function rated(after: Rating): Outcome {
  const { isResolved, stars } = after;
  return becomes({ rating: after }, { type: "rated", isResolved, stars });
}

export function commented(after: Rating): Outcome {
  return becomes({ rating: after }, { type: "rating_commented", text: after.comment! });
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
