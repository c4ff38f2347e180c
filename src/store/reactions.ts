import { type Database, sql, type Transaction } from "./database.ts";
import type { MessagePair } from "./messages.ts";

/** A reaction to the copy of a message. */
export interface Reaction {
  /** A person, or the chat as which they react. */
  actorId: number;
  emoji: string;
}

/** Stores the actor's newest reaction to the message. @param emoji null when it was taken back */
export function saveReaction(
  tx: Transaction,
  messageId: number,
  actorId: number,
  emoji: string | null,
): void {
  tx.run(sql.deleteFrom("reactions").where("message_id", "=", messageId).where("actor_id", "=", actorId));
  if (emoji === null) return;
  tx.run(sql.insertInto("reactions").values({ message_id: messageId, actor_id: actorId, emoji }));
}

/**
 * All reactions to the message, newest first. Telegram shows an album's reactions on one item, so all its items count.
 */
export function findReactions(db: Database, { id, ticketId, mediaGroupId }: MessagePair): Reaction[] {
  const ofMessages =
    mediaGroupId === null
      ? sql.selectFrom("messages").select("id").where("id", "=", id)
      : sql
          .selectFrom("messages")
          .select("id")
          .where("media_group_id", "=", mediaGroupId)
          .where("ticket_id", "=", ticketId);
  return db.all(
    sql
      .selectFrom("reactions")
      .select(["actor_id as actorId", "emoji"])
      .where("message_id", "in", ofMessages)
      .orderBy("id", "desc"),
  );
}
