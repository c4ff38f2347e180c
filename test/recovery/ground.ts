import type { PlacedTicket } from "../../src/store/tickets/tickets.ts";
import { messageUrl } from "../../src/ticket/link.ts";
import {
  type Channel,
  deskRights,
  type Discussion,
  type Forum,
  ForumTopic,
  type Person,
  type Place,
  type StoredMessage,
} from "../telegram/actors.ts";
import type { SharedChat } from "../telegram/chat.ts";
import { textOf } from "../telegram/content.ts";
import type { Aim } from "../telegram/faults.ts";
import { erase } from "../telegram/posting.ts";
import { deleteTopic } from "../telegram/topic.ts";
import { minute, type Story } from "./story.ts";

/** Damage by hand to a desk's chats. The chance counts in parts of a hundred deeds of managers. */
export type Harm = readonly [chance: number, does: (spot: Spot) => void];

/** A ticket's thread at the desk. */
export interface Spot {
  /** The topic. At a channel the post's forward. */
  id: number;
  client: number;
  of(person: Person): Place;
  /** Undefined after a person has deleted it. */
  card: StoredMessage | undefined;
}

/** The differences for people between kinds of desk. */
export interface Ground {
  /** The desk's chats to which the bot writes. */
  readonly chats: readonly SharedChat[];
  /** Telegram's random refusals, without "Bad Request: ". */
  readonly faults: readonly (readonly [text: string, aim: Aim])[];
  readonly harms: readonly Harm[];
  /** Whether the message is gone with its place, or stands in a lost place. */
  isGone(messageId: number | null): boolean;
  /** Whether the message was written after its place had been lost. */
  isTooLate(message: StoredMessage): boolean;
  /** How often the client's places were lost by hand. */
  losses(client: number): number;
  /** The chat with this id of a managers' message or a copy. */
  groupOf(messageId: number): SharedChat;
  /** The present messages in the desk's chats. */
  messages(): StoredMessage[];
  /** The `topicId` of the message's ticket. Undefined without a ticket. */
  placeOf(message: StoredMessage): number | undefined;
  /** Whether the message is in a place of that client's tickets. */
  isWith(client: Person, message: StoredMessage): boolean;
  /** Undefined while nobody can write there. */
  spot(ticket: PlacedTicket): Spot | undefined;
  /** The view of a ticket at rest: all its cards, and whether people can write in its place. */
  shown(ticket: PlacedTicket): { cards: StoredMessage[]; canBeWrittenTo: boolean };
  /** Turns everything on again that was switched off. */
  heal(): void;
  /** Deletes all messages. */
  clear(): void;
}

export function createGround(story: Story, random: () => number): Ground {
  return story.desk.kind === "topics" ? new ForumGround(story) : new ChannelGround(story, random);
}

/** The desk's message with this id. */
export function findAtDesk(ground: Ground, messageId: number | null): StoredMessage | undefined {
  return messageId === null ? undefined : ground.groupOf(messageId).messages.get(messageId);
}

function isCardOf({ id }: PlacedTicket, message: StoredMessage): boolean {
  return textOf(message.content).startsWith(`Обращение №${id} ·`);
}

/** Places and messages that were lost by hand. */
class Losses {
  readonly places = new Set<number>();
  readonly messages = new Set<number>();
  readonly #ofClients = new Map<number, number>();
  #ofAll = 0;

  of(client: number): number {
    return this.#ofAll + (this.#ofClients.get(client) ?? 0);
  }

  add({ client, id }: Spot, messages: readonly StoredMessage[]): void {
    this.#ofClients.set(client, (this.#ofClients.get(client) ?? 0) + 1);
    this.places.add(id);
    for (const { message_id } of messages) this.messages.add(message_id);
  }

  addAll(messages: readonly StoredMessage[]): void {
    this.#ofAll += 1;
    for (const { message_id, automaticForwardOf } of messages) {
      if (automaticForwardOf) this.places.add(message_id);
      this.messages.add(message_id);
    }
  }
}

