import { findChat, requireReach } from "../access.ts";
import type { Call, Method } from "../call.ts";
import { badRequest, violation } from "../failure.ts";
import { hasPermission } from "../member.ts";
import { pinMessage, unpinMessage } from "../pin.ts";
import { react, reactionTarget } from "../reaction.ts";
import type { Chat } from "../chat.ts";

/** The emoji that Telegram has for reactions (docs:ReactionTypeEmoji). The chat may allow fewer. */
const reactionEmoji: ReadonlySet<string> = new Set(
  (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 " +
    "👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
  ).split(" "),
);

export const setMessageReaction: Method = ({ world, bot, parameters }) => {
  const chat = findChat(world, bot, parameters.chat_id);
  requireReach(chat);
  const message = chat.messages.get(parameters.message_id);
  if (!message) throw badRequest("message to react not found");
  const reactions = parameters.reaction ?? [];
  for (const reaction of reactions) {
    if (reaction.type === "paid") throw violation("REACTION_INVALID");
    if (reaction.type === "emoji" && !reactionEmoji.has(reaction.emoji)) throw badRequest("REACTION_INVALID");
    const allowed = chat.kind === "private" ? undefined : chat.available_reactions;
    if (allowed && !allowed.some((each) => JSON.stringify(each) === JSON.stringify(reaction)))
      throw badRequest("REACTION_INVALID");
  }
  react(world, reactionTarget(message), bot, reactions);
  return true;
};

export const pinChatMessage: Method = (call) => {
  const chat = findPinnable(call);
  const message = chat.messages.get(call.parameters.message_id);
  if (!message) throw badRequest("message to pin not found");
  pinMessage(call.world, message, call.bot);
  return true;
};

/** Without an id, the newest pinned message (docs:unpinChatMessage). */
export const unpinChatMessage: Method = (call) => {
  const chat = findPinnable(call);
  const { message_id } = call.parameters as { message_id?: number };
  const message = message_id === undefined ? chat.pinned.at(-1) : chat.messages.get(message_id);
  if (!message) throw badRequest("message to unpin not found");
  unpinMessage(call.world, message);
  return true;
};

function findPinnable({ world, bot, parameters }: Call): Chat {
  const chat = findChat(world, bot, parameters.chat_id);
  requireReach(chat);
  if (chat.kind !== "private" && !hasPermission(chat, bot, "can_pin_messages")) {
    throw badRequest("not enough rights to manage pinned messages in the chat");
  }
  return chat;
}
