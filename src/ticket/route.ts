/** What is known of a client when a message of theirs has to find its ticket. Times are milliseconds since the epoch. */
export interface Situation {
  /** The ticket of the message that this one replies to, or of the client's topic that it was written in. */
  addressed: number | null;
  /** All tickets of the client, in any order. */
  tickets: readonly KnownTicket[];
  /** The ticket that the client chose by a button, if any. */
  chosen: { ticketId: number; at: number } | null;
  /** Where the client wrote last, and when; null when that is unknown. Only mere thanks depend on it. */
  written: { ticketId: number; at: number } | null;
  /** The client asked for a new ticket, and nothing came since. */
  wantsNew: boolean;
  /** It says nothing but thanks, and the team wants those to reopen nothing. */
  isThanks: boolean;
  now: number;
  policy: ReopenPolicy;
}

export interface KnownTicket {
  id: number;
  /** Null while it is open. */
  closedAt: number | null;
  /** When the team last wrote to the client there; null when it has not. */
  answeredAt: number | null;
}

/** What a message does that comes after closing. */
export interface ReopenPolicy {
  mode: "reopen" | "new";
  /** How long after closing it still reopens. */
  days: number;
}

export type Route =
  | { kind: "join"; ticketId: number; isCertain: boolean }
  | { kind: "reopen"; ticketId: number }
  /** The message goes to a closed ticket, which stays closed. */
  | { kind: "leave_closed"; ticketId: number }
  | { kind: "open" };

/**
 * Where a client's message goes: to the ticket it replies to; else to the one chosen last or, if that is newer, the
 * one the team wrote in last; else to the newest open one. `isCertain` is false when there were several and none was
 * named: then the client is told where it went. Mere thanks right after a closing are for the ticket that was closed.
 */
export function route(situation: Situation): Route {
  const { addressed, tickets, wantsNew } = situation;
  const target = tickets.find(({ id }) => id === addressed);
  if (target !== undefined) return toTicket(situation, target);
  if (wantsNew) return { kind: "open" };

  const open = tickets.filter(({ closedAt }) => closedAt === null);
  const thanked = findThanked(situation, open);
  if (thanked !== undefined) return { kind: "leave_closed", ticketId: thanked.id };
  if (open.length > 0) {
    const current = findCurrent(situation, open);
    return { kind: "join", ticketId: current.id, isCertain: open.length === 1 };
  }
  const latest = latestBy(tickets, ({ closedAt }) => closedAt ?? 0);
  return latest === undefined ? { kind: "open" } : toTicket(situation, latest);
}

/** The open ticket that the client has in mind, as far as one can know. */
function findCurrent({ chosen }: Situation, open: readonly KnownTicket[]): KnownTicket {
  const choice = open.find(({ id }) => id === chosen?.ticketId);
  const answered = latestBy(
    open.filter(({ answeredAt }) => answeredAt !== null),
    ({ answeredAt }) => answeredAt!,
  );
  if (choice !== undefined && (answered?.answeredAt ?? 0) <= chosen!.at) return choice;
  return answered ?? choice ?? latestBy(open, ({ id }) => id)!;
}

/** The ticket whose closing is newer than everything that was said in those still open. */
function findThanked(
  { tickets, chosen, written, isThanks }: Situation,
  open: readonly KnownTicket[],
): KnownTicket | undefined {
  const closed = tickets.filter(({ closedAt }) => closedAt !== null);
  const latest = latestBy(closed, ({ closedAt }) => closedAt!);
  if (!isThanks || latest === undefined) return undefined;
  const said = open.flatMap(({ id, answeredAt }) => [
    answeredAt ?? 0,
    ...[chosen, written].map((mark) => (mark?.ticketId === id ? mark.at : 0)),
  ]);
  return said.every((at) => at < latest.closedAt!) ? latest : undefined;
}

function toTicket({ now, policy, isThanks }: Situation, ticket: KnownTicket): Route {
  if (ticket.closedAt === null) return { kind: "join", ticketId: ticket.id, isCertain: true };
  if (isThanks) return { kind: "leave_closed", ticketId: ticket.id };
  const isRecent = now - ticket.closedAt <= policy.days * 24 * 3_600_000;
  return policy.mode === "reopen" && isRecent ? { kind: "reopen", ticketId: ticket.id } : { kind: "open" };
}

function latestBy<T extends KnownTicket>(items: readonly T[], time: (item: T) => number): T | undefined {
  // Of equal times the newer ticket's counts, whatever the order they come in.
  const newestFirst = items.toSorted((a, b) => time(b) - time(a) || b.id - a.id);
  return newestFirst[0];
}
