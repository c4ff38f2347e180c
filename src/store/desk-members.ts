import { type Database, sql, type Transaction } from "./database.ts";

/** Telegram has said that the person is in the desk's group. */
export function proveMember(tx: Transaction, deskId: number, personId: number, now: number): void {
  const row = { desk_id: deskId, person_id: personId, proven_at: now };
  tx.run(
    sql
      .insertInto("desk_members")
      .values(row)
      .onConflict((conflict) => conflict.columns(["desk_id", "person_id"]).doUpdateSet(row)),
  );
}

/** When Telegram last said so, in milliseconds since the Unix epoch; undefined when it has not. */
export function findProof(db: Database, deskId: number, personId: number): number | undefined {
  return db.first(
    sql
      .selectFrom("desk_members")
      .select("proven_at")
      .where("desk_id", "=", deskId)
      .where("person_id", "=", personId),
  )?.proven_at;
}

/** The person is in the desk's group no more. */
export function forgetMember(tx: Transaction, deskId: number, personId: number): void {
  tx.run(sql.deleteFrom("desk_members").where("desk_id", "=", deskId).where("person_id", "=", personId));
}

/** The desk has another group. */
export function forgetMembers(tx: Transaction, deskId: number): void {
  tx.run(sql.deleteFrom("desk_members").where("desk_id", "=", deskId));
}
