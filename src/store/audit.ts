import type { Selectable } from "kysely";
import type { ScheduledKind } from "../report/request.ts";
import type { Autoclose, Norms } from "../ticket/deadline.ts";
import type { TeamActor } from "../ticket/ticket.ts";
import type { SpecialDay, Week } from "../worktime/hours.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import type { Schema, SettingKey } from "./schema.ts";

/** One thing that was done. `from` is what was before, `to` what came after. Desks and subjects have their names of then. */
export type AuditEntry =
  | { what: "setting"; key: SettingKey; from: string; to: string }
  /** Null `desk`: the common hours. Null hours: those of a desk without its own. */
  | { what: "hours"; desk: string | null; from: Week | null; to: Week | null }
  /** Dates are ISO, both inclusive. */
  | { what: "holiday_set"; days: { from: string; to: string } & Omit<SpecialDay, "date"> }
  | { what: "holiday_removed"; days: { from: string; to: string } }
  /** Null `desk`: the common norms. */
  | { what: "norms"; desk: string | null; from: AuditNorms; to: AuditNorms }
  /** Null: nothing closes by itself. */
  | { what: "autoclose"; from: Autoclose | null; to: Autoclose | null }
  | { what: "subject_added" | "subject_hidden" | "subject_shown" | "desk_added"; name: string }
  | { what: "subject_renamed" | "desk_renamed"; from: string; to: string }
  /** Places count from 1. */
  | { what: "subject_ordered"; name: string; from: number; to: number }
  /** Null is the default desk. */
  | { what: "subject_routed"; name: string; from: string | null; to: string | null }
  /** Null: no desk had been chosen before. */
  | { what: "desk_default"; from: string | null; to: string }
  /** All open tickets of an unusable desk were moved. */
  | { what: "desk_rescued"; from: string; to: string }
  | { what: "client_blocked" | "client_unblocked"; clientId: number }
  /** Whose data it was is not kept. */
  | { what: "client_erased" }
  /** A text for clients, by the name that admins write. Null is the original one. */
  | { what: "client_text"; name: string; language: string; from: AuditText | null; to: AuditText | null }
  /** About a frequent question, by its words. */
  | { what: "faq_added" | "faq_answered" | "faq_removed"; name: string }
  | { what: "faq_ordered"; name: string; from: number; to: number }
  /** A canned reply was made or changed, or taken away. */
  | { what: "template_saved" | "template_removed"; name: string }
  /** So many canned replies came from a file. */
  | { what: "templates_imported"; added: number; changed: number }
  | { what: "owner_claimed" }
  /** Somebody had a copy of the database sent to them. */
  | { what: "backup_asked" }
  /** Dates are ISO, both inclusive. */
  | { what: "report_asked"; kind: ScheduledKind; days: { from: string; to: string } }
  /** The cron line is by the team's zone. */
  | { what: "schedule_added" | "schedule_removed"; scheduleId: number; kind: ScheduledKind; cron: string }
  /** Whether the person gets what it sends. */
  | { what: "schedule_given" | "schedule_spared"; scheduleId: number; personId: number }
  /** The conversation of a ticket; `isForClient` without what the client must not see. */
  | { what: "transcript_asked"; number: number; isForClient: boolean }
  | { what: "admin_appointed" | "admin_dismissed"; personId: number }
  /** Whoever opened an admin's link became a manager. */
  | { what: "manager_joined"; invitedBy: number }
  /** The open tickets of somebody who has left went to `to`. Null is nobody. */
  | { what: "manager_tickets"; personId: number; to: number | null }
  | { what: "manager_added" | "manager_removed"; personId: number }
  /** The name that clients read. Null is the first name. */
  | { what: "manager_named"; personId: number; from: string | null; to: string | null };

interface AuditText {
  text: string;
  /** Telegram's entities as JSON. */
  entities: string | null;
}

/** Norms, none, or those of all desks. */
export type AuditNorms = Norms | "none" | "common";

/** Somebody of the team, or the configuration on the server. */
export type AuditActor = TeamActor | { kind: "server" };

export interface AuditLine {
  /** Milliseconds since the Unix epoch. */
  at: number;
  actor: AuditActor;
  entry: AuditEntry;
}

export function addAuditLine(tx: Transaction, { at, actor, entry }: AuditLine): void {
  const { what, ...rest } = entry;
  const actor_id = actor.kind === "manager" ? actor.id : null;
  const row = { at, actor_kind: actor.kind, actor_id, what, entry: JSON.stringify(rest) };
  tx.run(sql.insertInto("audit").values(row));
}

/** Lines of the journal, newest first. */
export function findAuditLines(db: Database, offset: number, limit: number): AuditLine[] {
  const lines = sql.selectFrom("audit").selectAll().orderBy("id", "desc");
  return db.all(lines.limit(limit).offset(offset)).map(toLine);
}

export function countAuditLines(db: Database): number {
  const counted = sql.selectFrom("audit").select(({ fn }) => fn.countAll<number>().as("count"));
  return db.first(counted)!.count;
}

function toLine({ at, actor_kind, actor_id, what, entry }: Selectable<Schema["audit"]>): AuditLine {
  return {
    at,
    actor: actor_kind === "manager" ? { kind: actor_kind, id: actor_id! } : { kind: actor_kind },
    entry: { what, ...(JSON.parse(entry) as object) } as AuditEntry,
  };
}
