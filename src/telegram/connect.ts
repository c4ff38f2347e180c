import { autoRetry } from "@grammyjs/auto-retry";
import { Api, GrammyError, HttpError } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { type Clock, sleep } from "../clock.ts";
import { maskSecrets } from "../secrets.ts";
import { createFetch } from "./fetch.ts";
import type { Signal } from "./send/sending.ts";

export interface Connection {
  botInfo: UserFromGetMe;
  /** For `getUpdates`: waits longer than the long poll. */
  polling: Api;
  /** For answers that need not last: a toast under a pressed button, the list of commands. */
  answering: Api;
  /** For the outbox: every failure reaches it as it is. */
  sending: Api;
}

/** Telegram does not know the token. */
export class UnauthorizedError extends Error {}

export interface ConnectOptions {
  token: string;
  apiRoot: string;
  clock: Clock;
  signal: AbortSignal;
  /** Telegram cannot be reached; the next try follows in `seconds`. */
  onUnreachable: (error: string, seconds: number) => void;
}

/**
 * Asks Telegram who the bot is, for as long as it takes to reach it, and turns off a webhook that may be left.
 * Returns undefined when `signal` aborts first.
 * @throws UnauthorizedError when the token is not valid
 */
export async function connect(options: ConnectOptions): Promise<Connection | undefined> {
  const { token, apiRoot, clock, signal, onUnreachable } = options;
  const fetch = createFetch();
  const asking = new Api(token, { apiRoot, fetch, timeoutSeconds: 15 });
  asking.config.use(
    autoRetry({
      maxRetryAttempts: 1,
      maxDelaySeconds: 5,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
  );
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      const botInfo = await asking.getMe(signal as Signal);
      if (typeof botInfo?.id !== "number" || typeof botInfo.username !== "string") throw new StrangeAnswer();
      await asking.deleteWebhook({}, signal as Signal);
      return {
        botInfo,
        answering: asking,
        polling: new Api(token, { apiRoot, fetch, timeoutSeconds: 60 }),
        sending: new Api(token, { apiRoot, fetch, timeoutSeconds: 30 }),
      };
    } catch (error) {
      if (signal.aborted) break;
      // Telegram's cloud answers 404 to a token that it cannot even read (unverified), its server 401.
      if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
        throw new UnauthorizedError(maskSecrets(error.description), { cause: error });
      }
      const seconds = Math.min(2 ** failures, 30);
      onUnreachable(explain(error), seconds);
      await sleep(clock, seconds * 1_000, signal);
    }
  }
  return undefined;
}

/** Something between us and Telegram, such as a proxy's page for signing in, answers in its place. */
class StrangeAnswer extends Error {
  override message = "this is not a Bot API server's answer";
}

/** Without the URL, which holds the token. */
function explain(error: unknown): string {
  if (error instanceof GrammyError) return maskSecrets(error.description);
  const reason = error instanceof HttpError ? error.error : error;
  if (!(reason instanceof Error)) return "network error";
  if (reason instanceof StrangeAnswer) return reason.message;
  const { code } = reason as { code?: unknown };
  return typeof code === "string" ? code : reason.name;
}
