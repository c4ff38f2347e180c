import { restoreCard as restoreCardOf } from "../../handle/enqueue.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import { savePlacing } from "../../store/tickets.ts";
import { attempt, handlingOf, type Sending, type Signal } from "./sending.ts";
import { findPlace, type Place, preparePlace, renderCardOf, whenTopicFails } from "./topic.ts";

/** Brings the card to what the ticket is at this moment. Nothing to do while there is no card: it will be born true. */
export async function refreshCard(sending: Sending, ticketId: number, signal: Signal): Promise<Outcome> {
  const place = findPlace(sending, ticketId);
  if (place === undefined) return { kind: "done" };
  const { text, options } = renderCardOf(sending, place.ticket);
  return attempt(
    () => sending.api.editMessageText(place.desk.chatId, place.cardMessageId, text, options, signal),
    () => ({ kind: "done" }),
    (failure) => {
      if (failure.kind === "already_so") return { kind: "done" };
      return failure.kind === "target_gone"
        ? cardLost(sending, place)
        : whenTopicFails(sending, place, failure, signal);
    },
  );
}

/** Makes what is missing of the ticket's place. */
export async function restoreCard(sending: Sending, ticketId: number, signal: Signal): Promise<Outcome> {
  return findPlace(sending, ticketId) === undefined
    ? preparePlace(sending, ticketId, signal)
    : { kind: "done" };
}

function cardLost(sending: Sending, { ticket }: Place): Outcome {
  return {
    kind: "done",
    settle(tx) {
      savePlacing(tx, ticket.id, { cardMessageId: null, isCardPinned: false });
      restoreCardOf(handlingOf(sending, tx), ticket);
    },
  };
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
