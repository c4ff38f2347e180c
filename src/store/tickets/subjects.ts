import type { Selectable } from "kysely";
import { type Database, sql, type Transaction } from "../database.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";

/** A subject for tickets. Tickets store the name itself, so changes here change no old ticket. */
export interface Subject {
  id: number;
  name: string;
  /** Clients and managers are not offered it. */
  isHidden: boolean;
  /** The desk for its tickets. Null for the present default desk. */
  deskId: number | null;
}

/** All subjects, hidden ones too, in the admin's order. */
export function findSubjects(db: Database): readonly Subject[] {
  return db.remembered("subjects", allSubjects({}), (rows) => rows.map(toSubject));
}

const allSubjects = statement(() => sql.selectFrom("subjects").selectAll().orderBy("place").orderBy("id"));

/** The subjects that people may choose. */
export function findOfferedSubjects(db: Database): Subject[] {
  return findSubjects(db).filter(({ isHidden }) => !isHidden);
}

export function findSubject(db: Database, id: number): Subject | undefined {
  const row = db.first(sql.selectFrom("subjects").selectAll().where("id", "=", id));
  return row && toSubject(row);
}

/** Ignores the case of letters. Finds hidden subjects too. */
export function findSubjectByName(db: Database, name: string): Subject | undefined {
  const row = db.first(sql.selectFrom("subjects").selectAll().where("folded_name", "=", name.toLowerCase()));
  return row && toSubject(row);
}

/** Adds the subject at the end. The name must be new. */
export function addSubject(tx: Transaction, name: string): void {
  const place = findSubjects(tx).length + 1;
  tx.run(sql.insertInto("subjects").values({ name, folded_name: name.toLowerCase(), place }));
}

/** A new name must not be used by another subject. */
export function saveSubject(tx: Transaction, id: number, changes: Partial<Omit<Subject, "id">>): void {
  const { name, isHidden, deskId } = changes;
  tx.run(
    sql
      .updateTable("subjects")
      .set({
        ...(name !== undefined && { name, folded_name: name.toLowerCase() }),
        ...(isHidden !== undefined && { is_hidden: isHidden ? 1 : 0 }),
        ...(deskId !== undefined && { desk_id: deskId }),
      })
      .where("id", "=", id),
  );
}

/** Moves the subject within the list. @param place counts from 1 */
export function placeSubject(tx: Transaction, id: number, place: number): void {
  const ids = findSubjects(tx).flatMap((subject) => (subject.id === id ? [] : [subject.id]));
  for (const [index, each] of ids.toSpliced(place - 1, 0, id).entries()) {
    tx.run(
      sql
        .updateTable("subjects")
        .set({ place: index + 1 })
        .where("id", "=", each),
    );
  }
}

function toSubject(row: Selectable<Schema["subjects"]>): Subject {
  return { id: row.id, name: row.name, isHidden: row.is_hidden === 1, deskId: row.desk_id };
}
