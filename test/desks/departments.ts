import type { TestContext } from "node:test";
import { type ShownTicket, showsAt } from "../contract/shown-ticket.ts";
import { type Desk, type DeskOptions, openDesk } from "../support/desk.ts";
import { Channel, type Forum, type Person, type StoredMessage } from "../telegram/actors.ts";

export type Kind = "topics" | "channel";

/** A desk, «Менеджеры» or «Обращения», with a second department, «Склад», of the other kind or the same. */
export interface Departments {
  desk: Desk;
  /** Where new tickets come. */
  home: Forum | Channel;
  homeName: string;
  store: Forum | Channel;
  olga: Person;
  boris: Person;
}

export async function openDepartments(
  test: TestContext,
  [from, to]: readonly [Kind, Kind] = ["topics", "topics"],
  options: DeskOptions = {},
): Promise<Departments> {
  const desk = await openDesk(test, { ...options, kind: from });
  const { olga, boris, telegram } = desk;
  const home = from === "topics" ? desk.forum : desk.channel;
  const team = { owner: olga, members: [boris] };
  const store =
    to === "topics"
      ? telegram.forum("Склад", team)
      : telegram.channel("Склад", { ...team, discussion: "Склад: обсуждение" });
  const group = store instanceof Channel ? store.discussion! : store;
  await olga.in(group).presses("Добавить отдел");
  await olga.in(group).sees("Всё готово");
  await desk.settles();
  return { desk, home, homeName: home.chat.title, store, olga, boris };
}

/** A client whose question is shown at the first desk. */
export async function asks(
  { desk, home }: Departments,
  name: string,
  number: number,
  words = "Где мой заказ?",
): Promise<{ client: Person; first: ShownTicket }> {
  const client = desk.telegram.client(name, { language_code: "ru" });
  await client.writes(words);
  const first = await showsAt(home, number);
  await first.of(desk.boris).sees(exactly(words));
  await desk.settles();
  return { client, first };
}

/** A message that says just this. */
export function exactly(words: string): (message: StoredMessage) => boolean {
  return ({ content }) => (content.text ?? content.caption) === words;
}

/** What the messages say, in their order. */
export function wordsOf(messages: readonly StoredMessage[]): string[] {
  return messages.map(({ content }) => content.text ?? content.caption ?? "");
}

export function buttonsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}
