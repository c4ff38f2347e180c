import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { TestClock } from "../support/clock.ts";
import { type Desk, type DeskOptions, openDesk, passes as letPass } from "../support/desk.ts";
import { type Forum, ForumTopic, type Person, type StoredMessage } from "../telegram/actors.ts";
import { wordsOf } from "../telegram/render.ts";

export const second = 1_000;
export const minute = 60 * second;

/** A desk on a clock that moves only on request, and its people. */
export interface Story {
  desk: Desk;
  clock: TestClock;
  forum: Forum;
  /** The admin, who has opened the bot. */
  olga: Person;
  /** A manager. */
  boris: Person;
}

export async function openStory(test: TestContext, options: DeskOptions = {}): Promise<Story> {
  const clock = new TestClock();
  const desk = await openDesk(test, { clock, ...options });
  const { olga, boris } = desk;
  await olga.starts();
  await desk.settles();
  return {
    desk,
    clock,
    get forum() {
      return desk.forum;
    },
    olga,
    boris,
  };
}

/** A client whose first message, `<name> 0`, is at the desk. All its effects are done. */
export async function asks(story: Story, name: string): Promise<Person> {
  const client = story.desk.telegram.client(name, { language_code: "ru" });
  await client.writes(`${name} 0`);
  await passes(story, 10 * second);
  assert.deepEqual(deskSees(story, name), [`${name} 0`]);
  return client;
}

/** Lets this time pass, timer by timer, together with the effects of each timer. */
export function passes({ desk, clock }: Story, milliseconds: number): Promise<void> {
  return letPass(desk, clock, milliseconds);
}

/** The client's topic. If it was made anew, the newest one. */
export function topicOf({ forum }: Story, name: string): ForumTopic {
  return forum.topic(new RegExp(`№\\d+ ${name}$`));
}

/** The bot's copies of the client's messages, `<name> <anything>`, in the client's topic, in order. */
export function deskSees(story: Story, name: string): string[] {
  const topic = story.forum.findTopic(new RegExp(`№\\d+ ${name}$`));
  return said(topic?.messages ?? [], name);
}

/** The bot's copies of managers' messages, `Ответ <anything>`, at the client, also in topics of the private chat. */
export function clientSees(client: Person): string[] {
  return said([...client.chat.messages.values()], "Ответ");
}

export function said(messages: readonly StoredMessage[], beginning: string): string[] {
  return messages
    .filter(({ sender }) => sender.account.is_bot)
    .map(({ content }) => wordsOf(content))
    .filter((words) => words.startsWith(beginning));
}

/** The problems that the admin was told of. */
export function alerts({ olga }: Story): string[] {
  return said(olga.messages, "⚠️");
}

/** The newest card in the topic. */
export function cardOf(topic: ForumTopic): StoredMessage {
  const card = topic.messages.findLast(({ content }) => /^Обращение №\d+ ·/.test(content.text ?? ""));
  assert.ok(card, `${topic.name} has no card`);
  return card;
}

/** The replies that the bot gave to a message in the group. */
export function repliesTo({ forum }: Story, message: StoredMessage): string[] {
  return [...forum.chat.messages.values()]
    .filter(({ replyTo, sender }) => replyTo === message && sender.account.is_bot)
    .map(({ content }) => wordsOf(content));
}

export function emojiOn(message: StoredMessage): string[] {
  return [...message.reactions.values()]
    .flat()
    .map((reaction) => (reaction.type === "emoji" ? reaction.emoji : reaction.type));
}

export function numbered(name: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${name} ${first + index}`);
}

/** Copies of clients' messages outside of all topics. */
export function heap({ forum }: Story): string[] {
  return ["Анна", "Вера", "Иван"].flatMap((name) => said(forum.general, name));
}
