import type { Feature } from "../feature.ts";
import { setBlocked } from "../team/deeds/blocking.ts";
import { passPressed } from "./quarantine.ts";
import { showKept } from "./summary.ts";

/** The team's buttons for what the bot has kept back, and for tickets with a stop-word. */
export const protection = {
  presses: {
    kept_show: showKept,
    quarantine_pass: passPressed,
    quarantine_block: (pressed) => setBlocked(pressed, true),
  },
} satisfies Feature;
