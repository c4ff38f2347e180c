import type { Picture, RatingsChart } from "./chart.ts";
import { colors, margin, openPage, top, width } from "./page.ts";

export function paintRatings(chart: RatingsChart): Picture {
  const { context, text, picture } = openPage(chart, 980);
  text(`★ ${chart.average}`, margin, top + 78, { size: 110, isBold: true, color: colors.ink });
  const { width: wide } = context.measureText(`★ ${chart.average}`);
  text(chart.count, margin + wide + 36, top + 92, {
    size: 36,
    color: colors.muted,
    most: width - 2 * margin - wide - 36,
  });
  const most = Math.max(1, ...chart.rows.map(({ count }) => count));
  const [left, right] = [margin + 110, width - margin - 230];
  for (const [index, { stars, count, share, isLow }] of chart.rows.entries()) {
    const y = top + 222 + index * 112;
    text(`${stars} ★`, margin, y, { size: 38 });
    context.fillStyle = colors.line;
    context.fillRect(left, y - 30, right - left, 60);
    context.fillStyle = isLow ? colors.low : colors.opened;
    context.fillRect(left, y - 30, ((right - left) * count) / most, 60);
    text(String(count), right + 110, y, { size: 38, isBold: true, align: "right" });
    text(share, width - margin, y, { size: 32, color: colors.muted, align: "right" });
  }
  return picture();
}
