import assert from "node:assert/strict";
import type { Desk } from "../desk.ts";
import {
  Channel,
  type Forum,
  type ForumTopic,
  type Person,
  type Place,
  render,
  type StoredMessage,
} from "../telegram/actors.ts";
import { isService, textOf } from "../telegram/content.ts";
import { isBy } from "../telegram/message.ts";
import { waitFor } from "../telegram/waiting.ts";

export const kinds = ["topics", "channel"] as const;

/** A ticket as its desk shows it, whichever kind of desk that is. */
export interface ShownTicket {
  /** The person where the ticket is talked about: in its topic, or in the comments on its post. */
  of(person: Person): Place;
  /** The person where its card is: in its topic, or in the channel. */
  atCard(person: Person): Place;
  /** The newest card; undefined when somebody deleted it. */
  card(): StoredMessage | undefined;
  /** What there is besides the card and what Telegram says itself, oldest first. */
  messages(): StoredMessage[];
  /** Somebody deletes the topic, or the post with its comments. */
  vanishes(): void;
}

/** The ticket, as soon as the desk shows its card and can be written to. */
export function shows(desk: Desk, number: number): Promise<ShownTicket> {
  return showsAt(desk.kind === "topics" ? desk.forum : desk.channel, number);
}

/** The same at one of several desks; the newest place, if it was there before. */
export function showsAt(where: Forum | Channel, number: number): Promise<ShownTicket> {
  const find = () => findShown(where, number);
  return waitFor(where.world, find, () => `ticket ${number} is not shown:\n${render(where.chat)}`);
}

export function findShown(where: Forum | Channel, number: number): ShownTicket | undefined {
  return where instanceof Channel ? findPost(where, number) : findTopic(where, number);
}

function findTopic(forum: Forum, number: number): ShownTicket | undefined {
  const topic = forum.findTopic(new RegExp(`^№${number} `));
  if (topic === undefined) return undefined;
  const shown = ofTopic(topic, number);
  return shown.card() && shown;
}

function ofTopic(topic: ForumTopic, number: number): ShownTicket {
  const { bot } = topic.forum;
  const cards = () => topic.messages.filter((message) => isBy(message, bot) && isCardOf(message, number));
  return {
    of: (person) => person.in(topic),
    atCard: (person) => person.in(topic),
    card: () => cards().at(-1),
    messages: () =>
      topic.messages.filter((message) => !isService(message.content) && !cards().includes(message)),
    vanishes: () => topic.delete(),
  };
}

function findPost(channel: Channel, number: number): ShownTicket | undefined {
  const { bot } = channel;
  const card = () => channel.posts.findLast((post) => isBy(post, bot) && isCardOf(post, number));
  const post = card();
  if (post === undefined || channel.forwardOf(post) === undefined) return undefined;
  const present = () => {
    const shown = card();
    assert.ok(shown, `the post of ticket ${number} is gone`);
    return shown;
  };
  return {
    of: (person) => person.in(present()),
    atCard: (person) => person.in(channel),
    card,
    messages: () => channel.commentsOf(present()),
    vanishes: () => channel.deletePost(present()),
  };
}

function isCardOf({ content }: StoredMessage, number: number): boolean {
  return new RegExp(`^(Обращение|Request) №${number} · `).test(textOf(content));
}
