import { type Canvas, createCanvas } from "@napi-rs/canvas";
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as Plot,
  type ChartConfiguration,
  type ChartDataset,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  type ScaleOptionsByType,
} from "chart.js";
import type { Label } from "./chart.ts";
import { colors, family } from "./page.ts";

Plot.register(BarController, BarElement, CategoryScale, LinearScale, LogarithmicScale);
Plot.register(LineController, LineElement, PointElement, Filler);
Plot.defaults.font.family = family;
Plot.defaults.font.size = 29;
Plot.defaults.color = colors.muted;

/** A scale for counts, from 0. */
const counts = { type: "linear", beginAtZero: true, suggestedMax: 4, ticks: { precision: 0 } };

/**
 * Columns or lines over the labels, without title and legend.
 * @param scale of the numbers
 */
export function plot(
  size: { width: number; height: number },
  labels: readonly Label[],
  datasets: readonly ChartDataset<"bar" | "line", (number | null)[]>[],
  scale: object = counts,
): Canvas {
  const canvas = createCanvas(size.width, size.height);
  const y = {
    border: { display: false },
    grid: { color: colors.line, lineWidth: 2 },
    ...scale,
    // Of two plots one above the other, the labels are in line.
    afterFit(axis: { width: number }) {
      axis.width = Math.max(axis.width, 92);
    },
    ticks: { maxTicksLimit: 6, padding: 12, ...("ticks" in scale ? (scale.ticks as object) : {}) },
  } as unknown as ScaleOptionsByType<"linear">;
  const configuration: ChartConfiguration<"bar" | "line", (number | null)[], string | string[]> = {
    type: "bar",
    data: { labels: labels.map((lines) => [...lines]), datasets: [...datasets] },
    options: {
      animation: false,
      responsive: false,
      devicePixelRatio: 1,
      scales: {
        x: {
          // Lines stand over the middle of their label, as columns do.
          offset: true,
          grid: { display: false },
          border: { color: colors.line },
          ticks: { maxRotation: 0, autoSkipPadding: 16 },
        },
        y,
      },
    },
  };
  // It takes whatever has `getContext`. Its types would be a browser's, which we do not have.
  return new Plot(canvas, configuration).canvas;
}
