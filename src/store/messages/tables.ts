import type { ColumnType, Generated } from "kysely";
import type { Direction } from "../../ticket/message.ts";
import type { Matter, QuestionEnd } from "../../ticket/question.ts";
import type { Flag } from "../flag.ts";

/** What was written, what waits for a word, and the index of it. `migrations/` states units and normal forms. */
export interface MessageTables {
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
  message_edits: {
    id: Generated<number>;
    message_id: number;
    text: string;
    entities: string | null;
    edited_at: number;
  };
  reactions: { id: Generated<number>; message_id: number; actor_id: number; emoji: string };
  former_copies: { id: Generated<number>; message_id: number; desk_id: number | null; copy_id: number };
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
  message_words: { rowid: number };
  note_words: { rowid: number };
  client_words: { rowid: number };
  searches: { id: Generated<number>; person_id: number; words: string };
}

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
