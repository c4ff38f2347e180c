import { createTask, parse } from "node-cron";
import type { Clock } from "../clock.ts";

const minute = 60_000;

/**
 * Calls `tick` at each time that the cron expression names, by the wall clock of the time zone, until the returned function
 * is called. A time that a change to summer time skips has no tick, and nothing makes up for a missed one.
 * @param expression names one minute of an hour
 */
export function tickAt(clock: Clock, expression: string, timeZone: string, tick: () => void): () => void {
  const task = createTask(expression, () => {}, { timezone: timeZone });
  const [named = 0] = parse(expression).minute;
  let cancel: () => void;
  const wait = () => {
    const now = clock.now();
    // Looks at this minute of every hour, so a clock that is set, or changes to summer time, is noticed within an hour.
    const following = (Math.floor(now / minute) + 1) * minute;
    const next = following + ((named - minuteOfHour(following, timeZone) + 60) % 60) * minute;
    cancel = clock.after(next - now, () => {
      // A timer may be early. Then this one waits for the rest.
      const isTime = clock.now() >= next && task.match(new Date(next));
      wait();
      if (isTime) tick();
    });
  };
  wait();
  return () => {
    cancel();
    void task.destroy();
  };
}

function minuteOfHour(at: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).minute;
}
