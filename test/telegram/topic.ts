import type { Account } from "./account.ts";
import type { PrivateChat, Supergroup, Topic } from "./chat.ts";
import { erase, postService } from "./posting.ts";
import type { World } from "./world.ts";

/** docs:createForumTopic */
export const iconColors: ReadonlySet<number> = new Set([
  7322096, 16766590, 13338331, 9367192, 16749490, 16478047,
]);

export interface TopicLooks {
  name: string;
  icon_color?: number | undefined;
  icon_custom_emoji_id?: string | undefined;
}

/** The caller checks rights, for all these functions. */
export function createTopic(
  world: World,
  chat: Supergroup | PrivateChat,
  creator: Account,
  looks: TopicLooks,
): Topic {
  const icon_color = looks.icon_color ?? 7322096;
  const icon = looks.icon_custom_emoji_id ? { icon_custom_emoji_id: looks.icon_custom_emoji_id } : {};
  const name = topicName(looks.name);
  const { message_id } = postService(world, chat, creator, {
    forum_topic_created: { name, icon_color, ...icon },
  });
  const topic: Topic = {
    message_thread_id: message_id,
    name,
    icon_color,
    icon_custom_emoji_id: looks.icon_custom_emoji_id || undefined,
    isClosed: false,
    creator,
    chat,
  };
  chat.topics.set(message_id, topic);
  world.changed();
  return topic;
}

/** An empty icon removes it. Returns false when nothing would change. */
export function editTopic(world: World, topic: Topic, by: Account, looks: Partial<TopicLooks>): boolean {
  const name = looks.name ? topicName(looks.name) : topic.name;
  const icon =
    looks.icon_custom_emoji_id === undefined
      ? topic.icon_custom_emoji_id
      : looks.icon_custom_emoji_id || undefined;
  if (name === topic.name && icon === topic.icon_custom_emoji_id) return false;
  const forum_topic_edited = {
    ...(name === topic.name ? {} : { name }),
    ...(icon === topic.icon_custom_emoji_id ? {} : { icon_custom_emoji_id: icon ?? "" }),
  };
  topic.name = name;
  topic.icon_custom_emoji_id = icon;
  postService(world, topic.chat, by, { forum_topic_edited }, topic.message_thread_id);
  return true;
}

/** Returns false when it is so already. */
export function setTopicClosed(world: World, topic: Topic, by: Account, isClosed: boolean): boolean {
  if (topic.isClosed === isClosed) return false;
  topic.isClosed = isClosed;
  const content = isClosed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} };
  postService(world, topic.chat, by, content, topic.message_thread_id);
  return true;
}

/** Deletes its messages too. Bots get no update (FACTS 3). */
export function deleteTopic(world: World, topic: Topic): void {
  topic.chat.topics.delete(topic.message_thread_id);
  for (const message of topic.chat.messages.values()) {
    if (message.topicId === topic.message_thread_id) erase(world, message);
  }
  world.changed();
}

/**
 * Closes, reopens, hides or shows General, each with its own service message. Hiding also closes it
 * (docs:hideGeneralForumTopic).
 */
export function setGeneral(
  world: World,
  forum: Supergroup,
  by: Account,
  state: { isClosed?: boolean; isHidden?: boolean },
): void {
  if (state.isHidden !== undefined && state.isHidden !== forum.isGeneralHidden) {
    forum.isGeneralHidden = state.isHidden;
    postService(
      world,
      forum,
      by,
      state.isHidden ? { general_forum_topic_hidden: {} } : { general_forum_topic_unhidden: {} },
    );
  }
  const isClosed = state.isHidden === true ? true : state.isClosed;
  if (isClosed !== undefined && isClosed !== forum.isGeneralClosed) {
    forum.isGeneralClosed = isClosed;
    postService(world, forum, by, isClosed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} });
  }
}

/** Collapses spaces and cuts after 128 characters (tdlib: ForumTopicManager.cpp). */
export function topicName(name: string): string {
  return Array.from(name.trim().replace(/\s+/g, " ")).slice(0, 128).join("");
}
