import { findChat } from "../access.ts";
import type { Call, Method } from "../call.ts";
import type { ChannelChat, Chat } from "../chat.ts";
import { badRequest, violation } from "../failure.ts";
import { hasRight } from "../member.ts";
import { isBy, type StoredMessage } from "../message.ts";
import { erase } from "../posting.ts";

/** Seconds (docs:deleteMessage). */
const deletable = 48 * 60 * 60;

export const deleteMessage: Method = (call) => {
  const { world, bot, parameters } = call;
  const message = findChat(world, bot, parameters.chat_id).messages.get(parameters.message_id);
  if (!message) throw badRequest("message to delete not found");
  requireDeletable(call, message);
  erase(world, message);
  return true;
};

/** Skips missing ids. One message that cannot be deleted fails all (tdlib: delete_messages). */
export const deleteMessages: Method = (call) => {
  const { world, bot, parameters } = call;
  if (parameters.message_ids.length === 0) throw violation("message identifiers are not specified");
  const chat = findChat(world, bot, parameters.chat_id);
  const messages = parameters.message_ids
    .map((id) => chat.messages.get(id))
    .filter((message) => message !== undefined);
  for (const message of messages) requireDeletable(call, message);
  for (const message of messages) erase(world, message);
  return true;
};

function requireDeletable({ world, bot }: Call, message: StoredMessage): void {
  const { chat } = message;
  if (message.content.forum_topic_created) throw badRequest("message can't be deleted");
  if (chat.kind === "channel") return requireDeletablePost(world.date() - message.date, chat, message, bot);
  if (isAdministratorHere(chat, bot)) return;
  const isOwn = isBy(message, bot);
  if (chat.kind !== "private" && !isOwn) throw badRequest("message can't be deleted");
  if (world.date() - message.date >= deletable) throw badRequest("message can't be deleted for everyone");
}

/** tdlib, can_delete_channel_message: a bot cannot delete an old post, and its own only while it may post. */
function requireDeletablePost(
  age: number,
  chat: ChannelChat,
  message: StoredMessage,
  bot: Call["bot"],
): void {
  const may =
    hasRight(chat, bot, "can_delete_messages") ||
    (isBy(message, bot) && hasRight(chat, bot, "can_post_messages"));
  if (!may || age >= deletable) throw badRequest("message can't be deleted");
}

/** The right to delete others' messages also lifts the limit of 48 hours (docs:deleteMessage). */
function isAdministratorHere(chat: Chat, bot: Call["bot"]): boolean {
  return chat.kind !== "private" && hasRight(chat, bot, "can_delete_messages");
}
