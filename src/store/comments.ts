import type { IncomingMessage, Person } from "../ticket/message.ts";
import type { Press } from "../ticket/press.ts";
import { sql, type Transaction } from "./database.ts";

/** Keeps a comment until it is known whether its author belongs to the team. */
export function keepUnproven(
  tx: Transaction,
  deskId: number,
  author: Person,
  incoming: IncomingMessage,
): void {
  tx.run(
    sql.insertInto("unproven_comments").values({
      desk_id: deskId,
      message_id: incoming.messageId,
      author_id: author.id,
      message: JSON.stringify(incoming),
    }),
  );
}

/** Such a comment says something else now; false when it is none. */
export function saveUnproven(tx: Transaction, deskId: number, incoming: IncomingMessage): boolean {
  const comment = sql
    .updateTable("unproven_comments")
    .set({ message: JSON.stringify(incoming) })
    .where("desk_id", "=", deskId)
    .where("message_id", "=", incoming.messageId);
  return tx.run(comment).changes > 0;
}

/** What the author wrote meanwhile, in its order; it is not kept any longer. */
export function takeUnproven(tx: Transaction, deskId: number, authorId: number): IncomingMessage[] {
  const kept = tx.all(
    sql
      .selectFrom("unproven_comments")
      .select("message")
      .where("desk_id", "=", deskId)
      .where("author_id", "=", authorId)
      .orderBy("message_id"),
  );
  tx.run(sql.deleteFrom("unproven_comments").where("desk_id", "=", deskId).where("author_id", "=", authorId));
  return kept.map(({ message }) => JSON.parse(message) as IncomingMessage);
}

/** Keeps what such a person pressed; the last press counts. */
export function keepUnprovenPress(tx: Transaction, deskId: number, authorId: number, press: Press): void {
  const row = { desk_id: deskId, author_id: authorId, press: JSON.stringify(press) };
  tx.run(
    sql
      .insertInto("unproven_presses")
      .values(row)
      .onConflict((conflict) => conflict.columns(["desk_id", "author_id"]).doUpdateSet(row)),
  );
}

/** What they pressed meanwhile; it is not kept any longer. */
export function takeUnprovenPress(tx: Transaction, deskId: number, authorId: number): Press | undefined {
  const kept = tx.first(
    sql
      .deleteFrom("unproven_presses")
      .where("desk_id", "=", deskId)
      .where("author_id", "=", authorId)
      .returning("press"),
  );
  return kept && (JSON.parse(kept.press) as Press);
}
