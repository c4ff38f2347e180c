import type { Clock } from "../clock.ts";
import type { Store, Transaction } from "../store/database.ts";
import { isStorageFailure } from "../store/failure.ts";
import { markUpdateSeen } from "../store/updates.ts";
import type { Handle, Handling } from "./handle.ts";

/** The updates of one poll. They are written in one transaction, because a commit costs more than what an update writes. */
export interface Batch {
  /** Adds an update's work. */
  readonly handle: Handle;
  /** Adds an update whose work could not even be found. */
  fail(updateId: number, error: unknown): void;
  /**
   * Does all work that was added, in order, each in a savepoint of its own: what fails is taken back and reported,
   * and the others go on. Then it runs what was to follow.
   * @param contentOf the update as it came, to be kept when it fails
   * @throws when the database does not take it; then nothing of the batch is written
   */
  commit(contentOf: (updateId: number) => string): void;
}

type Item =
  | { updateId: number; work: (handling: Handling) => void; after: (() => void) | undefined }
  | { updateId: number; error: unknown };

export interface BatchOptions extends Omit<Handling, "tx" | "now"> {
  store: Store;
  clock: Clock;
  /** Keeps an update that failed, in the transaction of its batch. */
  keepFailed: (handling: Handling, updateId: number, content: string, error: unknown) => void;
  /** Its part of the transaction: before all work and after it. */
  outbox: { settle(tx: Transaction): void; claim(tx: Transaction): () => void };
}

export function createBatch(options: BatchOptions): Batch {
  const { store, clock, keepFailed, outbox, ...constant } = options;
  const items: Item[] = [];
  return {
    handle: (updateId, work, after) => void items.push({ updateId, work, after }),
    fail: (updateId, error) => void items.push({ updateId, error }),
    commit(contentOf) {
      const taken = items.splice(0);
      if (taken.length === 0) return;
      const send = store.transaction((tx) => {
        outbox.settle(tx);
        for (const item of taken) {
          const handling = { ...constant, now: clock.now() };
          let error = "error" in item ? item.error : undefined;
          if ("work" in item) {
            try {
              tx.nested((inner) => {
                if (markUpdateSeen(inner, item.updateId, handling.now)) item.work({ ...handling, tx: inner });
              });
              continue;
            } catch (thrown) {
              if (isStorageFailure(thrown)) throw thrown;
              error = thrown;
            }
          }
          keepFailed({ ...handling, tx }, item.updateId, contentOf(item.updateId), error);
        }
        return outbox.claim(tx);
      });
      send();
      for (const item of taken) if ("after" in item) item.after?.();
    },
  };
}
