import { parentPort, workerData } from "node:worker_threads";
import { openSnapshot } from "../store/database.ts";
import { makeReport, type Report } from "./make.ts";
import { readFrom } from "./reading.ts";
import type { ReportTask } from "./reports.ts";
import { makeStats, type Stats } from "./stats/make.ts";

// Runs in a thread of its own. Answers with the report or the pictures, or undefined when there is nothing to report.
const { path, request, ...constant } = workerData as ReportTask;
const made = await make();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows of a browser
parentPort?.postMessage(made);

async function make(): Promise<Report | Stats | undefined> {
  const snapshot = openSnapshot(path);
  try {
    const { context, source } = readFrom(snapshot, constant, request.filter);
    return "kind" in request
      ? await makeReport(request, context, source)
      : await makeStats(request, context, source);
  } finally {
    snapshot.close();
  }
}
