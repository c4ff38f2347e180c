import type { Feature } from "../feature.ts";
import { statsAsked } from "./command.ts";

/** Pictures of a period for admins. */
export const stats = {
  privateCommands: { stats: { may: "stats", menu: "menu-stats", run: statsAsked } },
} satisfies Feature;
