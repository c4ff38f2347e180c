import type { Account } from "./account.ts";
import { isService } from "./content.ts";
import { badRequest } from "./failure.ts";
import { messageObject, type StoredMessage } from "./message.ts";
import { postService } from "./posting.ts";
import type { World } from "./world.ts";

/** Each pin adds a service message to the chat or topic. The bot gets it even for its own pins (FACTS 3). */
export function pinMessage(world: World, message: StoredMessage, by: Account): void {
  const { chat } = message;
  if (isService(message.content)) throw badRequest("message can't be pinned");
  if (chat.pinned.includes(message)) return;
  chat.pinned = [...chat.pinned, message].sort((a, b) => a.message_id - b.message_id);
  postService(
    world,
    chat,
    by,
    { pinned_message: messageObject(message, { withReply: false }) },
    message.topicId,
  );
}

export function unpinMessage(world: World, message: StoredMessage): void {
  message.chat.pinned = message.chat.pinned.filter((each) => each !== message);
  world.changed();
}
