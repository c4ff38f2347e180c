import assert from "node:assert/strict";
import { messageUrl } from "../../src/ticket/link.ts";
import type { Desk } from "../support/desk.ts";
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

/** A ticket at its desk, the same for each kind of desk. */
export interface ShownTicket {
  /** The person in the ticket's thread: in its topic, or in the comments on its post. */
  of(person: Person): Place;
  /** The person at its card: in its topic, or in the channel. */
  atCard(person: Person): Place;
  /** The newest card. Undefined when a person deleted it. */
  card(): StoredMessage | undefined;
  /** All messages except the card and Telegram's own, oldest first. */
  messages(): StoredMessage[];
  /** Whether a reader of the ticket finds the message: in its thread, or by a link from there. */
  leadsTo(message: StoredMessage): boolean;
  /** The ticket's URL. */
  url(): string;
  /** Waits until the desk shows the ticket as closed. Returns the person where they can still write. */
  closed(person: Person): Promise<Place>;
  /** Resolves when the desk shows the ticket as open again. */
  isOpenAgain(): Promise<void>;
  /** Deletes the topic, or the post with its comments, as a person would. */
  vanishes(): void;
}

/** Waits until the desk shows the ticket's card and people can write there. Returns the ticket. */
export function shows(desk: Desk, number: number): Promise<ShownTicket> {
  return showsAt(desk.kind === "topics" ? desk.forum : desk.channel, number);
}

/** The same at one of several desks. If the ticket was there before, its newest place. */
export function showsAt(where: Forum | Channel, number: number): Promise<ShownTicket> {
  const find = () => findShownAt(where, number);
  return waitFor(where.world, find, () => `ticket ${number} is not shown:\n${render(where.chat)}`);
}

export function findShownAt(where: Forum | Channel, number: number): ShownTicket | undefined {
  return where instanceof Channel ? findPost(where, number) : findTopic(where, number);
}

/** The ticket. Undefined while the desk does not show it. */
export function findShown(desk: Desk, number: number): ShownTicket | undefined {
  return findShownAt(desk.kind === "topics" ? desk.forum : desk.channel, number);
}

function findTopic(forum: Forum, number: number): ShownTicket | undefined {
  const topic = forum.findTopic(new RegExp(`^(🔥 )?№${number} `));
  const shown = topic && ofTopic(topic, number);
  return shown?.card() && shown;
}

function ofTopic(topic: ForumTopic, number: number): ShownTicket {
  const { bot, chat, world } = topic.forum;
  const cards = () => topic.messages.filter((message) => isBy(message, bot) && isCardOf(message, number));
  const turns = (isClosed: boolean) =>
    waitFor(
      world,
      () => topic.closed === isClosed || undefined,
      () => `the topic is ${isClosed ? "not closed" : "closed"}:\n${render(chat)}`,
    );
  return {
    of: (person) => person.in(topic),
    atCard: (person) => person.in(topic),
    card: () => cards().at(-1),
    messages: () =>
      topic.messages.filter((message) => !isService(message.content) && !cards().includes(message)),
    leadsTo: (message) => topic.messages.includes(message),
    url: () => messageUrl(chat.id, topic.id),
    async closed(person) {
      await turns(true);
      topic.forum.promote(person, ["can_manage_topics"]);
      return person.in(topic);
    },
    isOpenAgain: async () => void (await turns(false)),
    vanishes: () => topic.delete(),
  };
}

function findPost(channel: Channel, number: number): ShownTicket | undefined {
  const { bot } = channel;
  const card = () => channel.posts.findLast((post) => isBy(post, bot) && isCardOf(post, number));
  const post = card();
  return post && channel.forwardOf(post) && ofPost(channel, card);
}

function ofPost(channel: Channel, card: () => StoredMessage | undefined): ShownTicket {
  const present = () => {
    const shown = card();
    assert.ok(shown, "the post is gone");
    return shown;
  };
  const says = (words: RegExp) =>
    waitFor(
      channel.world,
      () => words.test(textOf(present().content)) || undefined,
      () => `the card does not say ${String(words)}:\n${render(channel.chat)}`,
    );
  const comments = () => channel.commentsOf(present());
  return {
    of: (person) => person.in(present()),
    atCard: (person) => person.in(channel),
    card,
    messages: comments,
    leadsTo: (message) =>
      comments().includes(message) || comments().some((comment) => linksTo(comment, message)),
    url: () => messageUrl(channel.id, present().message_id),
    async closed(person) {
      await says(/🔒/);
      return person.in(present());
    },
    isOpenAgain: async () => void (await says(/^(?![\s\S]*🔒)/)),
    vanishes: () => channel.deletePost(present()),
  };
}

function linksTo({ content }: StoredMessage, { chat, message_id }: StoredMessage): boolean {
  const url = messageUrl(chat.id, message_id);
  return (content.entities ?? []).some((entity) => entity.type === "text_link" && entity.url === url);
}

function isCardOf({ content }: StoredMessage, number: number): boolean {
  return new RegExp(`^(🔥 )?(Обращение|Request) №${number} · `).test(textOf(content));
}
