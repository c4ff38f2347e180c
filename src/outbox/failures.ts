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
  /** By their chat, the failing rows that Telegram could not take, and that have not been tried since the chat works. */
  readonly #inChat = new Map<number, Map<number, Failure>>();

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
    const failure = known ?? {
      lane,
      chatId,
      lastAt: now,
      unanswered: 0,
      aloneSince: undefined,
      isWoken: false,
    };
    const since = now - failure.lastAt;
    failure.lastAt = now;
    failure.unanswered = how === "unanswered" ? failure.unanswered + 1 : 0;
    this.#failures.set(id, failure);
    // A refusal concerns this row alone, so other rows do not matter.
    if (failure.aloneSince === undefined && how !== "refused") this.#lonely.set(id, failure);
    if (!failure.isWoken && how !== "refused")
      this.#inChat.set(chatId, (this.#inChat.get(chatId) ?? new Map()).set(id, failure));
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

  /**
   * Another row to the chat succeeded. Returns the lanes whose rows Telegram could not take there: each row is tried once
   * for this reason, since one that fails again is itself at fault.
   */
  chatGetsOn(id: number, chatId: number): string[] {
    const failing = this.#inChat.get(chatId);
    if (failing === undefined) return [];
    const lanes: string[] = [];
    for (const [other, failure] of failing) {
      if (other === id) continue;
      failure.isWoken = true;
      failing.delete(other);
      lanes.push(failure.lane);
    }
    if (failing.size === 0) this.#inChat.delete(chatId);
    return lanes;
  }

  /** Telegram has answered some call for the row, whatever it says to the others. */
  isHeard(id: number, now: number): void {
    const failure = this.#lonely.get(id);
    if (failure !== undefined) failure.aloneSince = now;
    this.#lonely.delete(id);
  }

  forget(id: number): void {
    const chatId = this.#failures.get(id)?.chatId;
    this.#failures.delete(id);
    this.#lonely.delete(id);
    if (chatId === undefined) return;
    const failing = this.#inChat.get(chatId);
    failing?.delete(id);
    if (failing?.size === 0) this.#inChat.delete(chatId);
  }
}

interface Failure {
  readonly lane: string;
  readonly chatId: number;
  lastAt: number;
  unanswered: number;
  /** When Telegram first answered another row after this one began to fail. */
  aloneSince: number | undefined;
  /** It was tried because its chat works again. */
  isWoken: boolean;
}
