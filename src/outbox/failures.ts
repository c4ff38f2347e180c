/**
 * The failing rows, and what may be forgotten at a restart: since when a row fails, and whether Telegram answers other
 * rows. If it answers none, this is an outage: the order is kept and the lanes wait. If it answers all others, the row is
 * at fault.
 * Times are milliseconds of a clock that only goes forward.
 */
export class Failures {
  readonly #failures = new Map<number, Failure>();
  /** The failing rows that have not yet seen Telegram answer another row. */
  readonly #lonely = new Map<number, Failure>();

  /**
   * The row failed once more.
   * @returns milliseconds since its last failure; for how many Telegram has answered others; how often in a row it did not
   * answer this one
   */
  add(
    { id, lane }: { id: number; lane: string },
    how: "refused" | "unwilling" | "unanswered",
    now: number,
  ): { since: number; aloneFor: number | undefined; unreached: number } {
    const known = this.#failures.get(id);
    const failure = known ?? { lane, lastAt: now, unanswered: 0, aloneSince: undefined };
    const since = now - failure.lastAt;
    failure.lastAt = now;
    failure.unanswered = how === "unanswered" ? failure.unanswered + 1 : 0;
    this.#failures.set(id, failure);
    // A refusal concerns this row alone, so other rows do not matter.
    if (failure.aloneSince === undefined && how !== "refused") this.#lonely.set(id, failure);
    const aloneFor = failure.aloneSince === undefined ? undefined : now - failure.aloneSince;
    return { since, aloneFor, unreached: failure.unanswered };
  }

  /** Another row succeeded. Returns the lanes that have been waiting for a sign that Telegram can be reached. */
  othersGetOn(id: number, now: number): string[] {
    if (this.#lonely.size === 0) return [];
    const lanes: string[] = [];
    for (const [other, failure] of this.#lonely) {
      // A row that failed within the last second may have met the end of the same outage.
      if (other === id || now - failure.lastAt < 1_000) continue;
      failure.aloneSince = now;
      this.#lonely.delete(other);
      lanes.push(failure.lane);
    }
    return lanes;
  }

  /** Telegram has answered some call for the row, whatever it says to the others. */
  isHeard(id: number, now: number): void {
    const failure = this.#lonely.get(id);
    if (failure !== undefined) failure.aloneSince = now;
    this.#lonely.delete(id);
  }

  forget(id: number): void {
    this.#failures.delete(id);
    this.#lonely.delete(id);
  }
}

interface Failure {
  readonly lane: string;
  lastAt: number;
  unanswered: number;
  /** When Telegram first answered another row after this one began to fail. */
  aloneSince: number | undefined;
}
