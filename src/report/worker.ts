import { parentPort, workerData } from "node:worker_threads";
import { findDesks } from "../store/desks.ts";
import { openSnapshot } from "../store/database.ts";
import { everywhere, findSpecialDays, findWeeks } from "../store/hours.ts";
import { findNormsOf } from "../store/norms.ts";
import { findManagers } from "../store/people.ts";
import { findShifts } from "../store/shifts.ts";
import { countFlow, findActive, findFlow, findHistories, findOpened } from "../store/report.ts";
import { createWorktimes } from "./context.ts";
import type { Report } from "./make.ts";
import type { ReportTask, TranscriptTask } from "./reports.ts";
import { runTranscript } from "./transcript/thread.ts";

// Runs in a thread of its own. Answers with the file, or undefined when there is nothing to tell.
const task = workerData as ReportTask | TranscriptTask;
const made = "transcript" in task ? await runTranscript(task) : await make(task);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows of a browser
parentPort?.postMessage(made);

async function make({ path, request, ...constant }: ReportTask): Promise<Report | undefined> {
  // Loads the library for workbooks, which a transcript does not need.
  const { makeReport } = await import("./make.ts");
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
