import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Deadline,
  type DeadlineRules,
  deadlinesOf,
  type TicketTimes,
} from "../../src/ticket/deadline.ts";
import { always, type Week } from "../../src/worktime/hours.ts";
import { Worktime } from "../../src/worktime/worktime.ts";

const minute = 60_000;
const hour = 60 * minute;
const at = (moscow: string) =>
  Temporal.PlainDateTime.from(moscow).toZonedDateTime("Europe/Moscow").epochMilliseconds;
const berlin = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/Berlin").epochMilliseconds;

/** Monday to Friday, 9 to 18. */
const office: Week = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: 540, to: 1_080 }] : []));
const rules = (given: Partial<DeadlineRules> = {}): DeadlineRules => {
  return {
    norms: { firstReply: hour, nextReply: 2 * hour, closing: 10 * hour },
    autoclose: undefined,
    worktime: new Worktime(office, [], "Europe/Moscow"),
    ...given,
  };
};
/** Opened on a Friday at noon. */
const ticket = (given: Partial<TicketTimes> = {}): TicketTimes => {
  return {
    ticketId: 1,
    deskId: 1,
    toAct: "team",
    isUnanswerable: false,
    isQuiet: false,
    isBegun: true,
    hasReply: false,
    startedAt: at("2026-11-20T12:00"),
    askedAt: at("2026-11-20T12:00"),
    repliedAt: null,
    rests: [],
    absences: [],
    snoozedUntil: null,
    ...given,
  };
};
const find = (kind: Deadline["kind"], ...given: [TicketTimes, DeadlineRules?, Deadline[]?]) => {
  const [times, present = rules(), known = []] = given;
  return deadlinesOf(times, present, known).find((each) => each.kind === kind);
};
const momentsOf = (deadline: Deadline | undefined) =>
  deadline && [deadline.soonAt, deadline.untilAt, deadline.lateAt];
/** Of the ticket's wait for a reply. */
const reaction = (given: Partial<TicketTimes>, present = rules()) =>
  momentsOf(find("reaction", ticket(given), present));

test("the levels of a norm are counted in working time", () => {
  assert.deepEqual(reaction({}), [at("2026-11-20T12:48"), at("2026-11-20T13:00"), at("2026-11-20T13:30")]);
  assert.deepEqual(
    reaction({ askedAt: at("2026-11-20T17:30") }),
    [at("2026-11-23T09:18"), at("2026-11-23T09:30"), at("2026-11-23T10:00")],
    "over a weekend",
  );
  assert.deepEqual(
    reaction({ hasReply: true }),
    [at("2026-11-20T13:36"), at("2026-11-20T14:00"), at("2026-11-20T15:00")],
    "a later reply has a norm of its own",
  );
});

test("a level that is reached when the team closes is told when it opens", () => {
  const deadline = find("reaction", ticket({ askedAt: at("2026-11-20T17:12") }));
  assert.equal(deadline?.soonAt, at("2026-11-20T18:00"));
  assert.equal(deadline.dueAt, at("2026-11-23T09:00"));
});

test("the hour that is skipped or comes twice when clocks change is counted as it passes", () => {
  const night: Week = Array.from({ length: 7 }, () => [{ from: 0, to: 360 }]);
  const worktime = new Worktime(night, [], "Europe/Berlin");
  const norms = { firstReply: 3 * hour, nextReply: 3 * hour, closing: 3 * hour };
  const until = (askedAt: number) =>
    find("reaction", ticket({ askedAt }), rules({ worktime, norms }))?.untilAt;
  assert.equal(until(berlin("2026-03-29T01:00")), berlin("2026-03-29T05:00"), "spring");
  assert.equal(until(berlin("2026-10-25T01:00")), berlin("2026-10-25T03:00"), "autumn");
});

test("a rest does not count, however it ended", () => {
  const rest = { from: at("2026-11-20T12:30"), to: at("2026-11-20T14:30") };
  assert.equal(reaction({ rests: [rest] })?.[1], at("2026-11-20T15:00"));
  const later = { from: at("2026-11-20T14:45"), to: at("2026-11-23T10:00") };
  assert.equal(reaction({ rests: [rest, later] })?.[1], at("2026-11-23T10:15"));
  const before = { from: at("2026-11-20T09:00"), to: at("2026-11-20T12:10") };
  assert.equal(reaction({ rests: [before] })?.[1], at("2026-11-20T13:10"));
});

