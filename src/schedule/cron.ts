import { createTask } from "node-cron";
import type { Clock } from "../clock.ts";

const minute = 60_000;

/** How far to look ahead. So a clock that is set, or changes to summer time, is noticed within an hour. */
const horizon = 60 * minute;

/**
 * Calls `tick` at each time that the cron expression names, by the wall clock of the time zone, until the returned function
 * is called. A time that a change to summer time skips has no tick, and nothing makes up for a missed one.
 */
export function tickAt(clock: Clock, expression: string, timeZone: string, tick: () => void): () => void {
  const task = createTask(expression, () => {}, { timezone: timeZone });
  let cancel: () => void;
  const wait = () => {
    const now = clock.now();
    let next = (Math.floor(now / minute) + 1) * minute;
    while (!task.match(new Date(next)) && next < now + horizon) next += minute;
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
