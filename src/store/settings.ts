import { type Database, sql, type Transaction } from "./database.ts";
import type { SettingKey } from "./schema.ts";
import { statement } from "./statement.ts";

/** The admin's value, as it was written. Undefined while nobody has set one. */
export function findSetting(db: Database, key: SettingKey): string | undefined {
  return db
    .remembered("settings", allSettings({}), (rows) => new Map(rows.map((row) => [row.key, row.value])))
    .get(key);
}

const allSettings = statement(() => sql.selectFrom("settings").selectAll());

export function saveSetting(tx: Transaction, key: SettingKey, value: string): void {
  tx.run(
    sql
      .insertInto("settings")
      .values({ key, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value })),
  );
}
