import type { ExternalReplyInfo, ReplyParameters, TextQuote } from "grammy/types";
import { findChat, findOpenTopic, hasTopics, requireReach, requireSendRight } from "./access.ts";
import type { Call } from "./call.ts";
import { chatObject, type Chat } from "./chat.ts";
import { entitiesOf, kindOf, textOf, type Content } from "./content.ts";
import { badRequest, violation } from "./failure.ts";
import { formatText } from "./formatted-text.ts";
import { originOf, type StoredMessage } from "./message.ts";

/** The chat and topic of a send, and the message that it replies to. */
export interface Destination {
  chat: Chat;
  topicId: number | undefined;
  reply: Pick<StoredMessage, "replyTo" | "external_reply" | "quote">;
}

/** @throws {Failure} when the bot may not send such content there */
export function findDestination(call: Call, content: Content): Destination {
  const { world, bot, parameters } = call;
  const chat = findChat(world, bot, parameters.chat_id);
  requireReach(chat);
  requireSendRight(chat, bot, content);
  const thread = parameters.message_thread_id || undefined;
  const reply = replyParameters(call);
  const target = reply && findTarget(call, chat, reply);
  if (!target) return { chat, topicId: findOpenTopic(chat, bot, thread)?.message_thread_id, reply: {} };

  const quote = reply.quote ? { quote: findQuote(target, reply) } : {};
  const isSameChat = target.chat === chat;
  // Without a thread id, a reply lands in the topic of the replied-to message (tdlib server: check_reply_parameters).
  const topicId = findOpenTopic(
    chat,
    bot,
    thread ?? (isSameChat ? target.topicId : undefined),
  )?.message_thread_id;
  const isSameTopic = isSameChat && (!hasTopics(chat) || target.topicId === topicId);
  if (isSameTopic) return { chat, topicId, reply: { replyTo: target, ...quote } };
  return { chat, topicId, reply: { external_reply: externalReply(target), ...quote } };
}

function replyParameters({ parameters }: Call): ReplyParameters | undefined {
  if (parameters.reply_parameters) return parameters.reply_parameters;
  return parameters.reply_to_message_id ? { message_id: parameters.reply_to_message_id } : undefined;
}

function findTarget(call: Call, chat: Chat, reply: ReplyParameters): StoredMessage | undefined {
  if (!reply.message_id) throw violation("message identifier is not specified");
  const isSameChat = reply.chat_id === undefined || reply.chat_id === chat.id;
  const targetChat = isSameChat ? chat : findChat(call.world, call.bot, reply.chat_id as number | string);
  const target = targetChat.messages.get(reply.message_id);
  if (target) return target;
  // A text that replies to a deleted message would land in General unless it names its topic (FACTS 3).
  if (reply.allow_sending_without_reply && isSameChat) return undefined;
  throw badRequest("message to be replied not found");
}

function findQuote(target: StoredMessage, reply: ReplyParameters): TextQuote {
  const { text, entities } = formatText(reply.quote ?? "", {
    parse_mode: reply.quote_parse_mode,
    entities: reply.quote_entities,
  });
  const whole = textOf(target.content);
  const wanted = reply.quote_position ?? 0;
  const position = whole.startsWith(text, wanted) ? wanted : whole.indexOf(text);
  if (text === "" || position === -1) throw badRequest("QUOTE_TEXT_INVALID");
  return { text, position, is_manual: true, ...(entities.length > 0 ? { entities } : {}) };
}

/** What Telegram tells of a replied-to message in another chat or topic (docs:ExternalReplyInfo). */
export function externalReply(target: StoredMessage): ExternalReplyInfo {
  const { chat, content } = target;
  const kind = kindOf(content);
  const media = kind === "text" ? {} : { [kind]: content[kind] };
  const place =
    chat.kind === "supergroup" || chat.kind === "channel"
      ? { chat: chatObject(chat) as never, message_id: target.message_id }
      : {};
  return { origin: originOf(target), ...place, ...media };
}

/** The quote that a person's app sends, with its formatting. */
export function quoteFrom(target: StoredMessage, text: string): TextQuote {
  const position = textOf(target.content).indexOf(text);
  if (position === -1)
    throw new Error(`Nothing says ${JSON.stringify(text)} in ${JSON.stringify(textOf(target.content))}`);
  const end = position + text.length;
  const entities = entitiesOf(target.content)
    .filter((entity) => entity.offset >= position && entity.offset + entity.length <= end)
    .map((entity) => Object.assign({}, entity, { offset: entity.offset - position }));
  return { text, position, is_manual: true, ...(entities.length > 0 ? { entities } : {}) };
}
