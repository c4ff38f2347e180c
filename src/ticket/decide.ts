import type { Actor, Change, Ticket, TicketEvent } from "./ticket.ts";

export type TicketCommand =
  /** The client wrote something. */
  | { type: "receive" }
  /** Somebody of the team wrote to the client. */
  | { type: "answer"; actor: Actor };

/** The ticket after `command`, with the events that it caused. Pure: `now` is in milliseconds since the Unix epoch. */
export function decide(ticket: Ticket, command: TicketCommand, now: number): Change {
  switch (command.type) {
    case "receive":
      return receive(ticket);
    case "answer":
      return answer(ticket, command.actor, now);
    default:
      return command satisfies never;
  }
}

function receive(ticket: Ticket): Change {
  const status = ticket.status === "answered" ? "continued" : ticket.status;
  return { ticket: { ...ticket, status, toAct: "team" }, events: [{ type: "client_wrote" }] };
}

function answer(ticket: Ticket, actor: Actor, now: number): Change {
  const events: TicketEvent[] = [];
  let managerId = ticket.managerId;
  if (managerId === null && actor.kind === "manager") {
    managerId = actor.id;
    events.push({ type: "claimed", managerId });
  }
  events.push({ type: "answered" });
  return {
    ticket: {
      ...ticket,
      status: "answered",
      toAct: "client",
      managerId,
      firstReplyAt: ticket.firstReplyAt ?? now,
    },
    events,
  };
}
