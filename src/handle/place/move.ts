import { type Desk, findDesk } from "../../store/desks/desks.ts";
import { forgetCopy, forgetFailure } from "../../store/messages/changes.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import { findPlaceById, markMoved, startPlace } from "../../store/desks/places.ts";
import { findWaitingQuestions } from "../../store/messages/waiting.ts";
import { dropShowing } from "../../store/deliveries/waiting.ts";
import { findUnanswered } from "../../store/messages/replies.ts";
import type { Subject } from "../../store/tickets/subjects.ts";
import { saveChange } from "../../store/tickets/changes.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { decide } from "../../ticket/decide.ts";
import type { Actor } from "../../ticket/ticket.ts";
import { type Applied, apply } from "../apply.ts";
import { deadlinesChanged } from "../deadlines/changes.ts";
import { restoreCard, tellDesk } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import { closeFormerPlace } from "./former-place.ts";
import type { Handling } from "../handle.ts";
import { ticketMoved } from "../notices/notices.ts";
import { summarizeThere } from "../protection/summary.ts";
import { renderHistory } from "./history.ts";

/**
 * Moves the ticket to another desk. The new desk shows the history, copies of unanswered messages, and the ticket like
 * a new one. A call that is with Telegram now still goes to the old desk. When its row is settled, the move is noticed.
 */
export function moveToDesk(handling: Handling, ticket: PlacedTicket, desk: Desk, actor: Actor): Applied {
  const { tx, now } = handling;
  const decision = decide(ticket, { type: "move_to_desk", desk }, now);
  if (!decision.ok) return decision;
  const unanswered = findUnansweredOrWaiting(handling, ticket);
  const history = renderHistory(handling, ticket, new Set(unanswered.map(({ id }) => id)));
  saveChange(tx, decision, actor, now);
  startPlace(tx, ticket.id, desk.id);
  leavePlace(handling, ticket);
  deadlinesChanged(handling, ticket);
  const moved = findTicket(tx, ticket.id)!;
  restoreCard(handling, moved);
  for (const part of history) tellDesk(handling, moved, part);
  for (const pair of unanswered) {
    if (pair.failure === "refused") forgetFailure(tx, pair.id);
    forgetCopy(tx, pair);
    relay(handling, moved, pair);
  }
  summarizeThere(handling, moved);
  ticketMoved(handling, ticket.deskId, moved, actor);
  return { ok: true, ticket: moved };
}

/** Sets the ticket's subject. If the subject has a desk and that is ready, the ticket moves there. */
export function giveSubject(
  handling: Handling,
  ticket: PlacedTicket,
  subject: Subject,
  actor: Actor,
): Applied {
  const applied = apply(handling, ticket, { type: "set_subject", subject: subject.name }, actor);
  const desk = subject.deskId === null ? undefined : findDesk(handling.tx, subject.deskId);
  if (!applied.ok || desk === undefined) return applied;
  // The client only picked a subject, so the journal records the move as the bot's.
  const mover: Actor = actor.kind === "client" ? { kind: "bot" } : actor;
  const moved = moveToDesk(handling, applied.ticket, desk, mover);
  return moved.ok ? moved : applied;
}

/** The messages to copy to the new place: those that wait for the team, and those that have not reached it yet. */
function findUnansweredOrWaiting({ tx }: Handling, { id }: PlacedTicket): MessagePair[] {
  const pairs = [...findWaitingQuestions(tx, id), ...findUnanswered(tx, id)];
  const byId = new Map(
    pairs.filter(({ failure }) => failure === null || failure === "refused").map((pair) => [pair.id, pair]),
  );
  return [...byId.values()].toSorted((a, b) => a.id - b.id);
}

function leavePlace(handling: Handling, ticket: PlacedTicket): void {
  const { tx } = handling;
  const { id, deskId, placeId } = ticket;
  if (deskId === null || placeId === null) return;
  markMoved(tx, placeId);
  dropShowing(tx, id, deskId);
  closeFormerPlace(handling, findPlaceById(tx, placeId)!);
}
