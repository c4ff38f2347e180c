import { findDeskOfCards } from "../../store/desks/desks.ts";
import { becomeChannel, isUnused, joinUnused } from "../../store/desks/linked-group.ts";
import type { Handling } from "../handle.ts";
import type { ChannelFacts } from "./checklist.ts";

/**
 * The bot was in the group before a channel got it. Such a group can have no topics (mt:channels.toggleForum), so the desk
 * that waited for them becomes the channel's.
 */
export function adoptGroup({ tx }: Handling, { chatId, discussionId }: ChannelFacts): void {
  const waiting = discussionId === null ? undefined : findDeskOfCards(tx, discussionId);
  if (discussionId === null || waiting === undefined || !isUnused(tx, waiting)) return;
  const channel = findDeskOfCards(tx, chatId);
  if (channel === undefined) becomeChannel(tx, waiting.id, chatId, discussionId);
  else joinUnused(tx, waiting, channel.id);
}
