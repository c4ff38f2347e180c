import type { ReactionType } from "grammy/types";
import type { UserAccount } from "./account.ts";
import { mayManage } from "./access.ts";
import type { CallbackAnswer } from "./callback-query.ts";
import type { Chat } from "./chat.ts";
import type { Content } from "./content.ts";
import { text } from "./contents.ts";
import { externalReply, quoteFrom } from "./destination.ts";
import { choose, type InlineResult, search } from "./inline-query.ts";
import { hasPermission, hasRight, isInside } from "./member.ts";
import { isBy, originOf, type Sender, type StoredMessage } from "./message.ts";
import { edit, erase, post, type Draft } from "./posting.ts";
import { pinMessage, unpinMessage } from "./pin.ts";
import { answerEphemeral, ephemeralFor } from "./ephemeral.ts";
import { findButton, press } from "./press.ts";
import { react } from "./reaction.ts";
import { render, wordsOf } from "./render.ts";
import { waitFor, type WaitOptions } from "./waiting.ts";
import type { World } from "./world.ts";

/** Words of a message, a pattern that it matches, or any test. */
export type Sight = string | RegExp | ((message: StoredMessage) => boolean);

/** A person in one chat, or in one topic of it: what they do and see there. */
export class Place {
  readonly world: World;
  readonly account: UserAccount;
  readonly chat: Chat;
  /** Undefined in General and in chats without topics. */
  readonly topicId: number | undefined;

  constructor(world: World, account: UserAccount, chat: Chat, topicId?: number) {
    this.world = world;
    this.account = account;
    this.chat = chat;
    this.topicId = topicId;
  }

  /** Oldest first, and then what only this person sees. */
  get messages(): StoredMessage[] {
    const { chat, account, topicId } = this;
    return [...chat.messages.values(), ...ephemeralFor(chat, account)].filter(
      (message) => message.topicId === topicId,
    );
  }

  async writes(content: string | Content, extra: Partial<Draft> = {}): Promise<StoredMessage> {
    return this.post(contentFrom(content), extra);
  }

  async sends(content: string | Content, extra: Partial<Draft> = {}): Promise<StoredMessage> {
    return this.post(contentFrom(content), extra);
  }

  /** Each item is a message of its own, all with one `media_group_id`. */
  async sendsAlbum(items: readonly Content[], extra: Partial<Draft> = {}): Promise<StoredMessage[]> {
    if (items.length < 2 || items.length > 10) throw new Error("An album has 2 to 10 items");
    const media_group_id = this.world.nextAlbumId();
    return items.map((item) => this.post(item, { ...extra, media_group_id }));
  }

  /** Forwards a message from any chat. */
  async forwards(message: StoredMessage): Promise<StoredMessage> {
    return this.post(message.content, { forward_origin: originOf(message) });
  }

  /** `quote` is a part of the message's text. */
  async repliesTo(
    message: StoredMessage,
    content: string | Content,
    options: { quote?: string } = {},
  ): Promise<StoredMessage> {
    const quote = options.quote === undefined ? {} : { quote: quoteFrom(message, options.quote) };
    if (message.ephemeral !== undefined)
      return answerEphemeral(this.world, message, this.account, contentFrom(content));
    const isHere = message.chat === this.chat && message.topicId === this.topicId;
    const reply = isHere ? { replyTo: message } : { external_reply: externalReply(message) };
    return this.post(contentFrom(content), { ...reply, ...quote });
  }

  /** A string replaces the text or the caption. A content replaces everything. */
  async edits(message: StoredMessage, content: string | Content): Promise<StoredMessage> {
    const may =
      isBy(message, this.account) ||
      (message.chat.kind === "channel" && hasRight(message.chat, this.account, "can_edit_messages"));
    if (!may) throw new Error(`${this.account.first_name} did not write message ${message.message_id}`);
    edit(this.world, message, typeof content === "string" ? reworded(message.content, content) : content);
    return message;
  }

  /** Their own messages, or anyone's with that right. Bots get no update. */
  async deletes(message: StoredMessage): Promise<void> {
    const { chat } = this;
    const may =
      chat.kind === "private" ||
      isBy(message, this.account) ||
      hasRight(chat, this.account, "can_delete_messages");
    if (!may) throw new Error(`${this.account.first_name} may not delete messages in ${chatTitle(chat)}`);
    erase(this.world, message);
  }

  async pins(message: StoredMessage): Promise<void> {
    const { chat, account } = this;
    if (chat.kind !== "private" && !hasPermission(chat, account, "can_pin_messages")) {
      throw new Error(`${account.first_name} may not pin in ${chatTitle(chat)}`);
    }
    pinMessage(this.world, message, account);
  }

  async unpins(message: StoredMessage): Promise<void> {
    unpinMessage(this.world, message);
  }

