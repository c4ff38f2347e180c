import type { BotCommand, User } from "grammy/types";
import type { PrivateChat } from "./chat.ts";
import type { UpdateQueue } from "./update-queue.ts";
import type { Webhook } from "./webhook.ts";

export interface UserAccount {
  is_bot: false;
  id: number;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
  is_premium?: boolean;
  /** A deleted account: every send to it fails with `user is deactivated`. */
  isDeactivated: boolean;
  /** A Premium user may refuse voice and video notes (tdlib). */
  refusesVoice?: boolean;
  /** Their app shows no ephemeral messages. The bot does not hear of it (docs:EphemeralMessageParameters). */
  showsNoEphemeral?: boolean;
}

export interface BotAccount {
  is_bot: true;
  id: number;
  first_name: string;
  username: string;
  token: string;
  /** Whether privacy mode is off. */
  can_read_all_group_messages: boolean;
  /** Whether the bot's private chats have topics (Bot API 9.3). */
  has_topics_enabled: boolean;
  /** Whether inline mode is on. */
  supports_inline_queries: boolean;
  /** The owner has Premium or bought a name for the bot. Otherwise custom emoji turn into plain ones (FACTS 4). */
  canSendCustomEmoji: boolean;
  /** The last message id in any private chat or basic group of the account. They share one sequence. */
  lastMessageId: number;
  /** By user id. */
  privateChats: Map<number, PrivateChat>;
  queue: UpdateQueue;
  webhook: Webhook | undefined;
  /** When a webhook was last set, by the world's clock. */
  webhookSetAt: number;
  /** By scope and language, as `JSON.stringify([scope, language_code])`. */
  commands: Map<string, BotCommand[]>;
  /** Set by logOut. The cloud then responds 401. */
  isLoggedOut: boolean;
}

export type Account = UserAccount | BotAccount;

/** The User object that bots get. */
export function userObject(account: Account): User {
  const user: User = { id: account.id, is_bot: account.is_bot, first_name: account.first_name };
  if (!account.is_bot && account.last_name !== undefined) user.last_name = account.last_name;
  if (account.username !== undefined) user.username = account.username;
  if (!account.is_bot && account.language_code !== undefined) user.language_code = account.language_code;
  if (!account.is_bot && account.is_premium) user.is_premium = true;
  return user;
}

/** Telegram's own account, the `from` of forwards from a channel to its discussion group (tdlib, UserManager.cpp). */
export const serviceNotifications: User = { id: 777000, is_bot: false, first_name: "Telegram" };

/** The `from` of an anonymous administrator (tdlib, UserManager.cpp). */
export const groupAnonymousBot: User = {
  id: 1087968824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};

/** The `from` of a person who writes as a channel (tdlib, UserManager.cpp). */
export const channelBot: User = {
  id: 136817688,
  is_bot: true,
  first_name: "Channel",
  username: "Channel_Bot",
};
