import type { LoadChart, Picture } from "./chart.ts";
import { colors, height, margin, openPage, top, width } from "./page.ts";
import { plot } from "./plot.ts";

/** Opened beside closed, and under them, on a scale of its own, what stayed open. */
export function paintLoad(chart: LoadChart): Picture {
  const { context, legend, picture } = openPage(chart);
  const { labels, opened, closed, backlog } = chart;
  const size = { width: width - 2 * margin, height: 430 };
  legend(top + 24, [
    { name: opened.name, color: colors.opened },
    { name: closed.name, color: colors.closed },
  ]);
  const columns = plot(size, labels, [
    { type: "bar", data: [...opened.values], backgroundColor: colors.opened },
    { type: "bar", data: [...closed.values], backgroundColor: colors.closed },
  ]);
  context.drawImage(columns, margin, top + 60);
  const middle = top + 60 + size.height + 44;
  legend(middle, [{ name: backlog.name, color: colors.backlog }]);
  const below = { ...size, height: height - middle - 36 - margin / 2 };
  const line = plot(below, labels, [
    {
      type: "line",
      data: [...backlog.values],
      borderColor: colors.backlog,
      backgroundColor: `${colors.backlog}2e`,
      borderWidth: 5,
      pointRadius: labels.length > 40 ? 0 : 6,
      pointBackgroundColor: colors.backlog,
      fill: true,
    },
  ]);
  context.drawImage(line, margin, middle + 36);
  return picture();
}
