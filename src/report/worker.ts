import { parentPort, workerData } from "node:worker_threads";
import { openSnapshot } from "../store/database.ts";
import type { Report } from "./make.ts";
import { readFrom } from "./reading.ts";
import type { ReportTask, TranscriptTask } from "./reports.ts";
import type { Stats } from "./stats/make.ts";
import { runTranscript } from "./transcript/thread.ts";

// Runs in a thread of its own. Answers with what was made, or undefined when there is nothing to tell.
const task = workerData as ReportTask | TranscriptTask;
const made = "transcript" in task ? await runTranscript(task) : await make(task);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows of a browser
parentPort?.postMessage(made);

async function make({ path, request, ...constant }: ReportTask): Promise<Report | Stats | undefined> {
  const snapshot = openSnapshot(path);
  try {
    const { context, source } = readFrom(snapshot, constant, request.filter);
    if (!("kind" in request)) {
      const { makeStats } = await import("./stats/make.ts");
      return await makeStats(request, context, source);
    }
    // Pictures and transcripts need no workbook, whose library takes 20 MB.
    const { makeReport } = await import("./make.ts");
    return await makeReport(request, context, source);
  } finally {
    snapshot.close();
  }
}
