import type { Chat as ChatObject, ReactionType } from "grammy/types";
import type { Account, BotAccount, UserAccount } from "./account.ts";
import type { Member, Permissions } from "./member.ts";
import type { AutomaticForwards } from "./automatic-forward.ts";
import type { StoredMessage } from "./message.ts";

interface ChatMemory {
  /** In the order of sending, without deleted ones. */
  messages: Map<number, StoredMessage>;
  /** By the id of the message that created the topic. */
  topics: Map<number, Topic>;
  pinned: StoredMessage[];
}

/** A person's chat with a bot. */
export interface PrivateChat extends ChatMemory {
  kind: "private";
  /** The user's id, as the bot sees the chat. */
  id: number;
  user: UserAccount;
  bot: BotAccount;
  /** Whether the person has ever written. Until then a bot cannot write. */
  isStarted: boolean;
  isBlocked: boolean;
}

interface SharedMemory extends ChatMemory {
  id: number;
  title: string;
  /** By account id. Members who left stay, with the status `left` or `kicked`. */
  members: Map<number, Member>;
  /** Undefined when every emoji is allowed. */
  available_reactions: ReactionType[] | undefined;
  has_protected_content: boolean;
  /**
   * The bot that wrote last. In privacy mode a bot gets plain commands only while it is this one (docs: features, privacy
   * mode).
   */
  lastBotId: number | undefined;
}

interface GroupMemory extends SharedMemory {
  /** What plain members may do. */
  permissions: Permissions;
}

/** A small group. Each account numbers its messages itself. */
export interface BasicGroup extends GroupMemory {
  kind: "group";
  upgradedTo: Supergroup | undefined;
  isDeleted: boolean;
}

export interface Supergroup extends GroupMemory {
  kind: "supergroup";
  username: string | undefined;
  is_forum: boolean;
  lastMessageId: number;
  isGeneralClosed: boolean;
  isGeneralHidden: boolean;
  /** The channel whose posts are discussed here. */
  linkedChannel: ChannelChat | undefined;
  /** By their own ids, which may be given again after a deletion (docs:Message.ephemeral_message_id). */
  ephemeral: Map<number, StoredMessage>;
  /**
   * What the server does with ephemeral messages here. An older one does not know the parameter and sends the message to everybody.
   */
  takesEphemeral: "yes" | "refuses" | "unknown";
  /** Whether only members may write. Otherwise anybody may comment in a discussion group (mt:messages.sendMessage). */
  join_to_send_messages: boolean;
}

/** A broadcast channel: administrators post as the channel, subscribers read. */
export interface ChannelChat extends SharedMemory {
  kind: "channel";
  username: string | undefined;
  lastMessageId: number;
  /** Whether posts carry their author's name. */
  signsPosts: boolean;
  /** The group where its posts are discussed. */
  discussion: Supergroup | undefined;
  forwards: AutomaticForwards;
}

export type Group = BasicGroup | Supergroup;
/** A chat that people join and leave. */
export type SharedChat = Group | ChannelChat;
export type Chat = PrivateChat | SharedChat;

export interface Topic {
  /** The id of the `forum_topic_created` message. */
  message_thread_id: number;
  name: string;
  icon_color: number;
  icon_custom_emoji_id: string | undefined;
  isClosed: boolean;
  creator: Account;
  chat: Supergroup | PrivateChat;
}

/** The Chat object that bots get. */
export function chatObject(chat: Chat): ChatObject {
  switch (chat.kind) {
    case "private": {
      const { id, user } = chat;
      const object: ChatObject.PrivateChat = { id, type: "private", first_name: user.first_name };
      if (user.last_name !== undefined) object.last_name = user.last_name;
      if (user.username !== undefined) object.username = user.username;
      return object;
    }
    case "group":
      return { id: chat.id, type: "group", title: chat.title };
    case "supergroup": {
      const object: ChatObject.SupergroupChat = { id: chat.id, type: "supergroup", title: chat.title };
      if (chat.username !== undefined) object.username = chat.username;
      if (chat.is_forum) object.is_forum = true;
      return object;
    }
    case "channel": {
      const object: ChatObject.ChannelChat = { id: chat.id, type: "channel", title: chat.title };
      if (chat.username !== undefined) object.username = chat.username;
      return object;
    }
    default:
      return chat satisfies never;
  }
}

/** The chat's name in error texts: `the supergroup chat`, `the group chat`, `the channel chat`. */
export function chatName(chat: SharedChat): string {
  return `the ${chat.kind} chat`;
}
