import type { Feature } from "../feature.ts";
import { settingsAsked } from "./command.ts";

/** What the admin decides about how the bot behaves. */
export const settings = {
  privateCommands: {
    settings: {
      may: "settings",
      menu: "menu-settings",
      run: ({ handling, author, rest }) => settingsAsked(handling, author, rest),
    },
  },
} satisfies Feature;
