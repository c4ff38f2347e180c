import type { Feature } from "../feature.ts";
import { mergeGiven } from "./command.ts";

/** Several tickets about one matter become one. */
export const merging = {
  ticketCommands: { merge: { may: "merge", menu: "menu-merge", takesWords: true, run: mergeGiven } },
} satisfies Feature;
