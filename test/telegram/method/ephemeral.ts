import { isDeepStrictEqual } from "node:util";
import type { InlineKeyboardMarkup } from "grammy/types";
import { findChat, requireReach } from "../access.ts";
import type { Call, Method } from "../call.ts";
import { findEphemeral } from "../ephemeral.ts";
import { badRequest, violation } from "../failure.ts";
import { formatMessageText } from "../formatted-text.ts";
import { readInlineMarkup } from "../reply-markup.ts";

/** docs:editEphemeralMessageText: returns True, and no bot hears of it. */
export const editEphemeralMessageText: Method = (call) => {
  const { text, parse_mode, entities, rich_message } = call.parameters;
  if (text === undefined || rich_message !== undefined)
    throw violation("rich ephemeral messages are not emulated");
  const formatted = formatMessageText(text, { parse_mode, entities });
  const { message } = find(call, "edit");
  const { reply_markup } = readInlineMarkup(call.parameters.reply_markup as InlineKeyboardMarkup | undefined);
  const content = {
    text: formatted.text,
    ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}),
  };
  if (isDeepStrictEqual(content, message.content) && isDeepStrictEqual(reply_markup, message.reply_markup))
    throw badRequest("message is not modified");
  message.content = content;
  message.edit_date = call.world.date();
  if (reply_markup) message.reply_markup = reply_markup;
  else delete message.reply_markup;
  call.world.changed();
  return true;
};

export const deleteEphemeralMessage: Method = (call) => {
  const { chat, message } = find(call, "delete");
  message.isDeleted = true;
  chat.ephemeral.delete(message.ephemeral!.id);
  call.world.changed();
  return true;
};

function find(call: Call, what: "edit" | "delete") {
  const { receiver_user_id: userId = 0, ephemeral_message_id: id = 0, chat_id } = call.parameters;
  const chat = findChat(call.world, call.bot, chat_id);
  requireReach(chat);
  return findEphemeral(call, chat, { userId, id }, what);
}
