import { type Database, sql, type Transaction } from "../database.ts";
import type { MessagePair } from "./messages.ts";

/**
 * Stores the actor's newest reaction to the copy of the message.
 * @param actorId a person, or the chat as which they react
 * @param emoji null when it was taken back
 */
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
 * The newest reaction that is left. Null without one. Telegram shows an album's reactions on one item, so all its items
 * count.
 */
export function findReaction(db: Database, { id, ticketId, mediaGroupId }: MessagePair): string | null {
  const ofMessages =
    mediaGroupId === null
      ? sql.selectFrom("messages").select("id").where("id", "=", id)
      : sql
          .selectFrom("messages")
          .select("id")
          .where("media_group_id", "=", mediaGroupId)
          .where("ticket_id", "=", ticketId);
  const reactions = sql.selectFrom("reactions").select("emoji").where("message_id", "in", ofMessages);
  return db.first(reactions.orderBy("id", "desc").limit(1))?.emoji ?? null;
}
