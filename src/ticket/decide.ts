import type { Actor, Change, Ticket, TicketEvent } from "./ticket.ts";

export type TicketCommand =
  /** The client wrote something. */
  | { type: "receive" }
  /** Somebody of the team wrote to the client. */
  | { type: "answer"; actor: Actor }
  /** Somebody of the team left a remark for the team alone. */
  | { type: "note"; text: string };

/** The ticket after `command`, with the events that it caused. Pure: `now` is in milliseconds since the Unix epoch. */
export function decide(ticket: Ticket, command: TicketCommand, now: number): Change {
  switch (command.type) {
    case "receive":
      return receive(ticket);
    case "answer":
      return answer(ticket, command.actor, now);
    case "note":
      return { ticket, events: [{ type: "noted", text: command.text }] };
    default:
      return command satisfies never;
  }
}

function receive(ticket: Ticket): Change {
  if (ticket.status === "answered") {
    return { ticket: { ...ticket, status: "continued", toAct: "team" }, events: [{ type: "continued" }] };
  }
  return { ticket: { ...ticket, toAct: "team" }, events: [] };
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
