import { sql as raw } from "kysely";
import type { IncomingMessage } from "../ticket/message.ts";
import type { Press } from "../ticket/press.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import { complete } from "./kept-message.ts";

/** What somebody did at a desk of whom it is not known yet whether they belong to it. */
export type Deed =
  | { kind: "wrote" | "edited"; message: IncomingMessage }
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
      message_id: "message" in deed ? deed.message.messageId : null,
      deed: JSON.stringify(deed),
    }),
  );
}

/** What was written says something else now; false when it is not kept here. An edit gives way to the next one. */
export function saveWritten(tx: Transaction, deskId: number, message: IncomingMessage): boolean {
  const written = sql
    .updateTable("unproven_deeds")
    .set({ deed: raw<string>`json_set(deed, '$.message', json(${JSON.stringify(message)}))` })
    .where("desk_id", "=", deskId)
    .where("message_id", "=", message.messageId);
  return tx.run(written).changes > 0;
}

/** All that they did meanwhile, in order; it is not kept any longer. */
export function takeDeeds(tx: Transaction, deskId: number, authorId: number): Deed[] {
  const kept = findDeeds(tx, deskId, authorId);
  tx.run(sql.deleteFrom("unproven_deeds").where("desk_id", "=", deskId).where("author_id", "=", authorId));
  return kept;
}

/** The same, but it stays kept. */
export function findDeeds(db: Database, deskId: number, authorId: number): Deed[] {
  return db
    .all(
      sql
        .selectFrom("unproven_deeds")
        .select("deed")
        .where("desk_id", "=", deskId)
        .where("author_id", "=", authorId)
        .orderBy("id"),
    )
    .map(({ deed }) => readDeed(deed));
}

function readDeed(json: string): Deed {
  const deed = JSON.parse(json) as Deed;
  return "message" in deed ? { ...deed, message: complete(deed.message) } : deed;
}

/** Nobody waits any more for what a press should have done. */
export function forgetPresses(tx: Transaction, deskId: number, authorId: number): void {
  tx.run(
    sql
      .deleteFrom("unproven_deeds")
      .where("desk_id", "=", deskId)
      .where("author_id", "=", authorId)
      .where("kind", "=", "pressed"),
  );
}
