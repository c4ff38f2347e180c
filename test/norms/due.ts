import assert from "node:assert/strict";
import { findNext } from "../../src/handle/deadlines/due.ts";
import type { TestClock } from "../support/clock.ts";
import { type Desk, until } from "../support/desk.ts";

export const minute = 60_000;
export const hour = 60 * minute;

/** A Friday noon in Moscow. */
export const noon = Date.parse("2026-11-20T09:00:00Z");

/** An admin sends commands in private, and they are carried out. */
export async function orders(desk: Desk, ...commands: string[]): Promise<void> {
  for (const command of commands) {
    await desk.olga.writes(command);
    await desk.settles();
  }
}

/** So much time passes, in steps, and all that is due by its end has been done and sent. */
export async function lets(desk: Desk, clock: TestClock, milliseconds: number): Promise<void> {
  const end = clock.now() + milliseconds;
  const step = Math.max(minute / 2, milliseconds / 60);
  await desk.settles();
  while (clock.now() < end) {
    clock.advance(Math.min(step, end - clock.now()));
    await desk.settles();
  }
  await isDone(desk, clock, end);
}

/** Resolves when what is due by then is done. Telegram has to say first that nothing else came, so a poll has to end. */
export async function isDone(desk: Desk, clock: TestClock, by = clock.now()): Promise<void> {
  await until(() => {
    const isDue = (findNext(desk.app.store) ?? Infinity) <= by;
    if (isDue) clock.advance(500);
    return !isDue;
  }, "what is due is not done");
  await desk.settles();
}

/** The admin writes in private, and the bot's answer begins so. */
export async function says(desk: Desk, words: string, answer: string): Promise<void> {
  await desk.settles();
  await desk.olga.writes(words);
  await desk.settles();
  const said = desk.olga.messages.at(-1)!.content.text!;
  assert.equal(said.slice(0, answer.length), answer, words);
}
