import type { Html } from "../../text/html.ts";
import type { NoticeKind } from "../../ticket/notice.ts";
import { type Database, sql, type Transaction } from "../database.ts";

/** The message in which a person of the team is told of news. Each person has one at a time. */
export interface NoticeList {
  personId: number;
  /** Null until Telegram has taken it. */
  messageId: number | null;
  /** When it did, in milliseconds since the Unix epoch. */
  toldAt: number | null;
  /** What stands above the news, and the tickets that it names. */
  head: { html: Html; ticketIds: number[] } | null;
}

export interface ListedNotice {
  id: number;
  kind: NoticeKind;
  ticketId: number;
  /** The message has it. */
  isShown: boolean;
}

export function findList(db: Database, personId: number): NoticeList | undefined {
  const row = db.first(sql.selectFrom("notice_lists").selectAll().where("person_id", "=", personId));
  return row && toList(row);
}

export function saveList(tx: Transaction, { personId, messageId, toldAt, head }: NoticeList): void {
  const row = {
    message_id: messageId,
    told_at: toldAt,
    head: head?.html ?? null,
    head_tickets: head === null ? null : JSON.stringify(head.ticketIds),
  };
  tx.run(
    sql
      .insertInto("notice_lists")
      .values({ person_id: personId, ...row })
      .onConflict((conflict) => conflict.column("person_id").doUpdateSet(row)),
  );
}

/** What comes from now on is for a new message. What the old one does not have yet is so too. */
export function beginList(tx: Transaction, personId: number, head: NoticeList["head"] = null): void {
  saveList(tx, { personId, messageId: null, toldAt: null, head });
  tx.run(sql.deleteFrom("listed_notices").where("person_id", "=", personId).where("is_shown", "=", 1));
}

/** Returns false when the list has it already. */
export function listNotice(
  tx: Transaction,
  { personId, kind, ticketId }: { personId: number; kind: NoticeKind; ticketId: number },
): boolean {
  const added = sql
    .insertInto("listed_notices")
    .values({ person_id: personId, kind, ticket_id: ticketId })
    .onConflict((conflict) => conflict.doNothing());
  return tx.run(added).changes > 0;
}

/** In the order in which they came. */
export function findListed(db: Database, personId: number): ListedNotice[] {
  const rows = db.all(
    sql.selectFrom("listed_notices").selectAll().where("person_id", "=", personId).orderBy("id"),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    ticketId: row.ticket_id,
    isShown: row.is_shown === 1,
  }));
}

export function markShown(tx: Transaction, notices: readonly ListedNotice[]): void {
  const ids = notices.map(({ id }) => id);
  tx.run(sql.updateTable("listed_notices").set({ is_shown: 1 }).where("id", "in", ids));
}

export function dropListed(tx: Transaction, notices: readonly ListedNotice[]): void {
  const ids = notices.map(({ id }) => id);
  tx.run(sql.deleteFrom("listed_notices").where("id", "in", ids));
}

/** The people whose message names one of the tickets, or is to name it. */
export function findPeopleListing(db: Database, ticketIds: ReadonlySet<number>): Set<number> {
  const listed = sql
    .selectFrom("listed_notices")
    .select("person_id")
    .where("ticket_id", "in", [...ticketIds]);
  return new Set([
    ...db.all(listed).map(({ person_id }) => person_id),
    ...findHeadsNaming(db, ticketIds).map(({ personId }) => personId),
  ]);
}

/**
 * The tickets are erased. A message that names one is deleted, so that nothing can be added to it; of one that is still to be
 * sent the others stay.
 */
export function takeOutOfLists(tx: Transaction, ticketIds: ReadonlySet<number>): void {
  const given = [...ticketIds];
  for (const { personId, messageId, head } of findHeadsNaming(tx, ticketIds)) {
    beginList(tx, personId);
    if (messageId !== null) continue;
    for (const ticketId of head?.ticketIds ?? [])
      if (!ticketIds.has(ticketId)) listNotice(tx, { personId, kind: "overdue", ticketId });
  }
  const shown = sql.selectFrom("listed_notices").select("person_id").where("ticket_id", "in", given);
  for (const { person_id } of tx.all(shown.where("is_shown", "=", 1).distinct())) beginList(tx, person_id);
  tx.run(sql.deleteFrom("listed_notices").where("ticket_id", "in", given));
}

/** The ticket was joined into another one. What is still to be told of it is none of its own any more. */
export function mergeInLists(tx: Transaction, from: number, into: number): void {
  const ofFrom = tx.all(sql.selectFrom("listed_notices").selectAll().where("ticket_id", "=", from));
  for (const { id, person_id, kind, is_shown } of ofFrom) {
    const other = sql.selectFrom("listed_notices").select("id").where("ticket_id", "=", into);
    const isThere = tx.first(other.where("person_id", "=", person_id).where("kind", "=", kind)) !== undefined;
    if (is_shown === 0 || isThere) tx.run(sql.deleteFrom("listed_notices").where("id", "=", id));
    else tx.run(sql.updateTable("listed_notices").set({ ticket_id: into }).where("id", "=", id));
  }
}

function findHeadsNaming(db: Database, ticketIds: ReadonlySet<number>): NoticeList[] {
  const rows = db.all(sql.selectFrom("notice_lists").selectAll().where("head", "is not", null));
  return rows.map(toList).filter(({ head }) => head?.ticketIds.some((id) => ticketIds.has(id)));
}

function toList(row: {
  person_id: number;
  message_id: number | null;
  told_at: number | null;
  head: string | null;
  head_tickets: string | null;
}): NoticeList {
  const { head, head_tickets: tickets } = row;
  return {
    personId: row.person_id,
    messageId: row.message_id,
    toldAt: row.told_at,
    head: head === null ? null : { html: head as Html, ticketIds: JSON.parse(tickets ?? "[]") as number[] },
  };
}
