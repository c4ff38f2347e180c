import { type Database, sql, type Transaction } from "./database.ts";
import { statement } from "./statement.ts";

/** All of them; not to be changed. */
export function findSettings(db: Database): Readonly<Record<string, string>> {
  return db.remembered("settings", allSettings({}), (rows) =>
    Object.fromEntries(rows.map(({ key, value }) => [key, value])),
  );
}

export function findSetting(db: Database, key: string): string | undefined {
  return findSettings(db)[key];
}

const allSettings = statement(() => sql.selectFrom("settings").selectAll());

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
