import type { BotAccount, UserAccount } from "../account.ts";
import { mayManage } from "../access.ts";
import type {
  ChannelChat,
  Chat as StoredChat,
  PrivateChat,
  Supergroup,
  Topic as StoredTopic,
} from "../chat.ts";
import { ephemeralFor } from "../ephemeral.ts";
import { hasRight, isAdministrator } from "../member.ts";
import type { Chat, Command, Snapshot, Topic } from "./contract.ts";
import { messageOf, personOf } from "./message.ts";
import type { DemoWorld } from "./world.ts";

/** The page shows at most so many of a chat's latest messages. */
const SHOWN = 400;

/** The first snapshot for the page. */
export function snapshotOf(demo: DemoWorld): Snapshot {
  return {
    aheadBy: demo.clock.aheadBy,
    bot: { ...personOf(demo, demo.bot), username: demo.bot.username },
    people: demo.people.map(({ account }) => personOf(demo, account)),
    links: demo.links,
    chats: chatsOf(demo),
  };
}

/** The emulator's chats, as the page draws them. */
export function chatsOf(demo: DemoWorld): Chat[] {
  return storedChatsOf(demo).map((chat) => {
    if (chat.kind === "private") return privateChat(demo, chat);
    if (chat.kind === "channel") return channel(demo, chat);
    return chat.is_forum ? forum(demo, chat) : group(demo, chat);
  });
}

/** Everyone's chat with the bot, the group, and the channel with its own group. */
export function storedChatsOf(demo: DemoWorld): (PrivateChat | Supergroup | ChannelChat)[] {
  const { channel: broadcast } = demo;
  return [
    ...demo.people.map(({ account }) => demo.world.privateChat(account, demo.bot)),
    demo.forum,
    broadcast,
    ...(broadcast.discussion ? [broadcast.discussion] : []),
  ];
}

function privateChat(demo: DemoWorld, chat: PrivateChat): Chat {
  return {
    id: chat.id,
    kind: "private",
    title: demo.bot.first_name,
    person: chat.user.id,
    blocked: chat.isBlocked,
    topics: [...chat.topics.values()].map((topic) => topicOf(demo, topic)),
    keyboard: keyboardOf(chat),
    commands: {
      [chat.user.id]: commandsOf(demo.bot, ["chat", "all_private_chats", "default"], chat.id, chat.user),
    },
    ...memoryOf(demo, chat),
  };
}

function forum(demo: DemoWorld, chat: Supergroup): Chat {
  return {
    id: chat.id,
    kind: "forum",
    title: chat.title,
    blocked: false,
    topics: [
      {
        name: "General",
        closed: chat.isGeneralClosed,
        writers: idsOf(demo, (account) => hasRight(chat, account, "can_manage_topics")),
      },
      ...[...chat.topics.values()].map((topic) => topicOf(demo, topic)),
    ],
    keyboard: [],
    commands: commandsIn(demo, chat),
    ...memoryOf(demo, chat),
  };
}

function channel(demo: DemoWorld, chat: ChannelChat): Chat {
  return {
    id: chat.id,
    kind: "channel",
    title: chat.title,
    blocked: false,
    ...(chat.discussion ? { discussion: chat.discussion.id } : {}),
    posters: idsOf(demo, (account) => hasRight(chat, account, "can_post_messages")),
    topics: [],
    keyboard: [],
    commands: {},
    ...memoryOf(demo, chat),
  };
}

function group(demo: DemoWorld, chat: Supergroup): Chat {
  const { id, title } = chat;
  const commands = commandsIn(demo, chat);
  return {
    id,
    kind: "discussion",
    title,
    blocked: false,
    topics: [],
    keyboard: [],
    commands,
    ...memoryOf(demo, chat),
  };
}

function commandsIn(demo: DemoWorld, chat: Supergroup): Chat["commands"] {
  return Object.fromEntries(
    demo.people.map(({ account }) => {
      const scopes = isAdministrator(chat, account) ? administratorScopes : memberScopes;
      return [account.id, commandsOf(demo.bot, scopes, chat.id, account)];
    }),
  );
}

/** In the order in which Telegram looks for a list of commands (docs:BotCommandScope). */
const memberScopes = ["chat_member", "chat", "all_group_chats", "default"];
const administratorScopes = [
  "chat_member",
  "chat_administrators",
  "chat",
  "all_chat_administrators",
  "all_group_chats",
  "default",
];

function memoryOf(demo: DemoWorld, chat: StoredChat): Pick<Chat, "pinned" | "messages"> {
  const personal = demo.people.flatMap(({ account }) => ephemeralFor(chat, account));
  const messages = [...[...chat.messages.values()].slice(-SHOWN), ...personal];
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
    writers: idsOf(demo, (account) => mayManage(topic.chat, account, topic)),
    ...(emoji === undefined ? {} : { emoji }),
  };
}

function idsOf(demo: DemoWorld, fits: (account: UserAccount) => boolean): number[] {
  return demo.people.filter(({ account }) => fits(account)).map(({ account }) => account.id);
}

function keyboardOf(chat: PrivateChat): string[][] {
  const last = [...chat.messages.values()].findLast((message) => message.keyboard !== undefined)?.keyboard;
  if (last === undefined || typeof last === "string") return [];
  return last.keyboard.map((row) => row.map((key) => (typeof key === "string" ? key : key.text)));
}

/** The list of the narrowest scope, in the person's language or without one (docs:BotCommandScope). */
function commandsOf(bot: BotAccount, scopes: string[], chat: number, person: UserAccount): Command[] {
  for (const type of scopes) {
    for (const code of [person.language_code ?? "", ""]) {
      const place = type.startsWith("all_") || type === "default" ? null : chat;
      const user = type === "chat_member" ? person.id : null;
      const found = bot.commands.get(JSON.stringify([type, place, user, code]));
      if (found) return found.map(({ command, description }) => ({ command, description }));
    }
  }
  return [];
}
