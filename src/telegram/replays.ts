import { BotError } from "grammy";
import type { Update } from "grammy/types";
import { type Clock, sleep } from "../clock.ts";
import type { Log } from "../log.ts";
import { maskSecrets } from "../secrets.ts";
import type { Store } from "../store/database.ts";
import { dropFailedUpdate, findFailedUpdates, replayFailed } from "../store/failed-updates.ts";
import { isStorageFailure } from "../store/failure.ts";
import { isUpdateSeen } from "../store/updates.ts";

/** So often it looks whether the operator has asked for a replay, who works in a process of their own. */
const lookAgainMilliseconds = 15_000;

export interface ReplayOptions {
  store: Store;
  clock: Clock;
  log: Log;
  /** Resolves when the update's effects are in the database. */
  handleUpdate: (update: Update) => Promise<void>;
  /** The database cannot be written, or worse. */
  onFailure: (error: unknown) => void;
}

/** Handles failed updates again when the operator asks for it. The returned function resolves when the one in hand is done. */
export function startReplays(options: ReplayOptions): () => Promise<void> {
  const aborter = new AbortController();
  const finished = look(options, aborter.signal).catch(options.onFailure);
  return () => {
    aborter.abort();
    return finished;
  };
}

async function look(options: ReplayOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const { id, content, isToBeReplayed } of findFailedUpdates(options.store)) {
      if (signal.aborted) return;
      if (isToBeReplayed) await replay(options, id, content);
    }
    await sleep(options.clock, lookAgainMilliseconds, signal);
  }
}

async function replay({ store, clock, log, handleUpdate }: ReplayOptions, id: number, content: string) {
  try {
    // When it has been seen again, a replay was done before the process ended.
    if (!isUpdateSeen(store, id)) await handleUpdate(JSON.parse(content) as Update);
    store.transaction((tx) => dropFailedUpdate(tx, id));
  } catch (thrown) {
    const error = thrown instanceof BotError ? thrown.error : thrown;
    if (isStorageFailure(error)) throw error;
    log.error({ error, update: id }, "an update failed again");
    store.transaction((tx) => replayFailed(tx, id, maskSecrets(String(error)), clock.now()));
  }
}
