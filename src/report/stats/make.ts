import { draw } from "../charts/draw.ts";
import type { Chart } from "../charts/chart.ts";
import type { Context } from "../source/context.ts";
import { namesOf } from "../describe.ts";
import { measure } from "../measures/measures.ts";
import type { StatsRequest } from "../request.ts";
import { inChunks, type Source } from "../source/source.ts";
import { Staff } from "../staff/staff.ts";
import { chartsOf } from "./charts.ts";
import { countFigures, type Figures } from "./figures.ts";
import { findMain } from "./finding.ts";
import { type StatsTable, tableOf } from "./table.ts";
import { sayFinding } from "./words.ts";

/** Pictures of a period, and what stands out in it. */
export interface Stats {
  /** PNGs: at least one, at most five. */
  pictures: readonly Uint8Array[];
  /** A sentence. Null when nothing stands out. */
  finding: string | null;
  table: StatsTable;
}

/** Undefined when there is nothing to show. */
export async function makeStats(
  request: StatsRequest,
  context: Context,
  source: Source,
): Promise<Stats | undefined> {
  const told = tellStats(request, context, source);
  if (told === undefined) return undefined;
  const pictures = await draw(told.charts);
  const { finding, table } = told;
  return { finding, table, pictures: pictures.map(({ png }) => png) };
}

/** What the pictures show. */
export function tellStats(
  { period, filter }: StatsRequest,
  context: Context,
  source: Source,
): { charts: Chart[]; finding: string | null; table: StatsTable } | undefined {
  const { language, now, timeZone } = context;
  const figures = countFigures(period, context, source);
  if (figures.isEmpty) return undefined;
  const nameOf = namesOf(context);
  const report = countStaff(figures, context, source).end(nameOf, filter.managerId);
  const finding = findMain(figures, now, timeZone);
  return {
    charts: chartsOf(figures, filter, context, { report, nameOf }),
    table: tableOf(figures, language, timeZone),
    finding: finding === undefined ? null : sayFinding(language, finding, figures.days.length <= 7),
  };
}

function countStaff({ span }: Figures, context: Context, source: Source): Staff {
  const staff = new Staff(span, context);
  for (const histories of inChunks(source.active(span), source))
    for (const history of histories) staff.add(history, measure(history));
  return staff;
}
