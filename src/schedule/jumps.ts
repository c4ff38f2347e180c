import type { Clock } from "../clock.ts";

/** A smaller step may be the work of a time service. */
const smallestJump = 5 * 60_000;

/** For so long after a jump nobody knows whether the clock is right. Time services mend it within that time as a rule. */
const doubtMilliseconds = 10 * 60_000;

/**
 * Notices that the system's clock is set: it moves away from the clock that only goes forward. The same happens when a
 * virtual machine was paused.
 */
export class Jumps {
  readonly #clock: Clock;
  #offset: number;
  /** By how much the clock has gone forward since it was last trusted. */
  #ahead = 0;
  #trustedFrom = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#offset = clock.now() - clock.elapsed();
  }

  /** Milliseconds by which the clock has jumped forward, while it is in doubt; 0 when it can be trusted. */
  doubt(): number {
    const elapsed = this.#clock.elapsed();
    const offset = this.#clock.now() - elapsed;
    const jump = offset - this.#offset;
    this.#offset = offset;
    if (elapsed >= this.#trustedFrom) this.#ahead = 0;
    if (Math.abs(jump) >= smallestJump) {
      this.#ahead += jump;
      this.#trustedFrom = elapsed + doubtMilliseconds;
    }
    return this.#ahead >= smallestJump ? this.#ahead : 0;
  }
}
