import type { BotAccount, UserAccount } from "./account.ts";
import { startEmulator, type Emulator, type EmulatorOptions } from "./emulator.ts";
import { Channel, Discussion } from "./channel.ts";
import { Forum } from "./forum.ts";
import type { AdministratorRight, Permissions } from "./member.ts";
import { addMember, promote } from "./membership.ts";
import { Person } from "./person.ts";
import type { Supergroup } from "./chat.ts";
import type { World } from "./world.ts";

export * from "./contents.ts";
export { Channel, Discussion } from "./channel.ts";
export { Comments } from "./comments.ts";
export { Forum, ForumTopic } from "./forum.ts";
export { Person } from "./person.ts";
export { Place, type Sight } from "./place.ts";
export { render, renderMessage } from "./render.ts";
export type { StoredMessage } from "./message.ts";

/** The rights that a desk's bot needs in its group. */
export const deskRights: readonly AdministratorRight[] = [
  "can_manage_topics",
  "can_delete_messages",
  "can_pin_messages",
  "can_change_info",
];

/** The rights that a desk's bot needs in its channel. */
export const channelRights: readonly AdministratorRight[] = [
  "can_post_messages",
  "can_edit_messages",
  "can_delete_messages",
];

export interface ChannelOptions {
  owner: Person;
  /** The members of the channel and of its discussion group. */
  members?: readonly Person[];
  /** The members of the channel only. */
  subscribers?: readonly Person[];
  /** The group for comments, or its title. None by default. If the group is open, everybody who can read it may comment. */
  discussion?: string | Discussion | undefined;
  isOpen?: boolean;
  /** Rights of the bot in the channel, `channelRights` by default. */
  botRights?: readonly AdministratorRight[] | "absent";
  /** Rights of the bot in a new discussion group, like those in a forum. */
  discussionRights?: readonly AdministratorRight[] | "none" | "absent";
  username?: string;
  /** Whether posts carry their author's name. */
  signsPosts?: boolean;
}

export interface ForumOptions {
  owner: Person;
  members?: readonly Person[];
  /** Rights of the bot, `deskRights` by default. `"none"` adds it as a plain member, `"absent"` does not add it. */
  botRights?: readonly AdministratorRight[] | "none" | "absent";
  permissions?: Partial<Permissions>;
  /** False makes a supergroup without topics. */
  is_forum?: boolean;
  username?: string;
}

type GroupOptions = Omit<ForumOptions, "is_forum">;

/** The emulator with one bot, and functions to tell stories about its users. */
export interface Telegram extends Emulator {
  bot: BotAccount;
  /** A person who may write to the bot. */
  client(
    first_name: string,
    options?: Omit<Partial<UserAccount>, "id" | "is_bot" | "first_name" | "isDeactivated">,
  ): Person;
  forum(title: string, options: ForumOptions): Forum;
  channel(title: string, options: ChannelOptions): Channel;
  /** A supergroup without topics, to be linked to a channel. */
  group(title: string, options: GroupOptions): Discussion;
}

export async function startTelegram(
  options: EmulatorOptions & { bot?: Parameters<Emulator["world"]["createBot"]>[0] } = {},
): Promise<Telegram> {
  const emulator = await startEmulator(options);
  const { world } = emulator;
  const bot = world.createBot(options.bot ?? { first_name: "Topicdesk", username: "topicdesk_bot" });
  return Object.assign(emulator, {
    bot,
    client: (
      first_name: string,
      rest: Omit<Partial<UserAccount>, "id" | "is_bot" | "first_name" | "isDeactivated"> = {},
    ) => new Person(world, world.createUser({ ...rest, first_name }), bot),
    forum: (title: string, forum: ForumOptions) =>
      new Forum(world, createSupergroup(world, bot, title, forum), forum.owner, bot),
    group: (title: string, group: GroupOptions) => createDiscussion(world, bot, title, group),
    channel: (title: string, channel: ChannelOptions) => createChannel(world, bot, title, channel),
  });
}

function createChannel(world: World, bot: BotAccount, title: string, options: ChannelOptions): Channel {
  const { owner, members = [], subscribers = [], botRights = channelRights } = options;
  const { username, signsPosts = false, isOpen = true, discussionRights = deskRights } = options;
  const named = username === undefined ? {} : { username };
  const chat = world.createChannel({ title, owner: owner.account, signsPosts, ...named });
  for (const { account } of [...members, ...subscribers]) addMember(world, chat, account, owner.account);
  if (botRights !== "absent") promote(world, chat, bot, botRights, owner.account);
  const discussion =
    typeof options.discussion === "string"
      ? createDiscussion(world, bot, options.discussion, { owner, members, botRights: discussionRights })
      : options.discussion;
  discussion?.setOpen(isOpen);
  return new Channel(world, chat, owner, bot, discussion);
}

function createDiscussion(world: World, bot: BotAccount, title: string, options: GroupOptions): Discussion {
  const chat = createSupergroup(world, bot, title, { ...options, is_forum: false });
  return new Discussion(world, chat, options.owner, bot);
}

function createSupergroup(
  world: World,
  bot: BotAccount,
  title: string,
  { owner, members = [], botRights = deskRights, permissions, is_forum = true, username }: ForumOptions,
): Supergroup {
  const named = username === undefined ? {} : { username };
  const chat = world.createSupergroup({ title, owner: owner.account, is_forum, ...named });
  Object.assign(chat.permissions, permissions);
  for (const member of members) addMember(world, chat, member.account, owner.account);
  if (botRights === "none") addMember(world, chat, bot, owner.account);
  else if (botRights !== "absent") promote(world, chat, bot, botRights, owner.account);
  return chat;
}
