import { autoRetry } from "@grammyjs/auto-retry";
import { type FileApiFlavor, hydrateFiles } from "@grammyjs/files";
import { Api, GrammyError, HttpError } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { type Clock, sleep } from "../clock.ts";
import { maskSecrets } from "../secrets.ts";
import { createFetch } from "./fetch.ts";
import type { Signal } from "./send/sending.ts";
import { UnauthorizedError } from "./unauthorized.ts";

export interface Connection {
  botInfo: UserFromGetMe;
  /** For `getUpdates`: its timeout is longer than the long poll. */
  polling: Api;
  /** For calls that may be lost: a toast after a press, the list of commands. */
  bestEffort: Api;
  /** For the outbox, which sees every failure unchanged. */
  sending: Api;
  /** For files of the outbox. Its timeout is long enough for 50 MB on a slow line. */
  uploading: FileApiFlavor<Api>;
}

export interface ConnectOptions {
  token: string;
  apiRoot: string;
  clock: Clock;
  signal: AbortSignal;
  /** With "polling" a webhook is removed. */
  updates: "polling" | "webhook";
  /** Telegram cannot be reached. The next try follows in `seconds`. */
  onUnreachable: (error: string, seconds: number) => void;
}

/**
 * Asks Telegram for the bot's profile until it responds.
 * Returns undefined when `signal` aborts first.
 * @throws UnauthorizedError when Telegram does not accept the token
 */
export async function connect(options: ConnectOptions): Promise<Connection | undefined> {
  const { token, apiRoot, clock, signal, updates, onUnreachable } = options;
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
  const uploading = new Api(token, { apiRoot, fetch, timeoutSeconds: 600 }) as FileApiFlavor<Api>;
  uploading.config.use(hydrateFiles(token, { apiRoot }));
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      const botInfo = await asking.getMe(signal as Signal);
      if (typeof botInfo?.id !== "number" || typeof botInfo.username !== "string")
        throw new StrangeResponse();
      if (updates === "polling") await asking.deleteWebhook({}, signal as Signal);
      return {
        botInfo,
        bestEffort: asking,
        polling: new Api(token, { apiRoot, fetch, timeoutSeconds: 60 }),
        sending: new Api(token, { apiRoot, fetch, timeoutSeconds: 30 }),
        uploading,
      };
    } catch (error) {
      if (signal.aborted) break;
      // Telegram's cloud responds 404 to a malformed token (unverified), its server 401.
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

/** Something else responds in Telegram's place, such as a proxy's sign-in page. */
class StrangeResponse extends Error {
  override message = "this is not a Bot API server's answer";
}

/** The error without the URL, which holds the token. */
function explain(error: unknown): string {
  if (error instanceof GrammyError) return maskSecrets(error.description);
  const reason = error instanceof HttpError ? error.error : error;
  if (!(reason instanceof Error)) return "network error";
  if (reason instanceof StrangeResponse) return reason.message;
  const { code } = reason as { code?: unknown };
  return typeof code === "string" ? code : reason.name;
}
