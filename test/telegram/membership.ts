import type { ChatMemberUpdated } from "grammy/types";
import { userObject, type Account } from "./account.ts";
import { chatObject, type Chat, type SharedChat } from "./chat.ts";
import {
  isInside,
  memberObject,
  memberOf,
  rightsFrom,
  type AdministratorRight,
  type Member,
  type Permissions,
  type Rights,
} from "./member.ts";
import { botsOf, postService } from "./posting.ts";
import type { World } from "./world.ts";

/** `by` adds the account. A banned one comes back too. */
export function addMember(world: World, group: SharedChat, account: Account, by: Account = account): void {
  if (isInside(group, account)) return;
  setMember(world, group, { account, status: "member" }, by);
  // Channels do not report who joins or leaves.
  if (group.kind !== "channel") postService(world, group, by, { new_chat_members: [userObject(account)] });
}

/** Removes the account. It is banned unless it left by itself. */
export function removeMember(world: World, group: SharedChat, account: Account, by: Account): void {
  if (!isInside(group, account)) return;
  const bots = botsOf(group);
  setMember(world, group, { account, status: account === by ? "left" : "kicked" }, by, bots);
  if (group.kind !== "channel") postService(world, group, by, { left_chat_member: userObject(account) });
}

/** Makes an account an administrator with exactly these rights. Adds a bot first if needed. */
export function promote(
  world: World,
  group: SharedChat,
  account: Account,
  rights: readonly AdministratorRight[] | Partial<Rights>,
  by: Account,
): void {
  // A bot cannot be a mere subscriber of a channel.
  if (group.kind !== "channel" || !account.is_bot) addMember(world, group, account, by);
  setMember(
    world,
    group,
    { account, status: "administrator", rights: rightsFrom(group.kind, rights), promotedBy: by },
    by,
  );
}

export function demote(world: World, group: SharedChat, account: Account, by: Account): void {
  const isOut = group.kind === "channel" && account.is_bot;
  setMember(world, group, { account, status: isOut ? "left" : "member" }, by, botsOf(group));
}

/** Takes some of the group's permissions from one member. */
export function restrict(
  world: World,
  group: SharedChat,
  account: Account,
  permissions: Permissions,
  by: Account,
): void {
  setMember(
    world,
    group,
    { account, status: "restricted", permissions, is_member: isInside(group, account) },
    by,
  );
}

/** Whether the owner writes as the group from now on. */
export function setOwnerAnonymous(
  world: World,
  group: SharedChat,
  owner: Account,
  is_anonymous: boolean,
): void {
  setMember(world, group, { account: owner, status: "creator", is_anonymous }, owner);
}

/** Bots get `my_chat_member` about themselves and, as administrators, `chat_member` about others (docs:Update). */
function setMember(world: World, group: SharedChat, member: Member, by: Account, bots = botsOf(group)): void {
  const { account } = member;
  const old = memberOf(group, account);
  group.members.set(account.id, member);
  const audience = new Set([...bots, ...(account.is_bot ? [account] : [])]);
  for (const bot of audience) {
    const payload: ChatMemberUpdated = {
      chat: chatObject(group),
      from: userObject(by),
      date: world.date(),
      old_chat_member: memberObject(old, bot),
      new_chat_member: memberObject(member, bot),
    };
    if (bot === account) bot.queue.add("my_chat_member", payload);
    else if (memberOf(group, bot).status === "administrator") bot.queue.add("chat_member", payload);
  }
  world.changed();
}

/** A person blocks or unblocks the bot: `my_chat_member` with `kicked` or `member` (docs:Update). */
export function setBlocked(world: World, chat: Chat & { kind: "private" }, isBlocked: boolean): void {
  if (chat.isBlocked === isBlocked) return;
  chat.isBlocked = isBlocked;
  const { bot, user } = chat;
  const free: Member = { account: bot, status: "member" };
  const banned: Member = { account: bot, status: "kicked" };
  bot.queue.add("my_chat_member", {
    chat: chatObject(chat),
    from: userObject(user),
    date: world.date(),
    old_chat_member: memberObject(isBlocked ? free : banned, bot),
    new_chat_member: memberObject(isBlocked ? banned : free, bot),
  });
  world.changed();
}
