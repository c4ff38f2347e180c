import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { measure } from "../../src/report/measures/measures.ts";
import { findHistories } from "../../src/store/report/report.ts";
import { on, type Ledger, openLedger } from "./ledger.ts";

const cases = Number(process.env["CASES"] ?? 100);
const minute = 60_000;

/** What happens to a ticket, and how many minutes after what happened before. */
interface Step {
  after: number;
  what:
    | { kind: "ask"; album: number }
    | { kind: "answer"; by: number; album: number; fate: "arrives" | "deleted" | "noted" | "refused" }
    | { kind: "call"; by: number }
    | { kind: "note"; by: number }
    | { kind: "close"; by: number | "client" | "bot" }
    | { kind: "press reopening"; by: number | "client" }
    | { kind: "claim"; by: number }
    | { kind: "transfer"; to: number }
    | { kind: "rate"; stars: number };
}

const person = fc.constantFrom(1, 2);
const album = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) });
const what: fc.Arbitrary<Step["what"]> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("ask" as const), album }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      by: person,
      album,
      fate: fc.oneof(
        { weight: 4, arbitrary: fc.constant("arrives" as const) },
        { weight: 1, arbitrary: fc.constantFrom("deleted" as const, "noted" as const, "refused" as const) },
      ),
    }),
  },
  fc.record({ kind: fc.constant("call" as const), by: person }),
  fc.record({ kind: fc.constant("note" as const), by: person }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("close" as const),
      by: fc.constantFrom(1, 2, "client" as const, "bot" as const),
    }),
  },
  fc.record({ kind: fc.constant("press reopening" as const), by: fc.constantFrom(1, 2, "client" as const) }),
  fc.record({ kind: fc.constant("claim" as const), by: person }),
  fc.record({ kind: fc.constant("transfer" as const), to: person }),
  fc.record({ kind: fc.constant("rate" as const), stars: fc.integer({ min: 1, max: 5 }) }),
);
/** Several things in the same second too. */
const steps = fc.array(fc.record({ after: fc.oneof(fc.constant(0), fc.nat(600)), what }), { maxLength: 30 });

test("whatever happens, the measures equal those of another, slower count", (t) => {
  const ledger = openLedger(t);
  let id = 0;
  fc.assert(
    fc.property(steps, (history) => {
      id += 1;
      const line = play(ledger, id, history);
      const [stored] = findHistories(ledger.store, [id]);
      const measures = measure(stored!);
      const { waits, replies, closings, ratings, firstReply, closedAt } = measures;
      assert.deepEqual(
        {
          waits: waits.map(({ from, to, reply, isFirst }) => [from, to, reply?.by ?? null, isFirst]),
          replies: replies.map(({ at: when, by }) => [when, by]),
          firstReply: firstReply?.at ?? null,
          closedAt,
          closings: closings.map(({ at: when, owner }) => [when, owner]),
          ratings: ratings.map(({ stars, owner }) => [stars, owner]),
          asked: measures.asked.length,
          reopened: measures.reopenings.length,
        },
        slowCount(line),
      );
    }),
    { numRuns: cases, ...(process.env["SEED"] !== undefined && { seed: Number(process.env["SEED"]) }) },
  );
});

/** What happened, in order, as a person would write it down: only what counts, and the state at each moment. */
type Line = {
  at: number;
  isOpen: boolean;
  owner: number | "nobody";
} & (
  | { kind: "asked" | "opened" }
  | { kind: "replied"; by: number }
  | { kind: "closed" }
  | { kind: "reopened" }
  | { kind: "rated"; stars: number }
);

