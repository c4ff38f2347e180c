import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Copies } from "../store/copies.ts";
import type { Store } from "../store/database.ts";
import { findMemory, saveMemory } from "../store/memory.ts";
import { tickAt } from "./cron.ts";

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
  const done = (dueOn: string) => store.transaction((tx) => saveMemory(tx, "copied_on", dueOn));
  const guarded = (write: () => void) => {
    try {
      write();
    } catch (error) {
      onStorageFailure(error);
    }
  };
  const look = async () => {
    const dueOn = lastDue(clock.now(), timeZone);
    if (isCopying || isDone(findMemory(store, "copied_on"), dueOn)) return;
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
  if (findMemory(store, "copied_on") === undefined) done(lastDue(clock.now(), timeZone));
  const stop = tickAt(clock, everyHour, timeZone, () => void look());
  void look();
  return () => {
    isStopped = true;
    stop();
  };
}

/** The date of the last 3:30. */
function lastDue(now: number, timeZone: string): string {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const today = here.toPlainDate();
  const due = today.toZonedDateTime({ timeZone, plainTime: dueTime });
  const isPast = Temporal.ZonedDateTime.compare(due, here) <= 0;
  return (isPast ? today : today.subtract({ days: 1 })).toString();
}

/** A copy of a far future comes from a clock that was set wrong, and does not count. */
function isDone(copiedOn: string | undefined, dueOn: string): boolean {
  if (copiedOn === undefined) return false;
  return copiedOn >= dueOn && copiedOn <= Temporal.PlainDate.from(dueOn).add({ days: 1 }).toString();
}
