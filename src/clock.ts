/** The time. Everything reads it here, so that a test can move it by hand. */
export interface Clock {
  /** Milliseconds since the Unix epoch by the system's clock. Somebody may set that clock forward or back. */
  now(): number;
  /** Milliseconds since some moment of this process. They only go forward, even when the system's clock is set. */
  elapsed(): number;
  /** Calls `callback` once, in `milliseconds`. The returned function cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** `setTimeout` takes 31 bits and fires at once for more (docs: Node.js timers). */
const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(milliseconds, callback) {
    let timer: NodeJS.Timeout;
    const wait = (left: number) => {
      const step = Math.min(left, longestTimer);
      timer = setTimeout(() => (left > step ? wait(left - step) : callback()), step);
    };
    wait(milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `milliseconds`, or at once when `signal` aborts. Never rejects. */
export function sleep(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const finish = () => {
      cancel();
      signal?.removeEventListener("abort", finish);
      resolve();
    };
    const cancel = clock.after(milliseconds, finish);
    signal?.addEventListener("abort", finish);
  });
}
