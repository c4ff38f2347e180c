import type { Update } from "grammy/types";
import { type Clock, sleep } from "../clock.ts";
import type { Batch } from "../handle/batch.ts";
import type { Store } from "../store/database.ts";
import { endReplay, findReplays } from "../store/failed-updates.ts";
import { isUpdateSeen } from "../store/updates.ts";
import type { Route } from "./bot.ts";

/** How often to look for replays, which the operator requests from another process. */
const lookAgainMilliseconds = 15_000;

export interface ReplayOptions {
  store: Store;
  clock: Clock;
  route: Route;
  /** Stores updates that fail again. */
  batch: Batch;
  /** The database cannot be written, or something worse. */
  onFailure: (error: unknown) => void;
}

/**
 * Handles failed updates again when the operator requests it. The returned function resolves when the current one is done.
 */
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
    for (const { id, content } of findReplays(options.store)) {
      if (signal.aborted) return;
      await replay(options, id, content);
    }
    await sleep(options.clock, lookAgainMilliseconds, signal);
  }
}

async function replay({ store, route, batch }: ReplayOptions, id: number, content: string): Promise<void> {
  // An update that is marked as seen was replayed before the process ended.
  if (!isUpdateSeen(store, id)) {
    try {
      route(JSON.parse(content) as Update);
    } catch (error) {
      batch.fail(id, error);
    }
    batch.commit(() => content);
  }
  store.transaction((tx) => endReplay(tx, id));
}
