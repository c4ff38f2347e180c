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
    this.#timers.set(id, { id, at: this.#elapsed + Math.ceil(Math.max(0, milliseconds)), callback });
    return () => this.#timers.delete(id);
  }

  /** When the next timer is due. Undefined when there is none. */
  nextTimer(): number | undefined {
    const next = this.#next();
    return next === undefined ? undefined : this.now() + next.at - this.#elapsed;
  }

  /** Moves on by `milliseconds`, and runs each due timer in order, at its own time. */
  advance(milliseconds: number): void {
    const end = this.#elapsed + milliseconds;
    for (let due = this.#next(); due !== undefined && due.at <= end; due = this.#next()) {
      this.#timers.delete(due.id);
      this.#elapsed = Math.max(this.#elapsed, due.at);
      due.callback();
    }
    this.#elapsed = end;
  }

  /** The oldest of those that are due first. */
  #next(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers.values()) if (next === undefined || timer.at < next.at) next = timer;
    return next;
  }
}

interface Timer {
  id: number;
  at: number;
  callback: () => void;
}
