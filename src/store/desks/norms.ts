import type { Autoclose, Norms } from "../../ticket/deadline.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import { everywhere } from "./hours.ts";
import { statement } from "../statement.ts";

/** The norms by desk; null for a desk that has none. {@link everywhere} has the norms of all others. Do not change it. */
export function findNorms(db: Database): ReadonlyMap<number, Norms | null> {
  return db.remembered(
    "norms",
    allNorms({}),
    (rows) =>
      new Map(
        rows.map(({ desk_id, first_reply, next_reply, closing }) => [
          desk_id,
          first_reply === null || next_reply === null || closing === null
            ? null
            : { firstReply: first_reply, nextReply: next_reply, closing },
        ]),
      ),
  );
}

const allNorms = statement(() => sql.selectFrom("norms").selectAll().orderBy("desk_id"));

/** The norms of a desk: its own, or the common ones. Undefined without any. */
export function findNormsOf(db: Database, deskId: number | null): Norms | undefined {
  const norms = findNorms(db);
  const own = norms.get(deskId ?? everywhere);
  return (own === undefined ? norms.get(everywhere) : own) ?? undefined;
}

/** @param norms null for none */
export function saveNorms(tx: Transaction, deskId: number, norms: Norms | null): void {
  const row = {
    desk_id: deskId,
    first_reply: norms?.firstReply ?? null,
    next_reply: norms?.nextReply ?? null,
    closing: norms?.closing ?? null,
  };
  tx.run(
    sql
      .insertInto("norms")
      .values(row)
      .onConflict((conflict) => conflict.column("desk_id").doUpdateSet(row)),
  );
}

/** The common norms apply to the desk again. */
export function deleteNorms(tx: Transaction, deskId: number): void {
  tx.run(sql.deleteFrom("norms").where("desk_id", "=", deskId));
}

/** Undefined while tickets are not closed by themselves. */
export function findAutoclose(db: Database): Autoclose | undefined {
  return db.remembered(
    "autoclose",
    autoclose({}),
    ([row]) => row && { after: row.after, warning: row.warning },
  );
}

const autoclose = statement(() => sql.selectFrom("autoclose").selectAll());

export function saveAutoclose(tx: Transaction, { after, warning }: Autoclose): void {
  const row = { id: 1, after, warning };
  tx.run(
    sql
      .insertInto("autoclose")
      .values(row)
      .onConflict((conflict) => conflict.column("id").doUpdateSet(row)),
  );
}

export function deleteAutoclose(tx: Transaction): void {
  tx.run(sql.deleteFrom("autoclose"));
}
