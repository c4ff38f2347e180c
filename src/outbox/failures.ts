/**
 * The failing rows, and what may be forgotten at a restart: since when a row fails, and whether Telegram answers other
 * rows. If it answers none, this is an outage: the order is kept and the lanes wait. If it answers all others, the row is
 * at fault.
 * The time while a chat rests does not count: the row was not tried then.
 * Times are milliseconds of a clock that only goes forward.
 */
export class Failures {
  readonly #restedFor: (chatId: number) => number;
  readonly #failures = new Map<number, Failure>();
  /** The failing rows that have not yet seen Telegram answer another row. */
  readonly #lonely = new Map<number, Failure>();

  /** @param restedFor for how long the chat has rested so far */
  constructor(restedFor: (chatId: number) => number) {
    this.#restedFor = restedFor;
  }

  /**
   * The row failed once more.
   * @returns milliseconds since its last failure; for how many Telegram has answered others; how often in a row it did not
   * answer this one
   */
  add(
    { id, lane, chatId }: { id: number; lane: string; chatId: number },
    how: "refused" | "unwilling" | "unanswered",
    now: number,
  ): { since: number; aloneFor: number | undefined; unreached: number } {
    const known = this.#failures.get(id);
    const worked = now - this.#restedFor(chatId);
    const first = { lane, chatId, lastAt: now, workedAt: worked, unanswered: 0, aloneSince: undefined };
    const failure: Failure = known ?? first;
    const since = worked - failure.workedAt;
    failure.lastAt = now;
    failure.workedAt = worked;
    failure.unanswered = how === "unanswered" ? failure.unanswered + 1 : 0;
    this.#failures.set(id, failure);
    // A refusal concerns this row alone, so other rows do not matter.
    if (failure.aloneSince === undefined && how !== "refused") this.#lonely.set(id, failure);
    const aloneFor = failure.aloneSince === undefined ? undefined : worked - failure.aloneSince;
    return { since, aloneFor, unreached: failure.unanswered };
  }

  /** Another row succeeded. Returns the lanes that have been waiting for a sign that Telegram can be reached. */
  othersGetOn(id: number, now: number): string[] {
    if (this.#lonely.size === 0) return [];
    const lanes: string[] = [];
    for (const [other, failure] of this.#lonely) {
      // A row that failed within the last second may have met the end of the same outage.
      if (other === id || now - failure.lastAt < 1_000) continue;
      failure.aloneSince = now - this.#restedFor(failure.chatId);
      this.#lonely.delete(other);
      lanes.push(failure.lane);
    }
    return lanes;
  }

  /** Telegram has answered some call for the row, whatever it says to the others. */
  isHeard(id: number, now: number): void {
    const failure = this.#lonely.get(id);
    if (failure !== undefined) failure.aloneSince = now - this.#restedFor(failure.chatId);
    this.#lonely.delete(id);
  }

  forget(id: number): void {
    this.#failures.delete(id);
    this.#lonely.delete(id);
  }
}

interface Failure {
  readonly lane: string;
  readonly chatId: number;
  lastAt: number;
  /** The same without the time for which the chat had rested. */
  workedAt: number;
  unanswered: number;
  /** When Telegram first answered another row after this one began to fail, without that time too. */
  aloneSince: number | undefined;
}
