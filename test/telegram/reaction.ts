import type { MessageReactionCountUpdated, MessageReactionUpdated, ReactionType } from "grammy/types";
import { userObject, type Account } from "./account.ts";
import { chatObject } from "./chat.ts";
import { hasRight, isAdministrator } from "./member.ts";
import type { StoredMessage } from "./message.ts";
import { botsOf } from "./posting.ts";
import type { World } from "./world.ts";

/**
 * Replaces an account's reactions to a message. Bots that are administrators get an update if they asked for it
 * (docs:Update). Nobody gets one for a bot's reaction. In private chats bots get one too, unless
 * `world.reportsPrivateReactions` is off: the documentation implies no, reports say yes.
 */
export function react(
  world: World,
  message: StoredMessage,
  account: Account,
  new_reaction: ReactionType[],
): void {
  const { chat } = message;
  const isAnonymous = chat.kind !== "private" && hasRight(chat, account, "is_anonymous");
  const actorId = isAnonymous ? chat.id : account.id;
  const old_reaction = message.reactions.get(actorId) ?? [];
  if (JSON.stringify(old_reaction) === JSON.stringify(new_reaction)) return;
  if (new_reaction.length > 0) message.reactions.set(actorId, new_reaction);
  else message.reactions.delete(actorId);
  if (!account.is_bot && isCounted(message)) reportCount(world, message);
  else if (!account.is_bot) {
    const payload: MessageReactionUpdated = {
      chat: chatObject(chat),
      message_id: message.message_id,
      ...(isAnonymous ? { actor_chat: chatObject(chat) } : { user: userObject(account) }),
      date: world.date(),
      old_reaction,
      new_reaction,
    };
    for (const bot of botsOf(chat)) {
      const hears = chat.kind === "private" ? world.reportsPrivateReactions : isAdministrator(chat, bot);
      if (hears) bot.queue.add("message_reaction", payload);
    }
  }
  world.changed();
}

/** Reactions to posts and their forwards are anonymous: bots get their number only (grammy:reactions). */
function isCounted({ chat, automaticForwardOf }: StoredMessage): boolean {
  return chat.kind === "channel" || automaticForwardOf !== undefined;
}

function reportCount(world: World, { chat, message_id, reactions }: StoredMessage): void {
  const counts = new Map<string, { type: ReactionType; total_count: number }>();
  for (const type of [...reactions.values()].flat()) {
    const count = counts.get(JSON.stringify(type)) ?? { type, total_count: 0 };
    counts.set(JSON.stringify(type), { type, total_count: count.total_count + 1 });
  }
  const payload: MessageReactionCountUpdated = {
    chat: chatObject(chat),
    message_id,
    date: world.date(),
    reactions: [...counts.values()],
  };
  for (const bot of botsOf(chat)) {
    if (chat.kind !== "private" && isAdministrator(chat, bot))
      bot.queue.add("message_reaction_count", payload);
  }
}

/** A bot's reaction to an album goes to the first message that is left (docs:setMessageReaction). */
export function reactionTarget(message: StoredMessage): StoredMessage {
  const { chat, media_group_id } = message;
  if (media_group_id === undefined) return message;
  for (const each of chat.messages.values()) if (each.media_group_id === media_group_id) return each;
  return message;
}
