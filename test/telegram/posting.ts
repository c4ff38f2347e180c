import type { Account } from "./account.ts";
import type { Chat, SharedChat } from "./chat.ts";
import { filesOf, isService, kindOf, textOf, type Content } from "./content.ts";
import { isAdministrator, isInside } from "./member.ts";
import { isBy, messageObject, type Sender, type StoredMessage } from "./message.ts";
import { threadOf } from "./thread.ts";
import type { BotAccount } from "./account.ts";
import type { World } from "./world.ts";

export type Draft = Pick<StoredMessage, "sender" | "content"> &
  Partial<
    Omit<StoredMessage, "chat" | "message_id" | "date" | "sender" | "content" | "reactions" | "isDeleted">
  >;

/** Puts a message in a chat, and gives bots the update. The caller checks rights. */
export function post(world: World, chat: Chat, draft: Draft): StoredMessage {
  const threadId = threadOf(chat, draft.replyTo);
  const message: StoredMessage = {
    topicId: undefined,
    ...(threadId === undefined ? {} : { threadId }),
    ...draft,
    chat,
    sender: senderIn(chat, draft.sender),
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
    if (!hears(bot, message)) continue;
    const type = chat.kind === "channel" ? "channel_post" : "message";
    bot.queue.add(type, messageObject(message) as never);
  }
  const isByBot = message.sender.account.is_bot && !message.automaticForwardOf;
  if (chat.kind !== "private" && isByBot) chat.lastBotId = message.sender.account.id;
  if (chat.kind === "channel") chat.forwards.take(world, chat, message);
  world.changed();
  return message;
}

/** Everybody who posts in a channel writes as the channel (docs:Message, sender_chat). */
function senderIn(chat: Chat, sender: Sender): Sender {
  if (chat.kind !== "channel") return sender;
  const { account } = sender;
  return {
    account,
    sender_chat: chat,
    ...(chat.signsPosts ? { author_signature: account.first_name } : {}),
  };
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

/** Replaces a message's content. Bots get `edited_message`, except for their own messages (tdlib server). */
export function edit(
  world: World,
  message: StoredMessage,
  content: Content,
  reply_markup = message.reply_markup,
  options: { isSilent?: boolean } = {},
): void {
  message.content = content;
  message.edit_date = world.date();
  if (reply_markup) message.reply_markup = reply_markup;
  else delete message.reply_markup;
  if (filesOf(content).length > 0) world.files.register(content);
  const { chat } = message;
  for (const bot of options.isSilent ? [] : botsOf(chat)) {
    if (isBy(message, bot) || !hears(bot, message)) continue;
    const type = chat.kind === "channel" ? "edited_channel_post" : "edited_message";
    bot.queue.add(type, messageObject(message) as never);
  }
  if (chat.kind === "channel") chat.forwards.follow(world, message);
  world.changed();
}

/** Deletions are never reported to bots (docs:Update). */
export function erase(world: World, message: StoredMessage): void {
  message.isDeleted = true;
  message.chat.messages.delete(message.message_id);
  message.chat.pinned = message.chat.pinned.filter((pinned) => pinned !== message);
  if (message.chat.kind === "channel") message.chat.forwards.drop(world, message);
  world.changed();
}

/** The bots that are members now. */
export function botsOf(chat: Chat): BotAccount[] {
  if (chat.kind === "private") return chat.isBlocked ? [] : [chat.bot];
  const bots: BotAccount[] = [];
  for (const { account } of chat.members.values())
    if (account.is_bot && isInside(chat, account)) bots.push(account);
  return bots;
}

/** A bot's own messages that it gets back (tdlib server: need_skip_update_message). */
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
  if (isBy(message, bot)) return echoed.has(kindOf(content));
  const author = sender.sender_chat ? undefined : sender.account;
  if (chat.kind === "private" || isService(content)) return true;
  if (author?.is_bot) return false;
  if (bot.can_read_all_group_messages || isAdministrator(chat, bot)) return true;
  return isForBotInPrivacyMode(bot, message, chat);
}

/** docs: features, privacy mode. */
function isForBotInPrivacyMode(bot: BotAccount, message: StoredMessage, chat: SharedChat): boolean {
  if (message.replyTo?.sender.account === bot || message.via_bot === bot) return true;
  const command = /^\/[a-z0-9_]+(?:@(\w+))?/i.exec(textOf(message.content));
  if (!command) return false;
  return command[1] === undefined
    ? chat.lastBotId === bot.id
    : command[1].toLowerCase() === bot.username.toLowerCase();
}
