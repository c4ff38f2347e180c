import type { Feature } from "../feature.ts";
import { priorityGiven, setPriority } from "./priority.ts";
import { tagGiven, untagGiven } from "./tags.ts";

/** The team's own marks on a ticket. */
export const labels = {
  ticketCommands: {
    priority: { may: "priority", menu: "menu-priority", takesWords: true, run: priorityGiven },
    tag: { may: "tag", menu: "menu-tag", takesWords: true, run: tagGiven },
    untag: { may: "tag", menu: "menu-untag", takesWords: true, run: untagGiven },
  },
  presses: {
    priority: (pressed, { priority }) => setPriority(pressed, priority),
  },
} satisfies Feature;
