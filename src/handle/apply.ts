import { findManager } from "../store/people/managers.ts";
import { saveChange } from "../store/tickets/changes.ts";
import type { PlacedTicket } from "../store/tickets/tickets.ts";
import { decide, type TicketCommand } from "../ticket/decide.ts";
import { type Actor, isOpen, type Refusal, type Ticket } from "../ticket/ticket.ts";
import { deadlinesChanged } from "./deadlines/changes.ts";
import { refreshTopicNow, refreshCard, refreshTopic } from "./effects/desk.ts";
import type { Handling } from "./handle.ts";

export type Applied = { ok: true; ticket: PlacedTicket } | { ok: false; refusal: Refusal };

/** Applies a command to the ticket, saves it, and updates the card and the topic. */
export function apply(
  handling: Handling,
  ticket: PlacedTicket,
  command: TicketCommand,
  actor: Actor,
): Applied {
  const given = command.type === "reopen" ? withoutFormerManager(handling, ticket) : ticket;
  const decision = decide(given, command, handling.now);
  if (!decision.ok) return decision;
  const isSame = decision.ticket === ticket && decision.events.length === 0 && ticket.cardPage === "main";
  if (!isSame) saveChange(handling.tx, decision, actor, handling.now);
  // The message of these is stored later, and then the deadlines are counted.
  if (command.type !== "receive" && command.type !== "answer")
    deadlinesChanged(handling, ticket, decision.ticket);
  const isShown = decision.events.length > 0 || decision.ticket.status !== ticket.status;
  if (isShown) refreshCard(handling, ticket);
  if (!isOpen(ticket) && isOpen(decision.ticket)) refreshTopicNow(handling, ticket);
  else if (turnOf(decision.ticket) !== turnOf(ticket) || decision.ticket.subject !== ticket.subject)
    refreshTopic(handling, ticket);
  // `decide` changes only its own fields and keeps all others.
  return { ok: true, ticket: decision.ticket as PlacedTicket };
}

/** Nobody waits for an answer of somebody who is not of the team any more. */
function withoutFormerManager({ tx }: Handling, ticket: PlacedTicket): PlacedTicket {
  const manager = ticket.managerId === null ? undefined : findManager(tx, ticket.managerId);
  return manager?.isActive === false ? { ...ticket, managerId: null } : ticket;
}

function turnOf(ticket: Ticket): string {
  return ticket.status === "closed" ? "closed" : ticket.toAct;
}
