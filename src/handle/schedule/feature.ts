import type { Feature } from "../feature.ts";
import { scheduleAsked } from "./command.ts";
import { choose, give, list, make, open, remove, spare } from "./press.ts";

/** Reports that are sent again and again, by cron lines. */
export const schedule = {
  privateCommands: { schedule: { may: "schedule", menu: "menu-schedule", run: scheduleAsked } },
  presses: {
    schedule_list: list,
    schedule_open: open,
    schedule_remove: remove,
    schedule_give: give,
    schedule_spare: spare,
    schedule_choose: choose,
    schedule_make: make,
  },
} satisfies Feature;
