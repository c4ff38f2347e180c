import type {
  Chat as ChatObject,
  InlineKeyboardMarkup,
  Message,
  MessageOrigin,
  ReactionType,
  ReplyKeyboardMarkup,
  User,
} from "grammy/types";
import { channelBot, groupAnonymousBot, serviceNotifications, userObject, type Account } from "./account.ts";
import { chatObject, type Chat } from "./chat.ts";
import type { Content } from "./content.ts";

/** The author of a message: a person or a bot, or a chat that somebody writes as. */
export interface Sender {
  /** The real author. Bots do not see it when there is a `sender_chat`. */
  account: Account;
  sender_chat?: Chat | ChatObject;
  author_signature?: string;
}

/** A message as the servers store it, complete, so that a copy can be compared with its original. */
export interface StoredMessage {
  chat: Chat;
  message_id: number;
  sender: Sender;
  /** Seconds since the epoch, like all of Telegram's dates. */
  date: number;
  edit_date?: number;
  /** The topic in a forum or a private chat with topics; undefined in General. */
  topicId: number | undefined;
  /** The first message of the thread in a supergroup without topics: where the chain of replies began. */
  threadId?: number;
  content: Content;
  media_group_id?: string;
  /** The replied-to message, in the same chat and topic. It may be deleted by now. */
  replyTo?: StoredMessage;
  /** What Telegram tells of a replied-to message in another chat or topic. */
  external_reply?: Message["external_reply"];
  quote?: Message["quote"];
  forward_origin?: MessageOrigin;
  /** The channel post whose automatic forward this is. */
  automaticForwardOf?: StoredMessage;
  via_bot?: Account;
  has_protected_content?: boolean;
  effect_id?: string;
  reply_markup?: InlineKeyboardMarkup;
  /** Shown under the recipient's input field. Never part of a Message. */
  keyboard?: ReplyKeyboardMarkup | "removed" | "forced reply";
  /** By the id of the account or chat that reacted. */
  reactions: Map<number, ReactionType[]>;
  /** Only the receiver sees it. It has 0 for its message id (docs:Message). */
  ephemeral?: { id: number; receiver: Account };
  isDeleted: boolean;
}

/**
 * The Message object that bots get. `withReply: false` is for edits, whose results never have `reply_to_message`, and for
 * messages inside messages, which do not nest (FACTS 3, docs:Message).
 */
export function messageObject(message: StoredMessage, options: { withReply?: boolean } = {}): Message {
  const { chat, sender, content } = message;
  const object: Record<string, unknown> = { message_id: message.message_id };
  if (sender.sender_chat) {
    // A channel post has no `from` (tdlib server: create_message).
    if (chat.kind !== "channel") object["from"] = standInFor(message);
    object["sender_chat"] =
      "kind" in sender.sender_chat ? chatObject(sender.sender_chat) : sender.sender_chat;
  } else {
    object["from"] = userObject(sender.account);
  }
  if (sender.author_signature !== undefined) object["author_signature"] = sender.author_signature;
  object["chat"] = chatObject(chat);
  object["date"] = message.date;
  if (message.edit_date !== undefined) object["edit_date"] = message.edit_date;
  const threadId = message.topicId ?? message.threadId ?? ownThread(message);
  if (threadId !== undefined) object["message_thread_id"] = threadId;
  if (message.topicId !== undefined) object["is_topic_message"] = true;
  if (message.forward_origin)
    Object.assign(object, { forward_origin: message.forward_origin }, legacyForward(message.forward_origin));
  if (message.automaticForwardOf) object["is_automatic_forward"] = true;
  if (options.withReply ?? true) addReply(object, message);
  if (message.external_reply) object["external_reply"] = message.external_reply;
  if (message.quote) object["quote"] = message.quote;
  if (message.via_bot) object["via_bot"] = userObject(message.via_bot);
  if (message.has_protected_content) object["has_protected_content"] = true;
  if (message.media_group_id !== undefined) object["media_group_id"] = message.media_group_id;
  if (message.ephemeral !== undefined)
    Object.assign(object, {
      receiver_user: userObject(message.ephemeral.receiver),
      ephemeral_message_id: message.ephemeral.id,
    });
  if (message.effect_id !== undefined) object["effect_id"] = message.effect_id;
  Object.assign(object, content);
  if (message.reply_markup) object["reply_markup"] = message.reply_markup;
  return object as unknown as Message;
}

function standInFor({ chat, sender, automaticForwardOf }: StoredMessage): User {
  if (sender.sender_chat === chat) return groupAnonymousBot;
  return automaticForwardOf ? serviceNotifications : channelBot;
}

/** It is unknown whether a post's forward names the thread that it begins (tdlib: fix_message_topic). */
function ownThread({ automaticForwardOf, message_id }: StoredMessage): number | undefined {
  const channel = automaticForwardOf?.chat;
  return channel?.kind === "channel" && channel.forwards.doubts.nameTheirThread ? message_id : undefined;
}

/**
 * A message in a supergroup's topic or thread that replies to nothing gets the first message there as its reply (FACTS 3).
 */
function addReply(object: Record<string, unknown>, message: StoredMessage): void {
  const { chat, replyTo } = message;
  const topicId = message.topicId ?? message.threadId;
  if (replyTo) {
    if (!replyTo.isDeleted) object["reply_to_message"] = messageObject(replyTo, { withReply: false });
    return;
  }
  if (chat.kind !== "supergroup" || topicId === undefined || topicId === message.message_id) return;
  const root = chat.messages.get(topicId);
  if (root) object["reply_to_message"] = messageObject(root, { withReply: false });
}

/** The older fields instead of `forward_origin`, which Telegram still sends (tdlib server: JsonMessage). */
function legacyForward(origin: MessageOrigin): Record<string, unknown> {
  const forward_date = origin.date;
  switch (origin.type) {
    case "user":
      return { forward_from: origin.sender_user, forward_date };
    case "hidden_user":
      return { forward_sender_name: origin.sender_user_name, forward_date };
    case "chat":
      return { forward_from_chat: origin.sender_chat, forward_date };
    case "channel":
      return { forward_from_chat: origin.chat, forward_from_message_id: origin.message_id, forward_date };
    default:
      return origin satisfies never;
  }
}

/** The source of a message, as forwards and external replies tell it (docs:MessageOrigin). */
export function originOf(message: StoredMessage): MessageOrigin {
  if (message.forward_origin) return message.forward_origin;
  const { sender, date } = message;
  if (sender.sender_chat) {
    const sender_chat = "kind" in sender.sender_chat ? chatObject(sender.sender_chat) : sender.sender_chat;
    const signature =
      sender.author_signature === undefined ? {} : { author_signature: sender.author_signature };
    // A comment written as a channel is no post of that channel (docs:MessageOriginChat).
    if (message.chat.kind === "channel" && sender_chat.type === "channel") {
      return { type: "channel", date, chat: sender_chat, message_id: message.message_id, ...signature };
    }
    return { type: "chat", date, sender_chat, ...signature };
  }
  return { type: "user", date, sender_user: userObject(sender.account) };
}

/** Whether the account wrote the message itself. An automatic forward belongs to nobody. */
export function isBy({ sender, automaticForwardOf }: StoredMessage, account: Account): boolean {
  return sender.account === account && !automaticForwardOf;
}
