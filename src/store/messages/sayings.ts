import { type Database, sql, type Transaction } from "../database.ts";

/** The bot's own message about a ticket. */
export interface Saying {
  /** Telegram's id of the chat. For a message to a client, the client's own id. */
  chatId: number;
  messageId: number;
  ticketId: number;
  /** Sent to a person of the team. A reply to it concerns the ticket, but does not come from its client. */
  isNotice: boolean;
  /** It tells of others too. */
  isOfSeveral: boolean;
}

export function addSaying(
  tx: Transaction,
  saying: Omit<Saying, "isNotice" | "isOfSeveral"> & { isNotice?: true },
): void {
  tx.run(
    sql
      .insertInto("sayings")
      .values({
        chat_id: saying.chatId,
        message_id: saying.messageId,
        ticket_id: saying.ticketId,
        is_notice: saying.isNotice === true ? 1 : 0,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

export function findSaying(db: Database, chatId: number, messageId: number): Saying | undefined {
  const [row, ...others] = db.all(
    sql.selectFrom("sayings").selectAll().where("chat_id", "=", chatId).where("message_id", "=", messageId),
  );
  return (
    row && {
      chatId: row.chat_id,
      messageId: row.message_id,
      ticketId: row.ticket_id,
      isNotice: row.is_notice === 1,
      isOfSeveral: others.length > 0,
    }
  );
}
