import { type Database, sql, type Transaction } from "../database.ts";
import { statement } from "../statement.ts";

/** Telegram's last answer to whether a person is in the desk's group. */
export interface Standing {
  isInside: boolean;
  /** The time of that answer, in milliseconds since the Unix epoch. */
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

/** Undefined while Telegram has said nothing about the person. */
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

/** Whether Telegram has named anybody who is in the desk's group. */
export function hasPeople(db: Database, deskId: number): boolean {
  const inside = sql.selectFrom("desk_people").select("person_id").where("desk_id", "=", deskId);
  return db.first(inside.where("is_inside", "=", 1).limit(1)) !== undefined;
}

/** Whether Telegram has said that the person is outside of some desk's group, and inside of none. */
export function hasLeftEveryDesk(db: Database, personId: number): boolean {
  const rows = db.all(sql.selectFrom("desk_people").select("is_inside").where("person_id", "=", personId));
  return rows.length > 0 && rows.every((row) => row.is_inside === 0);
}

/** Whether Telegram has said that the person is inside of some desk's group. */
export function isInsideSomewhere(db: Database, personId: number): boolean {
  const inside = sql.selectFrom("desk_people").select("desk_id").where("person_id", "=", personId);
  return db.first(inside.where("is_inside", "=", 1)) !== undefined;
}

/** The ids of everybody who is in no desk's group, and outside of some. */
export function findOutside(db: Database): ReadonlySet<number> {
  const people = sql.selectFrom("desk_people").select("person_id").groupBy("person_id");
  const outside = people.having(({ fn }) => fn.max("is_inside"), "=", 0);
  return new Set(db.all(outside).map(({ person_id }) => person_id));
}
function isAtSomeDesk(db: Database, personId: number): boolean {
  return db.remembered("desk_people", insideOf({ personId }), (rows) => rows.length > 0);
}

const insideOf = statement(({ personId }: { personId: number }) =>
  sql
    .selectFrom("desk_people")
    .select("desk_id")
    .where("person_id", "=", personId)
    .where("is_inside", "=", 1),
);

/** Whether the desk is the person's. Everything is theirs while nobody knows at which desk they are. */
export function isOfDesk(db: Database, personId: number, deskId: number | null): boolean {
  return (
    deskId === null || findStanding(db, deskId, personId)?.isInside === true || !isAtSomeDesk(db, personId)
  );
}

/** Forgets the members of the desk, which has another group now. */
export function forgetMembers(tx: Transaction, deskId: number): void {
  tx.run(sql.deleteFrom("desk_people").where("desk_id", "=", deskId));
}
