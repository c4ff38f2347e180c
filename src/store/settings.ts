import { type Database, sql, type Transaction } from "./database.ts";

export type SettingKey = "owner_claim_code";

export function findSetting(db: Database, key: SettingKey): string | undefined {
  return db.first(sql.selectFrom("settings").select("value").where("key", "=", key))?.value;
}

export function saveSetting(tx: Transaction, key: SettingKey, value: string): void {
  tx.run(
    sql
      .insertInto("settings")
      .values({ key, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value })),
  );
}

export function deleteSetting(tx: Transaction, key: SettingKey): void {
  tx.run(sql.deleteFrom("settings").where("key", "=", key));
}
