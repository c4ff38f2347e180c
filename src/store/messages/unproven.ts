import { sql as raw } from "kysely";
import type { IncomingMessage } from "../../ticket/message.ts";
import type { Press } from "../../ticket/press.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import { complete } from "./stored-parts.ts";

/** An action by a person whose membership has not been checked yet. */
export type Deed =
  | { kind: "wrote" | "edited"; message: IncomingMessage }
  | { kind: "pressed"; press: Press }
  | { kind: "reacted"; deskMessageId: number; emoji: string | null };

/** Stores the deed until the membership is known. Of presses only the last one stays. */
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

/** Updates a stored message after an edit. False when it is not stored here. A newer edit replaces an older one. */
export function saveWritten(tx: Transaction, deskId: number, message: IncomingMessage): boolean {
  const written = sql
    .updateTable("unproven_deeds")
    .set({ deed: raw<string>`json_set(deed, '$.message', json(${JSON.stringify(message)}))` })
    .where("desk_id", "=", deskId)
    .where("message_id", "=", message.messageId);
  return tx.run(written).changes > 0;
}

/** Returns the person's stored deeds in order, and deletes them. */
export function takeDeeds(tx: Transaction, deskId: number, authorId: number): Deed[] {
  const kept = findDeeds(tx, deskId, authorId);
  tx.run(sql.deleteFrom("unproven_deeds").where("desk_id", "=", deskId).where("author_id", "=", authorId));
  return kept;
}

/** Returns them without deleting them. */
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

/** Drops the presses. After so long nobody waits for their result. */
export function forgetPresses(tx: Transaction, deskId: number, authorId: number): void {
  tx.run(
    sql
      .deleteFrom("unproven_deeds")
      .where("desk_id", "=", deskId)
      .where("author_id", "=", authorId)
      .where("kind", "=", "pressed"),
  );
}
