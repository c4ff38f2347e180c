import type { Transaction } from "../../store/database.ts";
import { findMemory, saveMemory } from "../../store/memory.ts";
import { findManagers } from "../../store/people/managers.ts";
import { publishMenu } from "../effects/chat.ts";

/** Shows the team its menus in private again if this version has others. @param hash of the present menus */
export function prepareMenus(tx: Transaction, hash: string, now: number): void {
  if (findMemory(tx, "team_menus") === hash) return;
  saveMemory(tx, "team_menus", hash);
  for (const { id, isActive } of findManagers(tx)) if (isActive) publishMenu({ tx, now }, id);
}
