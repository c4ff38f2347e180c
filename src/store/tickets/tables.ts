import type { ColumnType, Generated } from "kysely";
import type { Priority } from "../../ticket/labels.ts";
import type { CardPage } from "../../ticket/press.ts";
import type { DeadlineKind } from "../../ticket/deadline.ts";
import type { Actor, Status, TicketEventType, ToAct } from "../../ticket/ticket.ts";
import type { Flag } from "../flag.ts";

/** A ticket, its journal, its subject and its deadlines. `migrations/` states units and normal forms. */
export interface TicketTables {
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
  subjects: {
    id: Generated<number>;
    name: string;
    folded_name: string;
    place: number;
    is_hidden: ColumnType<number, Flag | undefined, Flag>;
    desk_id: ColumnType<number | null, number | null | undefined>;
  };
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
}

/** A stop-word was in the ticket: the team has not decided yet, or has let it pass. */
export type Quarantine = "on" | "passed";

/** Why a ticket has left a place. After "group changed" the thread's id means something else. */
export type PlaceLeft = "moved" | "lost" | "group changed";

/** The meaning of a topic's icon: whose turn it is, or that the ticket is closed. */
export type TopicIcon = "team" | "client" | "closed";
