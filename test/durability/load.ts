import { setTimeout } from "node:timers/promises";
import { type Forum, ForumTopic, type Person, photo, type StoredMessage } from "../telegram/actors.ts";
import { wordsOf } from "../telegram/render.ts";

/** A message that a person wrote. It has to arrive on the other side of its ticket. */
export interface Written {
  side: "desk" | "client";
  client: Person;
  /** Counts a client's messages on one side, in the order of writing. */
  number: number;
  message: StoredMessage;
}

/** The message's words name its reader and number, so no two messages have the same words. */
export function wordsFor(side: Written["side"], client: Person, number: number): string {
  return `${side === "desk" ? "вопрос" : "ответ"} ${client.id}/${number}`;
}

const pattern = /^(вопрос|ответ) (\d+)\/(\d+)$/;

export function isWords(text: string): boolean {
  return pattern.test(text);
}

/** Reads {@link wordsFor} back; undefined for any other message. */
export function readWords(
  message: StoredMessage,
): { side: Written["side"]; clientId: number; number: number } | undefined {
  const [, what, clientId, number] = pattern.exec(wordsOf(message.content)) ?? [];
  return what === undefined
    ? undefined
    : { side: what === "вопрос" ? "desk" : "client", clientId: Number(clientId), number: Number(number) };
}

/** If this many updates wait for the bot, people stop writing. */
const longestQueue = 100;

/** Clients and managers who write all the time, mostly texts, sometimes an album. */
export class Load {
  readonly written: Written[] = [];
  readonly clients: Person[] = [];
  readonly #managers: readonly Person[];
  readonly #forum: Forum;
  readonly #random: () => number;
  readonly #counts = new Map<string, number>();
  /** The topics that show the client's words, by client. */
  readonly #topics = new Map<number, ForumTopic>();
  #lookedUpTo = 0;
  readonly #writers: Promise<void>[] = [];
  #isOver = false;

  constructor(options: { managers: Person[]; forum: Forum; random: () => number }) {
    this.#managers = options.managers;
    this.#forum = options.forum;
    this.#random = options.random;
  }

  /** Managers answer every question, and these clients keep asking. Each pauses for up to `milliseconds`. */
  begin(clients: readonly Person[], milliseconds: number): void {
    this.#isOver = false;
    const writers = [
      ...clients.map((client) => () => this.asks(client, this.#isAlbum())),
      ...this.#managers.map((manager) => () => this.#answersSomebody(manager)),
    ];
    for (const write of writers) this.#writers.push(this.#keepWriting(write, milliseconds));
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#writers.splice(0));
  }

  asks(client: Person, isAlbum = false): Promise<void> {
    if (!this.clients.includes(client)) this.clients.push(client);
    return this.#writes("desk", client, client, isAlbum);
  }

  /** @throws {Error} while the client's question is not at the desk yet */
  answers(manager: Person, client: Person, isAlbum = false): Promise<void> {
    const topic = this.#topicOf(client);
    if (topic === undefined) throw new Error(`No topic shows a question of ${client.account.first_name}`);
    return this.#writes("client", client, manager.in(topic), isAlbum);
  }

  async #keepWriting(write: () => Promise<void>, milliseconds: number): Promise<void> {
    while (!this.#isOver) {
      // Without this a slow machine would get more and more work and finish less of it.
      if (this.#forum.bot.queue.length < longestQueue) await write();
      await setTimeout(this.#random() * milliseconds);
    }
  }

  async #answersSomebody(manager: Person): Promise<void> {
    const client = this.clients[Math.floor(this.#random() * this.clients.length)]!;
    if (this.#topicOf(client) !== undefined) await this.answers(manager, client, this.#isAlbum());
  }

  async #writes(
    side: Written["side"],
    client: Person,
    place: Pick<Person, "writes" | "sendsAlbum">,
    isAlbum: boolean,
  ): Promise<void> {
    const numbers = isAlbum
      ? [this.#next(side, client), this.#next(side, client)]
      : [this.#next(side, client)];
    const words = numbers.map((number) => wordsFor(side, client, number));
    const messages = isAlbum
      ? await place.sendsAlbum(words.map((each) => photo(each)))
      : [await place.writes(words[0]!)];
    messages.forEach((message, index) => {
      this.written.push({ side, client, number: numbers[index]!, message });
    });
  }

  #next(side: Written["side"], client: Person): number {
    const key = `${side}:${client.id}`;
    const number = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, number);
    return number;
  }

  #isAlbum(): boolean {
    return this.#random() < 0.1;
  }

  /** A topic that shows the client's words. Nobody answers in a topic that a crash left empty. */
  #topicOf(client: Person): ForumTopic | undefined {
    const { chat } = this.#forum;
    for (const message of chat.messages.values()) {
      if (message.message_id <= this.#lookedUpTo) continue;
      this.#lookedUpTo = message.message_id;
      const { topicId } = message;
      const words = topicId === undefined ? undefined : readWords(message);
      if (words !== undefined && !this.#topics.has(words.clientId))
        this.#topics.set(words.clientId, new ForumTopic(this.#forum, chat.topics.get(topicId!)!));
    }
    return this.#topics.get(client.id);
  }
}
