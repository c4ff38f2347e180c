import type { TestContext } from "node:test";
import { hour, lets, noon, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, type DeskOptions, openDesk } from "../support/desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";

export const day = 24 * hour;

export async function opens(t: TestContext, options: DeskOptions & { clock?: TestClock } = {}) {
  const { clock = new TestClock(noon) } = options;
  const desk = await openDesk(t, { ...options, clock });
  const { olga, boris } = desk;
  await olga.starts();
  await desk.telegram.client("Анна", { language_code: "ru" }).writes("Вопрос");
  await desk.settles();
  return { desk, olga, boris, clock };
}

/** The person opens the bot, and Olga makes them an admin. */
export async function makeAdmin(desk: Desk, person: Person): Promise<void> {
  desk.joins(person);
  await person.starts();
  await desk.settles();
  await orders(desk, `/admins add ${person.id}`);
}

export async function until(desk: Desk, clock: TestClock, when: string): Promise<void> {
  await lets(desk, clock, Date.parse(when) - clock.now());
}

export function photoCaptions({ messages }: Person): string[] {
  return messages.flatMap(({ content }) => (content.photo === undefined ? [] : [content.caption ?? ""]));
}

export function captions({ messages }: Person): string[] {
  return messages.flatMap(({ content }) => content.caption ?? []);
}

export function textsOf({ messages }: Person): string[] {
  return messages.flatMap(({ content }) => content.text ?? []);
}

export function firstLine(text: string): string {
  return text.split("\n")[0]!;
}

export function labelsOf(message: StoredMessage): string[] {
  const markup = message.reply_markup as { inline_keyboard?: { text: string }[][] } | undefined;
  return (markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}
