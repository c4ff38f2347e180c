import type { Update } from "grammy/types";
import type { Clock } from "../../src/clock.ts";

export type UpdateType = Exclude<keyof Update, "update_id">;

/** The types that `allowed_updates: []` leaves out (docs:getUpdates). */
const onlyOnRequest: ReadonlySet<string> = new Set([
  "chat_member",
  "message_reaction",
  "message_reaction_count",
]);
/** Beyond so many, new updates are lost (tdlib: TQueue.cpp). */
const maximumLength = 100_000;
const day = 24 * 60 * 60 * 1000;
/** How long callback queries are kept (tdlib server). */
const callbackQueryLife = 150 * 1000;
/** How long inline queries are kept. The servers do not say (unverified). */
const inlineQueryLife = 30 * 1000;
const lives: { [Type in UpdateType]?: number } = {
  callback_query: callbackQueryLife,
  inline_query: inlineQueryLife,
};

interface QueuedUpdate {
  update: Update;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** A bot's unconfirmed updates. */
export class UpdateQueue {
  readonly #clock: Clock;
  #updates: QueuedUpdate[] = [];
  #nextId: number;
  #allowed: ReadonlySet<string> | undefined;
  #listener: (() => void) | undefined;
  /** No update expires before that time. Saves searches in a long queue. */
  #firstExpiry = Infinity;

  constructor(clock: Clock, firstId: number) {
    this.#clock = clock;
    this.#nextId = firstId;
  }

  /** Adds an update if the bot asked for its type. The filter applies when an update is created, not when it is fetched. */
  add<T extends UpdateType>(type: T, payload: NonNullable<Update[T]>): void {
    if (this.#allowed ? !this.#allowed.has(type) : onlyOnRequest.has(type)) return;
    if (this.#updates.length >= maximumLength) return;
    const life = lives[type] ?? day;
    const update = { update_id: this.#nextId++, [type]: payload } as unknown as Update;
    const expiresAt = this.#clock.now() + life;
    this.#firstExpiry = Math.min(this.#firstExpiry, expiresAt);
    this.#updates.push({ update, expiresAt });
    this.#listener?.();
  }

  /** `[]` restores the default set. Unknown names are ignored (tdlib server: get_allowed_update_types). */
  allow(types: readonly string[]): void {
    this.#allowed = types.length === 0 ? undefined : new Set(types);
  }

  get allowed(): string[] | undefined {
    return this.#allowed ? [...this.#allowed] : undefined;
  }

  /** Forgets every update below `offset`. A negative one keeps so many at the end (docs:getUpdates). */
  confirm(offset: number): void {
    this.#expire();
    // tdlib, TQueue.cpp: an offset far past the end is ignored, so old updates come back.
    if (offset > this.#nextId + 10) return;
    if (offset > 0) {
      const first = this.#updates.findIndex(({ update }) => update.update_id >= offset);
      this.#updates.splice(0, first === -1 ? this.#updates.length : first);
    } else if (offset < 0) {
      this.#updates.splice(0, Math.max(0, this.#updates.length + offset));
    }
  }

  /** The oldest updates. They stay until confirmed. */
  peek(limit: number): Update[] {
    this.#expire();
    return this.#updates.slice(0, limit).map(({ update }) => update);
  }

  /** Forgets one update, which a webhook has taken. */
  remove(updateId: number): void {
    this.#updates = this.#updates.filter(({ update }) => update.update_id !== updateId);
  }

  /** The id of the next update. */
  get nextId(): number {
    return this.#nextId;
  }

  get length(): number {
    this.#expire();
    return this.#updates.length;
  }

  clear(): void {
    this.#updates = [];
  }

  /** Calls `listener` after each new update. There is only one listener at a time. */
  listen(listener: (() => void) | undefined): void {
    this.#listener = listener;
  }

  #expire(): void {
    const now = this.#clock.now();
    if (now < this.#firstExpiry) return;
    this.#updates = this.#updates.filter(({ expiresAt }) => expiresAt > now);
    this.#firstExpiry = this.#updates.reduce((first, { expiresAt }) => Math.min(first, expiresAt), Infinity);
  }
}
