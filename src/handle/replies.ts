import { forgetFailure, markFailed, markUndelivered } from "../store/messages/changes.ts";
import { findMessage, type MessagePair } from "../store/messages/messages.ts";
import { findReplies } from "../store/messages/replies.ts";
import { saveTicket } from "../store/tickets/changes.ts";
import { findTicket } from "../store/tickets/tickets.ts";
import type { Actor, TicketEvent } from "../ticket/ticket.ts";
import { apply } from "./apply.ts";
import type { Handling } from "./handle.ts";

const bot: Actor = { kind: "bot" };

/**
 * Updates the ticket's status and turn after an answer was withdrawn or resumed, or a question went to another ticket.
 * `cause` is the line for the journal.
 */
export function repliesChanged(
  handling: Handling,
  ticketId: number,
  cause: TicketEvent,
  actor: Actor = bot,
): void {
  const ticket = findTicket(handling.tx, ticketId);
  if (ticket === undefined) return;
  const { answeredAt, ...replies } = findReplies(handling.tx, ticketId);
  saveTicket(handling.tx, ticketId, { answeredAt });
  apply(handling, ticket, { type: "recount", replies, cause }, actor);
}

/** Telegram did not deliver the answer. Returns the messages that had not arrived yet. */
export function answerFailed(
  handling: Handling,
  pairs: readonly MessagePair[],
  reason: "refused" | "unreachable",
): MessagePair[] {
  const failed = pairs.filter((pair) => markFailed(handling.tx, pair, reason));
  const [first] = failed;
  // A message that had arrived before only lacks an edit.
  if (first !== undefined && first.deliveredAt === null)
    repliesChanged(handling, first.ticketId, { type: "answer_withdrawn", reason });
  return failed;
}

/** The failed answer goes again, with its album. */
export function answerResumed(handling: Handling, messageId: number): void {
  const pair = findMessage(handling.tx, messageId);
  forgetFailure(handling.tx, messageId);
  const wasFailed = pair?.failure === "refused" || pair?.failure === "unreachable";
  if (wasFailed && pair.direction === "to_client" && pair.deliveredAt === null)
    repliesChanged(handling, pair.ticketId, { type: "answer_resumed" });
}

/** Telegram did not delete the answer at the client, so it counts again. */
export function answerKept(handling: Handling, pair: MessagePair): void {
  markUndelivered(handling.tx, pair, null);
  repliesChanged(handling, pair.ticketId, { type: "answer_kept" });
}
