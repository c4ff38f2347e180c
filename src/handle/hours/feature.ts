import type { Feature } from "../feature.ts";
import { hoursAsked } from "./command.ts";
import { turnPage } from "../page.ts";
import { holidaysAsked, renderHolidays } from "./holidays.ts";

export const hours = {
  privateCommands: {
    hours: { may: "hours", menu: "menu-hours", run: hoursAsked },
    holidays: { may: "hours", menu: "menu-holidays", run: holidaysAsked },
  },
  presses: {
    holidays_page: (pressed, { number }) => turnPage(pressed, renderHolidays(pressed.handling, number)),
  },
} satisfies Feature;
