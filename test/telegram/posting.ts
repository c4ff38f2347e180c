import type { Account } from "./account.ts";
import type { Chat, Group } from "./chat.ts";
import { filesOf, isService, kindOf, textOf, type Content } from "./content.ts";
import { isAdministrator, isInside } from "./member.ts";
import { messageObject, type StoredMessage } from "./message.ts";
import type { BotAccount } from "./account.ts";
import type { World } from "./world.ts";

export type Draft = Pick<StoredMessage, "sender" | "content"> &
  Partial<
    Omit<StoredMessage, "chat" | "message_id" | "date" | "sender" | "content" | "reactions" | "isDeleted">
  >;

/** Puts a message in a chat and tells the bots that should hear of it. Rights are the caller's business. */
export function post(world: World, chat: Chat, draft: Draft): StoredMessage {
  const message: StoredMessage = {
    topicId: undefined,
    ...draft,
    chat,
    message_id: world.nextMessageId(chat),
    date: world.date(),
    reactions: new Map(),
    isDeleted: false,
  };
  // The message that creates a topic is in it, under its own id (tdlib: fix_message_topic).
  if (draft.content.forum_topic_created) message.topicId = message.message_id;
  if (chat.kind !== "private" && chat.has_protected_content) message.has_protected_content = true;
  chat.messages.set(message.message_id, message);
  if (filesOf(message.content).length > 0) world.files.register(message.content);
  for (const bot of botsOf(chat)) {
    if (hears(bot, message)) bot.queue.add("message", messageObject(message) as never);
  }
  if (chat.kind !== "private" && message.sender.account.is_bot) chat.lastBotId = message.sender.account.id;
  world.changed();
  return message;
}

export function postService(
  world: World,
  chat: Chat,
  account: Account,
  content: Content,
  topicId?: number,
): StoredMessage {
  return post(world, chat, { sender: { account }, content, topicId });
}

/** Replaces what a message holds; bots get `edited_message`, but never for their own edits (tdlib server). */
export function edit(
  world: World,
  message: StoredMessage,
  content: Content,
  reply_markup = message.reply_markup,
): void {
  message.content = content;
  message.edit_date = world.date();
  if (reply_markup) message.reply_markup = reply_markup;
  else delete message.reply_markup;
  if (filesOf(content).length > 0) world.files.register(content);
  for (const bot of botsOf(message.chat)) {
    if (bot !== message.sender.account && hears(bot, message)) {
      bot.queue.add("edited_message", messageObject(message) as never);
    }
  }
  world.changed();
}

/** Deletions are never reported to bots (docs:Update). */
export function erase(world: World, message: StoredMessage): void {
  message.isDeleted = true;
  message.chat.messages.delete(message.message_id);
  message.chat.pinned = message.chat.pinned.filter((pinned) => pinned !== message);
  world.changed();
}

/** The bots that are in the chat now. */
export function botsOf(chat: Chat): BotAccount[] {
  if (chat.kind === "private") return chat.isBlocked ? [] : [chat.bot];
  const bots: BotAccount[] = [];
  for (const { account } of chat.members.values())
    if (account.is_bot && isInside(chat, account)) bots.push(account);
  return bots;
}

/** Its own messages that a bot gets back (tdlib server: need_skip_update_message). */
const echoed: ReadonlySet<string> = new Set([
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
  "general_forum_topic_hidden",
  "general_forum_topic_unhidden",
  "pinned_message",
]);

function hears(bot: BotAccount, message: StoredMessage): boolean {
  const { chat, sender, content } = message;
  const author = sender.sender_chat ? undefined : sender.account;
  if (author === bot) return echoed.has(kindOf(content));
  if (chat.kind === "private" || isService(content)) return true;
  if (author?.is_bot) return false;
  if (bot.can_read_all_group_messages || isAdministrator(chat, bot)) return true;
  return isForBotInPrivacyMode(bot, message, chat);
}

/** docs: features, privacy mode. */
function isForBotInPrivacyMode(bot: BotAccount, message: StoredMessage, chat: Group): boolean {
  if (message.replyTo?.sender.account === bot || message.via_bot === bot) return true;
  const command = /^\/[a-z0-9_]+(?:@(\w+))?/i.exec(textOf(message.content));
  if (!command) return false;
  return command[1] === undefined
    ? chat.lastBotId === bot.id
    : command[1].toLowerCase() === bot.username.toLowerCase();
}
