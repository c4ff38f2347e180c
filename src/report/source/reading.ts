import { isDeepStrictEqual } from "node:util";
import type { Database } from "../../store/database.ts";
import { findDesks } from "../../store/desks/desks.ts";
import { findQuestionsAsked } from "../../store/texts/faq.ts";
import { everywhere, findSpecialDays, findWeeks } from "../../store/desks/hours.ts";
import { findNormsOf } from "../../store/desks/norms.ts";
import { findManagers } from "../../store/people/managers.ts";
import { countFlow, findActive, findFlow, findHistories, findOpened } from "../../store/report/report.ts";
import { findShifts } from "../../store/people/shifts.ts";
import { type Context, createWorktimes } from "./context.ts";
import { everything, type ReportFilter } from "../request.ts";
import type { Source } from "./source.ts";
import { WallClock } from "./wall-clock.ts";

/** What a report takes from the database. */
export function readFrom(
  db: Database,
  constant: Pick<Context, "language" | "timeZone" | "lowRating" | "now">,
  filter: ReportFilter,
): { context: Context; source: Source } {
  const weeks = findWeeks(db);
  const desks = findDesks(db).map(({ id, name }) => [id, name] as const);
  // What a manager did is also in tickets that others have now.
  const ofAll = { ...filter, managerId: null };
  const context: Context = {
    ...constant,
    clock: new WallClock(constant.timeZone),
    desks: new Map(desks),
    managers: findManagers(db),
    worktimeOf: createWorktimes(weeks, everywhere, findSpecialDays(db), constant.timeZone),
    normsOf: (deskId) => findNormsOf(db, deskId) ?? null,
  };
  const source: Source = {
    opened: (span) => findOpened(db, span, filter),
    active: (span) => findActive(db, span, ofAll),
    histories: (ids) => findHistories(db, ids),
    openAt(at) {
      const { opened, closed, reopened } = countFlow(db, at, filter);
      return opened - closed + reopened;
    },
    moments: (span) => findFlow(db, span, filter),
    shifts: (span) => findShifts(db, span),
    questions: (span) => (isDeepStrictEqual(filter, everything) ? findQuestionsAsked(db, span) : []),
  };
  return { context, source };
}
