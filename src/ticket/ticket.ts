/** Where a ticket stands, as managers and reports name it. */
export type Status = "unanswered" | "answered" | "continued";

/** Who is to make the next step. */
export type ToAct = "team" | "client";

export type Actor =
  | { kind: "client"; id: number }
  | { kind: "manager"; id: number }
  | { kind: "anonymous" }
  | { kind: "bot" };

export interface Ticket {
  /** Also its number, as people see it. */
  id: number;
  clientId: number;
  status: Status;
  toAct: ToAct;
  managerId: number | null;
  /** Milliseconds since the Unix epoch, as all times here. */
  openedAt: number;
  firstReplyAt: number | null;
}

/** A line of the journal, in the past tense. */
export type TicketEvent =
  | { type: "opened" }
  | { type: "continued" }
  | { type: "answered" }
  | { type: "claimed"; managerId: number }
  | { type: "noted"; text: string };

/** What a ticket becomes, and the journal's lines that say why. */
export interface Change {
  ticket: Ticket;
  events: TicketEvent[];
}