  /** One emoji, several, or none to remove the reaction. */
  async reacts(message: StoredMessage, ...emoji: string[]): Promise<void> {
    const reactions = emoji
      .filter((each) => each !== "")
      .map((each) => ({ type: "emoji", emoji: each }) as ReactionType);
    react(this.world, message, this.account, reactions);
  }

  /** Presses a button on the newest message that has it; waits for the button and for the bot's answer. */
  async presses(button: string | RegExp, options?: WaitOptions): Promise<CallbackAnswer>;
  async presses(
    message: StoredMessage,
    button: string | RegExp,
    options?: WaitOptions,
  ): Promise<CallbackAnswer>;
  async presses(...given: unknown[]): Promise<CallbackAnswer> {
    const isOnMessage = typeof given[0] === "object" && !(given[0] instanceof RegExp);
    const message = isOnMessage ? (given.shift() as StoredMessage) : undefined;
    const [label, options] = given as [string | RegExp, WaitOptions | undefined];
    const find = () => findButton(message ? [message] : this.messages, label);
    const found = await waitFor(this.world, find, () => this.#explain(`a button ${String(label)}`), options);
    return press(this, found, options);
  }

  /** Types `@bot words` and waits for what the bot offers. */
  async searches(written: string, options?: WaitOptions): Promise<InlineResult[]> {
    return search(this, written, options);
  }

  /** Sends a result of a search through its bot. */
  async chooses(result: InlineResult): Promise<StoredMessage> {
    return choose(this, result);
  }

  /** The newest message of somebody else that matches; waits until there is one. @throws {Error} that shows the chat */
  async sees(sight: Sight, options: WaitOptions & { after?: StoredMessage } = {}): Promise<StoredMessage> {
    const from = options.after?.message_id ?? 0;
    const find = () =>
      this.messages.findLast(
        (each) =>
          (each.ephemeral !== undefined || each.message_id > from) &&
          each.sender.account !== this.account &&
          fits(each, sight),
      );
    return waitFor(this.world, find, () => this.#explain(String(sight)), options);
  }

  protected post(content: Content, extra: Partial<Draft>): StoredMessage {
    this.requireMayWrite();
    return post(this.world, this.chat, { sender: this.sender(), content, topicId: this.topicId, ...extra });
  }

  /** Anonymous administrators write as the group (docs:Message, sender_chat). */
  protected sender(): Sender {
    const { chat, account } = this;
    if (chat.kind === "private" || !hasRight(chat, account, "is_anonymous")) return { account };
    const title = chat.members.get(account.id)?.title;
    return { account, sender_chat: chat, ...(title === undefined ? {} : { author_signature: title }) };
  }

  protected requireMayWrite(): void {
    const { chat, account } = this;
    if (chat.kind === "private") {
      if (chat.isBlocked) throw new Error(`${account.first_name} has blocked the bot and cannot write to it`);
      chat.isStarted = true;
      return;
    }
    if (!isInside(chat, account)) throw new Error(`${account.first_name} is not in ${chatTitle(chat)}`);
    if (!hasPermission(chat, account, "can_send_messages"))
      throw new Error(`${account.first_name} may not write in ${chatTitle(chat)}`);
    if (this.topicId === undefined) {
      const isShut = chat.kind === "supergroup" && chat.is_forum && chat.isGeneralClosed;
      if (isShut && !hasRight(chat, account, "can_manage_topics")) throw new Error("General is closed");
      return;
    }
    const topic = chat.topics.get(this.topicId);
    if (!topic) throw new Error(`${chatTitle(chat)} has no topic ${this.topicId}`);
    if (topic.isClosed && !mayManage(chat, account, topic))
      throw new Error(`The topic ${topic.name} is closed`);
  }

  #explain(what: string): string {
    const where = this.topicId === undefined ? "" : ` in topic ${this.topicId}`;
    return `${this.account.first_name} does not see ${what}${where}. On the screen:\n${render(this.chat)}`;
  }
}

export function fits(message: StoredMessage, sight: Sight): boolean {
  if (typeof sight === "function") return sight(message);
  const words = wordsOf(message.content);
  return typeof sight === "string" ? words.includes(sight) : sight.test(words);
}

function contentFrom(content: string | Content): Content {
  return typeof content === "string" ? text(content) : content;
}

function reworded(content: Content, words: string): Content {
  const { text: newText = "", entities } = text(words);
  if (content.text !== undefined) {
    const { entities: _, ...rest } = content;
    return { ...rest, text: newText, ...(entities ? { entities } : {}) };
  }
  const { caption_entities: _, ...rest } = content;
  return { ...rest, caption: newText, ...(entities ? { caption_entities: entities } : {}) };
}

function chatTitle(chat: Chat): string {
  return chat.kind === "private" ? "the private chat" : chat.title;
}
