import { type Database, sql, type Transaction } from "../database.ts";
import type { MessagePair } from "./messages.ts";
import { statement } from "../statement.ts";

/** The message's copy is made anew. The present one, and the separate message with its words, may stay where they are. */
export function keepFormerCopy(tx: Transaction, pair: MessagePair): void {
  const isToDesk = pair.direction === "to_desk";
  const copyIds = [isToDesk ? pair.deskMessageId : pair.clientMessageId, pair.wordsMessageId];
  for (const copyId of copyIds)
    if (copyId !== null)
      tx.run(
        sql
          .insertInto("former_copies")
          .values({ message_id: pair.id, desk_id: isToDesk ? pair.deskId : null, copy_id: copyId }),
      );
}

/** The message that was shown at the desk with this id. */
export function findCopiedAtDesk(db: Database, deskId: number, copyId: number): number | undefined {
  return db.first(atDesk({ deskId, copyId }))?.message_id;
}

const atDesk = statement(({ deskId, copyId }: { deskId: number; copyId: number }) =>
  sql
    .selectFrom("former_copies")
    .select("message_id")
    .where("copy_id", "=", copyId)
    .where("desk_id", "=", deskId)
    .orderBy("id", "desc"),
);

/** The message that was shown to the client with this id. */
export function findCopiedAtClient(db: Database, clientId: number, copyId: number): number | undefined {
  return db.first(atClient({ clientId, copyId }))?.message_id;
}

const atClient = statement(({ clientId, copyId }: { clientId: number; copyId: number }) =>
  sql
    .selectFrom("former_copies")
    .innerJoin("messages", "messages.id", "former_copies.message_id")
    .innerJoin("tickets", "tickets.id", "messages.ticket_id")
    .select("message_id")
    .where("copy_id", "=", copyId)
    .where("former_copies.desk_id", "is", null)
    .where("tickets.client_id", "=", clientId)
    .orderBy("former_copies.id", "desc"),
);

/** The ids of the message's earlier copies at the client. */
export function findFormerAtClient(db: Database, messageId: number): number[] {
  const copies = sql.selectFrom("former_copies").select("copy_id").where("message_id", "=", messageId);
  return db.all(copies.where("desk_id", "is", null)).map(({ copy_id }) => copy_id);
}

/** The desk uses another group, where the ids mean other messages. */
export function dropFormerCopies(tx: Transaction, deskId: number): void {
  tx.run(sql.deleteFrom("former_copies").where("desk_id", "=", deskId));
}
