import type { Feature } from "../feature.ts";
import { shiftAsked, shiftAskedAtDesk, startPressed, stopPressed } from "./command.ts";

/** Who is at work now. */
export const shifts = {
  deskCommands: {
    shift: { may: "shift_at_desk", menu: "menu-shift", run: shiftAskedAtDesk },
  },
  privateCommands: {
    shift: { may: "shift", menu: "menu-shift", run: shiftAsked },
  },
  presses: {
    shift_start: startPressed,
    shift_stop: stopPressed,
  },
} satisfies Feature;
