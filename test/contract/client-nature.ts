import { until } from "../support/desk.ts";
import type { Desk } from "../support/desk.ts";
import { paidMedia, type Person, photo, type StoredMessage } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { atEveryDesk, type Nature } from "./nature.ts";

/** A client at their source: their actions, and their view. `Message` is the source's type of a message. */
export interface ClientActor<Message> {
  writes(words: string): Promise<Message>;
  /** Sends an album of photos with these captions. */
  sendsAlbum(captions: readonly string[]): Promise<Message[]>;
  /** Sends a message that cannot be copied to a desk. */
  sendsUncopyable(): Promise<Message>;
  repliesTo(message: Message, words: string): Promise<Message>;
  edits(message: Message, words: string): Promise<unknown>;
  deletes(message: Message): Promise<unknown>;
  /** Without an emoji they remove their reaction. */
  reacts(message: Message, emoji?: string): Promise<unknown>;
  /** Waits for a button with this name and presses the newest one. */
  presses(button: string): Promise<unknown>;
  /** The bot cannot reach them until they return. */
  leaves(): Promise<unknown>;
  returns(): Promise<unknown>;
  /** Waits for a message of the bot with these words and returns the newest one. */
  sees(words: string | RegExp): Promise<Message>;
  /** Resolves when no message with these words is left. */
  misses(words: string): Promise<void>;
  /** The present texts of all messages of the bot, oldest first. */
  words(): string[];
  /** Whether the messages are one album in this order. */
  isAlbum(messages: readonly Message[]): boolean;
  /** The message that this one replies to. Undefined without one. */
  answeredBy(message: Message): Message | undefined;
  /** The bot's reaction to the message. */
  markOn(message: Message): string | undefined;
}

/** The differences between sources of clients. */
export interface ClientNature<Message> {
  meets(desk: Desk, name: string): ClientActor<Message>;
}

const privateChat: ClientNature<StoredMessage> = {
  meets(desk, name) {
    const person = desk.telegram.client(name, { language_code: "ru" });
    return actorOf(desk, person);
  },
};

function actorOf(desk: Desk, person: Person): ClientActor<StoredMessage> {
  const fromBot = () => person.messages.filter(({ sender }) => sender.account.is_bot);
  return {
    writes: (words) => person.writes(words),
    sendsAlbum: (captions) => person.sendsAlbum(captions.map((caption) => photo(caption))),
    sendsUncopyable: () => person.sends(paidMedia()),
    repliesTo: (message, words) => person.repliesTo(message, words),
    edits: (message, words) => person.edits(message, words),
    deletes: (message) => person.deletes(message),
    reacts: (message, emoji = "") => person.reacts(message, emoji),
    presses: (button) => person.presses(button),
    leaves: () => person.blocks(),
    returns: () => person.unblocks(),
    sees: (words) => person.sees(words),
    misses: (words) =>
      until(
        () => !fromBot().some(({ content }) => textOf(content).includes(words)),
        `${words} is still there`,
      ),
    words: () => fromBot().map(({ content }) => textOf(content)),
    isAlbum: (messages) => {
      const ids = messages.map(({ message_id }) => message_id);
      const isOne = new Set(messages.map(({ media_group_id }) => media_group_id)).size === 1;
      return isOne && ids.every((id, index) => index === 0 || id > ids[index - 1]!);
    },
    answeredBy: ({ replyTo }) => replyTo,
    markOn({ reactions }) {
      const [reaction] = reactions.get(desk.telegram.bot.id) ?? [];
      return reaction?.type === "emoji" ? reaction.emoji : undefined;
    },
  };
}

/** Runs the same tests for each source of clients at each kind of desk. */
export function fromEverySource(
  noun: string,
  tell: <Message>(nature: Nature, source: ClientNature<Message>) => void,
): void {
  atEveryDesk(`${noun}, in the private chat with the bot`, (nature) => tell(nature, privateChat));
}
