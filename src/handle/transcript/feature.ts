import type { Feature } from "../feature.ts";
import { transcriptAsked, transcriptGiven, transcriptPressed } from "./command.ts";

/** The conversation of a ticket as one file. */
export const transcript = {
  ticketCommands: {
    transcript: { may: "transcript", menu: "menu-transcript", takesWords: true, run: transcriptGiven },
  },
  privateCommands: {
    transcript: { may: "any_transcript", menu: "menu-transcript", run: transcriptAsked },
  },
  presses: { transcript: transcriptPressed },
} satisfies Feature;
