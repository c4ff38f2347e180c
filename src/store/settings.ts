import { type Database, sql, type Transaction } from "./database.ts";
import { statement } from "./statement.ts";

/** All of them; not to be changed. */
export function findSettings(db: Database): Readonly<Record<string, string>> {
  const rows = db.remembered("settings", allSettings({}));
  let settings = byRows.get(rows);
  if (settings === undefined) {
    settings = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
    byRows.set(rows, settings);
  }
  return settings;
}

export function findSetting(db: Database, key: string): string | undefined {
  return findSettings(db)[key];
}

const allSettings = statement(() => sql.selectFrom("settings").selectAll());

/** As long as the rows are remembered, they need not be put together again. */
const byRows = new WeakMap<object, Readonly<Record<string, string>>>();

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
