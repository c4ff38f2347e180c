import type { Database } from "../../store/database.ts";
import { filesMilliseconds, floodMilliseconds } from "../../ticket/protection.ts";
import { Window } from "./window.ts";

interface Windows {
  messages: Window;
  files: Window;
  edits: Window;
  reactions: Window;
  ratings: Window;
  turns: Window;
}

/** One for each database, since a process that tests may have several. */
const byDatabase = new WeakMap<Database, Windows>();

export function windowsOf(db: Database): Windows {
  let windows = byDatabase.get(db);
  if (windows === undefined) {
    windows = {
      messages: new Window(floodMilliseconds),
      files: new Window(filesMilliseconds),
      edits: new Window(floodMilliseconds),
      reactions: new Window(floodMilliseconds),
      ratings: new Window(filesMilliseconds),
      turns: new Window(floodMilliseconds),
    };
    byDatabase.set(db, windows);
  }
  return windows;
}
