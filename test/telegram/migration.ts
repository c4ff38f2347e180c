import type { Account } from "./account.ts";
import type { BasicGroup, Supergroup } from "./chat.ts";
import { postService } from "./posting.ts";
import type { World } from "./world.ts";

/** The basic group becomes a supergroup with a new id. A service message in each names the other (mt:forum). */
export function migrateGroup(
  world: World,
  group: BasicGroup,
  by: Account,
  options: { is_forum?: boolean } = {},
): Supergroup {
  if (group.upgradedTo) return group.upgradedTo;
  const owner = [...group.members.values()].find(({ status }) => status === "creator")?.account;
  if (!owner || owner.is_bot) throw new Error(`${group.title} has no owner`);
  const supergroup = world.createSupergroup({
    title: group.title,
    owner,
    is_forum: options.is_forum ?? false,
  });
  supergroup.messages.clear();
  supergroup.lastMessageId = 0;
  supergroup.members = new Map(group.members);
  supergroup.permissions = { ...group.permissions };
  postService(world, group, by, { migrate_to_chat_id: supergroup.id });
  group.upgradedTo = supergroup;
  postService(world, supergroup, by, { migrate_from_chat_id: group.id });
  return supergroup;
}

/** The owner turns topics on or off. While off, old topics stay and sends ignore their ids. */
export function setTopics(world: World, group: Supergroup, is_forum: boolean): void {
  // mt:channels.toggleForum
  if (is_forum && group.linkedChannel) throw new Error("CHAT_DISCUSSION_UNALLOWED");
  group.is_forum = is_forum;
  world.changed();
}
