import type { Feature } from "../feature.ts";
import { autocloseAsked } from "./command.ts";

export const autoclose = {
  privateCommands: { autoclose: { may: "autoclose", menu: "menu-autoclose", run: autocloseAsked } },
} satisfies Feature;
