import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Copies } from "../store/backup/copies.ts";
import type { Store } from "../store/database.ts";
import { findMemory, saveMemory } from "../store/memory.ts";
import { tickAt } from "./cron.ts";
import { isNightDone, lastNight } from "./nights.ts";

/** 3:30 is among the times, and so is the next one after a night whose 3:30 was skipped, missed or failed. */
const everyHour = "30 * * * *";

const dueTime = Temporal.PlainTime.from("03:30");

export interface NightlyCopiesOptions {
  store: Store;
  copies: Copies;
  clock: Clock;
  timeZone: string;
  /** The copy of that date, `YYYY-MM-DD`, failed. It is tried again in an hour. */
  onFailed: (error: unknown, dueOn: string) => void;
  /** The database cannot be written. */
  onStorageFailure: (error: unknown) => void;
  log: Log;
}

/**
 * Copies the database at 3:30 of the team's zone, until the returned function is called. Makes up for a missed copy. The
 * nights count from the first start.
 * @throws when the database cannot be written at the start
 */
export function copyNightly(options: NightlyCopiesOptions): () => void {
  const { store, copies, clock, timeZone, onFailed, onStorageFailure, log } = options;
  let isStopped = false;
  let isCopying = false;
  const last = () => lastNight(clock.now(), dueTime, timeZone);
  const done = (dueOn: string) => store.transaction((tx) => saveMemory(tx, "copied_on", dueOn));
  const guarded = (write: () => void) => {
    try {
      write();
    } catch (error) {
      onStorageFailure(error);
    }
  };
  const look = async () => {
    const night = last();
    const dueOn = night.on;
    if (isCopying || isNightDone(findMemory(store, "copied_on"), night)) return;
    isCopying = true;
    try {
      await copies.makeNightly(dueOn);
      if (!isStopped) guarded(() => done(dueOn));
    } catch (error) {
      if (isStopped) return;
      log.error({ error }, "the nightly copy failed");
      guarded(() => onFailed(error, dueOn));
    } finally {
      isCopying = false;
    }
  };
  if (findMemory(store, "copied_on") === undefined) done(last().on);
  const stop = tickAt(clock, everyHour, timeZone, () => void look());
  void look();
  return () => {
    isStopped = true;
    stop();
  };
}
