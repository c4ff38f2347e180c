import type { Clock } from "../../src/clock.ts";

/** A clock that moves only by hand. Timers run in the order of their times. */
export class TestClock implements Clock {
  readonly #start: number;
  /** How far somebody set the time forward, or back when negative. Timers ignore this. */
  #isSetBy = 0;
  #elapsed = 0;
  #nextId = 0;
  readonly #timers = new Map<number, Timer>();

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
    const isLong = milliseconds > minute;
    this.#timers.set(id, { at: this.#elapsed + Math.ceil(Math.max(0, milliseconds)), isLong, callback });
    return () => this.#timers.delete(id);
  }

  /** When the next timer is due. Undefined when there is none. */
  nextTimer(): number | undefined {
    return this.#due(this.#next()?.[1]);
  }

  /** The same of those timers that were set for more than a minute. */
  nextLongTimer(): number | undefined {
    return this.#due(this.#next(({ isLong }) => isLong)?.[1]);
  }

  /** Moves on by `milliseconds`, and runs each due timer in order, at its own time. */
  advance(milliseconds: number): void {
    const end = this.#elapsed + milliseconds;
    for (let next = this.#next(); next !== undefined && next[1].at <= end; next = this.#next()) {
      const [id, { at, callback }] = next;
      this.#timers.delete(id);
      this.#elapsed = Math.max(this.#elapsed, at);
      callback();
    }
    this.#elapsed = end;
  }

  #due(timer: Timer | undefined): number | undefined {
    return timer === undefined ? undefined : this.now() + timer.at - this.#elapsed;
  }

  /** The oldest of those that are due first. */
  #next(fits: (timer: Timer) => boolean = () => true): [id: number, timer: Timer] | undefined {
    let next: [number, Timer] | undefined;
    for (const entry of this.#timers)
      if (fits(entry[1]) && (next === undefined || entry[1].at < next[1].at)) next = entry;
    return next;
  }
}

const minute = 60_000;

interface Timer {
  at: number;
  isLong: boolean;
  callback: () => void;
}
