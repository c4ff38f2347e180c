import type { Feature } from "../feature.ts";
import { normsAsked } from "./command.ts";

export const norms = {
  privateCommands: { sla: { may: "norms", menu: "menu-sla", run: normsAsked } },
} satisfies Feature;
