import { type Api, BotError, GrammyError, HttpError } from "grammy";
import type { Update } from "grammy/types";
import { type Clock, sleep } from "../clock.ts";
import type { Log } from "../log.ts";
import { isStorageFailure } from "../store/failure.ts";
import type { Signal } from "./send/sending.ts";

export interface IntakeOptions {
  /** Without auto-retry, with a timeout above that of the long poll. */
  api: Api;
  clock: Clock;
  log: Log;
  /** Resolves when the update's effects are in the database. */
  handleUpdate: (update: Update) => Promise<void>;
  /** Keeps an update whose handler failed. */
  keepFailed: (update: Update, error: unknown) => void;
  /** Another process takes updates with the same token. */
  onConflict: () => void;
  /** The intake has ended by itself: the database cannot be written, or the token is not valid any more. */
  onEnd: (reason: "storage" | "unauthorized", error: unknown) => void;
}

export interface Intake {
  /** Takes no more updates; resolves when the one in hand is done. */
  stop(): Promise<void>;
}

/**
 * Takes updates by long polling, one after the other. Asking for the next batch is what confirms the last one
 * (docs:getUpdates), so an update is confirmed only after its effects are in the database; what a crash leaves
 * unconfirmed comes again and is recognised by its id.
 */
export function startIntake(options: IntakeOptions): Intake {
  const aborter = new AbortController();
  const finished = poll(options, aborter.signal).catch((error: unknown) => options.onEnd("storage", error));
  return {
    stop() {
      aborter.abort();
      return finished;
    },
  };
}

/** Telegram gives only these; every start states them anew, because the last setting persists (docs:getUpdates). */
const allowedUpdates = [
  "message",
  "edited_message",
  // For a `/setup` there.
  "channel_post",
  "message_reaction",
  "callback_query",
  "my_chat_member",
  // Who joins and leaves a group (docs:Update).
  "chat_member",
] as const;

/** Seconds that Telegram holds the call open when there is nothing new; at most 50 (tdlib server). */
const pollSeconds = 25;

/** @throws when the database cannot be written */
async function poll(options: IntakeOptions, signal: AbortSignal): Promise<void> {
  const { api, clock } = options;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    let updates: Update[];
    try {
      const request = { offset, timeout: pollSeconds, limit: 100, allowed_updates: allowedUpdates };
      updates = await api.getUpdates(request, signal as Signal);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof GrammyError && error.error_code === 401)
        return options.onEnd("unauthorized", error);
      failures += 1;
      await sleep(clock, pauseAfter(options, error, failures), signal);
      continue;
    }
    for (const update of updates) {
      if (signal.aborted) return;
      await takeIn(options, update);
      offset = update.update_id + 1;
    }
  }
}

/** @throws when the database does not take it: then it must not be confirmed. */
async function takeIn({ handleUpdate, keepFailed, log }: IntakeOptions, update: Update): Promise<void> {
  try {
    await handleUpdate(update);
  } catch (thrown) {
    const error = thrown instanceof BotError ? thrown.error : thrown;
    if (isStorageFailure(error)) throw error;
    log.error({ error, update: update.update_id }, "an update failed and is kept");
    keepFailed(update, error);
  }
}

/** Milliseconds until the next poll. */
function pauseAfter({ log, onConflict }: IntakeOptions, error: unknown, failures: number): number {
  const growing = Math.min(1_000 * 2 ** (failures - 1), 15_000);
  if (error instanceof GrammyError) {
    if (error.error_code === 409) {
      onConflict();
      return Math.max(growing, 3_000);
    }
    log.warn({ code: error.error_code, error: error.description }, "Telegram gives no updates");
    return error.parameters.retry_after === undefined ? growing : error.parameters.retry_after * 1_000;
  }
  const reason = error instanceof HttpError ? error.error : error;
  log.warn({ error: reason instanceof Error ? reason.message : String(reason) }, "Telegram is out of reach");
  return growing;
}
