import type { Clock } from "../clock.ts";
import type { Store, Transaction } from "../store/database.ts";
import { isStorageFailure } from "../store/failure.ts";
import { markUpdateSeen } from "../store/updates.ts";
import type { Handle, Handling } from "./handle.ts";

/** The updates of one poll. They share a transaction, because a commit costs more than the writes of an update. */
export interface Batch {
  /** Adds an update with its work. */
  readonly handle: Handle;
  /** Adds an update that could not be routed. */
  fail(updateId: number, error: unknown): void;
  /**
   * Does the work of all updates in order, each in its own savepoint: a failed update is rolled back and stored, and the
   * others go on. Then runs each `after`.
   * @param contentOf the update's JSON, to be stored when it fails
   * @throws when the database does not take the batch; then nothing of it is written
   */
  commit(contentOf: (updateId: number) => string): void;
}

type Item =
  | { updateId: number; work: (handling: Handling) => void; after: (() => void) | undefined }
  | { updateId: number; error: unknown };

export interface BatchOptions extends Omit<Handling, "tx" | "now"> {
  store: Store;
  clock: Clock;
  /** Stores a failed update, in the transaction of its batch. */
  keepFailed: (handling: Handling, updateId: number, content: string, error: unknown) => void;
  /** The outbox's part of the transaction: `settle` before all work, `claim` after it. */
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
