export interface Statistics {
  count: number;
  average: number | null;
  min: number | null;
  max: number | null;
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

/** The share of the yeses, from 0 to 1. Null without any answer. */
export function shareOf(answers: readonly boolean[]): number | null {
  return answers.length === 0 ? null : answers.filter(Boolean).length / answers.length;
}
