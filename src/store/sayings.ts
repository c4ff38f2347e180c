import { type Database, sql, type Transaction } from "./database.ts";

/** What the bot itself said about a ticket. */
export interface Saying {
  chatId: number;
  messageId: number;
  ticketId: number;
  /** A Telegram reply to it is how the client wants to be called. */
  asksForName: boolean;
  /** Told to somebody of the team: whoever answers it means the ticket, and is not its client. */
  isNotice: boolean;
}

export function addSaying(tx: Transaction, saying: Saying): void {
  tx.run(
    sql
      .insertInto("sayings")
      .values({
        chat_id: saying.chatId,
        message_id: saying.messageId,
        ticket_id: saying.ticketId,
        asks_for_name: saying.asksForName ? 1 : 0,
        is_notice: saying.isNotice ? 1 : 0,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

export function findSaying(db: Database, chatId: number, messageId: number): Saying | undefined {
  const row = db.first(
    sql.selectFrom("sayings").selectAll().where("chat_id", "=", chatId).where("message_id", "=", messageId),
  );
  return (
    row && {
      chatId: row.chat_id,
      messageId: row.message_id,
      ticketId: row.ticket_id,
      asksForName: row.asks_for_name === 1,
      isNotice: row.is_notice === 1,
    }
  );
}

/** Whether the client has been asked how to be called, answered or not. */
export function wasAskedForName(db: Database, clientId: number): boolean {
  const asked = sql.selectFrom("sayings").select("message_id").where("chat_id", "=", clientId);
  return db.first(asked.where("asks_for_name", "=", 1)) !== undefined;
}
