import type { ColumnType, Generated } from "kysely";
import type { Flag } from "../flag.ts";
import type { PlaceLeft, TopicIcon } from "../tickets/tables.ts";

/** Desks, their hours and norms, and where their tickets are shown. `migrations/` states units and normal forms. */
export interface DeskTables {
  desks: {
    id: Generated<number>;
    kind: "topics" | "channel";
    chat_id: number;
    title: string;
    is_ready: Flag;
    problem: string | null;
    has_topics: ColumnType<number, Flag | undefined, Flag>;
    bound_at: number;
    discussion_id: ColumnType<number | null, number | null | undefined>;
    name: ColumnType<string | null, string | null | undefined>;
    is_default: ColumnType<number, Flag | undefined, Flag>;
    lacks: ColumnType<string, string | undefined>;
    lost_at: ColumnType<number | null, number | null | undefined>;
    topics_seen_at: ColumnType<number | null, number | null | undefined>;
    are_topics_off: ColumnType<number, Flag | undefined, Flag>;
    told_problem: ColumnType<string | null, string | null | undefined>;
    problem_told_at: ColumnType<number | null, number | null | undefined>;
    rescue_desk_id: ColumnType<number | null, number | null | undefined>;
    anonymity_told_at: ColumnType<number | null, number | null | undefined>;
    repairs_told_at: ColumnType<number | null, number | null | undefined>;
  };
  hours: { desk_id: number; week: string };
  special_days: { date: string; spans: string; name: string };
  away_told: { ticket_id: number; told_at: number; until: number | null };
  norms: {
    desk_id: number;
    first_reply: number | null;
    next_reply: number | null;
    closing: number | null;
  };
  autoclose: { id: number; after: number; warning: number | null };
  places: {
    id: Generated<number>;
    ticket_id: number;
    desk_id: number;
    thread_id: ColumnType<number | null, number | null | undefined>;
    card_message_id: ColumnType<number | null, number | null | undefined>;
    card_posted_at: ColumnType<number | null, number | null | undefined>;
    lost_posts: ColumnType<number, number | undefined>;
    topic_icon: ColumnType<TopicIcon | null, TopicIcon | null | undefined>;
    topic_name: ColumnType<string | null, string | null | undefined>;
    is_topic_closed: ColumnType<number, Flag | undefined, Flag>;
    is_card_pinned: ColumnType<number, Flag | undefined, Flag>;
    is_card_marked: ColumnType<number, Flag | undefined, Flag>;
    is_told: ColumnType<number, Flag | undefined, Flag>;
    left: ColumnType<PlaceLeft | null, PlaceLeft | null | undefined>;
    merged_from: ColumnType<number | null, number | null | undefined>;
  };
}

/** What a desk may lack, named like the checks of `/setup`. */
export type DeskNeed =
  | "topics"
  | "admin"
  | "manage-topics"
  | "pin"
  | "delete"
  | "discussion"
  | "post"
  | "delete-posts"
  | "discussion-admin"
  | "discussion-delete";
