import type { TestContext } from "node:test";
import { wordsIn } from "../contract/conversation.ts";
import type { Nature } from "../contract/nature.ts";
import { TestClock } from "../support/clock.ts";
import type { Desk } from "../support/desk.ts";
import type { StoredMessage } from "../telegram/actors.ts";
import { noon, orders } from "./due.ts";

/** A desk on a Friday noon. Olga and Boris have opened the bot, and Olga has given these commands. */
export async function opensDesk(
  t: TestContext,
  nature: Nature,
  ...commands: string[]
): Promise<{ clock: TestClock; desk: Desk }> {
  const clock = new TestClock(noon);
  const desk = await nature.open(t, { clock });
  for (const person of [desk.olga, desk.boris]) await person.starts();
  await orders(desk, ...commands);
  return { clock, desk };
}

/** What the bot says about norms. */
export function alarms(messages: readonly StoredMessage[]): string[] {
  return wordsIn(messages).filter((words) => /^(⏰|‼️)/.test(words));
}
