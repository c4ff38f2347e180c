export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

export function spread(name: string, values: readonly number[]): Record<string, number | null> {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    [`${name}_avg`]: average(values),
    [`${name}_min`]: sorted.at(0) ?? null,
    [`${name}_max`]: sorted.at(-1) ?? null,
  };
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return null;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}

/** The least value that so many percent of all do not exceed. */
export function nearestRank(values: readonly number[], share: number): number | null {
  const isEnough = (count: number) => count * 100 >= share * values.length;
  return (
    values.find(
      (value) =>
        isEnough(values.filter((other) => other <= value).length) &&
        !isEnough(values.filter((other) => other < value).length),
    ) ?? null
  );
}
