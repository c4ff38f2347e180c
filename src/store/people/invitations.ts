import { type Database, sql, type Transaction } from "../database.ts";

/** A link that makes whoever opens it first a manager. */
export interface Invitation {
  id: number;
  invitedBy: number;
  /** Milliseconds since the Unix epoch. */
  expiresAt: number;
  /** Telegram's id of the person who became a manager by it. Null while nobody has. */
  usedBy: number | null;
}

/** @param codeHash of the code, which is not stored itself */
export function addInvitation(
  tx: Transaction,
  codeHash: string,
  { invitedBy, expiresAt }: Pick<Invitation, "invitedBy" | "expiresAt">,
): void {
  tx.run(
    sql
      .insertInto("invitations")
      .values({ code_hash: codeHash, invited_by: invitedBy, expires_at: expiresAt }),
  );
}

export function findInvitation(db: Database, codeHash: string): Invitation | undefined {
  const row = db.first(sql.selectFrom("invitations").selectAll().where("code_hash", "=", codeHash));
  return row && { id: row.id, invitedBy: row.invited_by, expiresAt: row.expires_at, usedBy: row.used_by };
}

export function useInvitation(tx: Transaction, id: number, personId: number, now: number): void {
  tx.run(sql.updateTable("invitations").set({ used_by: personId, used_at: now }).where("id", "=", id));
}

/** Deletes those that expired before that time. */
export function forgetInvitations(tx: Transaction, before: number): void {
  tx.run(sql.deleteFrom("invitations").where("expires_at", "<", before));
}
