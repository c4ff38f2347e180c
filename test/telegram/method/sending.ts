import type { Message, RichBlock } from "grammy/types";
import { findChat, requireReach } from "../access.ts";
import type { Call, Method } from "../call.ts";
import { withoutCustomEmoji, type Content } from "../content.ts";
import { findDestination } from "../destination.ts";
import { sendEphemeral } from "../ephemeral.ts";
import { badRequest, violation } from "../failure.ts";
import { formatMessageText } from "../formatted-text.ts";
import { messageObject, type StoredMessage } from "../message.ts";
import { post, type Draft } from "../posting.ts";
import { readMarkup } from "../reply-markup.ts";

export const sendMessage: Method = (call) => {
  const { text = "", parse_mode, entities, link_preview_options } = call.parameters;
  const formatted = formatMessageText(text, { parse_mode, entities });
  const content = {
    text: formatted.text,
    ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}),
    ...(link_preview_options ? { link_preview_options } : {}),
  };
  const isEphemeral = call.parameters.ephemeral_message_parameters !== undefined && knowsEphemeral(call);
  return isEphemeral ? messageObject(sendEphemeral(call, content)) : send(call, content);
};

/** Telegram answers with the blocks as it was given them (docs:RichMessage). */
export const sendRichMessage: Method = (call) => {
  const { blocks, html, markdown, is_rtl } = call.parameters.rich_message;
  const given = [blocks, html, markdown].filter((each) => each !== undefined);
  if (given.length !== 1) throw violation("exactly one of html, markdown and blocks must be used");
  if (blocks === undefined) throw violation("html and markdown of rich messages are not emulated");
  return send(call, {
    rich_message: { blocks: blocks as RichBlock[], ...(is_rtl === true ? { is_rtl } : {}) },
  });
};

/** Shows "typing…" in the chat. Does not check topic ids (FACTS 3). */
export const sendChatAction: Method = ({ world, bot, parameters }) => {
  requireReach(findChat(world, bot, parameters.chat_id));
  return true;
};

/** A server that does not know a parameter takes no notice of it. */
function knowsEphemeral({ world, bot, parameters }: Call): boolean {
  const chat = findChat(world, bot, parameters.chat_id);
  return chat.kind !== "supergroup" || chat.takesEphemeral !== "unknown";
}

/** Sends the content to the chat of the call, and returns the Message. */
export function send(call: Call, content: Content): Message {
  return messageObject(sendStored(call, content));
}

export function sendStored(call: Call, content: Content, extra: Partial<Draft> = {}): StoredMessage {
  const { world, bot, parameters } = call;
  if (parameters.ephemeral_message_parameters !== undefined && call.method !== "sendMessage")
    throw violation(`ephemeral messages of ${call.method} are not emulated`);
  const { chat, topicId, reply } = findDestination(call, content);
  if (parameters.message_effect_id && chat.kind !== "private") throw badRequest("EFFECT_CHAT_INVALID");
  return post(world, chat, {
    sender: { account: bot },
    content: bot.canSendCustomEmoji ? content : withoutCustomEmoji(content),
    topicId,
    ...reply,
    ...readMarkup(parameters.reply_markup, chat),
    ...(parameters.protect_content ? { has_protected_content: true } : {}),
    ...(parameters.message_effect_id ? { effect_id: parameters.message_effect_id } : {}),
    ...extra,
  });
}
