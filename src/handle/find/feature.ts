import type { Feature } from "../feature.ts";
import { findAsked, turnFound } from "./find.ts";

/** Search in everything that was written. */
export const find = {
  privateCommands: {
    find: { may: "find", menu: "menu-find", run: findAsked },
  },
  presses: {
    find_page: (pressed, { searchId, number }) => turnFound(pressed, searchId, number),
  },
} satisfies Feature;
