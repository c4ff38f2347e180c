import { type Database, sql, type Transaction } from "../database.ts";
import type { NoticeKind } from "../../ticket/notice.ts";
import { statement } from "../statement.ts";

/** What a person wants to be told of. Null where they have not chosen. */
export interface NoticeChoices {
  new: boolean | null;
  own: boolean | null;
  low: boolean | null;
  isOff: boolean;
  /** Minutes of the team's day. `to` may be of the next day. */
  quiet: { from: number; to: number } | null;
}

/** A person is to be told of a ticket. */
export interface Notice {
  personId: number;
  kind: NoticeKind;
  ticketId: number;
  /** From when on, in milliseconds since the Unix epoch. */
  dueAt: number;
}

const unchosen: NoticeChoices = { new: null, own: null, low: null, isOff: false, quiet: null };

export function findChoices(db: Database, personId: number): NoticeChoices {
  return db.remembered("notice_choices", choicesOf({ personId }), ([row]) =>
    row === undefined
      ? unchosen
      : {
          new: toChoice(row.wants_new),
          own: toChoice(row.wants_own),
          low: toChoice(row.wants_low),
          isOff: row.is_off === 1,
          quiet:
            row.quiet_from === null || row.quiet_to === null
              ? null
              : { from: row.quiet_from, to: row.quiet_to },
        },
  );
}

const choicesOf = statement(({ personId }: { personId: number }) =>
  sql.selectFrom("notice_choices").selectAll().where("person_id", "=", personId),
);

export function saveChoices(tx: Transaction, personId: number, changed: Partial<NoticeChoices>): void {
  const choices = { ...findChoices(tx, personId), ...changed };
  const row = {
    wants_new: toFlag(choices.new),
    wants_own: toFlag(choices.own),
    wants_low: toFlag(choices.low),
    is_off: choices.isOff ? (1 as const) : (0 as const),
    quiet_from: choices.quiet?.from ?? null,
    quiet_to: choices.quiet?.to ?? null,
  };
  tx.run(
    sql
      .insertInto("notice_choices")
      .values({ person_id: personId, ...row })
      .onConflict((conflict) => conflict.column("person_id").doUpdateSet(row)),
  );
}

/** A notice that waits already stays as it is. */
export function addNotice(tx: Transaction, { personId, kind, ticketId, dueAt }: Notice): void {
  tx.run(
    sql
      .insertInto("notices")
      .values({ person_id: personId, kind, ticket_id: ticketId, due_at: dueAt })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

/** All that wait, by person, the first due first. Do not change the array. */
export function findNotices(db: Database): readonly Notice[] {
  return db.remembered("notices", waiting({}), (rows) =>
    rows.map((row) => ({
      personId: row.person_id,
      kind: row.kind,
      ticketId: row.ticket_id,
      dueAt: row.due_at,
    })),
  );
}

const waiting = statement(() => sql.selectFrom("notices").selectAll().orderBy("due_at").orderBy("ticket_id"));

/** The person's notices wait until then. */
export function postponeNotices(tx: Transaction, personId: number, dueAt: number): void {
  tx.run(sql.updateTable("notices").set({ due_at: dueAt }).where("person_id", "=", personId));
}

export function dropNotices(tx: Transaction, personId: number): void {
  tx.run(sql.deleteFrom("notices").where("person_id", "=", personId));
}

function toChoice(flag: number | null): boolean | null {
  return flag === null ? null : flag === 1;
}

function toFlag(choice: boolean | null): 0 | 1 | null {
  return choice === null ? null : choice ? 1 : 0;
}
