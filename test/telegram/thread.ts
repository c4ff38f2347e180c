import type { StoredMessage } from "./message.ts";

/**
 * The thread that a reply joins: where its chain of replies began (tdlib: MessageReplyHeader). Only supergroups have such
 * threads. Forums have topics instead.
 */
export function threadOf(
  chat: StoredMessage["chat"],
  answered: StoredMessage | undefined,
): number | undefined {
  if (chat.kind !== "supergroup" || chat.is_forum || answered?.chat !== chat) return undefined;
  return answered.threadId ?? beginningOf(answered).message_id;
}

/**
 * The message to which the comments on a forward belong. For an album it is the item with the lowest id (mt:discussion).
 */
export function beginningOf(message: StoredMessage): StoredMessage {
  if (!message.automaticForwardOf || message.media_group_id === undefined) return message;
  for (const each of message.chat.messages.values())
    if (each.media_group_id === message.media_group_id) return each;
  return message;
}
