import { relay } from "../../handle/effects/relay.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import { findDesk } from "../../store/desks/desks.ts";
import { forgetCopy } from "../../store/messages/changes.ts";
import { copyIdOf, findMessage, type MessagePair } from "../../store/messages/messages.ts";
import { isStillThere } from "../../store/desks/places.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { editOf } from "./change.ts";
import { findSignature, sign } from "./client/signature.ts";
import { sourceOf } from "./client/sources.ts";
import { whenPlaceFails } from "./desk/kinds.ts";
import { isClientGone } from "./failure.ts";
import { giveUp } from "./client/relay.ts";
import type { EffectOf } from "../../ticket/effect.ts";
import { attempt, findTicketOf, handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";

/**
 * Edits the copy of a message to what the message says now. If Telegram does not allow that edit, copies it again. A
 * message without a copy yet needs no edit.
 */
export async function editCopy(
  sending: Sending,
  effect: EffectOf<"edit_copy">,
  signal: Signal,
): Promise<Outcome> {
  const pair = findMessage(sending.store, effect.messageId);
  if (pair === undefined || pair.failure !== null) return { kind: "done" };
  const isToDesk = pair.direction === "to_desk";
  if (copyIdOf(pair) === null) return { kind: "done" };
  const ticket = findTicketOf(sending, pair.ticketId);
  const desk = findDesk(sending.store, (isToDesk ? ticket.deskId : pair.deskId)!)!;
  const words = sign(pair, findSignature(sending, pair, desk));
  const change = { words, isMediaChanged: effect.isMediaChanged };
  const { clientId } = ticket;
  const call = isToDesk
    ? editOf(sending, desk.talkId, pair, change, signal)
    : sourceOf(sending, clientId).editAnswer(sending, clientId, pair, change, signal);
  if (call === undefined) return copyAnew(sending, ticket, pair);
  return attempt(
    call,
    () => ({ kind: "done" }),
    (failure) => {
      if (failure.kind === "already_so") return { kind: "done" };
      if (!isToDesk && isClientGone(failure)) {
        return { kind: "done", settle: (tx) => giveUp(sending, tx, ticket, [pair], failure) };
      }
      // Telegram does not allow some changes of a copy: a text into a video, an album's photo into a file.
      if (["target_gone", "unfit", "refused"].includes(failure.kind)) {
        return copyAnew(sending, ticket, pair);
      }
      return isToDesk ? whenPlaceFails(sending, { ticket, desk }, failure, signal) : whenUnexpected(failure);
    },
  );
}

export function copyAnew(sending: Sending, ticket: PlacedTicket, pair: MessagePair): Outcome {
  return {
    kind: "done",
    settle(tx) {
      // The ticket has moved, and the message was copied to its new place.
      if (pair.direction === "to_desk" && !isStillThere(tx, ticket)) return;
      forgetCopy(tx, pair);
      relay(handlingOf(sending, tx), ticket, pair);
    },
  };
}
