import type { Generated } from "kysely";
import type { PeopleTables } from "./people/tables.ts";
import type { TicketTables, TopicIcon } from "./tickets/tables.ts";
import type { MessageTables } from "./messages/tables.ts";
import type { DeskTables } from "./desks/tables.ts";
import type { DeliveryTables } from "./deliveries/tables.ts";
import type { TextTables } from "./texts/tables.ts";
import type { ReportTables } from "./report/tables.ts";

/** The tables as Kysely sees them: those of each room, and those of none. `migrations/` states units and normal forms. */
export interface Schema
  extends PeopleTables, TicketTables, MessageTables, DeskTables, DeliveryTables, TextTables, ReportTables {
  /** SQLite's own: the last id that each table with AUTOINCREMENT has given. */
  sqlite_sequence: { name: string; seq: number };
  settings: { key: SettingKey; value: string };
  memory: { key: MemoryKey; value: string };
  audit: {
    id: Generated<number>;
    at: number;
    actor_kind: "manager" | "anonymous" | "server";
    actor_id: number | null;
    what: string;
    entry: string;
  };
  seen_updates: { update_id: number; seen_at: number };
  failed_updates: {
    update_id: number;
    failed_at: number;
    content: string;
    error: string;
    is_told: number;
    replay_at: number | null;
  };
}

/** An admin's choices, named as in `/settings`. */
export type SettingKey =
  | "reopen"
  | "thanks"
  | "welcome"
  | "greeting"
  | "farewell"
  | "ask_name"
  | "rating"
  | "signature"
  | "low_rating"
  | "low_rating_transcript"
  | "access"
  | "shifts"
  | "flood"
  | "max_length"
  | "max_files"
  | "allow"
  | "stop_words"
  | "retention";

/** The bot's own memory, except for its memory of a desk. Times are milliseconds since the Unix epoch. */
export type MemoryKey =
  /** The code that the first owner has to show. */
  | "owner_claim_code"
  /** The version of the program that opened the database last. */
  | "program"
  | "failed_updates_told_at"
  /** A hash of the private menus that the team was last shown. */
  | "team_menus"
  /** The date of the last nightly copy, as YYYY-MM-DD. */
  | "copied_on"
  /** The date of the last night whose old messages are erased, as YYYY-MM-DD. */
  | "erased_on"
  /** The date of the last nightly copy of which the admins were told that it failed. */
  | "copy_failure_told_on"
  /** The id of the custom emoji. */
  | `topic_icon:${TopicIcon}`
  /** Whether BotFather has switched inline mode on, `on` or `off`, when the bot last asked. */
  | "inline_mode"
  /** By the id of any chat: what the bot last said about its rights. */
  | `setup_said:${number}`
  /** By the id of any chat in which the bot may not write: when the admins were told of a command there. */
  | `unheard_chat:${number}`
  /** By the id of a desk's group: the lines of its test message that are not deleted yet. */
  | `desk_test:${number}`
  /** By the ids of a client and a topic: the ticket of that topic. */
  | `former_client_topic:${number}:${number}`
  /** By the id of a ticket without a place: the manager who opened it for its client and waits for a link to it. */
  | `opener:${number}`
  /** By the ids of a desk and a manager: when they were told how to get private notices of transfers. */
  | `told_to_open_bot:${number}:${number}`
  /** By the ids of a desk and a person, 0 for whoever hides behind the group: when they were told that topics are off. */
  | `told_topics_off:${number}:${number}`
  /** Before that nothing closes by itself, nor is a client warned: an admin has just chosen the time. */
  | "autoclose_from"
  /** The time zone in which the deadlines were counted. */
  | "deadlines_zone"
  /** The time zone in which it was counted when reports are due. */
  | "schedules_zone"
  /** By a manager's id: when they did not see canned replies that were offered to them alone. */
  | `picker_unseen:${number}`
  /** When the Bot API server showed everybody what was for one person. */
  | "ephemeral_unknown"
  /** By a manager's id: a notice could not be sent to them in private. */
  | `unheard:${number}`;
