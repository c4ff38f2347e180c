import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";

// Runs in a thread of its own. Answers with the first fault, or undefined.
const path = workerData as string;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows of a browser
parentPort?.postMessage(examine());

function examine(): string | undefined {
  try {
    const copy = new Sqlite(path, { fileMustExist: true });
    try {
      // A copy is one file: it says that it has a write-ahead log, as the database has.
      copy.pragma("journal_mode = DELETE");
      const result = copy.pragma("quick_check(1)", { simple: true }) as string;
      return result === "ok" ? undefined : result;
    } finally {
      copy.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
