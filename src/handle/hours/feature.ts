import type { Feature } from "../feature.ts";
import { hoursAsked } from "./command.ts";
import { holidaysAsked } from "./holidays.ts";

export const hours = {
  privateCommands: {
    hours: { may: "hours", menu: "menu-hours", run: hoursAsked },
    holidays: { may: "hours", menu: "menu-holidays", run: holidaysAsked },
  },
} satisfies Feature;
