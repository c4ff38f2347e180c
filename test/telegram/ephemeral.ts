import type { InlineKeyboardMarkup } from "grammy/types";
import type { Account, UserAccount } from "./account.ts";
import type { Call } from "./call.ts";
import type { Chat, Supergroup } from "./chat.ts";
import type { Content } from "./content.ts";
import { findDestination } from "./destination.ts";
import { badRequest, violation } from "./failure.ts";
import { isInside } from "./member.ts";
import { messageObject, type StoredMessage } from "./message.ts";
import type { World } from "./world.ts";
import { readInlineMarkup } from "./reply-markup.ts";

/**
 * Sends a message that only one member of a supergroup sees (docs:EphemeralMessageParameters). No bot gets an update of it. What
 * Telegram says when it refuses one is not known; these sentences are ours.
 */
export function sendEphemeral(call: Call, content: Content): StoredMessage {
  const { world, bot, parameters } = call;
  const { receiver_user_id, callback_query_id } = parameters.ephemeral_message_parameters!;
  const { chat, topicId, reply } = findDestination(call, content);
  if (chat.kind !== "supergroup" || chat.takesEphemeral === "refuses")
    throw badRequest("ephemeral messages can't be sent to the chat");
  const receiver = world.account(receiver_user_id);
  if (receiver === undefined || receiver.is_bot || !isInside(chat, receiver))
    throw badRequest("the receiver of the ephemeral message is not a member of the chat");
  const to = { userId: receiver.id, chatId: chat.id };
  if (callback_query_id !== undefined && !world.callbackQueries.mayName(bot, callback_query_id, to))
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  if (reply.replyTo ?? reply.external_reply)
    throw violation("replies of ephemeral messages are not emulated");
  return keep(world, chat, receiver, {
    sender: { account: bot },
    topicId,
    content,
    ...readInlineMarkup(parameters.reply_markup as InlineKeyboardMarkup | undefined),
  });
}

/** A person's reply to one is one itself (docs:ReplyParameters), for the bot. */
export function answerEphemeral(
  world: World,
  to: StoredMessage,
  account: UserAccount,
  content: Content,
): StoredMessage {
  const bot = to.sender.account;
  if (to.chat.kind !== "supergroup" || !bot.is_bot) throw new Error("no bot wrote this message");
  const { topicId } = to;
  const message = keep(world, to.chat, bot, { sender: { account }, topicId, content, replyTo: to });
  bot.queue.add("message", messageObject(message) as never);
  return message;
}

function keep(
  world: World,
  chat: Supergroup,
  receiver: Account,
  draft: Pick<StoredMessage, "sender" | "topicId" | "content" | "replyTo" | "reply_markup">,
): StoredMessage {
  let id = 1;
  while (chat.ephemeral.has(id)) id += 1;
  const message: StoredMessage = {
    ...draft,
    chat,
    message_id: 0,
    date: world.date(),
    reactions: new Map(),
    ephemeral: { id, receiver },
    isDeleted: false,
  };
  chat.ephemeral.set(id, message);
  world.changed();
  return message;
}

/** What the person's app shows of them. */
export function ephemeralFor(chat: Chat, account: Account): StoredMessage[] {
  if (chat.kind !== "supergroup" || account.is_bot || account.showsNoEphemeral === true) return [];
  return [...chat.ephemeral.values()].filter(
    ({ ephemeral, sender }) => ephemeral?.receiver === account || sender.account === account,
  );
}

/** @throws {Failure} when that person has no such message of the bot there */
export function findEphemeral(
  { bot }: Call,
  chat: Chat,
  { userId, id }: { userId: number; id: number },
  what: "edit" | "delete",
): { chat: Supergroup; message: StoredMessage } {
  const message = chat.kind === "supergroup" ? chat.ephemeral.get(id) : undefined;
  if (chat.kind !== "supergroup" || message === undefined || message.sender.account !== bot)
    throw badRequest(`message to ${what} not found`);
  if (message.ephemeral?.receiver.id !== userId) throw badRequest(`message to ${what} not found`);
  return { chat, message };
}