/** Writes the history into the database, as the bot would, and down for the slow count. */
function play(ledger: Ledger, id: number, history: readonly Step[]): Line[] {
  let now = on("2 9:00");
  let isOpen = true;
  let owner: number | "nobody" = "nobody";
  const lines: Line[] = [{ at: now, kind: "opened", isOpen, owner }];
  const albums = new Set<string>();
  ledger.opens(id, now);
  const note = (line: Line) => void lines.push(line);
  const take = (by: number) => {
    if (owner !== "nobody") return;
    ledger.claims(id, by, now);
    owner = by;
  };
  for (const { after, what: step } of history) {
    now += after * minute;
    switch (step.kind) {
      case "ask": {
        const key = step.album === 0 ? null : `c${step.album}`;
        const isLater = key !== null && albums.has(key);
        if (!isOpen && !isLater) {
          // The bot processes it half a minute later.
          ledger.reopens(id, "client", now + 30_000);
          ledger.event(id, { kind: "bot" }, now + 30_000, {
            type: "recounted",
            status: "continued",
            toAct: "team",
          });
          isOpen = true;
          note({ at: now + 30_000, kind: "reopened", isOpen, owner });
        }
        ledger.asks(id, now, { media_group_id: key });
        if (key !== null) albums.add(key);
        if (!isLater) note({ at: now, kind: "asked", isOpen, owner });
        break;
      }
      case "answer": {
        if (!isOpen) break;
        take(step.by);
        const key = step.album === 0 ? null : `a${step.album}`;
        const failure = step.fate === "arrives" ? null : step.fate;
        ledger.replies(id, step.by, now, { media_group_id: key, failure });
        if (failure !== null || (key !== null && albums.has(key))) break;
        if (key !== null) albums.add(key);
        note({ at: now, kind: "replied", by: step.by, isOpen, owner });
        break;
      }
      case "call":
        if (!isOpen) break;
        take(step.by);
        ledger.calls(id, step.by, now);
        note({ at: now, kind: "replied", by: step.by, isOpen, owner });
        break;
      case "note":
        ledger.notes(id, step.by, now);
        break;
      case "close":
        if (!isOpen) break;
        ledger.closes(id, step.by, now);
        isOpen = false;
        note({ at: now, kind: "closed", isOpen, owner });
        break;
      case "press reopening":
        if (isOpen) break;
        ledger.reopens(id, step.by, now);
        isOpen = true;
        note({ at: now, kind: "reopened", isOpen, owner });
        break;
      case "claim":
        if (isOpen) take(step.by);
        break;
      case "transfer":
        if (!isOpen || owner === step.to) break;
        ledger.transfers(id, 1, owner === "nobody" ? null : owner, step.to, now);
        owner = step.to;
        break;
      case "rate":
        if (isOpen) break;
        ledger.rates(id, step.stars, now);
        note({ at: now, kind: "rated", stars: step.stars, isOpen, owner });
        break;
      default:
        step satisfies never;
    }
  }
  return lines;
}

/** For each line on its own, by looking back and ahead through all others. */
function slowCount(lines: readonly Line[]) {
  const replies = lines.filter((line) => line.kind === "replied");
  const closings = lines.filter((line) => line.kind === "closed");
  const begins = (line: Line, index: number) => {
    if (line.kind !== "opened" && line.kind !== "asked" && line.kind !== "reopened") return false;
    const before = lines
      .slice(0, index)
      .findLast(
        ({ kind }) =>
          kind === "opened" ||
          kind === "replied" ||
          kind === "closed" ||
          kind === "reopened" ||
          kind === "asked",
      );
    if (before === undefined || before.kind === "replied" || before.kind === "closed") return line.isOpen;
    return false;
  };
  const waits = lines.flatMap((line, index) => {
    if (!begins(line, index)) return [];
    const end = lines.slice(index + 1).find(({ kind }) => kind === "replied" || kind === "closed");
    const isFirst = !lines.slice(0, index).some(({ kind }) => kind === "replied");
    if (end === undefined) return [[line.at, null, null, isFirst]];
    return [[line.at, Math.max(line.at, end.at), end.kind === "replied" ? end.by : null, isFirst]];
  });
  const ratings = closings.flatMap((closing) => {
    const from = lines.indexOf(closing);
    const next = lines.findIndex((line, index) => index > from && line.kind === "closed");
    const given = lines
      .slice(from, next === -1 ? lines.length : next)
      .filter((line) => line.kind === "rated");
    return given.length === 0 ? [] : [[given.at(-1)!.stars, closing.owner]];
  });
  const last = lines.at(-1)!;
  const closed = closings.at(-1);
  return {
    waits,
    replies: replies.map((line) => [line.at, line.by]),
    firstReply: replies[0]?.at ?? null,
    closedAt:
      closed !== undefined &&
      !last.isOpen &&
      lines.findLast(({ kind }) => kind === "reopened" || kind === "closed") === closed
        ? closed.at
        : null,
    closings: closings.map((line) => [line.at, line.owner]),
    ratings,
    asked: lines.filter(({ kind }) => kind === "asked").length + 1,
    reopened: lines.filter(({ kind }) => kind === "reopened").length,
  };
}
