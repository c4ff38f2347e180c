import type { Clock } from "../clock.ts";
import type { Delivery } from "../store/outbox.ts";

/** No row is ever put off for longer, in milliseconds: what is stored as later comes from a clock that was set since. */
const longestWait = 3_600_000;

/**
 * How long rows still have to wait. Their times are stored as the system has them; once a row was seen, its wait is measured
 * by the clock that only goes forward, so that nothing waits for an hour because somebody set the time back.
 */
export class Waits {
  readonly #clock: Clock;
  readonly #seen = new Map<number, { notBefore: number; dueAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds until the row is due; 0 when it is. */
  left({ id, notBefore, createdAt }: Pick<Delivery, "id" | "notBefore" | "createdAt">): number {
    const seen = this.#seen.get(id);
    if (seen?.notBefore === notBefore) return Math.max(0, seen.dueAt - this.#clock.elapsed());
    const now = this.#clock.now();
    const left = notBefore - now;
    const wasSetBack = left > longestWait || createdAt > now + 1_000;
    if (left <= 0 || wasSetBack) return 0;
    return this.set(id, notBefore);
  }

  /** The row is put off until `notBefore`; returns for how long that is. */
  set(id: number, notBefore: number): number {
    const left = Math.min(Math.max(0, notBefore - this.#clock.now()), longestWait);
    this.#seen.set(id, { notBefore, dueAt: this.#clock.elapsed() + left });
    return left;
  }

  forget(id: number): void {
    this.#seen.delete(id);
  }
}
