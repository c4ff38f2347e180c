import type { TestContext } from "node:test";
import { type Desk, type DeskOptions, openDesk } from "./desk.ts";

/** Opens a desk whose manager is known as a member. The check of unknown people has tests of its own. */
export async function openKnown(test: TestContext, options: DeskOptions = {}): Promise<Desk> {
  const desk = await openDesk(test, options);
  await desk.boris.in(desk.group).writes("Всем привет");
  await desk.settles();
  return desk;
}
