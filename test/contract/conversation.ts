import assert from "node:assert/strict";
import { findDeskByChat } from "../../src/store/desks/desks.ts";
import { findPairAtDesk, findPairOfClient } from "../../src/store/messages/pairs.ts";
import type { MessagePair } from "../../src/store/messages/messages.ts";
import { findAddress, findClientOnTelegram } from "../../src/store/people/clients.ts";
import { findManager } from "../../src/store/people/managers.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { type Desk, until } from "../support/desk.ts";
import type { Person, Place, StoredMessage } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { type ShownTicket, shows } from "./shown-ticket.ts";

/** A client who has asked, and a manager who sees the question. */
export interface Question {
  desk: Desk;
  anna: Person;
  ticket: ShownTicket;
  /** Boris in the ticket's thread. */
  manager: Place;
  /** Boris at the ticket's card. */
  atCard: Place;
  question: StoredMessage;
}

/** A client and a manager who have exchanged a message each. Each of the messages exists on both sides. */
export interface Conversation extends Question {
  answer: StoredMessage;
}

/** Opens a ticket for a new client. */
export async function ask(desk: Desk, words = "Вопрос", name = "Анна"): Promise<Question> {
  const anna = desk.telegram.client(name, { language_code: "ru" });
  const question = await anna.writes(words);
  await arrives(desk, question);
  const ticket = await shows(desk, pairOf(desk, question)!.ticketId);
  await desk.settles();
  return { desk, anna, ticket, manager: ticket.of(desk.boris), atCard: ticket.atCard(desk.boris), question };
}

/** Opens a ticket for a new client and answers it. */
export async function converse(desk: Desk, name = "Анна"): Promise<Conversation> {
  const asked = await ask(desk, "Сломался чайник, что делать?", name);
  const answer = await asked.manager.writes("Привезём новый, ждите завтра");
  await arrives(desk, answer);
  return { ...asked, answer };
}

/** Waits for the copy on the other side and returns it. */
export async function arrives(desk: Desk, original: StoredMessage): Promise<StoredMessage> {
  await isSettled(desk, original);
  const copy = findCopy(desk, original);
  assert.ok(copy, `no copy of ${JSON.stringify(original.content)}: ${pairOf(desk, original)?.failure}`);
  return copy;
}

/** Waits for an album's copy on the other side: one album of the same items, in order. Returns its items. */
export async function albumArrives(desk: Desk, album: readonly StoredMessage[]): Promise<StoredMessage[]> {
  const copies: StoredMessage[] = [];
  for (const item of album) copies.push(await arrives(desk, item));
  assert.deepEqual(
    copies.map(({ content }) => content),
    album.map(({ content }) => content),
  );
  assert.equal(new Set(copies.map(({ media_group_id }) => media_group_id)).size, 1);
  return copies;
}

/** Resolves when the message has its copy or is given up. */
export function isSettled(desk: Desk, original: StoredMessage): Promise<void> {
  return until(
    () => {
      const pair = pairOf(desk, original);
      return pair !== undefined && (pair.deliveredAt !== null || pair.failure !== null);
    },
    `no word of ${JSON.stringify(original.content)}`,
  );
}

/** The copy that Topicdesk knows. Undefined when there is none, or when a person deleted it. */
export function findCopy(desk: Desk, original: StoredMessage): StoredMessage | undefined {
  const pair = pairOf(desk, original);
  if (pair === undefined) return undefined;
  if (pair.direction === "to_desk") return desk.group.chat.messages.get(pair.deskMessageId ?? 0);
  const ticket = findTicket(desk.app.store, pair.ticketId);
  const { sourceId } = findAddress(desk.app.store, ticket!.clientId)!;
  return desk.telegram.bot.privateChats.get(Number(sourceId))?.messages.get(pair.clientMessageId ?? 0);
}

export function pairOf(desk: Desk, { chat, message_id }: StoredMessage): MessagePair | undefined {
  const { store } = desk.app;
  if (chat.kind === "private") {
    const client = findClientOnTelegram(store, chat.id);
    return client && findPairOfClient(store, client.id, message_id);
  }
  return findPairAtDesk(store, findDeskByChat(store, chat.id)!.id, message_id);
}

/** A new person of the team. Topicdesk knows them, because they have acted once. */
export async function colleague(desk: Desk, ticket: ShownTicket, name: string): Promise<Person> {
  const person = desk.telegram.client(name, { language_code: "ru" });
  desk.joins(person);
  await ticket.of(person).writes("// тут");
  await until(() => findManager(desk.app.store, person.id) !== undefined, `${name} is not known`);
  return person;
}

export function wordsIn(messages: readonly StoredMessage[]): string[] {
  return messages.map(({ content }) => textOf(content));
}

/** The message that this one replies to. Undefined for a comment on the post itself, which every comment has to be. */
export function targetOf({ replyTo }: StoredMessage): StoredMessage | undefined {
  return replyTo?.automaticForwardOf === undefined ? replyTo : undefined;
}

/** The bot's reply to this very message. */
export function findNotice(place: Place, original: StoredMessage, words: RegExp): StoredMessage | undefined {
  return place.messages.find(
    (each) => each.sender.account.is_bot && each.replyTo === original && words.test(each.content.text ?? ""),
  );
}

/** The only reaction of the bot to the message. */
export function botReaction(desk: Desk, message: StoredMessage): string | undefined {
  const [reaction] = message.reactions.get(desk.telegram.bot.id) ?? [];
  return reaction?.type === "emoji" ? reaction.emoji : undefined;
}

/** The number of calls to the client or about this copy. */
export function countCalls({ desk, anna }: Conversation, copy: StoredMessage): number {
  return desk.telegram.calls.all.filter(
    ({ chat_id, parameters }) =>
      chat_id === anna.id || (chat_id === copy.chat.id && parameters["message_id"] === copy.message_id),
  ).length;
}