test("while the client is to act nothing of the norms is due, and the same wait remembers what was told", () => {
  const known = deadlinesOf(ticket(), rules(), []).map((each) =>
    Object.assign(each, { told: 100, toldAt: 5 }),
  );
  const answered = deadlinesOf(ticket({ toAct: "client", askedAt: null, repliedAt: 7 }), rules(), known);
  assert.deepEqual(
    answered.map(({ kind, told, dueAt }) => [kind, told, dueAt]),
    [
      ["reaction", 100, null],
      ["closing", 100, null],
    ],
  );
  const again = deadlinesOf(ticket(), rules(), answered);
  assert.deepEqual(again[0], { ...known[0], dueAt: known[0]!.lateAt });
  const [fresh] = deadlinesOf(ticket({ askedAt: at("2026-11-20T15:00") }), rules(), answered);
  assert.deepEqual([fresh?.told, fresh?.dueAt], [0, at("2026-11-20T15:48")], "another wait is told anew");
});

test("a closed ticket waits for nobody, and keeps until when it was to be closed", () => {
  const known = [...deadlinesOf(ticket(), rules(), [])];
  const closed = deadlinesOf(ticket({ toAct: null }), rules(), known);
  assert.deepEqual(
    closed.map(({ kind, untilAt, dueAt }) => [kind, untilAt, dueAt]),
    [["closing", at("2026-11-23T13:00"), null]],
  );
});

test("a blocked client's ticket pings nobody, nor does one without norms or of a team that never works", () => {
  assert.equal(find("reaction", ticket({ isUnanswerable: true })), undefined);
  assert.equal(find("closing", ticket({ isUnanswerable: true }))?.dueAt, null);
  assert.deepEqual(deadlinesOf(ticket(), rules({ norms: undefined }), []), []);
  const never = rules({
    worktime: new Worktime(
      Array.from({ length: 7 }, () => []),
      [],
      "UTC",
    ),
  });
  assert.deepEqual(
    deadlinesOf(ticket(), never, []).map(({ dueAt }) => dueAt),
    [null, null],
  );
});

test("a client who is blocked and let in again is no new wait: what was told is not told again", () => {
  const known = deadlinesOf(ticket(), rules(), []).map((each) =>
    Object.assign(each, { told: 100, toldAt: 5 }),
  );
  const blocked = deadlinesOf(ticket({ isUnanswerable: true }), rules(), known);
  assert.deepEqual(
    blocked.map(({ told, dueAt }) => [told, dueAt]),
    [
      [100, null],
      [100, null],
    ],
  );
  assert.deepEqual(deadlinesOf(ticket(), rules(), blocked)[0], { ...known[0], dueAt: known[0]!.lateAt });
});

test("the warning is always its time before the closing, both in working hours", () => {
  const autoclose = { after: 48 * hour, warning: 24 * hour };
  const waits = ticket({ toAct: "client", repliedAt: at("2026-11-18T12:00") });
  const due = (known: Deadline[] = []) => find("autoclose", waits, rules({ autoclose }), known);
  assert.equal(due()?.dueAt, at("2026-11-19T12:00"));
  const warned = (toldAt: number) => due([{ ...due()!, told: 100, toldAt }])?.dueAt;
  assert.equal(warned(at("2026-11-19T12:00")), at("2026-11-20T12:00"));
  assert.equal(warned(at("2026-11-19T17:00")), at("2026-11-20T17:00"), "a late warning delays the closing");
  assert.equal(warned(at("2026-11-20T17:00")), at("2026-11-23T09:00"), "not on a Saturday");
  const silent = rules({ autoclose: { after: 48 * hour, warning: null } });
  assert.equal(find("autoclose", waits, silent)?.dueAt, at("2026-11-20T12:00"));
  assert.equal(find("autoclose", ticket(), silent), undefined, "the team is to act");
  const rests = [{ from: at("2026-11-18T13:00"), to: at("2026-11-19T15:00") }];
  assert.equal(
    find("autoclose", { ...waits, rests }, silent)?.dueAt,
    at("2026-11-23T09:00"),
    "a rest puts it off",
  );
});

test("a rest ends in working hours", () => {
  const snoozed = (until: string, worktime = rules().worktime) =>
    find("snooze", ticket({ snoozedUntil: at(until) }), rules({ worktime }))?.dueAt;
  assert.equal(snoozed("2026-11-20T17:00"), at("2026-11-20T17:00"));
  assert.equal(snoozed("2026-11-21T10:00"), at("2026-11-23T09:00"));
  const allDay = new Worktime(always, [], "Europe/Moscow");
  assert.equal(snoozed("2026-11-21T10:00", allDay), at("2026-11-21T10:00"));
});
