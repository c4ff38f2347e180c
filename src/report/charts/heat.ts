import type { HeatChart, Picture } from "./chart.ts";
import { colors, height, margin, openPage, top, width } from "./page.ts";

/** A calendar's week: a column a day, a row an hour, the busiest dark. */
export function paintHeat(chart: HeatChart): Picture {
  const { context, text, picture } = openPage(chart);
  const { weekdays, rows, totals, total } = chart;
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts));
  const left = margin + 118;
  const wide = (width - margin - left) / weekdays.length;
  const first = top + 52;
  const high = Math.min(64, (height - first - 90) / rows.length);
  const middleOf = (column: number) => left + (column + 0.5) * wide;
  for (const [column, weekday] of weekdays.entries())
    text(weekday, middleOf(column), top + 22, { align: "center", size: 32, isBold: true });
  for (const [row, { label, counts }] of rows.entries()) {
    const y = first + row * high;
    text(label, left - 20, y + high / 2, {
      align: "right",
      size: Math.min(30, high - 6),
      color: colors.muted,
    });
    for (const [column, count] of counts.entries()) {
      const strength = count / most;
      context.fillStyle = count === 0 ? "#edf1f6" : shadeOf(strength);
      context.fillRect(left + column * wide + 3, y + 3, wide - 6, high - 6);
      if (count > 0)
        text(String(count), middleOf(column), y + high / 2, {
          align: "center",
          size: Math.min(30, high - 8),
          color: strength > 0.45 ? "#ffffff" : colors.ink,
          most: wide - 8,
        });
    }
  }
  const bottom = first + rows.length * high + 42;
  text(total, left - 20, bottom, { align: "right", size: 30, color: colors.muted, most: left - 20 - margin });
  for (const [column, sum] of totals.entries())
    text(String(sum), middleOf(column), bottom, { align: "center", size: 32, isBold: true, most: wide - 4 });
  return picture();
}

const [pale, dark] = [
  [203, 222, 247],
  [18, 76, 163],
] as const;

/** @param strength from 0 to 1 */
function shadeOf(strength: number): string {
  const parts = pale.map((from, index) => Math.round(from + (dark[index]! - from) * strength));
  return `rgb(${parts.join(", ")})`;
}
