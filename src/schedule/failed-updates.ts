import type { Clock } from "../clock.ts";

/** Tells the admins of failures when it is time. */
export interface Telling {
  /** Checks for failures to tell of. To be called when something may have failed. */
  look(): void;
  stop(): void;
}

/**
 * Tells the admins of failures, those of an earlier run included.
 * @param next milliseconds until the next telling; undefined when there is nothing to tell
 * @throws when the first read of the database fails; a later failure goes to `onFailure`
 */
export function tellInTime(options: {
  clock: Clock;
  next: () => number | undefined;
  tell: () => void;
  onFailure: (error: unknown) => void;
}): Telling {
  const { clock, next, tell, onFailure } = options;
  let cancel: (() => void) | undefined;
  const look = () => {
    if (cancel !== undefined) return;
    const milliseconds = next();
    if (milliseconds === undefined) return;
    cancel = clock.after(milliseconds, () => {
      cancel = undefined;
      try {
        tell();
        look();
      } catch (error) {
        onFailure(error);
      }
    });
  };
  look();
  return { look, stop: () => cancel?.() };
}
