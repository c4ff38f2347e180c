import { constants, setPriority } from "node:os";
import { workerData } from "node:worker_threads";
import { openSnapshot } from "../store/database.ts";
import { loadSqlite, tellDone, tellMade } from "../store/thread.ts";
import type { Report } from "./make.ts";
import { readFrom } from "./source/reading.ts";
import type { ReportTask, TranscriptTask } from "./reports.ts";
import { counted } from "./source/source.ts";
import type { Stats } from "./stats/make.ts";
import { runTranscript } from "./transcript/thread.ts";

// Runs in a thread of its own. Answers with what was made, or undefined when there is nothing to tell.
// Linux gives a lower priority to the calling thread alone (man 2 setpriority, "C library/kernel differences"), so that
// messages go first on a machine with one core. The lowest one would take an hour beside a busy program. Elsewhere the whole
// process would get it.
if (process.platform === "linux") stepBack();
loadSqlite();
const task = workerData as ReportTask | TranscriptTask;
tell("transcript" in task ? await runTranscript(task, tellDone) : await make(task));

function stepBack(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A service may be forbidden to: then it is slower for others, and no reason to make nothing.
  }
}

async function make({ path, request, ...constant }: ReportTask): Promise<Report | Stats | undefined> {
  const snapshot = openSnapshot(path);
  try {
    const { context, source } = readFrom(snapshot, constant, request.filter);
    const read = counted(source, tellDone);
    if (!("kind" in request)) {
      const { makeStats } = await import("./stats/make.ts");
      return await makeStats(request, context, read);
    }
    // Pictures and transcripts need no workbook, whose library takes 20 MB.
    const { makeReport } = await import("./make.ts");
    return await makeReport(request, context, read);
  } finally {
    snapshot.close();
  }
}

/** A file's memory goes to the main thread as it is: to copy 15 MB, that thread stands still for 50 to 100 ms. */
function tell(made: Report | Stats | "too large" | undefined): void {
  const content = typeof made === "object" && "content" in made ? made.content : undefined;
  // A small buffer shares its memory with others.
  const isAlone = content !== undefined && content.buffer.byteLength === content.byteLength;
  tellMade(made, isAlone ? [content.buffer as ArrayBuffer] : []);
}
