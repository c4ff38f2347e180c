import type { Feature } from "../feature.ts";
import { forgetAsked, forgetNot, forgetSure } from "./command.ts";

/** What is kept of clients is erased: at an admin's word, or by itself when it is old. */
export const forget = {
  privateCommands: { forget: { may: "forget", menu: "menu-forget", run: forgetAsked } },
  presses: {
    forget_sure: (pressed, { clientId }) => forgetSure(pressed, clientId),
    forget_not: (pressed) => forgetNot(pressed),
  },
} satisfies Feature;
