import type { Clock } from "../clock.ts";
import { tickAt } from "./cron.ts";

/** After the nightly copy, when few people write. */
const everyNight = "0 4 * * *";

/** A pause between two parts, in which messages are handled. */
const partMilliseconds = 100;

/**
 * Erases at 4:00 of the team's zone what is too old, part by part, until the returned function is called. A night that was
 * missed is made up for by the next one.
 * @param run erases a part; returns whether more may be left
 */
export function eraseNightly(options: {
  clock: Clock;
  timeZone: string;
  run: () => boolean;
  onFailure: (error: unknown) => void;
}): () => void {
  const { clock, timeZone, run, onFailure } = options;
  let cancel = () => {};
  const erase = () => {
    try {
      if (run()) cancel = clock.after(partMilliseconds, erase);
    } catch (error) {
      onFailure(error);
    }
  };
  const stop = tickAt(clock, everyNight, timeZone, () => {
    // The night before may still be at work.
    cancel();
    erase();
  });
  return () => {
    cancel();
    stop();
  };
}
