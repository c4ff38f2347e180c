import type { Feature } from "../feature.ts";
import { settingsAsked } from "./command.ts";

/** The admin's choices of how the bot behaves. */
export const settings = {
  privateCommands: {
    settings: {
      may: "settings",
      menu: "menu-settings",
      run: ({ handling, author, rest }) => settingsAsked(handling, author, rest),
    },
  },
} satisfies Feature;
