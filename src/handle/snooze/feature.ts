import type { Feature } from "../feature.ts";
import { snoozeChosen, snoozeGiven } from "./command.ts";

/** A ticket rests until a moment, or until its client writes. */
export const snooze = {
  ticketCommands: { snooze: { may: "snooze", menu: "menu-snooze", takesWords: true, run: snoozeGiven } },
  presses: { snooze: (pressed, { choice }) => snoozeChosen(pressed, choice) },
} satisfies Feature;
