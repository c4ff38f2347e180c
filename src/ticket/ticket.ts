import type { Priority } from "./labels.ts";

/** Where an open ticket stands, as managers and reports name it. */
export type OpenStatus = "unanswered" | "in_progress" | "answered" | "call_logged" | "continued" | "noted";

export type Status = OpenStatus | "closed";

/** Who has to make the next step in an open ticket. */
export type ToAct = "team" | "client";

export type TeamActor =
  | { kind: "manager"; id: number }
  /** A manager who hides behind the group or a channel. */
  | { kind: "anonymous" };

export type Actor = { kind: "client"; id: number } | TeamActor | { kind: "bot" };

/** The client's rating of the last closing. */
export interface Rating {
  isResolved: boolean | null;
  /** 1 to 5. */
  stars: number | null;
  comment: string | null;
  /** When the first rating was given. The client may change it for a day. */
  ratedAt: number;
}

interface TicketFacts {
  /** Also the number that people see. */
  id: number;
  clientId: number;
  /** Null while no desk is ready. */
  deskId: number | null;
  managerId: number | null;
  subject: string | null;
  rating: Rating | null;
  /** Milliseconds since the Unix epoch, like all times here. */
  openedAt: number;
  firstReplyAt: number | null;
  /** It rests until then, unless its client writes before. */
  snoozedUntil: number | null;
  /** The team has opened it and written nothing yet: its client does not know of it. */
  isUnspoken: boolean;
}

export interface OpenTicket extends TicketFacts {
  status: OpenStatus;
  toAct: ToAct;
}

export interface ClosedTicket extends TicketFacts {
  status: "closed";
  closedAt: number;
}

export type Ticket = OpenTicket | ClosedTicket;

export function isOpen(ticket: Ticket): ticket is OpenTicket {
  return ticket.status !== "closed";
}

/** A line of the journal, in the past tense. */
export type TicketEvent =
  | { type: "opened" }
  | { type: "continued" }
  | { type: "answered" }
  /** `sentAt` when an answer claimed it: Telegram's date. */
  | { type: "claimed"; managerId: number; sentAt?: number }
  | { type: "called" }
  | { type: "noted"; text: string }
  | { type: "transferred"; from: number | null; to: number }
  /** It is nobody's again. `from` had it before. */
  | { type: "released"; from: number }
  | { type: "closed" }
  /** `sentAt` when a message reopened it: Telegram's date. */
  | { type: "reopened"; sentAt?: number }
  | { type: "snoozed"; until: number }
  /** Its rest is over. */
  | { type: "woken" }
  | { type: "subject_set"; subject: string }
  /** It moved to another desk and has no manager there. `from` had it before. */
  | { type: "moved_to_desk"; deskId: number; desk: string; from: number | null }
  | { type: "rated"; isResolved: boolean | null; stars: number | null }
  | { type: "rating_commented"; text: string }
  /** A message moved to another ticket, or came from one. */
  | { type: "moved_out"; to: number }
  | { type: "moved_in"; from: number }
  /** Another ticket was joined into this one. */
  | { type: "merged"; from: number }
  | { type: "message_deleted" }
  /** An answer does not count any more: it became a note, or Telegram did not deliver it. */
  | { type: "answer_withdrawn"; reason: "noted" | "refused" | "unreachable" }
  /** An undelivered answer is on its way again. */
  | { type: "answer_resumed" }
  /** The ticket's status after the line before, which changed what counts as a reply. */
  | { type: "recounted"; status: OpenStatus; toAct: ToAct }
  /** An answer could not be deleted at the client, who still has it. */
  | { type: "answer_kept" }
  | { type: "client_named"; name: string }
  | { type: "priority_set"; priority: Priority }
  /** Only those that were not there before, or were. */
  | { type: "tagged" | "untagged"; tags: string[] }
  /** A message contained this stop-word. */
  | { type: "quarantined"; word: string }
  /** `sentAt` when an answer did it: Telegram's date. */
  | { type: "quarantine_passed"; sentAt?: number }
  | { type: "client_blocked" }
  | { type: "client_unblocked" }
  /** The client stopped the bot, or started it again. In between nobody can answer them. */
  | { type: "client_left" | "client_returned" };

export type TicketEventType = TicketEvent["type"];

/** The team's replies to a ticket's client, delivered or on their way. */
export interface Replies {
  /** The client wrote, or the ticket was opened or reopened, and no reply has followed. */
  isAwaited: boolean;
  /** The kind of the last reply; null when there is none. */
  latest: "answer" | "call" | null;
  /** When the first reply was given, answer or call. */
  firstAt: number | null;
}

/** A ticket's new state, and the journal's lines that explain it. */
export interface Change {
  ok: true;
  ticket: Ticket;
  events: TicketEvent[];
}

/** Why a command does nothing to the ticket. */
export type Refusal =
  | "closed"
  | "already_closed"
  | "already_open"
  | "already_yours"
  | "taken"
  | "already_theirs"
  | "already_free"
  | "anonymous"
  | "same_subject"
  | "same_desk"
  | "desk_not_ready"
  | "not_snoozed"
  | "not_closed"
  | "rating_expired"
  | "not_rated";

export type Decision = Change | { ok: false; refusal: Refusal };
