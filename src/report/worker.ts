import { parentPort, workerData } from "node:worker_threads";
import { findDesks } from "../store/desks.ts";
import { openSnapshot } from "../store/database.ts";
import { everywhere, findSpecialDays, findWeeks } from "../store/hours.ts";
import { findNormsOf } from "../store/norms.ts";
import { findManagers } from "../store/people.ts";
import { findShifts } from "../store/shifts.ts";
import { countFlow, findActive, findFlow, findHistories, findOpened } from "../store/report.ts";
import { createWorktimes } from "./context.ts";
import { makeReport, type Report } from "./make.ts";
import type { ReportTask } from "./reports.ts";
import { WallClock } from "./wall-clock.ts";

// Runs in a thread of its own. Answers with the report, or undefined when there is nothing to report.
const { path, request, ...constant } = workerData as ReportTask;
const report = await make();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows of a browser
parentPort?.postMessage(report);

async function make(): Promise<Report | undefined> {
  const snapshot = openSnapshot(path);
  try {
    const weeks = findWeeks(snapshot);
    const desks = findDesks(snapshot).map(({ id, name }) => [id, name] as const);
    const { filter } = request;
    // What a manager did is also in tickets that others have now.
    const ofAll = { ...filter, managerId: null };
    return await makeReport(
      request,
      {
        ...constant,
        clock: new WallClock(constant.timeZone),
        desks: new Map(desks),
        managers: findManagers(snapshot),
        worktimeOf: createWorktimes(weeks, everywhere, findSpecialDays(snapshot), constant.timeZone),
        normsOf: (deskId) => findNormsOf(snapshot, deskId) ?? null,
      },
      {
        opened: (span) => findOpened(snapshot, span, filter),
        active: (span) => findActive(snapshot, span, ofAll),
        histories: (ids) => findHistories(snapshot, ids),
        openAt(at) {
          const { opened, closed, reopened } = countFlow(snapshot, at, filter);
          return opened - closed + reopened;
        },
        moments: (span) => findFlow(snapshot, span, filter),
        shifts: (span) => findShifts(snapshot, span),
      },
    );
  } finally {
    snapshot.close();
  }
}
