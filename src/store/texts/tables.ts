import type { ColumnType, Generated } from "kysely";
import type { Flag } from "../flag.ts";

/** Texts, canned replies and frequent questions as the team wrote them. `migrations/` states units and normal forms. */
export interface TextTables {
  texts: { language: string; id: string; text: string; entities: string | null };
  templates: {
    id: Generated<number>;
    group_name: string;
    name: string;
    folded_name: string;
    made_by: number | null;
    uses: Generated<number>;
  };
  template_texts: { template_id: number; language: string; content: string };
  pickers: {
    id: Generated<number>;
    person_id: number;
    ticket_id: number;
    desk_id: number;
    opened_at: number;
    ephemeral_id: ColumnType<number | null, number | null | undefined>;
    is_seen: ColumnType<Flag, Flag | undefined, Flag>;
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
}

/** What a client said of the answer to a frequent question: it helped, or they would rather write. */
export type FaqOutcome = "helped" | "wrote";
