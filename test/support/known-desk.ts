import type { TestContext } from "node:test";
import { TestClock } from "./clock.ts";
import { type Desk, type DeskOptions, openDesk } from "./desk.ts";

/** Opens a desk whose manager is known as a member. The check of unknown people has tests of its own. */
export async function openKnown(test: TestContext, options: DeskOptions = {}): Promise<Desk> {
  const desk = await openDesk(test, options);
  await desk.boris.in(desk.group).writes("Всем привет");
  await desk.settles();
  return desk;
}

/** The same on a Friday noon in Moscow, on a clock that stands still. The manager has opened the bot. */
export async function openAtNoon(test: TestContext): Promise<{ clock: TestClock; desk: Desk }> {
  const clock = new TestClock(Date.parse("2026-11-20T09:00:00Z"));
  const desk = await openDesk(test, { clock });
  await desk.boris.in(desk.group).writes("Всем привет");
  await desk.boris.starts();
  await desk.settles();
  return { clock, desk };
}
