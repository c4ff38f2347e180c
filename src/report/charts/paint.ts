import type { Chart, Picture } from "./chart.ts";
import { paintHeat } from "./heat.ts";
import { paintLoad } from "./load.ts";
import { paintRatings } from "./ratings.ts";
import { paintStaff } from "./staff.ts";
import { paintTimes } from "./times.ts";

export function paint(chart: Chart): Picture {
  switch (chart.kind) {
    case "load":
      return paintLoad(chart);
    case "heat":
      return paintHeat(chart);
    case "times":
      return paintTimes(chart);
    case "ratings":
      return paintRatings(chart);
    case "staff":
      return paintStaff(chart);
    default:
      return chart satisfies never;
  }
}
