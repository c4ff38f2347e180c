import { type Forum, type Person, type StoredMessage, type Telegram } from "../../test/telegram/actors.ts";
import type { LoggedCall } from "../../test/telegram/calls.ts";
import { methods } from "../../test/telegram/method.ts";
import type { Calls } from "./task.ts";

/** A message of the crowd on its way through the bot. Times are milliseconds since the epoch, by the world's clock. */
export interface Sent {
  client: number;
  side: "client" | "team";
  offeredAt: number;
  messageId: number;
  arrivedAt: number | undefined;
}

/** Many clients with tickets in one group. Records when each message was written and when its copy arrived. */
export class Crowd {
  readonly sent: Sent[] = [];
  outOfOrder = 0;
  doubled = 0;
  /** Called for each message that arrives. */
  onArrival: (sent: Sent) => void = () => {};
  readonly #telegram: Telegram;
  readonly #forum: Forum;
  readonly #owner: Person;
  readonly #clients: Person[] = [];
  /** By client: the topic where the team answers. */
  readonly #topics: (number | undefined)[] = [];
  /** By client: the last copy in the group, to reply to where there are no topics. */
  readonly #copies: StoredMessage[] = [];
  /** By client and side: the last message that has arrived. */
  readonly #lastArrived = new Map<string, number>();
  readonly #answered = new Set<number>();
  #lastInGroup: number;
  #lastInPrivate: number;

  constructor(telegram: Telegram, forum: Forum, owner: Person) {
    this.#telegram = telegram;
    this.#forum = forum;
    this.#owner = owner;
    this.#lastInGroup = forum.chat.lastMessageId;
    this.#lastInPrivate = telegram.bot.lastMessageId;
    telegram.world.onChange(() => this.#look());
  }

  /** The client writes to the bot. Clients are numbered from 0, and created when they first write. */
  ask(client: number): Promise<Sent> {
    this.#clients[client] ??= this.#telegram.client(`Client ${client}`, { language_code: "en" });
    return this.#send(client, "client", (text) => this.#clients[client]!.writes(text));
  }

  /** The team answers in the client's topic. Without topics it replies to the copy of the client's message. */
  answer(client: number): Promise<Sent> {
    this.#answered.add(client);
    const topicId = this.#topics[client];
    const place = this.#owner.in(this.#forum.chat, topicId);
    return this.#send(client, "team", (text) =>
      topicId === undefined ? place.repliesTo(this.#copies[client]!, text) : place.writes(text),
    );
  }

  /** By message: when the call that copied it reached the server. */
  calledAt(): Map<Sent, number> {
    const { calls } = this.#telegram;
    const copied = new Map(
      calls
        .of("copyMessage", isOk)
        .map(({ parameters, at }) => [keyOf(parameters["from_chat_id"], parameters["message_id"]), at]),
    );
    const answered = new Map(
      calls.of("sendMessage", isOk).map(({ parameters, at }) => [numberIn(parameters["text"]), at]),
    );
    const found = new Map<Sent, number>();
    for (const [number, sent] of this.sent.entries()) {
      const from = sent.side === "client" ? this.#clients[sent.client]!.id : this.#forum.id;
      const at = copied.get(keyOf(from, sent.messageId)) ?? answered.get(number);
      if (at !== undefined) found.set(sent, at);
    }
    return found;
  }

  /** Forgets the messages sent so far, and clears the server's log. */
  startAnew(): void {
    this.sent.length = 0;
    this.#lastArrived.clear();
    this.#telegram.calls.clear();
  }

  async #send(
    client: number,
    side: Sent["side"],
    write: (text: string) => Promise<StoredMessage>,
  ): Promise<Sent> {
    const offeredAt = this.#telegram.world.clock.now();
    const sent: Sent = { client, side, offeredAt, messageId: 0, arrivedAt: undefined };
    this.sent.push(sent);
    // About as long as a person's message.
    const text = `#${this.sent.length - 1} Good afternoon, the till in our shop prints an empty receipt again`;
    sent.messageId = (await write(text)).message_id;
    return sent;
  }

  /** The world has changed: looks for new messages. */
  #look(): void {
    const { chat } = this.#forum;
    while (this.#lastInGroup < chat.lastMessageId) {
      this.#arrive(chat.messages.get(++this.#lastInGroup), "client");
    }
    const { bot } = this.#telegram;
    while (this.#lastInPrivate < bot.lastMessageId) {
      const id = ++this.#lastInPrivate;
      for (const client of this.#answered) {
        this.#arrive(this.#clients[client]!.chat.messages.get(id), "team");
      }
    }
  }

  #arrive(message: StoredMessage | undefined, side: Sent["side"]): void {
    if (message === undefined || !message.sender.account.is_bot) return;
    const number = numberIn(message.content.text);
    const sent = number === undefined ? undefined : this.sent[number];
    if (sent?.side !== side) return;
    if (side === "client") {
      this.#topics[sent.client] = message.topicId;
      this.#copies[sent.client] = message;
    }
    if (sent.arrivedAt !== undefined) {
      this.doubled += 1;
      return;
    }
    const lane = `${side}:${sent.client}`;
    if ((this.#lastArrived.get(lane) ?? -1) > number!) this.outOfOrder += 1;
    this.#lastArrived.set(lane, number!);
    sent.arrivedAt = this.#telegram.world.clock.now();
    this.onArrival(sent);
  }
}

function isOk({ outcome }: LoggedCall): boolean {
  return outcome.kind === "ok";
}

/** The number of the crowd's message with these words. */
function numberIn(words: unknown): number | undefined {
  const number = /^#(\d+) /.exec(String(words))?.[1];
  return number === undefined ? undefined : Number(number);
}

function keyOf(chatId: unknown, messageId: unknown): string {
  return `${String(chatId)}:${String(messageId)}`;
}

/** How often each method was called, without polls. */
export function countCalls(telegram: Telegram): Calls {
  const calls: Calls = {};
  for (const { method } of telegram.calls.all) {
    if (method !== "getUpdates") calls[method] = (calls[method] ?? 0) + 1;
  }
  return calls;
}

/**
 * Delays the effect and the response of every call by so long. Only the long poll, which is held open anyway, is not
 * delayed.
 */
export function slowDown(telegram: Telegram, milliseconds: number): () => void {
  if (milliseconds === 0) return () => {};
  const method = Object.keys(methods).filter((name) => name !== "getUpdates");
  return telegram.faults.latency(milliseconds, { method });
}
