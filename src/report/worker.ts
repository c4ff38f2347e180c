import { parentPort, workerData } from "node:worker_threads";
import { openSnapshot } from "../store/database.ts";
import type { Report } from "./make.ts";
import { readFrom } from "./reading.ts";
import type { ReportTask } from "./reports.ts";
import type { Stats } from "./stats/make.ts";

// Runs in a thread of its own. Answers with the report or the pictures, or undefined when there is nothing to report.
const { path, request, ...constant } = workerData as ReportTask;
const made = await make();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows of a browser
parentPort?.postMessage(made);

async function make(): Promise<Report | Stats | undefined> {
  const snapshot = openSnapshot(path);
  try {
    const { context, source } = readFrom(snapshot, constant, request.filter);
    if (!("kind" in request)) {
      const { makeStats } = await import("./stats/make.ts");
      return await makeStats(request, context, source);
    }
    // Pictures need no workbook, whose library takes 20 MB.
    const { makeReport } = await import("./make.ts");
    return await makeReport(request, context, source);
  } finally {
    snapshot.close();
  }
}
