import type { ChannelChat, Supergroup } from "./chat.ts";
import type { StoredMessage } from "./message.ts";
import { beginningOf } from "./thread.ts";
import type { World } from "./world.ts";

/** Links the group to the channel, so that people discuss its posts there. Both lose their earlier links. */
export function link(world: World, channel: ChannelChat, group: Supergroup): void {
  // mt:channels.toggleForum; a forum must lose its topics first.
  if (group.is_forum) throw new Error(`${group.title} has topics and cannot be linked to a channel`);
  unlink(world, channel);
  if (group.linkedChannel) unlink(world, group.linkedChannel);
  channel.discussion = group;
  group.linkedChannel = channel;
  world.changed();
}

/** Nobody can comment on new posts any more. Old forwards stay in the group. */
export function unlink(world: World, channel: ChannelChat): void {
  if (!channel.discussion) return;
  channel.discussion.linkedChannel = undefined;
  channel.discussion = undefined;
  world.changed();
}

/** The comments on the post, oldest first. */
export function commentsOf(post: StoredMessage): StoredMessage[] {
  const forward = forwardOf(post);
  if (!forward) return [];
  const root = beginningOf(forward).message_id;
  return [...forward.chat.messages.values()].filter(({ threadId }) => threadId === root);
}

/** The post's forward in the discussion group, even if deleted. */
export function forwardOf(post: StoredMessage): StoredMessage | undefined {
  return post.chat.kind === "channel" ? post.chat.forwards.of(post) : undefined;
}
