import { findMemory, saveMemory } from "../../store/memory.ts";
import type { Handling } from "../handle.ts";
import { allDeadlinesChanged } from "./changes.ts";

/** The operator may have set another time zone while the bot was down. Working hours are at other moments then. */
export function timeZoneMayHaveChanged(handling: Handling): void {
  const { tx, timeZone } = handling;
  const before = findMemory(tx, "deadlines_zone");
  if (before === timeZone) return;
  saveMemory(tx, "deadlines_zone", timeZone);
  if (before !== undefined) allDeadlinesChanged(handling);
}
