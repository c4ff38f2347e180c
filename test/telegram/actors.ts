import type { BotAccount, UserAccount } from "./account.ts";
import { startEmulator, type Emulator, type EmulatorOptions } from "./emulator.ts";
import { Forum } from "./forum.ts";
import type { AdministratorRight, Permissions } from "./member.ts";
import { addMember, promote } from "./membership.ts";
import { Person } from "./person.ts";
import type { Supergroup } from "./chat.ts";

export * from "./contents.ts";
export { Forum, ForumTopic } from "./forum.ts";
export { Person } from "./person.ts";
export { Place, type Sight } from "./place.ts";
export { render, renderMessage } from "./render.ts";
export type { StoredMessage } from "./message.ts";

/** What a desk's bot needs in its group. */
export const deskRights: readonly AdministratorRight[] = [
  "can_manage_topics",
  "can_delete_messages",
  "can_pin_messages",
  "can_change_info",
];

export interface ForumOptions {
  owner: Person;
  members?: readonly Person[];
  /** Rights of the bot, `deskRights` by default; `"none"` adds it as a plain member, `"absent"` not at all. */
  botRights?: readonly AdministratorRight[] | "none" | "absent";
  permissions?: Partial<Permissions>;
  /** False makes a supergroup without topics. */
  is_forum?: boolean;
  username?: string;
}

/** The emulator with one bot, and the words to tell stories about people who use it. */
export interface Telegram extends Emulator {
  bot: BotAccount;
  /** Somebody who may write to the bot. */
  client(
    first_name: string,
    options?: Omit<Partial<UserAccount>, "id" | "is_bot" | "first_name" | "isDeactivated">,
  ): Person;
  forum(title: string, options: ForumOptions): Forum;
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
    forum(
      title: string,
      { owner, members = [], botRights = deskRights, permissions, is_forum = true, username }: ForumOptions,
    ) {
      const named = username === undefined ? {} : { username };
      const chat: Supergroup = world.createSupergroup({ title, owner: owner.account, is_forum, ...named });
      Object.assign(chat.permissions, permissions);
      for (const member of members) addMember(world, chat, member.account, owner.account);
      if (botRights === "none") addMember(world, chat, bot, owner.account);
      else if (botRights !== "absent") promote(world, chat, bot, botRights, owner.account);
      return new Forum(world, chat, owner, bot);
    },
  });
}
