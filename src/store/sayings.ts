import { type Database, sql, type Transaction } from "./database.ts";

/** What the bot itself said about a ticket. */
export interface Saying {
  chatId: number;
  messageId: number;
  ticketId: number;
}

export function addSaying(tx: Transaction, saying: Saying): void {
  tx.run(
    sql
      .insertInto("sayings")
      .values({
        chat_id: saying.chatId,
        message_id: saying.messageId,
        ticket_id: saying.ticketId,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

export function findSaying(db: Database, chatId: number, messageId: number): Saying | undefined {
  const row = db.first(
    sql.selectFrom("sayings").selectAll().where("chat_id", "=", chatId).where("message_id", "=", messageId),
  );
  return row && { chatId: row.chat_id, messageId: row.message_id, ticketId: row.ticket_id };
}
