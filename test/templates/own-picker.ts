import type { TestContext } from "node:test";
import { answerTo } from "../managers/team.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";

export const minute = 60_000;

/** Two managers with one canned reply, and a client's ticket. */
export async function opens(t: TestContext) {
  const clock = new TestClock(Date.parse("2026-11-20T09:00:00Z"));
  const desk = await openDesk(t, { clock });
  const { boris } = desk;
  await boris.in(desk.group).writes("Всем привет");
  await desk.olga.in(desk.group).writes("И я тут");
  await answerTo(desk, "/templates add Привет = Здравствуйте!", desk.olga);
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Вопрос");
  const topic = await desk.forum.hasTopic("Анна");
  await desk.settles();
  return { desk, clock, boris, anna, topic };
}

export type Opened = Awaited<ReturnType<typeof opens>>;
type Topic = Opened["topic"];

/** The card of the only ticket. */
export function cardOf({ messages }: Topic): StoredMessage {
  return messages.find(({ content }) => content.text?.startsWith("Обращение №1") === true)!;
}

/** All that somebody alone sees in the group. */
export function ephemeralOf(desk: Desk): StoredMessage[] {
  return [...desk.forum.chat.ephemeral.values()];
}

/** What the person alone sees. */
export function pickerOf(desk: Desk, person: Person): StoredMessage | undefined {
  return ephemeralOf(desk).find(({ ephemeral }) => ephemeral?.receiver === person.account);
}
