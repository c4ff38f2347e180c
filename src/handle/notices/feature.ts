import type { Feature } from "../feature.ts";
import { endQuiet, notifyAsked, setByButton } from "./command.ts";

/** What each person of the team is told of in private. */
export const notices = {
  privateCommands: {
    notify: { may: "notify", menu: "menu-notify", run: notifyAsked },
  },
  presses: {
    notify_set: (pressed, { news, yes }) => setByButton(pressed, news, yes === 1),
    notify_loud: endQuiet,
  },
} satisfies Feature;
