import { workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { loadSqlite, tellMade } from "../thread.ts";
import { findFault } from "./fault.ts";

// Runs in a thread of its own. Answers with the first fault, or undefined.
loadSqlite();
tellMade(examine(workerData as string));

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
