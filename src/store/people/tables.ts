import type { NoticeKind } from "../../ticket/notice.ts";
import type { ColumnType, Generated } from "kysely";
import type { Flag } from "../flag.ts";

/** Clients, the team, and what each is told of. `migrations/` states units and normal forms. */
export interface PeopleTables {
  clients: {
    id: number;
    source: ClientSourceName;
    source_id: string;
    first_name: string;
    last_name: string | null;
    username: string | null;
    language: string;
    first_seen_at: number;
    preferred_name: ColumnType<string | null, string | null | undefined>;
    is_blocked: ColumnType<number, Flag | undefined, Flag>;
    chosen_ticket_id: ColumnType<number | null, number | null | undefined>;
    chosen_at: ColumnType<number | null, number | null | undefined>;
    is_reachable: ColumnType<number, Flag | undefined, Flag>;
    wants_new_until: ColumnType<number | null, number | null | undefined>;
    start_payload: ColumnType<string | null, string | null | undefined>;
    paused_until: ColumnType<number | null, number | null | undefined>;
    pause_told_at: ColumnType<number | null, number | null | undefined>;
    is_language_chosen: ColumnType<number, Flag | undefined, Flag>;
    blocked_by: ColumnType<number | null, number | null | undefined>;
    blocked_at: ColumnType<number | null, number | null | undefined>;
    block_reason: ColumnType<string | null, string | null | undefined>;
    erased_at: ColumnType<number | null, number | null | undefined>;
  };
  managers: {
    id: number;
    first_name: string;
    last_name: string | null;
    username: string | null;
    is_admin: Flag;
    enrolled_at: number;
    is_active: ColumnType<number, Flag | undefined, Flag>;
    admin_by: ColumnType<AdminSource | null, AdminSource | null | undefined>;
    writes_as_client: ColumnType<number, Flag | undefined, Flag>;
    is_configured: ColumnType<number, Flag | undefined, Flag>;
    public_name: ColumnType<string | null, string | null | undefined>;
    has_left: ColumnType<number, Flag | undefined, Flag>;
    opened_at: ColumnType<number | null, number | null | undefined>;
  };
  invitations: {
    id: Generated<number>;
    code_hash: string;
    invited_by: number;
    expires_at: number;
    used_by: ColumnType<number | null, number | null | undefined>;
    used_at: ColumnType<number | null, number | null | undefined>;
  };
  desk_people: { desk_id: number; person_id: number; is_inside: Flag; seen_at: number };
  shifts: {
    id: Generated<number>;
    manager_id: number;
    started_at: number;
    ended_at: ColumnType<number | null, number | null | undefined>;
    is_forgotten: ColumnType<number, Flag | undefined, Flag>;
  };
  shift_news: { ticket_id: number; since: number; due_at: number | null };
  notice_choices: {
    person_id: number;
    wants_new: Flag | null;
    wants_own: Flag | null;
    wants_low: Flag | null;
    is_off: Flag;
    quiet_from: number | null;
    quiet_to: number | null;
  };
  notice_lists: {
    person_id: number;
    message_id: number | null;
    told_at: number | null;
    head: string | null;
    head_tickets: string | null;
  };
  listed_notices: {
    id: Generated<number>;
    person_id: number;
    kind: NoticeKind;
    ticket_id: number;
    is_shown: ColumnType<Flag, Flag | undefined, Flag>;
  };
  notices: { person_id: number; kind: NoticeKind; ticket_id: number; due_at: number };
}

/** The services from which clients write. */
export type ClientSourceName = "telegram";

/** The reason why a person is an admin: the configuration, the owner's link, or another admin. */
export type AdminSource = "config" | "claim" | "admin";
