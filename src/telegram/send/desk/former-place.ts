import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import { findDesk } from "../../../store/desks/desks.ts";
import { type StoredPlace, findFormerPlaces, findPlaceById, savePlace } from "../../../store/desks/places.ts";
import { findMessage } from "../../../store/messages/messages.ts";
import { findTicket } from "../../../store/tickets/tickets.ts";
import type { Effect } from "../../../ticket/effect.ts";
import { findIcon } from "./icons.ts";
import type { Thread } from "./place.ts";
import { renderMovedCardOf } from "./rendering.ts";
import { whenDeskFails } from "./trouble.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { attempt, findTicketOf, type Sending, type Signal } from "../sending.ts";

/** True when the effect only makes sense at the ticket's current desk and the ticket has left it. */
export function isPast({ store }: Sending, effect: Effect): boolean {
  switch (effect.kind) {
    case "relay":
    case "show_answer":
    case "edit_copy":
    case "move_copy": {
      const ticketId = findMessage(store, effect.messageId)?.ticketId;
      return (
        effect.deskId !== undefined &&
        ticketId !== undefined &&
        findTicket(store, ticketId)?.deskId !== effect.deskId
      );
    }
    case "restore_card":
    case "pin_card":
      return findTicket(store, effect.ticketId)?.deskId !== effect.deskId;
    default:
      return false;
  }
}

/** Marks the card in a former place as moved. Undefined when no card needs that. */
export function markFormerCard(
  sending: Sending,
  { ticketId, deskId }: { ticketId: number; deskId: number },
  signal: Signal,
): Promise<Outcome> | undefined {
  const place = findFormerPlaces(sending.store, ticketId).find(
    (each) => each.deskId === deskId && each.cardMessageId !== null && !each.isCardMarked,
  );
  if (place === undefined) return undefined;
  const desk = findDesk(sending.store, deskId)!;
  const { text, options } = renderMovedCardOf(sending, findTicketOf(sending, ticketId), place);
  const save = (tx: Transaction) => savePlace(tx, place.id, { isCardMarked: true });
  return attempt(
    () => sending.api.editMessageText(desk.chatId, place.cardMessageId!, text, options, signal),
    () => again(save),
    (failure) =>
      ["already_so", "target_gone", "topic_gone"].includes(failure.kind)
        ? again(save)
        : whenDeskFails(sending, desk, failure, save),
  );
}

/** Changes a former topic by one call towards the look of a closed one. Undefined when no topic needs that. */
export function closeFormerTopic(
  sending: Sending,
  { ticketId, deskId }: { ticketId: number; deskId: number },
  signal: Signal,
): Promise<Outcome> | undefined {
  const place = findFormerPlaces(sending.store, ticketId).find(
    (each) => each.deskId === deskId && each.threadId !== null && isUnfinished(sending, each),
  );
  if (place === undefined) return undefined;
  const { api, store } = sending;
  const desk = findDesk(store, deskId)!;
  const icon = findIcon(store, "closed");
  const mustChangeIcon = icon !== undefined && place.topicIcon !== "closed";
  const save = (tx: Transaction) =>
    savePlace(tx, place.id, mustChangeIcon ? { topicIcon: "closed" } : { isTopicClosed: true });
  return attempt(
    () =>
      mustChangeIcon
        ? api.editForumTopic(desk.chatId, place.threadId!, { icon_custom_emoji_id: icon }, signal)
        : api.closeForumTopic(desk.chatId, place.threadId!, signal),
    () => again(save),
    // Without the right the topic stays as it is. No row waits for it.
    (failure) =>
      ["already_so", "topic_gone", "no_access"].includes(failure.kind)
        ? again(save)
        : whenDeskFails(sending, desk, failure, save),
  );
}

/**
 * Where at the desk to write about the ticket, if not in its present place: the place of the replied message, or the
 * ticket's last place at a desk that it has left. A lost place is only for people who have written there, because
 * others may not read it.
 */
export function findFormerPlaceFor(
  sending: Sending,
  { ticketId, deskId, placeId, isThere }: EffectOf<"tell_desk">,
): Thread | undefined {
  const { store } = sending;
  const ticket = findTicketOf(sending, ticketId);
  const isAtDesk = ticket.deskId === deskId;
  if (placeId === undefined ? isAtDesk : placeId === ticket.placeId) return undefined;
  const meant = placeId === undefined ? undefined : findPlaceById(store, placeId);
  const isMeant = meant?.threadId != null && (meant.left === "moved" || isThere === true);
  if (!isMeant && isAtDesk) return undefined;
  const former = isMeant
    ? meant
    : findFormerPlaces(store, ticketId).findLast((each) => each.deskId === deskId && each.threadId !== null);
  const threadId = former?.threadId ?? undefined;
  return threadId === undefined ? undefined : { ticket, desk: findDesk(store, deskId)!, threadId };
}

function isUnfinished({ store }: Sending, { topicIcon, isTopicClosed }: StoredPlace): boolean {
  return !isTopicClosed || (topicIcon !== "closed" && findIcon(store, "closed") !== undefined);
}

function again(settle: (tx: Transaction) => void): Outcome {
  return { kind: "again", settle };
}
