/** A measured number and its aim. */
export interface Figure {
  name: string;
  /** In printed form, with its unit. */
  measured: string;
  /** In printed form. Undefined for a number without an aim. */
  aim?: string;
  isReached?: boolean;
}

/** The result of a measurement. */
export interface Measured {
  figures: Figure[];
  /** What must never happen on any machine: lost, doubled or reordered messages, forbidden calls. */
  faults: string[];
}

/** A figure that should be at most `aim`. */
export function atMost(name: string, value: number, aim: number, show: (value: number) => string): Figure {
  return { name, measured: show(value), aim: `≤ ${show(aim)}`, isReached: value <= aim };
}

/** A figure that should be at least `aim`. */
export function atLeast(name: string, value: number, aim: number, show: (value: number) => string): Figure {
  return { name, measured: show(value), aim: `≥ ${show(aim)}`, isReached: value >= aim };
}

export function told(name: string, measured: string): Figure {
  return { name, measured };
}

/** @param value in milliseconds */
export function milliseconds(value: number): string {
  if (value >= 120_000) return `${(value / 60_000).toFixed(1)} min`;
  if (value >= 10_000) return `${(value / 1_000).toFixed(1)} s`;
  return `${value.toFixed(value < 100 ? 2 : 0)} ms`;
}

export function perSecond(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)}/s`;
}

/** @param value 1 is the whole */
export function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

export function times(value: number): string {
  return `${value.toFixed(2)}×`;
}

export function count(value: number): string {
  return String(value);
}

/** @param value in bytes */
export function megabytes(value: number): string {
  return `${(value / 1_000_000).toFixed(0)} MB`;
}
