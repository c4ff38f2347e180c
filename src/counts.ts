/** Counts events by their labels, from the start of the process. */
class Counter {
  readonly #counts = new Map<string, number>();

  /** @param labels of a closed set, without anything that people wrote */
  add(...labels: string[]): void {
    const key = labels.join(" ");
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  all(): { labels: string[]; count: number }[] {
    return [...this.#counts].map(([key, count]) => ({ labels: key.split(" "), count }));
  }
}

/** What `/metrics` counts. */
export class Counts {
  /** By kind. */
  readonly updates = new Counter();
  /** Attempts at rows of the outbox, by what came of them. */
  readonly deliveries = new Counter();
  /** By method, and "ok", Telegram's code or "unanswered". */
  readonly calls = new Counter();
}
