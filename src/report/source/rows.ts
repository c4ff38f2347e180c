import type { Priority } from "../../ticket/labels.ts";
import type { Direction } from "../../ticket/message.ts";
import type { Status } from "../../ticket/ticket.ts";

/** Whose work it is: a manager's by their id, anonymous administrators' together, or nobody's. */
export type Doer = number | "anonymous" | "nobody";

/** A ticket with all that is counted of it. All times are milliseconds since the Unix epoch. */
export interface History {
  ticket: TicketRow;
  /** Another ticket was joined into it. */
  hasMerged: boolean;
  /** Those that count, in the order in which they came to the bot. */
  messages: readonly MessageRow[];
  /** In order. */
  journal: readonly JournalRow[];
  notes: readonly NoteRow[];
}

export interface TicketRow {
  id: number;
  subject: string | null;
  deskId: number | null;
  client: string;
  /** Their id where they write from. */
  clientId: string;
  source: "telegram";
  context: string | null;
  status: Status;
  managerId: number | null;
  /** The date of the message that opened it, or when the team opened it. */
  openedAt: number;
  isOpenedByTeam: boolean;
  priority: Priority;
  tags: readonly string[];
  stars: number | null;
  ratingComment: string | null;
  isResolved: boolean | null;
  /** Where it is shown, if it is. */
  url: string | null;
}

/** A message of the client, or a reply that arrived or is on its way. */
export interface MessageRow {
  id: number;
  direction: Direction;
  /** Who wrote it for the team. */
  by: Doer;
  album: string | null;
  sentAt: number;
}

/** A line of the journal. */
export type JournalRow = JournalEvent & {
  at: number;
  /** Who of the team did it, or undefined for the client and the bot. */
  by: Doer | undefined;
  /** The newest message of all when it happened. Null in data from before that was stored. */
  afterMessageId: number | null;
};

type JournalEvent =
  | { type: "called" | "closed" | "woken" }
  /** Nobody could answer the client in between. */
  | { type: "client_left" | "client_returned" }
  /** `sentAt` is the date of the message that did it, if one did. */
  | { type: "reopened"; sentAt: number | null }
  | { type: "claimed"; managerId: number }
  | { type: "transferred"; from: number | null; to: number }
  /** It is nobody's from then on. */
  | { type: "released" }
  | { type: "snoozed"; until: number }
  | { type: "rated"; stars: number | null }
  /** Whatever else somebody did. */
  | { type: "other" };

/** A note of the team; an album of notes is one. */
export interface NoteRow {
  by: Doer;
  at: number;
}

/** The time for which a manager was at work. Milliseconds since the Unix epoch. */
export interface ShiftRow {
  managerId: number;
  startedAt: number;
  /** Null while it goes on. */
  endedAt: number | null;
}

/** A frequent question, and how often clients asked it in a span and what they said of the answer. */
export interface QuestionRow {
  question: string;
  asked: number;
  helped: number;
  wrote: number;
}
