import type { Outcome } from "../../outbox/outcome.ts";
import { savePlacing } from "../../store/tickets.ts";
import { attempt, type Sending, type Signal } from "./sending.ts";
import { findPlace, renderCardOf, whenTopicFails } from "./topic.ts";

/** Brings the card to what the ticket is at this moment. Nothing to do while there is no card: it will be born true. */
export async function refreshCard(sending: Sending, ticketId: number, signal: Signal): Promise<Outcome> {
  const place = findPlace(sending, ticketId);
  if (place === undefined) return { kind: "done" };
  const { text, options } = renderCardOf(sending, place.ticket);
  return attempt(
    () => sending.api.editMessageText(place.desk.chatId, place.cardMessageId, text, options, signal),
    () => ({ kind: "done" }),
    (failure) =>
      failure.kind === "already_so" || failure.kind === "target_gone"
        ? { kind: "done" }
        : whenTopicFails(sending, place, failure, signal),
  );
}

export async function pinCard(sending: Sending, ticketId: number, signal: Signal): Promise<Outcome> {
  const place = findPlace(sending, ticketId);
  if (place === undefined || place.ticket.isCardPinned) return { kind: "done" };
  const options = { disable_notification: true };
  return attempt(
    () => sending.api.pinChatMessage(place.desk.chatId, place.cardMessageId, options, signal),
    () => ({ kind: "done", settle: (tx) => savePlacing(tx, ticketId, { isCardPinned: true }) }),
    (failure) =>
      failure.kind === "target_gone" ? { kind: "done" } : whenTopicFails(sending, place, failure, signal),
  );
}
