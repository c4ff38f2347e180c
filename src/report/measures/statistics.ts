export interface Averages {
  count: number;
  average: number | null;
  min: number | null;
  max: number | null;
}

export interface Statistics extends Averages {
  median: number | null;
  /** By nearest rank. */
  p90: number | null;
}

/** What the numbers have in common. Null when there are none. */
export function statisticsOf(numbers: readonly number[]): Statistics {
  const sorted = Float64Array.from(numbers).sort();
  const { length } = sorted;
  if (length === 0) return { count: 0, average: null, min: null, max: null, median: null, p90: null };
  const middle = Math.floor(length / 2);
  const [below, above] = [sorted[length % 2 === 0 ? middle - 1 : middle]!, sorted[middle]!];
  return {
    count: length,
    average: sorted.reduce((sum, number) => sum + number, 0) / length,
    min: sorted[0]!,
    max: sorted[length - 1]!,
    median: (below + above) / 2,
    p90: sorted[Math.ceil(length * 0.9) - 1]!,
  };
}

/** Counts numbers without keeping them. */
export class Running {
  #count = 0;
  #sum = 0;
  #min = Infinity;
  #max = -Infinity;

  add(number: number): void {
    this.#count += 1;
    this.#sum += number;
    this.#min = Math.min(this.#min, number);
    this.#max = Math.max(this.#max, number);
  }

  end(): Averages {
    const count = this.#count;
    if (count === 0) return { count, average: null, min: null, max: null };
    return { count, average: this.#sum / count, min: this.#min, max: this.#max };
  }
}

/** Counts answers. */
export class Share {
  #count = 0;
  #yeses = 0;

  add(isYes: boolean): void {
    this.#count += 1;
    if (isYes) this.#yeses += 1;
  }

  /** The share of the yeses, from 0 to 1. Null without any answer. */
  end(): number | null {
    return this.#count === 0 ? null : this.#yeses / this.#count;
  }
}

/** Never less than none: a press counts when it was processed, after the message that followed it. */
export function minutes(milliseconds: number): number {
  return Math.max(0, milliseconds) / 60_000;
}
