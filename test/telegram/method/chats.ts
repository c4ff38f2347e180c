import type { ChatFullInfo, ChatMember } from "grammy/types";
import { findChat, findSharedChat } from "../access.ts";
import type { Method } from "../call.ts";
import { chatObject, type SharedChat } from "../chat.ts";
import { badRequest } from "../failure.ts";
import { isInside, memberObject, memberOf } from "../member.ts";
import { removeMember } from "../membership.ts";
import { messageObject } from "../message.ts";

export const getChat: Method = ({ world, bot, parameters }): ChatFullInfo => {
  const chat = findChat(world, bot, parameters.chat_id);
  const pinned = chat.pinned.at(-1);
  const group =
    chat.kind === "private"
      ? {}
      : {
          ...(chat.kind === "channel" ? {} : { permissions: chat.permissions }),
          ...linkOf(chat),
          ...(chat.available_reactions ? { available_reactions: chat.available_reactions } : {}),
          ...(chat.has_protected_content ? { has_protected_content: true } : {}),
        };
  const accepted = chat.kind === "private";
  return {
    ...chatObject(chat),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: accepted,
      limited_gifts: accepted,
      unique_gifts: accepted,
      premium_subscription: accepted,
      gifts_from_channels: accepted,
    },
    ...group,
    ...(pinned ? { pinned_message: messageObject(pinned, { withReply: false }) } : {}),
  } as ChatFullInfo;
};

/** docs:ChatFullInfo */
function linkOf(
  chat: SharedChat,
): Pick<ChatFullInfo.SupergroupChat, "linked_chat_id" | "join_to_send_messages"> {
  if (chat.kind === "group") return {};
  const linked = chat.kind === "channel" ? chat.discussion : chat.linkedChannel;
  return {
    ...(linked ? { linked_chat_id: linked.id } : {}),
    ...(chat.kind === "supergroup" && chat.join_to_send_messages ? { join_to_send_messages: true } : {}),
  };
}

export const getChatMember: Method = ({ world, bot, parameters }): ChatMember => {
  const group = findSharedChat(world, bot, parameters.chat_id);
  const account = world.account(parameters.user_id);
  if (!account) throw badRequest("invalid user_id specified");
  return memberObject(memberOf(group, account), bot);
};

export const getChatAdministrators: Method = ({ world, bot, parameters }): ChatMember[] => {
  const chat = findChat(world, bot, parameters.chat_id);
  if (chat.kind === "private") throw badRequest("there are no administrators in the private chat");
  return [...chat.members.values()]
    .filter(({ status }) => status === "creator" || status === "administrator")
    .filter(({ account }) => !account.is_bot || account === bot || parameters.return_bots)
    .map((member) => memberObject(member, bot));
};

export const getChatMemberCount: Method = ({ world, bot, parameters }): number => {
  const chat = findChat(world, bot, parameters.chat_id);
  if (chat.kind === "private") return 2;
  return [...chat.members.values()].filter(({ account }) => isInside(chat, account)).length;
};

export const leaveChat: Method = ({ world, bot, parameters }) => {
  const chat = findChat(world, bot, parameters.chat_id);
  if (chat.kind === "private") throw badRequest("chat member status can't be changed in private chats");
  removeMember(world, chat, bot, bot);
  return true;
};
