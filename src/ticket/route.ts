/** What decides to which ticket a client's message goes. Times are milliseconds since the epoch. */
export interface Situation {
  /** The ticket of the message that this one replies to, or of the client's topic where it was written. */
  addressed: number | null;
  /** All tickets of the client, in any order. */
  tickets: readonly KnownTicket[];
  /** The ticket that the client chose by a button, if any. */
  chosen: { ticketId: number; at: number } | null;
  /** The ticket where the client last wrote, and when. Null when unknown. Used only for messages of thanks. */
  written: { ticketId: number; at: number } | null;
  /** The client asked for a new ticket and has not written since. */
  wantsNew: boolean;
  /** The message only thanks, and such messages should not reopen tickets. */
  isThanks: boolean;
  now: number;
  policy: ReopenPolicy;
}

export interface KnownTicket {
  id: number;
  /** Null while it is open. */
  closedAt: number | null;
  /** When the team last wrote to the client there. Null when never. */
  answeredAt: number | null;
}

/** What a message after closing does. */
export interface ReopenPolicy {
  mode: "reopen" | "new";
  /** For how many days after closing it still reopens. */
  days: number;
}

export type Route =
  | { kind: "join"; ticketId: number; isCertain: boolean }
  | { kind: "reopen"; ticketId: number }
  /** The message goes to a closed ticket without reopening it. */
  | { kind: "leave_closed"; ticketId: number }
  | { kind: "open" };

/**
 * Where a client's message goes: to the ticket it replies to; else to the ticket chosen last or, if that is newer, the one
 * where the team wrote last; else to the newest open one. `isCertain` is false when there were several and the client named
 * none: then the client is told where it went. Thanks right after a closing go to the closed ticket.
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

/** The open ticket that the client most likely means. */
function findCurrent({ chosen }: Situation, open: readonly KnownTicket[]): KnownTicket {
  const choice = open.find(({ id }) => id === chosen?.ticketId);
  const answered = latestBy(
    open.filter(({ answeredAt }) => answeredAt !== null),
    ({ answeredAt }) => answeredAt!,
  );
  if (choice !== undefined && (answered?.answeredAt ?? 0) <= chosen!.at) return choice;
  return answered ?? choice ?? latestBy(open, ({ id }) => id)!;
}

/** The closed ticket, if it was closed after the last message in every open one. */
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
  // At equal times the newer ticket wins, whatever their order.
  const newestFirst = items.toSorted((a, b) => time(b) - time(a) || b.id - a.id);
  return newestFirst[0];
}
