import type { Feature } from "../feature.ts";
import { languageAsked, languagePressed } from "./command.ts";

/** The language in which the bot speaks with a person. */
export const language = {
  privateCommands: {
    language: {
      may: "language",
      menu: "menu-language",
      teamMenu: "menu-language",
      run: languageAsked,
    },
  },
  presses: {
    client_language: (pressed, press) => languagePressed(pressed, press.language),
  },
} satisfies Feature;
