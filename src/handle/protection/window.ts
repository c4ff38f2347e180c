/**
 * Counts what keys did in the last so many milliseconds, in memory. It may forget, because the database knows exactly:
 * it only says whether to ask there.
 */
export class Window {
  readonly #milliseconds: number;
  /** The newest times of each key, in the order in which they came. */
  readonly #times = new Map<number, number[]>();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /**
   * Adds one and returns the number in the window, this one included.
   * @param at milliseconds
   * @param most no more are remembered, so a returned `most` means "at least"
   */
  add(key: number, at: number, most: number): number {
    // Keys without news are worth nothing.
    if (this.#times.size >= mostKeys) this.#times.clear();
    const since = at - this.#milliseconds;
    const times = (this.#times.get(key) ?? []).filter((time) => time > since);
    times.push(at);
    const kept = times.slice(-Math.max(most, 1));
    this.#times.set(key, kept);
    return kept.length;
  }
}

const mostKeys = 10_000;
