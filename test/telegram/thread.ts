import type { StoredMessage } from "./message.ts";

/**
 * The thread that an answer joins: whatever the chain of answers began with (tdlib: MessageReplyHeader). Only supergroups have
 * such threads, and forums have topics instead.
 */
export function threadOf(
  chat: StoredMessage["chat"],
  answered: StoredMessage | undefined,
): number | undefined {
  if (chat.kind !== "supergroup" || chat.is_forum || answered?.chat !== chat) return undefined;
  return answered.threadId ?? beginningOf(answered).message_id;
}

/** What the comments to a forward hang on: of an album, the item with the lowest id (mt:discussion). */
export function beginningOf(message: StoredMessage): StoredMessage {
  if (!message.automaticForwardOf || message.media_group_id === undefined) return message;
  for (const each of message.chat.messages.values())
    if (each.media_group_id === message.media_group_id) return each;
  return message;
}
