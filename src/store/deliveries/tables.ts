import type { ColumnType, Generated } from "kysely";
import type { Flag } from "../flag.ts";

/** The rows of the outbox, what died, and what is repaired. `migrations/` states units and normal forms. */
export interface DeliveryTables {
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
  delivery_troubles: {
    id: Generated<number>;
    at: number;
    ticket_id: number | null;
    error: string;
    is_final: Flag;
  };
  told_troubles: { person_id: number; trouble_id: number; told_at: number };
  repairs: {
    scope: string;
    chat_id: number;
    ticket_id: number | null;
    count: number;
    failed_at: number;
    paused_until: number;
  };
}
