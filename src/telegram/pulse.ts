import type { Clock } from "../clock.ts";

/** Without a sign of life for so long, something is wrong. */
const longestSilence = 120_000;

/** Whether updates come in, as far as the bot can tell. */
export class Pulse {
  readonly #clock: Clock;
  #heardAt: number;
  #lastFailure: string | undefined;
  #breakage: string | undefined;

  /** Telegram has just answered, or it would not be there. */
  constructor(clock: Clock) {
    this.#clock = clock;
    this.#heardAt = clock.elapsed();
  }

  /** Updates came, or an answer that says that there are none. */
  beats(): void {
    this.#heardAt = this.#clock.elapsed();
    this.#lastFailure = undefined;
    this.#breakage = undefined;
  }

  /** A try failed. The next one may succeed. */
  skips(reason: string): void {
    this.#lastFailure = reason;
  }

  /** Updates certainly do not come in until {@link beats}. */
  breaks(reason: string): void {
    this.#breakage = reason;
  }

  /** What is wrong, in English, for the one who runs the bot. Undefined when all is well. */
  problem(): string | undefined {
    if (this.#breakage !== undefined) return this.#breakage;
    const silence = this.#clock.elapsed() - this.#heardAt;
    if (silence <= longestSilence) return undefined;
    const seconds = Math.floor(silence / 1_000);
    return `no answer from Telegram for ${seconds} s${this.#lastFailure === undefined ? "" : `: ${this.#lastFailure}`}`;
  }
}
