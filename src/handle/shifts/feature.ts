import type { Feature } from "../feature.ts";
import { shiftAsked, startPressed, stopPressed } from "./command.ts";

/** Who is at work now. */
export const shifts = {
  privateCommands: {
    shift: { may: "shift", menu: "menu-shift", run: shiftAsked },
  },
  presses: {
    shift_start: startPressed,
    shift_stop: stopPressed,
  },
} satisfies Feature;
