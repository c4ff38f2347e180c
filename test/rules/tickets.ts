import type {
  Actor,
  ClosedTicket,
  OpenStatus,
  OpenTicket,
  Rating,
  Replies,
  Ticket,
  ToAct,
  TicketEvent,
} from "../../src/ticket/ticket.ts";
import type { TicketCommand } from "../../src/ticket/decide.ts";

export const now = Date.parse("2026-11-20T09:00:00Z");
export const hour = 3_600_000;

export const client = { kind: "client", id: 100 } as const satisfies Actor;
export const olga = { kind: "manager", id: 7 } as const satisfies Actor;
export const boris = { kind: "manager", id: 8 } as const satisfies Actor;
export const anonymous = { kind: "anonymous" } as const satisfies Actor;
export const bot = { kind: "bot" } as const satisfies Actor;

/** Not a list, so that a new status does not compile until it is told here. */
const everyOpenStatus: Record<OpenStatus, true> = {
  unanswered: true,
  in_progress: true,
  answered: true,
  call_logged: true,
  continued: true,
  noted: true,
};
export const openStatuses = Object.keys(everyOpenStatus) as OpenStatus[];
export const sides: readonly ToAct[] = ["team", "client"];

/** Whose ticket it can be, as Olga sees it. */
export const holders = { nobody: null, olga: olga.id, boris: boris.id } as const;

export function openTicket(facts: Partial<OpenTicket> = {}): OpenTicket {
  return {
    id: 12,
    clientId: client.id,
    deskId: 1,
    managerId: null,
    subject: "Delivery",
    rating: null,
    openedAt: now - 3 * hour,
    firstReplyAt: null,
    snoozedUntil: null,
    isUnspoken: false,
    status: "unanswered",
    toAct: "team",
    ...facts,
  };
}

export function closedTicket(facts: Partial<ClosedTicket> = {}): ClosedTicket {
  const { toAct: _, ...common } = openTicket();
  return { ...common, status: "closed", closedAt: now - 2 * hour, ...facts };
}

/** Two stars, given when told. */
export function lowRating(ratedAt: number): Rating {
  return { isResolved: false, stars: 2, comment: null, ratedAt };
}

const warehouse = { id: 2, name: "Warehouse", isReady: true };

/** Every command, as what somebody does to the ticket at `now`. Olga acts; Boris is another manager. */
export const commands = {
  "the client writes": { type: "receive" },
  "Olga answers": { type: "answer", actor: olga, sentAt: now - 1_000 },
  "an anonymous admin answers": { type: "answer", actor: anonymous, sentAt: now - 1_000 },
  "Olga takes it": { type: "claim", actor: olga },
  "an anonymous admin takes it": { type: "claim", actor: anonymous },
  "Olga logs a call": { type: "log_call", actor: olga },
  "an anonymous admin logs a call": { type: "log_call", actor: anonymous },
  "it is transferred to Olga": { type: "transfer", to: olga.id },
  "it is transferred to Boris": { type: "transfer", to: boris.id },
  "it is released": { type: "release" },
  "a note is left": { type: "note", text: "VIP" },
  "it is closed": { type: "close" },
  "the client reopens it": { type: "reopen", actor: client },
  "Olga reopens it": { type: "reopen", actor: olga },
  "an anonymous admin reopens it": { type: "reopen", actor: anonymous },
  "the bot reopens it": { type: "reopen", actor: bot },
  "its subject becomes Payment": { type: "set_subject", subject: "Payment" },
  "its subject is set to what it is": { type: "set_subject", subject: "Delivery" },
  "it is snoozed": { type: "snooze", until: now + hour },
  "its rest ends": { type: "wake" },
  "it is moved to the warehouse": { type: "move_to_desk", desk: warehouse },
  "it is moved to where it is": { type: "move_to_desk", desk: { id: 1, name: "Shop", isReady: true } },
  "it is moved to what is not ready": { type: "move_to_desk", desk: { ...warehouse, isReady: false } },
  "the client calls it resolved": { type: "rate", isResolved: true },
  "the client gives four stars": { type: "rate", stars: 4 },
  "the client gives the stars they gave": { type: "rate", stars: 2 },
  "the client says what went wrong": { type: "comment_rating", text: "Slow" },
} as const satisfies Record<string, TicketCommand>;

export type Deed = keyof typeof commands;

/** An answer was withdrawn, or went again; what the messages say then. */
export const recounts = {
  "no reply is left": { isAwaited: true, latest: null, firstAt: null },
  "an earlier reply is left": { isAwaited: true, latest: "answer", firstAt: now - hour },
  "the last reply is an answer": { isAwaited: false, latest: "answer", firstAt: now - hour },
  "the last reply is a call": { isAwaited: false, latest: "call", firstAt: now - hour },
} as const satisfies Record<string, Replies>;

export function recount(replies: Replies): TicketCommand {
  return { type: "recount", replies, cause: { type: "message_deleted" } };
}

export const claimedByOlga: TicketEvent = { type: "claimed", managerId: olga.id };
export const claimedByAnswer: TicketEvent = { ...claimedByOlga, sentAt: now - 1_000 };

export function inEveryStatus(facts: Partial<OpenTicket>): Ticket[] {
  return openStatuses.map((status) => openTicket({ ...facts, status }));
}

/** So that a rule which changes what it was given throws. */
export function frozen(ticket: Ticket): Ticket {
  if (ticket.rating !== null) Object.freeze(ticket.rating);
  return Object.freeze(ticket);
}
