/**
 * The rows that fail, as far as it does not matter after a restart: since when, and whether others are answered meanwhile.
 * When nobody is, it is an outage: nothing but time helps, and the order is kept. When all others are, the row is at fault.
 * Times are milliseconds of a clock that only goes forward.
 */
export class Failures {
  readonly #failures = new Map<number, Failure>();
  /** Of those, the ones that have not seen yet that others are answered. */
  readonly #lonely = new Map<number, Failure>();

  /**
   * The row failed once more.
   * @returns for how long since it failed before, for how long others have been answered, and how often in a row there was
   * no answer
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
    // A refusal is about the row, whatever becomes of others.
    if (failure.aloneSince === undefined && how !== "refused") this.#lonely.set(id, failure);
    const aloneFor = failure.aloneSince === undefined ? undefined : now - failure.aloneSince;
    return { since, aloneFor, unreached: failure.unanswered };
  }

  /** Another row got on: returns the lanes of those that did not know yet that this is possible. */
  othersGetOn(id: number, now: number): string[] {
    if (this.#lonely.size === 0) return [];
    const lanes: string[] = [];
    for (const [other, failure] of this.#lonely) {
      // What failed just now may have met the same outage as the last call before this one.
      if (other === id || now - failure.lastAt < 1_000) continue;
      failure.aloneSince = now;
      this.#lonely.delete(other);
      lanes.push(failure.lane);
    }
    return lanes;
  }

  /** Telegram has answered the row something, whatever else it refuses it. */
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
  /** When others were first answered since it began to fail. */
  aloneSince: number | undefined;
}
