import { isDeepStrictEqual } from "node:util";
import type { InlineKeyboardMarkup, Message } from "grammy/types";
import { findChat, requireReach } from "../access.ts";
import type { Call, MediaItem, Method } from "../call.ts";
import type { Chat } from "../chat.ts";
import { kindOf, takesCaption, type Content } from "../content.ts";
import { badRequest, violation } from "../failure.ts";
import { formatCaption, formatMessageText } from "../formatted-text.ts";
import { makeMedia } from "../media.ts";
import { hasRight } from "../member.ts";
import { isBy, messageObject, type StoredMessage } from "../message.ts";
import { pick } from "../pick.ts";
import { edit } from "../posting.ts";
import { readInlineMarkup } from "../reply-markup.ts";

export const editMessageText: Method = (call) => {
  const { text = "", parse_mode, entities, link_preview_options } = call.parameters;
  const formatted = formatMessageText(text, { parse_mode, entities });
  const message = findEditable(call);
  if (message.content.text === undefined) throw badRequest("there is no text in the message to edit");
  return change(call, message, {
    text: formatted.text,
    ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}),
    ...(link_preview_options ? { link_preview_options } : {}),
  });
};

/** An absent caption removes it (docs:editMessageCaption). */
export const editMessageCaption: Method = (call) => {
  const { caption = "", parse_mode, caption_entities, show_caption_above_media } = call.parameters;
  const { text, entities } = formatCaption(caption, { parse_mode, entities: caption_entities });
  const message = findEditable(call);
  if (!takesCaption(message.content)) throw badRequest("there is no caption in the message to edit");
  const { caption: _, caption_entities: __, show_caption_above_media: ___, ...bare } = message.content;
  return change(call, message, {
    ...bare,
    ...(text === "" ? {} : { caption: text }),
    ...(entities.length > 0 ? { caption_entities: entities } : {}),
    ...(show_caption_above_media ? { show_caption_above_media: true } : {}),
  });
};

/** A text may become media, but not the other way (docs:editMessageMedia). Voice messages cannot change (tdlib). */
export const editMessageMedia: Method = (call) => {
  const item = call.parameters.media as MediaItem;
  const message = findEditable(call);
  const kind = kindOf(message.content);
  if (kind !== "text" && (!takesCaption(message.content) || kind === "voice"))
    throw badRequest("message media can't be edited");
  if (message.media_group_id !== undefined && item.type === "animation")
    throw badRequest("message media can't be edited");
  return change(call, message, makeMedia(call.world, item.type, item.media, item, call.uploads));
};

export const editMessageReplyMarkup: Method = (call) => {
  const message = findOwn(call);
  return change(call, message, message.content);
};

/** docs:editMessageLiveLocation. Only a live location that has not ended can be edited. */
export const editMessageLiveLocation: Method = (call) => {
  const { latitude = 0, longitude = 0 } = call.parameters;
  const message = findLive(call);
  const { live_period } = message.content.location!;
  const details = pick(call.parameters, ["horizontal_accuracy", "heading", "proximity_alert_radius"]);
  return change(call, message, {
    location: { latitude, longitude, ...(live_period === undefined ? {} : { live_period }), ...details },
  });
};

export const stopMessageLiveLocation: Method = (call) => {
  const message = findLive(call);
  const { latitude, longitude } = message.content.location!;
  return change(call, message, { location: { latitude, longitude } });
};

function findLive(call: Call): StoredMessage {
  const message = findOwn(call);
  const period = message.content.location?.live_period;
  const isOver = period !== undefined && call.world.date() > message.date + period;
  if (period === undefined || isOver) throw badRequest("message can't be edited");
  return message;
}

/** An edit without `reply_markup` removes the buttons (FACTS 4). */
function change(call: Call, message: StoredMessage, content: Content): Message {
  const { reply_markup } = readInlineMarkup(call.parameters.reply_markup as InlineKeyboardMarkup | undefined);
  if (isDeepStrictEqual(content, message.content) && isDeepStrictEqual(reply_markup, message.reply_markup)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content " +
        "and reply markup of the message",
    );
  }
  if (reply_markup) message.reply_markup = reply_markup;
  else delete message.reply_markup;
  edit(call.world, message, content);
  return messageObject(message, { withReply: false });
}

/** The bot's own messages and copies. Not forwards, messages with a reply keyboard, or kinds without text (tdlib). */
function findEditable(call: Call): StoredMessage {
  const message = findOwn(call);
  if (message.keyboard !== undefined) throw badRequest("message can't be edited");
  if (message.content.text === undefined && !takesCaption(message.content))
    throw badRequest("message can't be edited");
  return message;
}

function findOwn({ world, bot, parameters }: Call): StoredMessage {
  if (parameters.chat_id === undefined) throw violation("chat_id is empty");
  if (parameters.message_id === undefined) throw violation("message identifier is not specified");
  const chat = findChat(world, bot, parameters.chat_id);
  requireReach(chat);
  const message = chat.messages.get(parameters.message_id);
  if (!message) throw badRequest("message to edit not found");
  if (!mayEdit(chat, bot, message) || message.forward_origin) throw badRequest("message can't be edited");
  return message;
}

/** In a channel an administrator may edit others' posts (tdlib: can_edit_message). */
function mayEdit(chat: Chat, bot: Call["bot"], message: StoredMessage): boolean {
  if (chat.kind !== "channel") return isBy(message, bot);
  if (hasRight(chat, bot, "can_edit_messages")) return true;
  return isBy(message, bot) && hasRight(chat, bot, "can_post_messages");
}
