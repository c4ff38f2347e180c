import { pinCard as pinSoon } from "../../../handle/effects/desk.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { scopes } from "../../../handle/place/repair.ts";
import type { Transaction } from "../../../store/database.ts";
import { hasRepairs, removeRepairs } from "../../../store/deliveries/repairs.ts";
import { isCardOutOfSight, savePlace } from "../../../store/desks/places.ts";
import { kindOf, preparePlace, whenPlaceFails } from "./kinds.ts";
import { markFormerCard } from "./former-place.ts";
import { findPlace } from "./place.ts";
import { renderCardOf } from "./rendering.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { attempt, handlingOf, type Sending, type Signal } from "../sending.ts";
import { noteTopics } from "./topics.ts";
import { whenLooksFail } from "./topic-state.ts";

/** Updates the card to the ticket's present state. Without a card nothing is to do: a new one shows the present state. */
export async function refreshCard(
  sending: Sending,
  effect: EffectOf<"refresh_card">,
  signal: Signal,
): Promise<Outcome> {
  const marking = markFormerCard(sending, effect, signal);
  if (marking !== undefined) return marking;
  const place = findPlace(sending, effect.ticketId);
  if (place?.desk.id !== effect.deskId) return { kind: "done" };
  const { desk, cardMessageId } = place;
  const { shownCards } = sending;
  const { text, options } = renderCardOf(sending, place.ticket);
  const rendered = { text, ...options };
  const pinIfOutOfSight = (tx: Transaction) => {
    if (isCardOutOfSight(tx, desk, place.ticket)) pinSoon(handlingOf(sending, tx), place.ticket, true);
  };
  if (shownCards.shows(desk.chatId, cardMessageId, rendered))
    return { kind: "done", settle: pinIfOutOfSight };
  return attempt(
    () => sending.api.editMessageText(desk.chatId, cardMessageId, text, options, signal),
    (card) => {
      shownCards.remember(desk.chatId, cardMessageId, rendered);
      return {
        kind: "done",
        settle(tx) {
          if (card !== true) noteTopics(sending, tx, desk, card);
          pinIfOutOfSight(tx);
          if (!hasRepairs(tx)) return;
          removeRepairs(tx, [scopes.card(place.ticket)]);
          // In a channel an existing post does not prove that people can comment on it.
          if (desk.kind === "topics") removeRepairs(tx, [scopes.place(place.ticket)]);
        },
      };
    },
    (failure) => {
      shownCards.forget(desk.chatId, cardMessageId);
      if (failure.kind === "already_so") {
        shownCards.remember(desk.chatId, cardMessageId, rendered);
        return { kind: "done", settle: pinIfOutOfSight };
      }
      return failure.kind === "target_gone"
        ? kindOf(place.desk).whenCardGone(sending, place)
        : whenPlaceFails(sending, place, failure, signal);
    },
  );
}

/** Makes the missing parts of the ticket's place. */
export async function restoreCard(sending: Sending, ticketId: number, signal: Signal): Promise<Outcome> {
  return findPlace(sending, ticketId) === undefined
    ? preparePlace(sending, ticketId, signal)
    : { kind: "done" };
}

export async function pinCard(sending: Sending, ticketId: number, signal: Signal): Promise<Outcome> {
  const place = findPlace(sending, ticketId);
  if (place === undefined || place.ticket.isCardPinned) return { kind: "done" };
  const options = { disable_notification: true };
  return attempt(
    () => sending.api.pinChatMessage(place.desk.chatId, place.cardMessageId, options, signal),
    () => ({ kind: "done", settle: (tx) => savePlace(tx, place.ticket.placeId, { isCardPinned: true }) }),
    (failure) =>
      // Without the right it stays unpinned until the rights are looked at again. Messages do not wait for it.
      failure.kind === "target_gone" || failure.kind === "no_access"
        ? { kind: "done" }
        : whenLooksFail(sending, place, failure, signal),
  );
}
