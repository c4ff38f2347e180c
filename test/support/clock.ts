import type { Clock } from "../../src/clock.ts";

/** A clock that moves only by hand. Timers run in the order of their times. */
export class TestClock implements Clock {
  readonly #start: number;
  /** How far somebody set the time forward, or back when negative. Timers ignore this. */
  #isSetBy = 0;
  #elapsed = 0;
  #nextId = 0;
  readonly #timers = new Map<number, { at: number; callback: () => void }>();

  constructor(start = Date.parse("2026-11-20T09:00:00Z")) {
    this.#start = start;
  }

  now(): number {
    return this.#start + this.#elapsed + this.#isSetBy;
  }

  elapsed(): number {
    return this.#elapsed;
  }

  /** Somebody sets the computer's time forward, or back when negative. */
  set(milliseconds: number): void {
    this.#isSetBy += milliseconds;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const id = this.#nextId++;
    // Rounds up, because the system's clock has whole milliseconds and the database takes no fractions.
    this.#timers.set(id, { at: this.#elapsed + Math.ceil(Math.max(0, milliseconds)), callback });
    return () => this.#timers.delete(id);
  }

  /** When the next timer is due. Undefined when there is none. */
  nextTimer(): number | undefined {
    let next: number | undefined;
    for (const { at } of this.#timers.values()) if (next === undefined || at < next) next = at;
    return next === undefined ? undefined : this.now() + next - this.#elapsed;
  }

  /** Moves on by `milliseconds`, and runs each due timer in order, at its own time. */
  advance(milliseconds: number): void {
    const end = this.#elapsed + milliseconds;
    for (;;) {
      const due = [...this.#timers]
        .filter(([, timer]) => timer.at <= end)
        .sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
      if (due === undefined) break;
      const [id, timer] = due;
      this.#timers.delete(id);
      this.#elapsed = Math.max(this.#elapsed, timer.at);
      timer.callback();
    }
    this.#elapsed = end;
  }
}
