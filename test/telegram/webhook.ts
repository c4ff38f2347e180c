import type { Update } from "grammy/types";
import type { Clock } from "../../src/clock.ts";
import { seededRandom } from "./random.ts";
import type { UpdateQueue } from "./update-queue.ts";

/** Longest pause between two tries (tdlib server, WebhookActor.cpp). */
const longestPause = 60_000;

export interface WebhookSettings {
  url: string;
  secret_token: string | undefined;
  max_connections: number;
  ip_address?: string;
  has_custom_certificate: boolean;
}

/** What failed last. It stays although later tries succeed. */
interface LastError {
  /** Seconds since the Unix epoch. */
  last_error_date: number;
  last_error_message: string;
}

/** The updates of one key, which come one after another. */
interface Key {
  name: string;
  /** Milliseconds before the next try. They double with each failure. */
  pause: number;
  isBusy: boolean;
  /** It waits for a try after a failure. */
  isPaused: boolean;
}

/**
 * Posts a bot's updates to its webhook. Keeps the order within a key: messages and edits by chat, presses by person,
 * reactions by chat, memberships by chat. Keys go side by side, in any order, up to `max_connections`. An update is tried
 * until the answer is 2xx, and holds its key up meanwhile (FACTS 1).
 */
export class Webhook {
  readonly settings: WebhookSettings;
  lastError: LastError | undefined;
  readonly #queue: UpdateQueue;
  readonly #clock: Clock;
  readonly #reach: (url: string) => string;
  readonly #random = seededRandom(7);
  readonly #keys = new Map<string, Key>();
  readonly #aborter = new AbortController();
  readonly #timers = new Set<() => void>();
  #connections = 0;
  #isScheduled = false;

  /** @param reach the address behind a public one */
  constructor(settings: WebhookSettings, queue: UpdateQueue, clock: Clock, reach: (url: string) => string) {
    this.settings = settings;
    this.#queue = queue;
    this.#clock = clock;
    this.#reach = reach;
    queue.listen(() => this.#schedule());
    this.#schedule();
  }

  /** Breaks its connections. Updates stay in the queue. */
  stop(): void {
    this.#queue.listen(undefined);
    this.#aborter.abort();
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#aborter.signal.aborted) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#send();
    });
  }

  #send(): void {
    if (this.#aborter.signal.aborted) return;
    const first = new Map<Key, Update>();
    for (const update of this.#queue.peek(Infinity)) {
      const key = this.#keyOf(update);
      if (!key.isBusy && !key.isPaused && !first.has(key)) first.set(key, update);
    }
    const ready = [...first].map(([key, update]) => ({ key, update, order: this.#random() }));
    for (const { key, update } of ready.sort((a, b) => a.order - b.order)) {
      if (this.#connections >= this.settings.max_connections) return;
      void this.#post(key, update);
    }
  }

  async #post(key: Key, update: Update): Promise<void> {
    key.isBusy = true;
    this.#connections += 1;
    const { url, secret_token } = this.settings;
    let failure: string | undefined;
    let retryAfter = 0;
    try {
      const response = await fetch(this.#reach(url), {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(secret_token !== undefined && { "x-telegram-bot-api-secret-token": secret_token }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([this.#aborter.signal, AbortSignal.timeout(60_000)]),
        redirect: "manual",
      });
      await response.arrayBuffer();
      if (!response.ok)
        failure = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      retryAfter = Math.min(Number(response.headers.get("retry-after") ?? 0), 3_600) * 1_000;
    } catch {
      failure = "Connection refused";
    }
    key.isBusy = false;
    this.#connections -= 1;
    if (this.#aborter.signal.aborted) return;
    if (failure === undefined) {
      this.#queue.remove(update.update_id);
      key.pause = 1_000;
    } else {
      this.lastError = {
        last_error_date: Math.floor(this.#clock.now() / 1_000),
        last_error_message: failure,
      };
      this.#pause(key, retryAfter || key.pause);
      key.pause = Math.min(2 * key.pause, longestPause);
    }
    this.#schedule();
  }

  #pause(key: Key, milliseconds: number): void {
    key.isPaused = true;
    const cancel = this.#clock.after(milliseconds, () => {
      this.#timers.delete(cancel);
      key.isPaused = false;
      this.#schedule();
    });
    this.#timers.add(cancel);
  }

  #keyOf(update: Update): Key {
    const name = nameOfKey(update);
    let key = this.#keys.get(name);
    if (key === undefined)
      this.#keys.set(name, (key = { name, pause: 1_000, isBusy: false, isPaused: false }));
    return key;
  }
}

function nameOfKey(update: Update): string {
  const message =
    update.message ?? update.edited_message ?? update.channel_post ?? update.edited_channel_post;
  if (message !== undefined) return `messages:${message.chat.id}`;
  if (update.callback_query !== undefined) return `presses:${update.callback_query.from.id}`;
  if (update.message_reaction !== undefined) return `reactions:${update.message_reaction.chat.id}`;
  const member = update.my_chat_member ?? update.chat_member;
  return member === undefined ? "others" : `members:${member.chat.id}`;
}
