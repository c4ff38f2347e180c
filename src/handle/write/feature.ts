import type { Feature } from "../feature.ts";
import { writeAnother, writeAsked, writeAt } from "./command.ts";

/** The team writes first. */
export const write = {
  privateCommands: { write: { may: "write", menu: "menu-write", run: writeAsked } },
  presses: {
    write_another: (pressed, { clientId }) => writeAnother(pressed, clientId),
    write_at: (pressed, { clientId, deskId }) => writeAt(pressed, clientId, deskId),
  },
} satisfies Feature;
