import { type SqlBool, sql as raw } from "kysely";
import { type Database, sql, type Transaction } from "../database.ts";
import { type Client, findClient } from "./clients.ts";

/** Why the team has blocked a client. */
export interface Block {
  client: Client;
  /** Null for a person who hides behind the group, and for blocks from before this was stored. */
  by: number | null;
  /** Milliseconds since the Unix epoch. */
  at: number | null;
  reason: string | null;
}

export function saveBlock(
  tx: Transaction,
  clientId: number,
  { by, at, reason }: { by: number | null; at: number; reason: string | null },
): void {
  const blocked = { is_blocked: 1, blocked_by: by, blocked_at: at, block_reason: reason } as const;
  tx.run(sql.updateTable("clients").set(blocked).where("id", "=", clientId));
}

export function removeBlock(tx: Transaction, clientId: number): void {
  const free = { is_blocked: 0, blocked_by: null, blocked_at: null, block_reason: null } as const;
  tx.run(sql.updateTable("clients").set(free).where("id", "=", clientId));
}

/** A page of the blocked clients, who was blocked last first, and the number of all. */
export function findBlocked(
  db: Database,
  { offset, limit }: { offset: number; limit: number },
): { blocks: Block[]; count: number } {
  // Written as in the index.
  const blocked = sql.selectFrom("clients").where(raw<SqlBool>`is_blocked = 1`);
  const page = blocked
    .select(["id", "blocked_by as by", "blocked_at as at", "block_reason as reason"])
    .orderBy("blocked_at", "desc")
    .orderBy("id", "desc");
  const blocks = db.all(page.limit(limit).offset(offset)).map(({ id, by, at, reason }): Block => {
    return { client: findClient(db, id)!, by, at, reason };
  });
  return { blocks, count: db.first(blocked.select(({ fn }) => fn.countAll<number>().as("count")))!.count };
}

/** Whether the client is also a member of the team. */
export function isOfTeam(db: Database, clientId: number): boolean {
  return db.first(clientsOfTeam().where("clients.id", "=", clientId)) !== undefined;
}

/** Whether the client is or was a member of the team. */
export function wasOfTeam(db: Database, clientId: number): boolean {
  return db.first(clientsWhoManaged().where("clients.id", "=", clientId)) !== undefined;
}

/** Members of the team who are blocked as clients. */
export function findBlockedOfTeam(db: Database): Client[] {
  // Written as in the index.
  const blocked = clientsOfTeam().where(raw<SqlBool>`clients.is_blocked = 1`);
  return db.all(blocked).flatMap(({ id }) => findClient(db, id) ?? []);
}

function clientsOfTeam() {
  return clientsWhoManaged().where("managers.is_active", "=", 1);
}

function clientsWhoManaged() {
  return sql
    .selectFrom("clients")
    .innerJoin("managers", (join) =>
      join.on(raw<SqlBool>`clients.source = 'telegram' AND managers.id = CAST(clients.source_id AS INTEGER)`),
    )
    .select("clients.id");
}
