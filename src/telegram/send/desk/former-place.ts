import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import { findDesk } from "../../../store/desks.ts";
import { type FormerPlace, findFormerPlaces, saveFormerPlace } from "../../../store/former-places.ts";
import { findMessage } from "../../../store/messages.ts";
import { findTicket } from "../../../store/tickets.ts";
import type { Effect } from "../../../ticket/effect.ts";
import { findTicketOf } from "../client/place.ts";
import { findIcon } from "./icons.ts";
import type { Thread } from "./place.ts";
import { renderMovedCardOf } from "./rendering.ts";
import { whenDeskFails } from "./trouble.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { attempt, type Sending, type Signal } from "../sending.ts";

/** What is shown only where the ticket is: for a desk that it has left there is nothing to do. */
export function isPast({ store }: Sending, effect: Effect): boolean {
  switch (effect.kind) {
    case "relay":
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

/** Lets the card where the ticket was say so. Undefined when there is no such card that does not. */
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
  const { text, options } = renderMovedCardOf(sending, findTicketOf(sending, ticketId));
  const save = (tx: Transaction) => saveFormerPlace(tx, place.id, { isCardMarked: true });
  return attempt(
    () => sending.api.editMessageText(desk.chatId, place.cardMessageId!, text, options, signal),
    () => again(save),
    (failure) =>
      ["already_so", "target_gone", "topic_gone"].includes(failure.kind)
        ? again(save)
        : whenDeskFails(sending, desk, failure, save),
  );
}

/** Brings a topic where the ticket was one call closer to that of a closed one. Undefined when none lacks that. */
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
    saveFormerPlace(tx, place.id, mustChangeIcon ? { topicIcon: "closed" } : { isTopicClosed: true });
  return attempt(
    () =>
      mustChangeIcon
        ? api.editForumTopic(desk.chatId, place.threadId!, { icon_custom_emoji_id: icon }, signal)
        : api.closeForumTopic(desk.chatId, place.threadId!, signal),
    () => again(save),
    // For want of a right it stays as it is: nobody waits for it there.
    (failure) =>
      ["already_so", "topic_gone", "no_access"].includes(failure.kind)
        ? again(save)
        : whenDeskFails(sending, desk, failure, save),
  );
}

/**
 * Where at the desk something is to be said of the ticket, if that is not in its present place. What answers a message
 * of the relay goes to where that is: in one chat a newer place has larger ids than all that was relayed before it.
 */
export function findFormerPlaceFor(
  sending: Sending,
  { ticketId, deskId, threadId, replyToDeskMessageId: answered }: EffectOf<"tell_desk">,
): Thread | undefined {
  const ticket = findTicketOf(sending, ticketId);
  const isPresent = answered === null || (ticket.topicId !== null && ticket.topicId <= answered);
  if (threadId === undefined && ticket.deskId === deskId && isPresent) return undefined;
  const desk = findDesk(sending.store, deskId)!;
  const former = findFormerPlaces(sending.store, ticketId).findLast((place) => {
    if (place.deskId !== deskId || place.threadId === null) return false;
    return answered === null || place.threadId <= answered;
  });
  const thread = threadId ?? former?.threadId ?? undefined;
  return thread === undefined ? undefined : { ticket, desk, threadId: thread };
}

function isUnfinished({ store }: Sending, { topicIcon, isTopicClosed }: FormerPlace): boolean {
  return !isTopicClosed || (topicIcon !== "closed" && findIcon(store, "closed") !== undefined);
}

function again(settle: (tx: Transaction) => void): Outcome {
  return { kind: "again", settle };
}
