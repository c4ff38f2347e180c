import type { World } from "./world.ts";

export interface WaitOptions {
  /** Real milliseconds, whatever the world's clock says; a minute by default, so that a busy machine fails no story. */
  timeout?: number;
}

/**
 * What `find` finds, as soon as it finds something; it is asked after every change of the world.
 * @throws {Error} after the timeout, with what `explain` says
 */
export function waitFor<T>(
  world: World,
  find: () => T | undefined,
  explain: () => string,
  options: WaitOptions = {},
): Promise<T> {
  // The stack of the caller, which a test's reader needs, is lost once the timer fires.
  const failure = new Error();
  return new Promise((resolve, reject) => {
    const look = () => {
      try {
        const found = find();
        if (found === undefined) return;
        stop();
        resolve(found);
      } catch (error) {
        // A condition that throws is the test's fault, and must not break the change that asked it.
        stop();
        reject(error);
      }
    };
    const stop = () => {
      stopListening();
      clearTimeout(timer);
    };
    const stopListening = world.onChange(look);
    const timer = setTimeout(() => {
      stop();
      failure.message = explain();
      reject(failure);
    }, options.timeout ?? 60_000);
    look();
  });
}
