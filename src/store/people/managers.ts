import type { Selectable } from "kysely";
import type { Person } from "../../ticket/message.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import type { AdminSource } from "./tables.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";
import { isSamePerson, names } from "./person.ts";

export interface Manager {
  id: number;
  firstName: string;
  lastName: string | null;
  username: string | null;
  isAdmin: boolean;
  /** False after the manager was removed from the team. */
  isActive: boolean;
  /** Not active because they left the groups of all desks, and not because an admin removed them. */
  hasLeft: boolean;
  /** Their private messages to the bot count as a client's. */
  writesAsClient: boolean;
  /** The configuration names them as an admin. */
  isConfigured: boolean;
  /** The name that an admin chose for clients to read. */
  publicName: string | null;
  /** When they first wrote to the bot in private. Null while the bot cannot write to them there. */
  openedAt: number | null;
}

/** The manager's name as clients read it. */
export function nameForClients({ publicName, firstName }: Manager): string {
  return publicName ?? firstName;
}

export function findManager(db: Database, id: number): Manager | undefined {
  return db.remembered("managers", managerById({ id }), ([row]) => row && toManager(row));
}

const managerById = statement(({ id }: { id: number }) =>
  sql.selectFrom("managers").selectAll().where("id", "=", id),
);

export function findAdmins(db: Database): Manager[] {
  const admins = sql.selectFrom("managers").selectAll().where("is_admin", "=", 1).where("is_active", "=", 1);
  return db.all(admins).map(toManager);
}

/** Present and former managers. */
export function findManagers(db: Database): Manager[] {
  return db.all(sql.selectFrom("managers").selectAll().orderBy("id")).map(toManager);
}

/** The managers of the team, oldest first, without those who have left every desk's group. */
export function findActiveManagers(db: Database): Manager[] {
  return db
    .all(
      sql
        .selectFrom("managers")
        .selectAll()
        .where("is_active", "=", 1)
        .where((where) => {
          const standings = where
            .selectFrom("desk_people")
            .select("desk_id")
            .whereRef("person_id", "=", "managers.id");
          const inside = standings.where("is_inside", "=", 1);
          return where.or([where.not(where.exists(standings)), where.exists(inside)]);
        })
        .orderBy("enrolled_at")
        .orderBy("id"),
    )
    .map(toManager);
}

/** Sets whether the manager's private messages count as a client's. */
export function saveWritesAsClient(tx: Transaction, id: number, writesAsClient: boolean): void {
  const writes_as_client = writesAsClient ? 1 : 0;
  tx.run(sql.updateTable("managers").set({ writes_as_client }).where("id", "=", id));
}

/** Adds the manager or updates the name. An admin stays an admin. */
export function enrolManager(tx: Transaction, person: Person, now: number): void {
  const known = findManager(tx, person.id);
  if (known !== undefined && isSamePerson(known, person)) return;
  tx.run(
    sql
      .insertInto("managers")
      .values({ id: person.id, ...names(person), is_admin: 0, enrolled_at: now })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(names(person))),
  );
}

/** Saves facts about the manager, except for the name, which Telegram reports. */
export function saveManager(
  tx: Transaction,
  id: number,
  changes: Partial<Pick<Manager, "isActive" | "hasLeft" | "publicName" | "openedAt">>,
): void {
  const { isActive, hasLeft, publicName, openedAt } = changes;
  tx.run(
    sql
      .updateTable("managers")
      .set({
        ...(isActive !== undefined && { is_active: isActive ? 1 : 0 }),
        ...(hasLeft !== undefined && { has_left: hasLeft ? 1 : 0 }),
        ...(publicName !== undefined && { public_name: publicName }),
        ...(openedAt !== undefined && { opened_at: openedAt }),
      })
      .where("id", "=", id),
  );
}

/**
 * Makes the person an admin. If the name is not known yet, it is the id. Whoever claimed to be the owner or was appointed by
 * an admin stays an admin by that, also if the configuration names them.
 */
export function appointAdmin(
  tx: Transaction,
  id: number,
  person: Person | null,
  by: AdminSource,
  now: number,
): void {
  const before = tx.first(sql.selectFrom("managers").select("admin_by").where("id", "=", id));
  const source = before?.admin_by ?? by;
  tx.run(
    sql
      .insertInto("managers")
      .values({
        id,
        ...(person === null ? { first_name: String(id), last_name: null, username: null } : names(person)),
        is_admin: 1,
        admin_by: source,
        enrolled_at: now,
      })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet({ is_admin: 1, is_active: 1, has_left: 0, admin_by: source }),
      ),
  );
}

/** Makes the admin an ordinary manager. */
export function dismissAdmin(tx: Transaction, id: number): void {
  tx.run(sql.updateTable("managers").set({ is_admin: 0, admin_by: null }).where("id", "=", id));
}

/** Saves whom the configuration names now. */
export function saveConfigured(tx: Transaction, adminIds: readonly number[]): void {
  tx.run(sql.updateTable("managers").set({ is_configured: 0 }).where("is_configured", "=", 1));
  for (const id of adminIds)
    tx.run(sql.updateTable("managers").set({ is_configured: 1 }).where("id", "=", id));
}

/** People who are admins only by the configuration of the last start. */
export function findConfiguredAdmins(db: Database): Manager[] {
  const admins = sql.selectFrom("managers").selectAll().where("is_admin", "=", 1);
  return db.all(admins.where("admin_by", "=", "config")).map(toManager);
}

function toManager(row: Selectable<Schema["managers"]>): Manager {
  return {
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    username: row.username,
    isAdmin: row.is_admin === 1,
    isActive: row.is_active === 1,
    hasLeft: row.has_left === 1,
    writesAsClient: row.writes_as_client === 1,
    isConfigured: row.is_configured === 1,
    publicName: row.public_name,
    openedAt: row.opened_at,
  };
}
