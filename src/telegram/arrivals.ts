import type { Update } from "grammy/types";
import type { Clock } from "../clock.ts";
import { type Path, takeIn } from "./take-in.ts";

/** How long an update waits for those before it, which may be on their way. */
const waitMilliseconds = 300;

/** After a week without updates Telegram begins with another id (docs:Update). */
const forgetMilliseconds = 24 * 3_600_000;

interface Waiting {
  update: Update;
  /** By the clock that only goes forward. */
  until: number;
  taken: Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Brings updates that arrive side by side into their order. Telegram keeps the order of a chat's messages, since it sends
 * the next one after the answer to the last; but what people press, their reactions and the messages of other chats run
 * beside them. So an update whose predecessor has not come waits for it a little. It never waits longer, since Telegram may
 * hold the predecessor back for minutes. Updates that are ready at the same time share a transaction.
 */
export class Arrivals {
  readonly #path: Path;
  readonly #clock: Clock;
  readonly #waiting = new Map<number, Waiting>();
  /** The highest id that was taken in, and when. */
  #last: { id: number; at: number } | undefined;
  #cancel: (() => void) | undefined;
  #isWorking = false;
  #isScheduled = false;
  #isStopped = false;

  constructor(path: Path, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
  }

  /**
   * Resolves when the update's effects are in the database, or were before.
   * @throws when they are not; Telegram has to send the update again
   */
  take(update: Update): Promise<void> {
    if (this.#isStopped) return Promise.reject(new Error("the bot is stopping"));
    // Telegram sends an update again when the answer takes too long.
    const same = this.#waiting.get(update.update_id);
    if (same !== undefined) return same.taken;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const until = this.#clock.elapsed() + waitMilliseconds;
    this.#waiting.set(update.update_id, { update, until, taken: promise, resolve, reject });
    this.#schedule();
    return promise;
  }

  /** Takes no more updates. Resolves when those at hand are done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    const waiting = [...this.#waiting.values()];
    this.#schedule();
    await Promise.allSettled(waiting.map(({ taken }) => taken));
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isWorking) return;
    this.#isScheduled = true;
    // Not at once: the requests of this turn of the event loop share a commit.
    setImmediate(() => {
      this.#isScheduled = false;
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    for (let ready = this.#ready(); ready.length > 0; ready = this.#ready()) {
      try {
        takeIn(
          this.#path,
          ready.map(({ update }) => update),
        );
        const id = Math.max(this.#lastId() ?? 0, ready.at(-1)!.update.update_id);
        this.#last = { id, at: this.#clock.elapsed() };
        this.#forget(ready);
        for (const each of ready) each.resolve();
      } catch (error) {
        this.#forget(ready);
        for (const each of ready) each.reject(error);
      }
    }
    this.#isWorking = false;
    this.#wakeInTime();
  }

  #forget(done: readonly Waiting[]): void {
    for (const { update } of done) this.#waiting.delete(update.update_id);
  }

  /** The updates that need not wait any longer, in their order. */
  #ready(): Waiting[] {
    const now = this.#clock.elapsed();
    const all = [...this.#waiting.values()].sort((a, b) => a.update.update_id - b.update.update_id);
    // Whatever comes before one whose time is over goes with it.
    const overdue = all.findLast(({ until }) => this.#isStopped || until <= now);
    let next = this.#lastId() === undefined ? undefined : this.#lastId()! + 1;
    return all.filter(({ update: { update_id: id } }) => {
      const isReady =
        (overdue !== undefined && id <= overdue.update.update_id) || (next !== undefined && id <= next);
      if (isReady) next = Math.max(next ?? 0, id + 1);
      return isReady;
    });
  }

  #lastId(): number | undefined {
    if (this.#last === undefined) return undefined;
    return this.#clock.elapsed() - this.#last.at > forgetMilliseconds ? undefined : this.#last.id;
  }

  #wakeInTime(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const next = Math.min(...[...this.#waiting.values()].map(({ until }) => until));
    if (next === Infinity) return;
    this.#cancel = this.#clock.after(Math.max(0, next - this.#clock.elapsed()), () => this.#schedule());
  }
}
