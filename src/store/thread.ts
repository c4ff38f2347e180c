import { parentPort, type Transferable, Worker, type WorkerOptions } from "node:worker_threads";
import Sqlite from "better-sqlite3";

/** What a thread says: that it can be ended, how much is done so far, and last what was made. */
type Said<Made> = { loaded: true } | { done: number } | { made: Made };

/**
 * Runs a file in a thread of its own, which begins with {@link loadSqlite} and ends with {@link tellMade}. Resolves with what was
 * made when the thread has ended.
 * @param onDone gets what {@link tellDone} says
 * @throws what was thrown there, and the signal's reason when it aborts
 */
export function runThread<Made>(
  file: URL,
  options: WorkerOptions,
  signal: AbortSignal,
  onDone?: (done: number) => void,
): Promise<Made> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(file, options);
    let isLoaded = false;
    let result: { made: Made } | undefined;
    let thrown: unknown;
    // The whole process would die if the thread ended while it loads SQLite: node-addon-api aborts when the environment is gone.
    const end = () => void (isLoaded && worker.terminate());
    signal.addEventListener("abort", end);
    worker.on("message", (said: Said<Made>) => {
      if ("loaded" in said) {
        isLoaded = true;
        if (signal.aborted) end();
      } else if ("done" in said) onDone?.(said.done);
      else result = said;
    });
    worker.once("error", (error) => (thrown = error));
    worker.once("exit", () => {
      signal.removeEventListener("abort", end);
      if (result !== undefined) resolve(result.made);
      else reject((thrown ?? signal.reason ?? new Error("the thread ended early")) as Error);
    });
  });
}

/** The first thing that a thread does. From then on it can be ended. */
export function loadSqlite(): void {
  new Sqlite(":memory:").close();
  say({ loaded: true });
}

export function tellDone(done: number): void {
  say({ done });
}

/** @param transferred memory that goes to the main thread as it is, instead of a copy */
export function tellMade(made: unknown, transferred: Transferable[] = []): void {
  say({ made }, transferred);
}

function say(said: Said<unknown>, transferred: Transferable[] = []): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows of a browser
  parentPort?.postMessage(said, transferred);
}
