import { type Database, sql, type Transaction } from "../database.ts";
import { statement } from "../statement.ts";

/** A text for clients as an admin wrote it. */
export interface OwnText {
  language: string;
  /** As admins read it. It may be of no text of this version. */
  id: string;
  /** With `{placeholders}`. */
  text: string;
  /** Telegram's entities as JSON, or null when there are none. */
  entities: string | null;
}

/** All languages. Stays the same object until a text changes. Do not change the array. */
export function findOwnTexts(db: Database): readonly OwnText[] {
  return db.remembered("texts", allTexts({}), (rows) => rows);
}

const allTexts = statement(() => sql.selectFrom("texts").selectAll());

/** Replaces an earlier one with the same language and id. */
export function saveOwnText(tx: Transaction, { language, id, text, entities }: OwnText): void {
  tx.run(
    sql
      .insertInto("texts")
      .values({ language, id, text, entities })
      .onConflict((conflict) => conflict.columns(["language", "id"]).doUpdateSet({ text, entities })),
  );
}

export function deleteOwnText(tx: Transaction, { language, id }: Pick<OwnText, "language" | "id">): void {
  tx.run(sql.deleteFrom("texts").where("language", "=", language).where("id", "=", id));
}
