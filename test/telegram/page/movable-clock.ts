import { type Clock, systemClock } from "../../../src/clock.ts";

/** The system's clock, which somebody may move forward. */
export class MovableClock implements Clock {
  #aheadBy = 0;
  #nextId = 0;
  readonly #timers = new Map<number, { at: number; run: () => void }>();

  /** Whole milliseconds by which it is ahead of the system's clock. */
  get aheadBy(): number {
    return this.#aheadBy;
  }

  now(): number {
    return systemClock.now() + this.#aheadBy;
  }

  elapsed(): number {
    return systemClock.elapsed() + this.#aheadBy;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const id = this.#nextId++;
    const run = () => {
      cancel();
      callback();
    };
    const stop = systemClock.after(milliseconds, run);
    const cancel = () => {
      stop();
      this.#timers.delete(id);
    };
    this.#timers.set(id, { at: this.elapsed() + Math.max(0, milliseconds), run });
    return cancel;
  }

  /** Moves on, and runs each timer that becomes due, in order and at its own time. */
  forward(milliseconds: number): void {
    const end = this.#aheadBy + Math.ceil(milliseconds);
    for (;;) {
      const [next] = [...this.#timers.values()].toSorted((a, b) => a.at - b.at);
      if (next === undefined) break;
      const aheadBy = this.#aheadBy + Math.max(0, Math.ceil(next.at - this.elapsed()));
      if (aheadBy > end) break;
      this.#aheadBy = aheadBy;
      next.run();
    }
    this.#aheadBy = end;
  }
}
