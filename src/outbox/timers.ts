import type { Clock } from "../clock.ts";

/** Timers by name. Setting one again replaces it. */
export class Timers {
  readonly #clock: Clock;
  readonly #cancels = new Map<string, () => void>();
  #isOver = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  set(name: string, milliseconds: number, ring: () => void): void {
    if (this.#isOver) return;
    this.cancel(name);
    const cancel = this.#clock.after(milliseconds, () => {
      this.#cancels.delete(name);
      ring();
    });
    this.#cancels.set(name, cancel);
  }

  cancel(name: string): void {
    this.#cancels.get(name)?.();
    this.#cancels.delete(name);
  }

  /** Cancels all timers and sets no more. */
  end(): void {
    this.#isOver = true;
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }
}
