import type { World } from "./world.ts";

export interface WaitOptions {
  /**
   * Milliseconds of real time, independent of the world's clock. A minute by default, so that no story fails on a busy
   * machine.
   */
  timeout?: number;
}

/**
 * Calls `find` now and after every change of the world, until it returns something.
 * @throws {Error} after the timeout, with the text of `explain`
 */
export function waitFor<T>(
  world: World,
  find: () => T | undefined,
  explain: () => string,
  options: WaitOptions = {},
): Promise<T> {
  // Saves the caller's stack for readers of the test. When the timer fires, it is lost.
  const failure = new Error();
  return new Promise((resolve, reject) => {
    const look = () => {
      try {
        const found = find();
        if (found === undefined) return;
        stop();
        resolve(found);
      } catch (error) {
        // A condition that throws is the test's fault, and must not break the change that led to its call.
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
