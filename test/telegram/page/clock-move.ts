import type { BotProcess } from "./bot-process.ts";
import type { Answer, ClockMove } from "./contract.ts";
import type { DemoWorld } from "./world.ts";

const year = 366 * 86_400_000;

/** Moves the clocks of Telegram and of the bot forward together, at most a year at once. */
export async function moveClock(demo: DemoWorld, bot: BotProcess, move: ClockMove): Promise<Answer> {
  const { clock, world, terms } = demo;
  const by = "by" in move ? move.by : move.to - clock.now();
  if (!Number.isFinite(by) || by <= 0 || by > year) return { ok: false, error: terms.onlyForward };
  clock.forward(by);
  await bot.forward(Math.ceil(by));
  world.changed();
  return { ok: true };
}
