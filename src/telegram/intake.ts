import { type Api, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { type Clock, sleep } from "../clock.ts";
import type { Log } from "../log.ts";
import { isStorageFailure } from "../store/failure.ts";
import type { Pulse } from "./pulse.ts";
import type { Signal } from "./send/sending.ts";
import { allowedUpdates, describe, explain, type Path, StuckError, takeIn } from "./take-in.ts";

export interface IntakeOptions extends Path {
  /** Without auto-retry. Its timeout is longer than the long poll. */
  api: Api;
  clock: Clock;
  log: Log;
  pulse: Pulse;
  /** Another process takes updates with the same token. */
  onConflict: () => void;
  /** Somebody had set a webhook, which kept updates away. It has been removed. */
  onWebhookRemoved: () => void;
  /** A bug prevents taking in or storing a batch. Telegram keeps the batch, and it is tried again. */
  onStuck: (error: unknown) => void;
  /** Everything that Telegram had until then has been handled. @param at milliseconds since the Unix epoch */
  onCaughtUp: (at: number) => void;
  /** The intake has ended: the database cannot be written, or the token is no longer valid. */
  onEnd: (reason: "storage" | "unauthorized", error: unknown) => void;
}

export interface Intake {
  /** Takes no more updates. Resolves when the current batch is done. */
  stop(): Promise<void>;
}

/**
 * Takes updates by long polling, one batch after another. The request for the next batch confirms the last one
 * (docs:getUpdates), so it is sent only after the effects of that batch are committed. Unconfirmed updates come again after
 * a crash, and their ids show it.
 */
export function startIntake(options: IntakeOptions): Intake {
  const aborter = new AbortController();
  const finished = poll(options, aborter.signal);
  return {
    stop() {
      aborter.abort();
      return finished;
    },
  };
}

/** Seconds for which Telegram keeps the call open without updates; at most 50 (tdlib server). */
const pollSeconds = 25;

/** The most that Telegram gives at once (docs:getUpdates). With fewer, nothing is left. */
const pollLimit = 100;

async function poll(options: IntakeOptions, signal: AbortSignal): Promise<void> {
  const { api, clock, pulse } = options;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const askedAt = clock.now();
      const request = { offset, timeout: pollSeconds, limit: pollLimit, allowed_updates: allowedUpdates };
      const { updates, isWhole } = readUpdates(await api.getUpdates(request, signal as Signal));
      takeIn(options, updates);
      offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
      if (!isWhole) throw new Error("the answer holds what is no update");
      pulse.beats();
      failures = 0;
      if (updates.length < pollLimit) options.onCaughtUp(askedAt);
    } catch (error) {
      if (isStorageFailure(error)) return options.onEnd("storage", error);
      if (signal.aborted) return;
      if (error instanceof GrammyError && error.error_code === 401)
        return options.onEnd("unauthorized", error);
      failures += 1;
      pulse.skips(explain(error));
      await sleep(clock, await pauseAfter(options, error, failures), signal);
    }
  }
}

/** A proxy may respond in Telegram's place, so the response is checked. */
function readUpdates(response: unknown): { updates: Update[]; isWhole: boolean } {
  if (!Array.isArray(response)) return { updates: [], isWhole: false };
  const updates = response.filter((each): each is Update => Number.isSafeInteger(each?.update_id));
  return { updates, isWhole: updates.length === response.length };
}

/** Reacts to a failed poll. Returns the milliseconds until the next one. */
async function pauseAfter(options: IntakeOptions, error: unknown, failures: number): Promise<number> {
  const { log } = options;
  const growing = Math.min(1_000 * 2 ** (failures - 1), 15_000);
  if (error instanceof StuckError) {
    log.error({ error: error.cause }, "updates could not be kept; they will be given again");
    options.onStuck(error);
    return growing;
  }
  if (error instanceof GrammyError) {
    if (error.error_code === 409)
      return pauseAfterConflict(options, error.description, failures === 1 ? 0 : growing);
    log.warn({ code: error.error_code, error: error.description }, "Telegram gives no updates");
    return error.parameters.retry_after === undefined ? growing : error.parameters.retry_after * 1_000;
  }
  log.warn({ error: explain(error) }, "Telegram is out of reach");
  return growing;
}

/** A webhook and a second poller cause the same code. Only Telegram's text tells them apart (tdlib server, Client.cpp). */
async function pauseAfterConflict(
  { api, log, onConflict, onWebhookRemoved }: IntakeOptions,
  description: string,
  pause: number,
): Promise<number> {
  if (!/webhook/i.test(description)) {
    onConflict();
    return Math.max(pause, 3_000);
  }
  try {
    await api.deleteWebhook();
  } catch (error) {
    log.warn({ error: describe(error) }, "the webhook cannot be removed");
    return Math.max(pause, 1_000);
  }
  onWebhookRemoved();
  return pause;
}
