import { openSnapshot } from "../../store/database.ts";
import type { TranscriptTask } from "../reports.ts";
import { finishTranscript, planTranscript } from "./make.ts";

/** The thread's work for a transcript. The database is let go of before the attachments are loaded, which may take minutes. */
export async function runTranscript(
  { path, files, transcript, ...context }: TranscriptTask,
  tell: (loaded: number) => void,
) {
  const snapshot = openSnapshot(path);
  let plan: ReturnType<typeof planTranscript>;
  try {
    plan = planTranscript(snapshot, transcript, context);
  } finally {
    snapshot.close();
  }
  if (plan === undefined || plan === "too large") return plan;
  const { createLoader } = await import("../../telegram/files.ts");
  const load = createLoader(files);
  let loaded = 0;
  return finishTranscript(plan, async (...given) => {
    const file = await load(...given);
    if (file.ok) tell((loaded += 1));
    return file;
  });
}
