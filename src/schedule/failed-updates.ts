import type { Clock } from "../clock.ts";

/** Somebody who tells of failures when it is time to. */
export interface Telling {
  /** Something failed, or may have. */
  look(): void;
  stop(): void;
}

/**
 * Tells of what failed, from an earlier run too.
 * @param next milliseconds until it is time to tell; undefined when there is nothing to tell
 * @throws when the database cannot be read at the first time; later that is told to `onFailure`
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
