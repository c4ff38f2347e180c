import { type Database, sql, type Transaction } from "./database.ts";

export interface Subject {
  id: number;
  name: string;
}

export function findSubjects(db: Database): Subject[] {
  return db.all(sql.selectFrom("subjects").select(["id", "name"]).orderBy("id"));
}

export function findSubject(db: Database, id: number): Subject | undefined {
  return db.first(sql.selectFrom("subjects").select(["id", "name"]).where("id", "=", id));
}

/** Whatever the case of the letters. */
export function findSubjectByName(db: Database, name: string): Subject | undefined {
  return db.first(
    sql.selectFrom("subjects").select(["id", "name"]).where("folded_name", "=", name.toLowerCase()),
  );
}

/** The name must not be taken. */
export function addSubject(tx: Transaction, name: string): void {
  tx.run(sql.insertInto("subjects").values({ name, folded_name: name.toLowerCase() }));
}
