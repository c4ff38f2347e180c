import { type Database, sql, type Transaction } from "./database.ts";

export function findSetting(db: Database, key: string): string | undefined {
  return db.first(sql.selectFrom("settings").select("value").where("key", "=", key))?.value;
}

export function findSettings(db: Database): Record<string, string> {
  const rows = db.all(sql.selectFrom("settings").selectAll());
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

export function saveSetting(tx: Transaction, key: string, value: string): void {
  tx.run(
    sql
      .insertInto("settings")
      .values({ key, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value })),
  );
}

export function deleteSetting(tx: Transaction, key: string): void {
  tx.run(sql.deleteFrom("settings").where("key", "=", key));
}