class ForumGround implements Ground {
  readonly #story: Story;
  readonly #forum: Forum;
  readonly #losses = new Losses();
  readonly harms: readonly Harm[] = [
    [1, (spot) => spot.card && void spot.of(this.#story.olga).deletes(spot.card)],
    [1, (spot) => this.#topic(spot).close()],
    [
      1,
      (spot) => {
        this.#losses.add(spot, this.#topic(spot).messages);
        this.#topic(spot).delete();
      },
    ],
  ];

  constructor(story: Story) {
    this.#story = story;
    this.#forum = story.desk.forum;
    this.#forum.promote(story.boris, ["can_manage_topics", "can_delete_messages"]);
  }

  get chats(): SharedChat[] {
    return [this.#forum.chat];
  }

  get faults(): Ground["faults"] {
    const chat_id = this.#forum.id;
    return [
      ["TOPIC_CLOSED", { method: "copyMessage", chat_id, probability: 0.003 }],
      [
        "not enough rights to manage pinned messages in the chat",
        { method: "pinChatMessage", chat_id, probability: 0.02 },
      ],
      ["not enough rights to edit the topic", { method: "editForumTopic", chat_id, probability: 0.02 }],
    ];
  }

  losses(client: number): number {
    return this.#losses.of(client);
  }

  isGone(messageId: number | null): boolean {
    return this.#losses.messages.has(messageId ?? 0);
  }

  isTooLate(): boolean {
    return false;
  }

  groupOf(): SharedChat {
    return this.#forum.chat;
  }

  messages(): StoredMessage[] {
    return [...this.#forum.chat.messages.values()];
  }

  placeOf({ topicId }: StoredMessage): number | undefined {
    return topicId;
  }

  isWith({ account }: Person, { topicId }: StoredMessage): boolean {
    const topic = this.#forum.chat.topics.get(topicId ?? 0);
    return topic?.name.endsWith(` ${account.first_name}`) === true;
  }

  spot(ticket: PlacedTicket): Spot | undefined {
    const topic = this.#forum.chat.topics.get(ticket.topicId ?? 0);
    if (topic === undefined) return undefined;
    return {
      id: topic.message_thread_id,
      client: ticket.clientId,
      of: (person) => person.in(new ForumTopic(this.#forum, topic)),
      card: this.#forum.chat.messages.get(ticket.cardMessageId ?? 0),
    };
  }

  shown(ticket: PlacedTicket): { cards: StoredMessage[]; canBeWrittenTo: boolean } {
    const topic = this.#forum.chat.topics.get(ticket.topicId ?? 0);
    // Only the last card counts. An earlier one may be out of date, if the bot never knew it because the answer to its
    // call was cut off.
    const card = this.messages().findLast(
      (message) => message.topicId === ticket.topicId && isCardOf(ticket, message),
    );
    return { cards: card ? [card] : [], canBeWrittenTo: topic?.isClosed === false };
  }

  heal(): void {}

  clear(): void {
    for (const { topic } of this.#forum.topics) deleteTopic(this.#forum.world, topic);
  }

  #topic({ id }: Spot): ForumTopic {
    return new ForumTopic(this.#forum, this.#forum.chat.topics.get(id)!);
  }
}

/** The ids of each discussion group begin at another million, so an id names its group. */
const idsOfAGroup = 1_000_000;

class ChannelGround implements Ground {
  readonly #story: Story;
  readonly #channel: Channel;
  readonly #groups: Discussion[];
  readonly #losses = new Losses();
  readonly #random: () => number;
  /** Tickets whose newest post was not forwarded. */
  readonly #unforwarded = new Set<string>();
  /** The texts of the posts whose forwards are gone. */
  readonly #titles = new Map<number, string>();
  readonly harms: readonly Harm[] = [
    [1, (spot) => this.#deletePost(spot)],
    [1, (spot) => this.#deleteForward(spot)],
    [0.5, () => this.#switchCommentsOff()],
    [0.1, () => this.#takeAnotherGroup()],
  ];

  constructor(story: Story, random: () => number) {
    this.#story = story;
    this.#channel = story.desk.channel;
    this.#groups = [this.#channel.discussion!];
    this.#random = random;
    this.#channel.automaticForwards = { delay: (post) => this.#delayOf(post) };
  }

  get #group(): Discussion {
    return this.#groups.at(-1)!;
  }

  get chats(): SharedChat[] {
    return [this.#channel.chat, this.#group.chat];
  }

  get faults(): Ground["faults"] {
    const method = ["sendMessage", "editMessageText"];
    const chat_id = this.#channel.id;
    return [["need administrator rights in the channel chat", { method, chat_id, probability: 0.003 }]];
  }

  losses(client: number): number {
    return this.#losses.of(client);
  }

  /** Comments on a deleted post go on until the bot notices the loss. The bot knows no ids of a former group. */
  isGone(messageId: number | null): boolean {
    if (messageId === null) return this.#groups.length > 1;
    const message = findAtDesk(this, messageId);
    const place = message && this.placeOf(message);
    return this.#losses.messages.has(messageId ?? 0) || this.#losses.places.has(place ?? 0);
  }

  isTooLate(message: StoredMessage): boolean {
    const isLost = this.#losses.places.has(this.placeOf(message) ?? 0);
    return isLost && !this.#losses.messages.has(message.message_id);
  }

  groupOf(messageId: number): SharedChat {
    return this.#groups[Math.floor(messageId / idsOfAGroup)]!.chat;
  }

  messages(): StoredMessage[] {
    return this.#groups.flatMap(({ chat }) => [...chat.messages.values()]);
  }

  placeOf(message: StoredMessage): number | undefined {
    if (message.automaticForwardOf) return message.message_id;
    if (message.threadId !== undefined || !message.forward_origin) return message.threadId;
    const url = messageUrl(message.chat.id, message.message_id);
    return this.messages().find(({ content }) =>
      (content.entities ?? []).some((entity) => entity.type === "text_link" && entity.url === url),
    )?.threadId;
  }

  isWith({ account }: Person, message: StoredMessage): boolean {
    const place = this.placeOf(message);
    if (place === undefined) return false;
    const forward = findAtDesk(this, place);
    const title = forward ? textOf(forward.content) : (this.#titles.get(place) ?? "");
    return title.includes(`Клиент: ${account.first_name}`);
  }

  spot(ticket: PlacedTicket): Spot | undefined {
    const forward = findAtDesk(this, ticket.topicId);
    if (forward?.automaticForwardOf === undefined || forward.chat !== this.#group.chat) return undefined;
    return {
      id: forward.message_id,
      client: ticket.clientId,
      of: (person) => person.in(forward),
      card: this.#channel.chat.messages.get(ticket.cardMessageId ?? 0),
    };
  }

  shown(ticket: PlacedTicket): { cards: StoredMessage[]; canBeWrittenTo: boolean } {
    const cards = this.#channel.posts.filter((post) => isCardOf(ticket, post) && this.#isKnown(ticket, post));
    // A deleted forward shows only through a reply to it, not through a reply to another comment.
    const isUnnoticed = this.#losses.places.has(ticket.topicId ?? 0);
    return { cards, canBeWrittenTo: isUnnoticed || this.spot(ticket) !== undefined };
  }

  heal(): void {
    this.#channel.link(this.#group);
  }

  clear(): void {
    const { world } = this.#channel;
    for (const message of [...this.#channel.posts, ...this.messages()]) erase(world, message);
  }

  /**
   * False for posts of a former group, which stay, and for posts that the bot knows neither by an answer nor by a
   * forward.
   */
  #isKnown(ticket: PlacedTicket, post: StoredMessage): boolean {
    return (
      post.message_id === ticket.cardMessageId || this.#channel.forwardOf(post)?.chat === this.#group.chat
    );
  }

  #delayOf(post: StoredMessage): number {
    const ticket = /№\d+/.exec(textOf(post.content))?.[0] ?? "";
    const isLost = !this.#unforwarded.has(ticket) && this.#random() < 0.02;
    if (isLost) this.#unforwarded.add(ticket);
    else this.#unforwarded.delete(ticket);
    return isLost ? Infinity : Math.floor(this.#random() * minute);
  }

  #lose(spot: Spot): void {
    const forward = findAtDesk(this, spot.id);
    this.#titles.set(spot.id, forward ? textOf(forward.content) : "");
    this.#losses.add(
      spot,
      this.messages().filter((message) => this.placeOf(message) === spot.id),
    );
  }

  /** No source says what happens to the forward. */
  #deletePost(spot: Spot): void {
    if (spot.card === undefined) return;
    this.#lose(spot);
    this.#channel.doubts.outlivePosts = this.#random() < 0.5;
    this.#channel.deletePost(spot.card);
    this.#channel.doubts.outlivePosts = false;
  }

  #deleteForward(spot: Spot): void {
    this.#lose(spot);
    erase(this.#channel.world, findAtDesk(this, spot.id)!);
  }

  #switchCommentsOff(): void {
    this.#channel.unlink();
    this.#story.clock.after(Math.floor(this.#random() * 2 * minute), () => this.heal());
  }

  #takeAnotherGroup(): void {
    const { desk, olga, boris } = this.#story;
    for (const message of this.messages()) {
      if (message.automaticForwardOf) this.#titles.set(message.message_id, textOf(message.content));
    }
    this.#losses.addAll(this.messages());
    const other = desk.telegram.group("Новая группа", { owner: olga, members: [boris] });
    other.chat.lastMessageId = this.#groups.push(other) * idsOfAGroup - idsOfAGroup;
    this.#channel.link(other);
    other.promote(desk.telegram.bot, deskRights);
  }
}
