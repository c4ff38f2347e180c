import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { findFault } from "./fault.ts";

// Runs in a thread of its own. Answers with the first fault, or undefined.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows of a browser
parentPort?.postMessage(examine(workerData as string));

function examine(path: string): string | undefined {
  try {
    const copy = new Sqlite(path, { fileMustExist: true });
    try {
      // A copy is one file: it says that it has a write-ahead log, as the database has.
      copy.pragma("journal_mode = DELETE");
      return findFault(copy);
    } finally {
      copy.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
