import type { BotAccount } from "../account.ts";
import type { Chat as StoredChat, PrivateChat, Supergroup, Topic as StoredTopic } from "../chat.ts";
import type { Chat, Topic } from "./contract.ts";
import { messageOf } from "./message.ts";
import type { DemoWorld } from "./world.ts";

/** The page shows no more messages of a chat than these latest ones. */
const SHOWN = 400;

/** The emulator's memory as the page draws it. */
export function chatsOf(demo: DemoWorld): Chat[] {
  return storedChatsOf(demo).map((chat) =>
    chat.kind === "private" ? privateChat(demo, chat) : forum(demo, chat),
  );
}

/** Everyone's chat with the bot, and the group. */
export function storedChatsOf(demo: DemoWorld): (PrivateChat | Supergroup)[] {
  return [...demo.people.map(({ account }) => demo.world.privateChat(account, demo.bot)), demo.forum];
}

function privateChat(demo: DemoWorld, chat: PrivateChat): Chat {
  return {
    id: chat.id,
    kind: "private",
    title: demo.bot.first_name,
    person: chat.user.id,
    topics: [],
    keyboard: keyboardOf(chat),
    commands: commandsOf(
      demo.bot,
      ["chat", "all_private_chats", "default"],
      chat.id,
      chat.user.language_code,
    ),
    ...memoryOf(demo, chat),
  };
}

function forum(demo: DemoWorld, chat: Supergroup): Chat {
  const scopes = ["chat_administrators", "chat", "all_chat_administrators", "all_group_chats", "default"];
  return {
    id: chat.id,
    kind: "forum",
    title: chat.title,
    topics: [
      { name: "General", closed: chat.isGeneralClosed },
      ...[...chat.topics.values()].map((topic) => topicOf(demo, topic)),
    ],
    keyboard: [],
    commands: commandsOf(demo.bot, scopes, chat.id, "ru"),
    ...memoryOf(demo, chat),
  };
}

function memoryOf(demo: DemoWorld, chat: StoredChat): Pick<Chat, "pinned" | "messages"> {
  const messages = [...chat.messages.values()].slice(-SHOWN);
  return {
    pinned: chat.pinned.map(({ message_id }) => message_id),
    messages: messages.map((message) => messageOf(demo, message)),
  };
}

function topicOf(demo: DemoWorld, topic: StoredTopic): Topic {
  const emoji =
    topic.icon_custom_emoji_id === undefined ? undefined : demo.emojiOf(topic.icon_custom_emoji_id);
  return {
    id: topic.message_thread_id,
    name: topic.name,
    colour: `#${topic.icon_color.toString(16).padStart(6, "0")}`,
    closed: topic.isClosed,
    ...(emoji === undefined ? {} : { emoji }),
  };
}

function keyboardOf(chat: PrivateChat): string[][] {
  const last = [...chat.messages.values()].findLast((message) => message.keyboard !== undefined)?.keyboard;
  if (last === undefined || typeof last === "string") return [];
  return last.keyboard.map((row) => row.map((key) => (typeof key === "string" ? key : key.text)));
}

/** The narrowest list that is set, in the person's language or without one (docs:BotCommandScope). */
function commandsOf(
  bot: BotAccount,
  scopes: string[],
  chat: number,
  language: string | undefined,
): Chat["commands"] {
  for (const type of scopes) {
    for (const code of [language ?? "", ""]) {
      const place = type.startsWith("all_") || type === "default" ? null : chat;
      const found = bot.commands.get(JSON.stringify([type, place, null, code]));
      if (found) return found.map(({ command, description }) => ({ command, description }));
    }
  }
  return [];
}
