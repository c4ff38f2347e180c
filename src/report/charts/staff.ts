import type { Picture, StaffChart } from "./chart.ts";
import { colors, margin, openPage, top, width } from "./page.ts";

/** In pixels, for a name and two bars. */
const high = 124;

/** A name, and under it what they did as two bars. */
export function paintStaff(chart: StaffChart): Picture {
  const first = top + 70;
  const { context, text, legend, picture } = openPage(
    chart,
    Math.max(620, first + chart.rows.length * high + 24),
  );
  legend(top + 24, [
    { name: chart.replies, color: colors.opened },
    { name: chart.closed, color: colors.closed },
  ]);
  const most = Math.max(1, ...chart.rows.flatMap(({ replies, closed }) => [replies, closed]));
  const longest = width - 2 * margin - 130;
  for (const [index, { name, replies, closed, rating }] of chart.rows.entries()) {
    const y = first + index * high;
    text(name, margin, y + 22, { size: 32, most: longest - 60 });
    if (rating !== null) text(`★ ${rating}`, width - margin, y + 22, { size: 32, align: "right" });
    for (const [row, [count, color]] of [
      [replies, colors.opened] as const,
      [closed, colors.closed] as const,
    ].entries()) {
      const bar = { y: y + 46 + row * 31, long: Math.max(4, (longest * count) / most) };
      context.fillStyle = color;
      context.fillRect(margin, bar.y, bar.long, 28);
      text(String(count), margin + bar.long + 14, bar.y + 14, { size: 28 });
    }
  }
  return picture();
}
