import type { IncomingMessage } from "../ticket/message.ts";
import type { Press } from "../ticket/press.ts";
import { sql, type Transaction } from "./database.ts";

/** What somebody did at a desk of whom it is not known yet whether they belong to it. */
export type Deed =
  | { kind: "wrote"; message: IncomingMessage }
  | { kind: "pressed"; press: Press }
  | { kind: "reacted"; deskMessageId: number; emoji: string | null };

/** Keeps the deed until it is known; of presses the last one counts. */
export function keepDeed(tx: Transaction, deskId: number, authorId: number, deed: Deed): void {
  const { kind } = deed;
  const before = sql
    .deleteFrom("unproven_deeds")
    .where("desk_id", "=", deskId)
    .where("author_id", "=", authorId);
  if (kind === "pressed") tx.run(before.where("kind", "=", kind));
  tx.run(
    sql.insertInto("unproven_deeds").values({
      desk_id: deskId,
      author_id: authorId,
      kind,
      message_id: kind === "wrote" ? deed.message.messageId : null,
      deed: JSON.stringify(deed),
    }),
  );
}

/** What was written says something else now; false when it is not kept here. */
export function saveWritten(tx: Transaction, deskId: number, message: IncomingMessage): boolean {
  const written = sql
    .updateTable("unproven_deeds")
    .set({ deed: JSON.stringify({ kind: "wrote", message } satisfies Deed) })
    .where("desk_id", "=", deskId)
    .where("message_id", "=", message.messageId);
  return tx.run(written).changes > 0;
}

/** All that they did meanwhile, in order; it is not kept any longer. */
export function takeDeeds(tx: Transaction, deskId: number, authorId: number): Deed[] {
  const kept = tx.all(
    sql
      .selectFrom("unproven_deeds")
      .select("deed")
      .where("desk_id", "=", deskId)
      .where("author_id", "=", authorId)
      .orderBy("id"),
  );
  tx.run(sql.deleteFrom("unproven_deeds").where("desk_id", "=", deskId).where("author_id", "=", authorId));
  return kept.map(({ deed }) => JSON.parse(deed) as Deed);
}
