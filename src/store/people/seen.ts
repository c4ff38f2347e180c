import { type Database, sql } from "../database.ts";

/** A person whom the bot has seen: in private, or in a desk's group. */
export interface SeenPerson {
  /** Telegram's. */
  id: number;
  firstName: string;
  lastName: string | null;
  /** As Telegram last reported it. */
  username: string | null;
}

export function findSeenById(db: Database, id: number): SeenPerson | undefined {
  const manager = db.first(sql.selectFrom("managers").selectAll().where("id", "=", id));
  const client = db.first(
    sql
      .selectFrom("clients")
      .selectAll()
      .where("source", "=", "telegram")
      .where("source_id", "=", String(id)),
  );
  // The names of the team are kept up to date where they act, those of all others where they write as clients.
  const row = manager?.is_active === 1 ? manager : (client ?? manager);
  return row && { id, firstName: row.first_name, lastName: row.last_name, username: row.username };
}

/**
 * Everybody who had that username when the bot last saw them. A username may have changed hands, so there may be several.
 * @param username without the `@`, in any case
 */
export function findSeenByUsername(db: Database, username: string): SeenPerson[] {
  const wanted = username.toLowerCase();
  const managers = db.all(
    sql
      .selectFrom("managers")
      .select("id")
      .where(({ fn }) => fn<string>("lower", ["username"]), "=", wanted),
  );
  const clients = db.all(
    sql
      .selectFrom("clients")
      .select("source_id")
      .where("source", "=", "telegram")
      .where(({ fn }) => fn<string>("lower", ["username"]), "=", wanted),
  );
  const ids = new Set([...managers.map(({ id }) => id), ...clients.map((row) => Number(row.source_id))]);
  return [...ids].flatMap((id) => {
    const person = findSeenById(db, id);
    return person?.username?.toLowerCase() === wanted ? [person] : [];
  });
}
