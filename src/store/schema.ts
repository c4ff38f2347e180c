import type { NoticeKind } from "../ticket/notice.ts";
import type { ColumnType, Generated } from "kysely";
import type { NamedPeriod } from "../report/period/read-period.ts";
import type { ScheduledKind } from "../report/request.ts";
import type { Priority } from "../ticket/labels.ts";
import type { Direction } from "../ticket/message.ts";
import type { CardPage } from "../ticket/press.ts";
import type { Matter, QuestionEnd } from "../ticket/question.ts";
import type { DeadlineKind } from "../ticket/deadline.ts";
import type { Actor, Status, TicketEventType, ToAct } from "../ticket/ticket.ts";

/** The tables as Kysely sees them. `migrations/` states units and normal forms. */
export interface Schema {
  /** SQLite's own: the last id that each table with AUTOINCREMENT has given. */
  sqlite_sequence: { name: string; seq: number };
  settings: { key: SettingKey; value: string };
  memory: { key: MemoryKey; value: string };
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
  tickets: {
    id: Generated<number>;
    client_id: number;
    desk_id: number | null;
    status: Status;
    to_act: ToAct;
    manager_id: number | null;
    opened_at: number;
    first_reply_at: number | null;
    subject: ColumnType<string | null, string | null | undefined>;
    closed_at: ColumnType<number | null, number | null | undefined>;
    answered_at: ColumnType<number | null, number | null | undefined>;
    is_resolved: ColumnType<number | null, Flag | null | undefined, Flag | null>;
    stars: ColumnType<number | null, number | null | undefined>;
    rating_comment: ColumnType<string | null, string | null | undefined>;
    rated_at: ColumnType<number | null, number | null | undefined>;
    split_from: ColumnType<number | null, number | null | undefined>;
    card_page: ColumnType<CardPage, CardPage | undefined>;
    client_topic_id: ColumnType<number | null, number | null | undefined>;
    context: ColumnType<string | null, string | null | undefined>;
    asked_after_id: ColumnType<number | null, number | null | undefined>;
    called_after_id: ColumnType<number | null, number | null | undefined>;
    wanted_desk_id: ColumnType<number | null, number | null | undefined>;
    heading_message_id: ColumnType<number | null, number | null | undefined>;
    place_id: ColumnType<number | null, number | null | undefined>;
    snoozed_until: ColumnType<number | null, number | null | undefined>;
    priority: ColumnType<Priority, Priority | undefined>;
    tags: ColumnType<string, string | undefined>;
    quarantine: ColumnType<Quarantine | null, Quarantine | null | undefined>;
    is_unspoken: ColumnType<number, Flag | undefined, Flag>;
    erased_at: ColumnType<number | null, number | null | undefined>;
    merged_into: ColumnType<number | null, number | null | undefined>;
  };
  repairs: {
    scope: string;
    chat_id: number;
    ticket_id: number | null;
    count: number;
    failed_at: number;
    paused_until: number;
  };
  messages: {
    id: Generated<number>;
    ticket_id: number;
    direction: Direction;
    client_message_id: number | null;
    desk_message_id: number | null;
    author_id: number | null;
    kind: string;
    text: string;
    entities: string | null;
    file_unique_id: string | null;
    media_group_id: string | null;
    reply_to_message_id: number | null;
    sent_at: number;
    delivered_at: number | null;
    failure: string | null;
    file_id: string | null;
    is_caption_above: Flag;
    has_spoiler: Flag;
    quote: string | null;
    way: ColumnType<Way, Way | undefined>;
    is_in_words: ColumnType<number, Flag | undefined, Flag>;
    cover_file_id: string | null;
    link_preview: string | null;
    place_id: ColumnType<number | null, number | null | undefined>;
    is_cut: ColumnType<number, Flag | undefined, Flag>;
    origin: ColumnType<string | null, string | null | undefined>;
    external_reply: ColumnType<string | null, string | null | undefined>;
    details: ColumnType<string | null, string | null | undefined>;
    words_message_id: ColumnType<number | null, number | null | undefined>;
    is_quote_loose: ColumnType<number, Flag | undefined, Flag>;
    is_delayed: ColumnType<number, Flag | undefined, Flag>;
    file_facts: ColumnType<string | null, string | null | undefined>;
  };
  delivery_troubles: {
    id: Generated<number>;
    at: number;
    ticket_id: number | null;
    error: string;
    is_final: Flag;
  };
  told_troubles: { person_id: number; trouble_id: number; told_at: number };
  hours: { desk_id: number; week: string };
  special_days: { date: string; spans: string; name: string };
  texts: { language: string; id: string; text: string; entities: string | null };
  audit: {
    id: Generated<number>;
    at: number;
    actor_kind: "manager" | "anonymous" | "server";
    actor_id: number | null;
    what: string;
    entry: string;
  };
  away_told: { ticket_id: number; told_at: number; until: number | null };
  norms: {
    desk_id: number;
    first_reply: number | null;
    next_reply: number | null;
    closing: number | null;
  };
  autoclose: { id: number; after: number; warning: number | null };
  deadlines: {
    ticket_id: number;
    kind: DeadlineKind;
    since: number;
    told: number;
    told_at: number | null;
    soon_at: number | null;
    until_at: number | null;
    late_at: number | null;
    due_at: number | null;
  };
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
  pickers: {
    id: Generated<number>;
    person_id: number;
    ticket_id: number;
    desk_id: number;
    opened_at: number;
    ephemeral_id: ColumnType<number | null, number | null | undefined>;
    is_seen: ColumnType<Flag, Flag | undefined, Flag>;
  };
  listed_notices: {
    id: Generated<number>;
    person_id: number;
    kind: NoticeKind;
    ticket_id: number;
    is_shown: ColumnType<Flag, Flag | undefined, Flag>;
  };
  message_words: { rowid: number };
  note_words: { rowid: number };
  client_words: { rowid: number };
  searches: { id: Generated<number>; person_id: number; words: string };
  notices: { person_id: number; kind: NoticeKind; ticket_id: number; due_at: number };
  schedules: {
    id: Generated<number>;
    asked_by: number;
    kind: ScheduledKind;
    period: NamedPeriod;
    filter: string;
    cron: string;
    due_at: number;
  };
  schedule_people: {
    id: Generated<number>;
    schedule_id: number;
    person_id: number;
    unreached_since: ColumnType<number | null, number | null | undefined>;
  };
  templates: {
    id: Generated<number>;
    group_name: string;
    name: string;
    folded_name: string;
    made_by: number | null;
    uses: Generated<number>;
  };
  template_texts: { template_id: number; language: string; content: string };
  reactions: { id: Generated<number>; message_id: number; actor_id: number; emoji: string };
  former_copies: { id: Generated<number>; message_id: number; desk_id: number | null; copy_id: number };
  message_edits: {
    id: Generated<number>;
    message_id: number;
    text: string;
    entities: string | null;
    edited_at: number;
  };
  ticket_events: {
    id: Generated<number>;
    ticket_id: number;
    at: number;
    actor_kind: Actor["kind"];
    actor_id: number | null;
    type: TicketEventType;
    data: string;
    after_message_id: ColumnType<number | null, number | null | undefined>;
  };
  outbox: {
    id: Generated<number>;
    lane: string;
    chat_id: number;
    weight: "message" | "upkeep";
    merge_key: string | null;
    effect: string;
    state: "waiting" | "sending" | "dead";
    not_before: number;
    attempts: Generated<number>;
    last_error: string | null;
    created_at: number;
    lost_answers: Generated<number>;
    failing_for: Generated<number>;
    is_aside: ColumnType<number, Flag | undefined, Flag>;
    is_hurried: ColumnType<number, Flag | undefined, Flag>;
    replaces: ColumnType<number, Flag | undefined, Flag>;
  };
  subjects: {
    id: Generated<number>;
    name: string;
    folded_name: string;
    place: number;
    is_hidden: ColumnType<number, Flag | undefined, Flag>;
    desk_id: ColumnType<number | null, number | null | undefined>;
  };
  notes: {
    id: Generated<number>;
    ticket_id: number;
    place_id: ColumnType<number | null, number | null | undefined>;
    desk_message_id: number;
    author_id: number | null;
    text: string;
    media_group_id: string | null;
    answer: string | null;
    written_at: number;
    content: ColumnType<string | null, string | null | undefined>;
    earlier: ColumnType<string | null, string | null | undefined>;
  };
  desk_people: { desk_id: number; person_id: number; is_inside: Flag; seen_at: number };
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
  unproven_deeds: {
    id: Generated<number>;
    desk_id: number;
    author_id: number;
    kind: string;
    message_id: number | null;
    deed: string;
  };
  sayings: {
    chat_id: number;
    message_id: number;
    ticket_id: number;
    is_notice: ColumnType<number, Flag | undefined, Flag>;
  };
  private_messages: {
    id: Generated<number>;
    person_id: number;
    message_id: number;
    use: PrivateUse;
    ticket_id: number | null;
    content: string;
    written_at: number;
  };
  questions: {
    id: Generated<number>;
    kind: Matter["kind"];
    matter: string;
    asked_id: number | null;
    chat_id: number;
    thread_id: number | null;
    message_id: number | null;
    asked_at: number;
    until: number | null;
    ended: ColumnType<QuestionEnd | null, QuestionEnd | null | undefined>;
  };
  withheld_messages: {
    id: Generated<number>;
    ticket_id: number;
    desk_id: number;
    desk_message_id: number;
    author_id: number | null;
    state: "undecided" | "refused" | "done";
    batch: number;
    message: string;
  };
  faq: {
    id: Generated<number>;
    place: number;
    question: string;
    answer: string;
    removed_at: ColumnType<number | null, number | null | undefined>;
  };
  faq_askings: {
    id: Generated<number>;
    faq_id: number;
    client_id: number;
    asked_at: number;
    outcome: ColumnType<FaqOutcome | null, FaqOutcome | null | undefined>;
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

/** What a client said of the answer to a frequent question: it helped, or they would rather write. */
export type FaqOutcome = "helped" | "wrote";

/** The services from which clients write. */
export type ClientSourceName = "telegram";

/** The reason why a person is an admin: the configuration, the owner's link, or another admin. */
export type AdminSource = "config" | "claim" | "admin";

/** The use of a private message that is in no ticket. */
export type PrivateUse =
  /** Kept until a person of the team says whether they write as a client. */
  | "asked"
  /** Kept because its command is unknown, until its author says that it is a message. */
  | "unknown"
  /** A command that was carried out. */
  | "command"
  /** The name that the client asked for. */
  | "name"
  /** The client's comment on a rating. */
  | "comment";

/** How to bring a message to the other side: with its album, alone, or as a forward. */
export type Way = "copy" | "alone" | "forward";

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

/** Why a ticket has left a place. After "group changed" the thread's id means something else. */
export type PlaceLeft = "moved" | "lost" | "group changed";

/** A stop-word was in the ticket: the team has not decided yet, or has let it pass. */
export type Quarantine = "on" | "passed";

/** The meaning of a topic's icon: whose turn it is, or that the ticket is closed. */
export type TopicIcon = "team" | "client" | "closed";

/** better-sqlite3 does not bind booleans. */
type Flag = 0 | 1;
