import type { Feature } from "../feature.ts";
import { backupAsked } from "./command.ts";

/** Copies of the database. */
export const backup = {
  privateCommands: { backup: { may: "backup", menu: "menu-backup", takesNothing: true, run: backupAsked } },
} satisfies Feature;
