import { type Database, sql, type Transaction } from "./database.ts";
import { statement } from "./statement.ts";

/** What Telegram last said of somebody: whether they are in the desk's group. */
export interface Standing {
  isInside: boolean;
  /** When it said so, in milliseconds since the Unix epoch. */
  at: number;
}

export function saveStanding(
  tx: Transaction,
  deskId: number,
  personId: number,
  { isInside, at }: Standing,
): void {
  const row = { desk_id: deskId, person_id: personId, seen_at: at, is_inside: isInside ? 1 : 0 } as const;
  tx.run(
    sql
      .insertInto("desk_people")
      .values(row)
      .onConflict((conflict) => conflict.columns(["desk_id", "person_id"]).doUpdateSet(row)),
  );
}

/** Undefined while Telegram has not said anything of the person. */
export function findStanding(db: Database, deskId: number, personId: number): Standing | undefined {
  return db.remembered(
    "desk_people",
    standing({ deskId, personId }),
    ([row]) => row && { isInside: row.is_inside === 1, at: row.seen_at },
  );
}

const standing = statement((given: { deskId: number; personId: number }) =>
  sql
    .selectFrom("desk_people")
    .select(["seen_at", "is_inside"])
    .where("desk_id", "=", given.deskId)
    .where("person_id", "=", given.personId),
);

/** Whether Telegram has said that the person is outside of a desk's group, and of no desk that they are inside. */
export function hasLeftEveryDesk(db: Database, personId: number): boolean {
  const rows = db.all(sql.selectFrom("desk_people").select("is_inside").where("person_id", "=", personId));
  return rows.length > 0 && rows.every((row) => row.is_inside === 0);
}

/** The desk has another group. */
export function forgetMembers(tx: Transaction, deskId: number): void {
  tx.run(sql.deleteFrom("desk_people").where("desk_id", "=", deskId));
}
