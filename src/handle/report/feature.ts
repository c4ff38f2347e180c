import type { Feature } from "../feature.ts";
import { choose, makeChosen, reportAsked } from "./command.ts";

/** Workbooks for admins. */
export const report = {
  privateCommands: { report: { may: "report", menu: "menu-report", run: reportAsked } },
  presses: { report_choose: choose, report_make: makeChosen },
} satisfies Feature;
