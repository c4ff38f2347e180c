import type { ForumTopic, Sticker } from "grammy/types";
import { findChat, hasTopics, mayManage, requireReach, requireRight } from "../access.ts";
import type { Call, Method } from "../call.ts";
import type { PrivateChat, Supergroup, Topic } from "../chat.ts";
import { badRequest, violation } from "../failure.ts";
import { hasPermission } from "../member.ts";
import { createTopic, deleteTopic, editTopic, iconColors, setTopicClosed, topicName } from "../topic.ts";

export const createForumTopic: Method = (call): ForumTopic => {
  const { world, bot, parameters } = call;
  const chat = findForum(call);
  const { icon_color, icon_custom_emoji_id } = parameters;
  const name = topicName(parameters.name ?? "");
  if (name === "") throw violation("name must be non-empty");
  if (icon_color !== undefined && !iconColors.has(icon_color))
    throw violation("invalid icon color specified");
  requireIcon(icon_custom_emoji_id);
  if (chat.kind !== "private" && !hasPermission(chat, bot, "can_manage_topics")) {
    throw badRequest("not enough rights to create a topic");
  }
  return forumTopic(createTopic(world, chat, bot, { name, icon_color, icon_custom_emoji_id }));
};

/** Without a name and an icon, returns true and changes nothing (tdlib). */
export const editForumTopic: Method = (call) => {
  const { name, icon_custom_emoji_id } = call.parameters;
  requireIcon(icon_custom_emoji_id);
  const topic = findManaged(call, "not enough rights to edit the topic");
  if (!name && icon_custom_emoji_id === undefined) return true;
  const looks = { ...(name ? { name } : {}), icon_custom_emoji_id };
  if (!editTopic(call.world, topic, call.bot, looks)) throw badRequest("TOPIC_NOT_MODIFIED");
  return true;
};

export const closeForumTopic: Method = (call) => setClosed(call, true);
export const reopenForumTopic: Method = (call) => setClosed(call, false);

export const deleteForumTopic: Method = (call) => {
  const chat = findForum(call);
  const topic = findTopic(call, chat);
  if (chat.kind !== "private")
    requireRight(chat, call.bot, "can_delete_messages", "not enough rights to delete the topic");
  deleteTopic(call.world, topic);
  return true;
};

export const unpinAllForumTopicMessages: Method = (call) => {
  const chat = findForum(call);
  const topic = findTopic(call, chat);
  if (chat.kind !== "private" && !hasPermission(chat, call.bot, "can_pin_messages")) {
    throw badRequest("not enough rights to manage pinned messages in the chat");
  }
  chat.pinned = chat.pinned.filter((message) => message.topicId !== topic.message_thread_id);
  call.world.changed();
  return true;
};

/** Ids of the emoji that may be icons of topics. */
export const topicIcons: Readonly<Record<string, string>> = {
  "5434144690511290129": "📰",
  "5312536423851630001": "💡",
  "5312016608254762256": "⚡️",
  "5377544228505134960": "🎙",
  "5418085807791545980": "🔝",
  "5420216386448270341": "🆘",
  "5379748062124056162": "❗️",
  "5373251851074415873": "📝",
  "5312241539987020022": "🔥",
  "5377316857231450742": "❓",
  "5237699328843200968": "✅",
  "5310076249404621168": "📁",
  "5309929258443874898": "👀",
  "5350554349074391003": "💬",
  "5309965701241379366": "⭐️",
  "5357315181649076022": "⏰",
};

export const getForumTopicIconStickers: Method = (): Sticker[] =>
  Object.entries(topicIcons).map(([custom_emoji_id, emoji]) => ({
    file_id: `CAACAgIcon${custom_emoji_id}`,
    file_unique_id: `AgADIcon${custom_emoji_id}`,
    type: "custom_emoji",
    width: 512,
    height: 512,
    is_animated: true,
    is_video: false,
    emoji,
    set_name: "Topics",
    custom_emoji_id,
    needs_repainting: false,
    file_size: 10_240,
  }));

function setClosed(call: Call, isClosed: boolean): true {
  const topic = findManaged(call, "not enough rights to close or open the topic");
  if (!setTopicClosed(call.world, topic, call.bot, isClosed)) throw badRequest("TOPIC_NOT_MODIFIED");
  return true;
}

function findForum({ world, bot, parameters }: Call): Supergroup | PrivateChat {
  const chat = findChat(world, bot, parameters.chat_id);
  requireReach(chat);
  if (chat.kind === "group" || chat.kind === "channel" || !hasTopics(chat))
    throw badRequest("the chat is not a forum");
  return chat;
}

function findTopic({ parameters }: Call, chat: Supergroup | PrivateChat): Topic {
  const topic = chat.topics.get(parameters.message_thread_id ?? 0);
  if (!topic) throw badRequest("message thread not found");
  return topic;
}

function findManaged(call: Call, refusal: string): Topic {
  const chat = findForum(call);
  const topic = findTopic(call, chat);
  if (!mayManage(chat, call.bot, topic)) throw badRequest(refusal);
  return topic;
}

function requireIcon(icon_custom_emoji_id: string | undefined): void {
  if (icon_custom_emoji_id && !(icon_custom_emoji_id in topicIcons)) throw violation("DOCUMENT_INVALID");
}

function forumTopic({ message_thread_id, name, icon_color, icon_custom_emoji_id }: Topic): ForumTopic {
  return { message_thread_id, name, icon_color, ...(icon_custom_emoji_id ? { icon_custom_emoji_id } : {}) };
}
