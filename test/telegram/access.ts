import type { BotAccount } from "./account.ts";
import { chatName, type Chat, type SharedChat, type Topic } from "./chat.ts";
import { kindOf, type Content, type ContentKind } from "./content.ts";
import { badRequest, forbidden } from "./failure.ts";
import {
  hasPermission,
  hasRight,
  isInside,
  memberOf,
  type AdministratorRight,
  type Permission,
} from "./member.ts";
import type { World } from "./world.ts";

/** The chat as the bot may see it. @throws {Failure} as tdlib server's check_chat_access */
export function findChat(world: World, bot: BotAccount, chat_id: number | string): Chat {
  if (typeof chat_id === "string") {
    const group = world.publicChat(chat_id.replace(/^@/, ""));
    if (!group) throw badRequest("chat not found");
    return insideGroup(group, bot);
  }
  if (chat_id > 0) return findPrivateChat(world, bot, chat_id);
  const group = world.sharedChat(chat_id);
  if (!group) throw badRequest("chat not found");
  return insideGroup(group, bot);
}

/** @throws {Failure} when the chat has no members */
export function findSharedChat(world: World, bot: BotAccount, chat_id: number | string): SharedChat {
  const chat = findChat(world, bot, chat_id);
  if (chat.kind === "private") throw badRequest("method is available for supergroup chats only");
  return chat;
}

function findPrivateChat(world: World, bot: BotAccount, id: number): Chat {
  const account = world.account(id);
  if (account?.is_bot) throw forbidden("the bot can't send messages to the bot");
  const chat = bot.privateChats.get(id);
  if (!account) throw badRequest("chat not found");
  if (chat?.isStarted) return chat;
  // A bot has an access hash only for people whom it has met in a group.
  const haveMet = [...world.groups.values()].some(
    (group) => group.members.has(bot.id) && group.members.has(id),
  );
  if (!haveMet) throw badRequest("chat not found");
  return world.privateChat(account, bot);
}

function insideGroup(group: SharedChat, bot: BotAccount): SharedChat {
  if (group.kind === "group" && group.upgradedTo) {
    throw badRequest("group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: group.upgradedTo.id,
    });
  }
  if (group.kind === "group" && group.isDeleted) throw forbidden("the group chat was deleted");
  if (isInside(group, bot)) return group;
  if (!group.members.has(bot.id)) throw badRequest("chat not found");
  if (memberOf(group, bot).status === "kicked") throw forbidden(`bot was kicked from ${chatName(group)}`);
  throw forbidden(`bot is not a member of ${chatName(group)}`);
}

/** @throws {Failure} unless the bot can write to the person or the group */
export function requireReach(chat: Chat): void {
  if (chat.kind !== "private") return;
  if (chat.user.isDeactivated) throw forbidden("user is deactivated");
  if (chat.isBlocked) throw forbidden("bot was blocked by the user");
  if (!chat.isStarted) throw forbidden("bot can't initiate conversation with a user");
}

const sendRights: Partial<Record<ContentKind, { permission: Permission; noun: string }>> = {
  photo: { permission: "can_send_photos", noun: "photos" },
  video: { permission: "can_send_videos", noun: "videos" },
  animation: { permission: "can_send_other_messages", noun: "animations" },
  audio: { permission: "can_send_audios", noun: "music" },
  document: { permission: "can_send_documents", noun: "documents" },
  voice: { permission: "can_send_voice_notes", noun: "voice notes" },
  video_note: { permission: "can_send_video_notes", noun: "video notes" },
  sticker: { permission: "can_send_other_messages", noun: "stickers" },
  poll: { permission: "can_send_polls", noun: "polls" },
  dice: { permission: "can_send_other_messages", noun: "dice" },
  location: { permission: "can_send_messages", noun: "locations" },
  venue: { permission: "can_send_messages", noun: "venues" },
  contact: { permission: "can_send_messages", noun: "contacts" },
};

/** @throws {Failure} unless the bot may send this content there (texts: tdlib, MessageContent.cpp) */
export function requireSendRight(chat: Chat, bot: BotAccount, content: Content): void {
  const refusal = refusalOf(chat, content);
  if (refusal !== undefined) throw badRequest(refusal);
  if (chat.kind === "private") return;
  if (chat.kind === "channel") {
    if (hasRight(chat, bot, "can_post_messages")) return;
    throw badRequest("need administrator rights in the channel chat");
  }
  const { permission, noun } = sendRights[kindOf(content)] ?? {
    permission: "can_send_messages",
    noun: "text messages",
  };
  if (!hasPermission(chat, bot, permission))
    throw badRequest(`not enough rights to send ${noun} to the chat`);
}

/** Why the person refuses this content. Undefined when they accept it. */
export function refusalOf(chat: Chat, { voice, video_note }: Content): string | undefined {
  if (chat.kind !== "private" || !chat.user.refusesVoice) return undefined;
  if (voice) return "user restricted receiving of voice note messages";
  return video_note ? "user restricted receiving of video note messages" : undefined;
}

export function requireRight(
  group: SharedChat,
  bot: BotAccount,
  right: AdministratorRight,
  refusal: string,
): void {
  if (!hasRight(group, bot, right)) throw badRequest(refusal);
}

/**
 * The topic for a send. Undefined for General and for chats without topics, where `message_thread_id` is ignored (tdlib
 * server: check_message_topic).
 * @throws {Failure} `message thread not found`, `TOPIC_CLOSED`
 */
export function findOpenTopic(
  chat: Chat,
  bot: BotAccount,
  message_thread_id: number | undefined,
): Topic | undefined {
  if (!hasTopics(chat)) return undefined;
  if (message_thread_id === undefined || message_thread_id === 0) {
    if (chat.kind === "supergroup" && chat.isGeneralClosed && !hasRight(chat, bot, "can_manage_topics"))
      throw badRequest("TOPIC_CLOSED");
    return undefined;
  }
  // General has the id 1 in MTProto but not here.
  const topic = chat.topics.get(message_thread_id);
  if (!topic) throw badRequest("message thread not found");
  if (topic.isClosed && !mayManage(chat, bot, topic)) throw badRequest("TOPIC_CLOSED");
  return topic;
}

export function hasTopics(chat: Chat): boolean {
  return chat.kind === "private" ? chat.bot.has_topics_enabled : chat.kind === "supergroup" && chat.is_forum;
}

/**
 * Administrators with the right and the topic's creator may rename it, close it, and write in it when closed
 * (docs:closeForumTopic).
 */
export function mayManage(chat: Chat, account: Topic["creator"], topic: Topic): boolean {
  return (
    topic.creator === account || (chat.kind !== "private" && hasRight(chat, account, "can_manage_topics"))
  );
}
