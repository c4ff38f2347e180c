import type { Selectable } from "kysely";
import type { Person } from "../ticket/message.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import type { Schema } from "./schema.ts";

export interface Client {
  id: number;
  firstName: string;
  lastName: string | null;
  username: string | null;
  /** The language the bot speaks with this client. */
  language: string;
}

export interface Manager {
  id: number;
  firstName: string;
  lastName: string | null;
  isAdmin: boolean;
}

export function findClient(db: Database, id: number): Client | undefined {
  const row = db.first(sql.selectFrom("clients").selectAll().where("id", "=", id));
  return row && toClient(row);
}

/** Adds the client or brings name, username and language up to date. */
export function saveClient(tx: Transaction, person: Person, language: string, now: number): Client {
  const present = { ...names(person), language };
  const row = tx.first(
    sql
      .insertInto("clients")
      .values({ id: person.id, ...present, first_seen_at: now })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(present))
      .returningAll(),
  );
  return toClient(row!);
}

export function findManager(db: Database, id: number): Manager | undefined {
  const row = db.first(sql.selectFrom("managers").selectAll().where("id", "=", id));
  return row && toManager(row);
}

export function findAdmins(db: Database): Manager[] {
  return db.all(sql.selectFrom("managers").selectAll().where("is_admin", "=", 1)).map(toManager);
}

/** Adds the manager, or brings the name up to date; whoever is an admin stays one. */
export function enrolManager(tx: Transaction, person: Person, now: number): void {
  tx.run(
    sql
      .insertInto("managers")
      .values({ id: person.id, ...names(person), is_admin: 0, enrolled_at: now })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(names(person))),
  );
}

/** Makes the person an admin; the name may not be known yet and is then the id. */
export function appointAdmin(tx: Transaction, id: number, person: Person | null, now: number): void {
  tx.run(
    sql
      .insertInto("managers")
      .values({
        id,
        ...(person === null ? { first_name: String(id), last_name: null, username: null } : names(person)),
        is_admin: 1,
        enrolled_at: now,
      })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ is_admin: 1 })),
  );
}

function names(person: Person) {
  return { first_name: person.firstName, last_name: person.lastName, username: person.username };
}

function toClient(row: Selectable<Schema["clients"]>): Client {
  return {
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    username: row.username,
    language: row.language,
  };
}

function toManager(row: Selectable<Schema["managers"]>): Manager {
  return { id: row.id, firstName: row.first_name, lastName: row.last_name, isAdmin: row.is_admin === 1 };
}
