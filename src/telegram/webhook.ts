import { createHmac } from "node:crypto";
import { type Api, GrammyError } from "grammy";
import type { Update, WebhookInfo } from "grammy/types";
import { type Clock, sleep } from "../clock.ts";
import type { Log } from "../log.ts";
import { isStorageFailure } from "../store/failure.ts";
import { Arrivals } from "./arrivals.ts";
import type { IntakeOptions } from "./intake.ts";
import type { Pulse } from "./pulse.ts";
import type { Signal } from "./send/sending.ts";
import { allowedUpdates, explain, type Path, StuckError } from "./take-in.ts";

export interface WebhookOptions extends Path, Pick<IntakeOptions, "onStuck" | "onCaughtUp" | "onEnd"> {
  api: Api;
  clock: Clock;
  log: Log;
  pulse: Pulse;
  /** Where Telegram posts updates. */
  url: string;
  secret: string;
  /** Telegram does not take the address. The next try follows in `seconds`. */
  onRefused: (error: string, seconds: number) => void;
  /** Somebody had set another address, and updates went there. It is set again. */
  onReplaced: () => void;
}

export interface Webhook {
  /**
   * Resolves when the update's effects are in the database, or were before.
   * @throws when they are not; Telegram has to send the update again
   */
  readonly deliver: (update: Update) => Promise<void>;
  /** Takes no more updates. Resolves when those at hand are done. */
  readonly stop: () => Promise<void>;
}

/** What Telegram sends with each update, so that nobody else's are taken. The token cannot be found out from it. */
export function deriveSecret(token: string): string {
  return createHmac("sha256", token).update("topicdesk webhook").digest("hex");
}

/** Updates that Telegram sends at a time. Those of one chat follow each other all the same. */
const maxConnections = 20;

const lookMilliseconds = 60_000;

/** An error of Telegram's counts for so long, when nothing waits any more. */
const freshMilliseconds = 120_000;

/** The longest pause between two settings of the address, when somebody else sets another one each time. */
const longestPeace = 30 * 60_000;

/** Has Telegram send updates to our HTTP server, and looks every minute whether it does. */
export function startWebhook(options: WebhookOptions): Webhook {
  const { clock } = options;
  const aborter = new AbortController();
  const arrivals = new Arrivals(options, clock);
  const received = { at: 0 };
  const watching = watch(options, received, aborter.signal);
  return {
    async deliver(update) {
      try {
        await arrivals.take(update);
        received.at = clock.now();
        options.pulse.beats();
      } catch (error) {
        if (isStorageFailure(error)) options.onEnd("storage", error);
        else if (error instanceof StuckError) options.onStuck(error);
        throw error;
      }
    },
    async stop() {
      aborter.abort();
      await Promise.all([arrivals.stop(), watching]);
    },
  };
}

async function watch(options: WebhookOptions, received: { at: number }, signal: AbortSignal): Promise<void> {
  const { api, clock, log, pulse, url } = options;
  if (!(await register(options, signal))) return;
  let peace = lookMilliseconds;
  let setAt = clock.elapsed();
  for (;;) {
    try {
      const askedAt = clock.now();
      const info = await api.getWebhookInfo(signal as Signal);
      const isReplaced = info.url !== url;
      // A wrong secret: somebody has set our own address with another one.
      const fault = isReplaced ? "somebody has set another webhook" : faultOf(info, received.at, clock.now());
      if (fault === undefined) pulse.beats();
      else pulse.breaks(fault);
      // Telegram counts what has not been confirmed, so what is being taken in counts too (docs:WebhookInfo).
      if (!isReplaced && info.pending_update_count === 0) options.onCaughtUp(askedAt);
      const mustSet = isReplaced || (fault !== undefined && / 401 /.test(`${info.last_error_message} `));
      if (!mustSet && clock.elapsed() - setAt > 2 * peace) peace = lookMilliseconds;
      if (mustSet && clock.elapsed() - setAt >= peace) {
        if (isReplaced) options.onReplaced();
        peace = Math.min(2 * peace, longestPeace);
        if (!(await register(options, signal))) return;
        setAt = clock.elapsed();
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isUnauthorized(error)) return options.onEnd("unauthorized", error);
      log.warn({ error: explain(error) }, "Telegram does not say how the webhook is");
      pulse.skips(explain(error));
    }
    await sleep(clock, lookMilliseconds, signal);
    if (signal.aborted) return;
  }
}

/** Sets the address, and tries until Telegram takes it. False when the bot stops before. */
async function register(options: WebhookOptions, signal: AbortSignal): Promise<boolean> {
  const { api, clock, log, pulse, url, secret, onRefused, onEnd } = options;
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      await api.setWebhook(
        url,
        { secret_token: secret, allowed_updates: allowedUpdates, max_connections: maxConnections },
        signal as Signal,
      );
      return true;
    } catch (error) {
      if (signal.aborted) break;
      if (isUnauthorized(error)) {
        onEnd("unauthorized", error);
        break;
      }
      const waits = error instanceof GrammyError ? error.parameters.retry_after : undefined;
      const seconds = waits ?? Math.min(2 ** failures, 30);
      log.warn({ error: explain(error) }, "the webhook cannot be set");
      pulse.breaks(`the webhook cannot be set: ${explain(error)}`);
      if (waits === undefined) onRefused(explain(error), seconds);
      await sleep(clock, seconds * 1_000, signal);
    }
  }
  return false;
}

/**
 * What keeps updates away. Telegram goes on showing its last error after it is over (tdlib server), so an update that came
 * later ends it.
 * @param receivedAt milliseconds since the Unix epoch, as is `now`
 */
function faultOf(info: WebhookInfo, receivedAt: number, now: number): string | undefined {
  const failedAt = (info.last_error_date ?? 0) * 1_000;
  // Telegram rounds down to seconds.
  const isOver = failedAt + 1_000 <= receivedAt;
  const isFresh = now - failedAt < freshMilliseconds;
  if (failedAt === 0 || isOver || (info.pending_update_count === 0 && !isFresh)) return undefined;
  return `Telegram cannot deliver updates (${info.pending_update_count} wait): ${info.last_error_message ?? "?"}`;
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 401;
}
