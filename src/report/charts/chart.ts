/**
 * A picture's content, in words and numbers: whoever draws it knows no texts, no time zones and no tickets. Times are in
 * minutes.
 */
export type Chart = LoadChart | HeatChart | TimesChart | RatingsChart | StaffChart;

/** A chart as it was drawn. The size is in pixels. */
export interface Picture {
  png: Uint8Array;
  width: number;
  height: number;
}

interface Headed {
  title: string;
  /** The period and what the numbers are limited to. */
  subtitle: string;
}

/** A row of numbers, one for each label. Null where there is nothing to count. */
export interface Series {
  /** With its sum or its last number, as the legend shows it. */
  name: string;
  values: readonly (number | null)[];
}

/** Lines of words under a column. */
export type Label = readonly string[];

/** How many were opened and closed in each part of the period, and how many stayed open at its end. */
export interface LoadChart extends Headed {
  kind: "load";
  labels: readonly Label[];
  opened: Series;
  closed: Series;
  backlog: Series;
}

/** How busy each hour of each weekday is. */
export interface HeatChart extends Headed {
  kind: "heat";
  /** Monday first. */
  weekdays: readonly string[];
  /** The sum of each weekday. */
  totals: readonly number[];
  /** The hours that have numbers, in order. */
  rows: readonly { label: string; counts: readonly number[] }[];
  /** The name of the row of sums. */
  total: string;
}

/** How long clients wait, in each part of the period. */
export interface TimesChart extends Headed {
  kind: "times";
  labels: readonly Label[];
  median: Series;
  p90: Series;
  units: { minute: string; hour: string; day: string };
}

/** How many gave five stars, four, and so on down to one. */
export interface RatingsChart extends Headed {
  kind: "ratings";
  average: string;
  /** What stands beside the average: how many ratings there are. */
  count: string;
  rows: readonly { stars: number; count: number; share: string; isLow: boolean }[];
}

/** What each did, the busiest first. */
export interface StaffChart extends Headed {
  kind: "staff";
  replies: string;
  closed: string;
  rows: readonly { name: string; replies: number; closed: number; rating: string | null }[];
}
