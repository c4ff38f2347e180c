import type { Clock } from "../clock.ts";
import type { Delivery } from "../store/deliveries/delivery.ts";

/** No row waits for longer, in milliseconds. A later stored time comes from a clock that has been set since. */
const longestWait = 3_600_000;

/**
 * How long rows still have to wait. The database stores times of the system's clock. Once a row is seen, its wait is
 * measured by the clock that only goes forward, so that it does not last an hour when somebody sets the time back.
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

  /** Makes the row wait until `notBefore`. Returns the milliseconds. */
  set(id: number, notBefore: number): number {
    const left = Math.min(Math.max(0, notBefore - this.#clock.now()), longestWait);
    this.#seen.set(id, { notBefore, dueAt: this.#clock.elapsed() + left });
    return left;
  }

  forget(id: number): void {
    this.#seen.delete(id);
  }
}
