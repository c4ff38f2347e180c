import { type Database, sql, type Transaction } from "./database.ts";
import type { MemoryKey } from "./schema.ts";
import { statement } from "./statement.ts";

/** Reads a value from the bot's own memory. An admin's choices are settings instead. */
export function findMemory(db: Database, key: MemoryKey): string | undefined {
  return db
    .remembered("memory", allMemory({}), (rows) => new Map(rows.map((row) => [row.key, row.value])))
    .get(key);
}

const allMemory = statement(() => sql.selectFrom("memory").selectAll());

export function saveMemory(tx: Transaction, key: MemoryKey, value: string): void {
  tx.run(
    sql
      .insertInto("memory")
      .values({ key, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value })),
  );
}

export function deleteMemory(tx: Transaction, key: MemoryKey): void {
  tx.run(sql.deleteFrom("memory").where("key", "=", key));
}
