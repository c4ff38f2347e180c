import type { Picture, Series, TimesChart } from "./chart.ts";
import { colors, height, margin, openPage, top, width } from "./page.ts";
import { plot } from "./plot.ts";

/** In minutes: what people count in. */
const steps = [
  1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 7_200, 14_400, 43_200, 144_000, 432_000,
  1_440_000,
];
/** Beyond that the small times would lie on the ground. */
const mostTimes = 30;
const leastMinutes = 0.5;

export function paintTimes(chart: TimesChart): Picture {
  const { context, legend, picture } = openPage(chart);
  legend(top + 24, [{ name: chart.median.name, color: colors.median }]);
  legend(top + 76, [{ name: chart.p90.name, color: colors.p90 }]);
  const size = { width: width - 2 * margin, height: height - top - 120 - margin / 2 };
  const line = ({ values }: Series, color: string) =>
    ({
      type: "line",
      data: values.map((value) => (value === null ? null : Math.max(value, leastMinutes))),
      borderColor: color,
      backgroundColor: color,
      borderWidth: 5,
      pointRadius: chart.labels.length > 40 ? 3 : 8,
      // A day without replies is a gap; the line goes on over it.
      spanGaps: true,
    }) as const;
  const lines = [line(chart.median, colors.median), line(chart.p90, colors.p90)];
  context.drawImage(plot(size, chart.labels, lines, scaleOf(chart)), margin, top + 120);
  return picture();
}

function scaleOf({ median, p90, units }: TimesChart): object {
  const values = [...median.values, ...p90.values]
    .filter((value) => value !== null)
    .map((value) => Math.max(value, leastMinutes));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isWide = most > least * mostTimes;
  const marks = isWide ? steps.filter((_, index) => index % 2 === 0) : multiples(most);
  const highest = marks.find((mark) => mark >= most) ?? most;
  const bottom = isWide ? (marks.findLast((mark) => mark <= least) ?? leastMinutes) : 0;
  const shown = marks.filter((mark) => mark >= bottom && mark <= highest);
  return {
    type: isWide ? "logarithmic" : "linear",
    min: bottom,
    max: highest,
    afterBuildTicks(axis: { ticks: { value: number }[] }) {
      axis.ticks = shown.map((value) => ({ value }));
    },
    ticks: { autoSkip: false, callback: (value: number) => wordOf(value, units) },
  };
}

/** 0 and the multiples of a step that people count in, up to at least the number. */
function multiples(most: number): number[] {
  const step = steps.find((each) => most <= each * 5) ?? steps.at(-1)!;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step);
}

function wordOf(minutes: number, units: TimesChart["units"]): string {
  if (minutes === 0) return "0";
  if (minutes < 60) return `${minutes} ${units.minute}`;
  if (minutes % 1_440 === 0) return `${minutes / 1_440} ${units.day}`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? `${hours} ${units.hour}` : `${hours} ${units.hour} ${rest}`;
}
