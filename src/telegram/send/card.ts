import { restoreCard as restoreCardOf } from "../../handle/enqueue.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import { findTicket, savePlacing } from "../../store/tickets.ts";
import { attempt, handlingOf, type Sending, type Signal } from "./sending.ts";
import { findPlace, noteTopics, type Place, preparePlace, renderCardOf, whenTopicFails } from "./topic.ts";

/** Brings the card to what the ticket is at this moment. Nothing to do while there is no card: it will be born true. */
export async function refreshCard(sending: Sending, ticketId: number, signal: Signal): Promise<Outcome> {
  const place = findPlace(sending, ticketId);
  if (place === undefined) return { kind: "done" };
  const { text, options } = renderCardOf(sending, place.ticket);
  return attempt(
    () => sending.api.editMessageText(place.desk.chatId, place.cardMessageId, text, options, signal),
    (card) => ({
      kind: "done",
      settle: (tx) => card !== true && noteTopics(sending, tx, place.desk, card),
    }),
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

function cardLost(sending: Sending, { ticket, cardMessageId }: Place): Outcome {
  return {
    kind: "done",
    settle(tx) {
      // It may have been made anew meanwhile, with its topic.
      if (findTicket(tx, ticket.id)?.cardMessageId !== cardMessageId) return;
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
      // Without the right it stays unpinned until the rights are looked at again: messages do not wait for a pin.
      failure.kind === "target_gone" || failure.kind === "no_access"
        ? { kind: "done" }
        : whenTopicFails(sending, place, failure, signal),
  );
}
