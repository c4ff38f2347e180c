import { updateLocation as updateOnceMore } from "../../handle/effects/relay.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import { findDesk } from "../../store/desks/desks.ts";
import { copyIdOf, findMessage } from "../../store/messages/messages.ts";
import { isInPlace } from "../../store/desks/places.ts";
import { locationOf } from "../../ticket/message.ts";
import { updateLocationAt } from "./change.ts";
import { sourceOf } from "./client/sources.ts";
import { whenPlaceFails } from "./desk/kinds.ts";
import { copyAnew } from "./edit.ts";
import { isClientGone } from "./failure.ts";
import type { EffectOf } from "../../ticket/effect.ts";
import { attempt, findTicketOf, handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";

/** Updates the copy of a live location. After the last update it is stopped, so that it does not look alive. */
export async function updateLocation(
  sending: Sending,
  effect: EffectOf<"move_copy">,
  signal: Signal,
): Promise<Outcome> {
  const { store } = sending;
  const pair = findMessage(store, effect.messageId);
  const location = pair && locationOf(pair);
  const copyId = pair && copyIdOf(pair);
  // A message without a copy yet will start at the original's place at that time.
  if (pair === undefined || location === undefined || copyId == null || pair.failure !== null)
    return { kind: "done" };
  const ticket = findTicketOf(sending, pair.ticketId);
  const isToDesk = pair.direction === "to_desk";
  if (isToDesk && !isInPlace(ticket, pair)) return { kind: "done" };
  const desk = findDesk(store, (isToDesk ? ticket.deskId : pair.deskId)!)!;
  const { clientId } = ticket;
  const isAtEnd = effect.isAtEnd === true;
  const isOver = location.live_period === undefined;
  const atEnd: Outcome = {
    kind: "done",
    settle(tx) {
      if (isOver) updateOnceMore(handlingOf(sending, tx), ticket, pair, { isAtEnd: true, isOver });
    },
  };
  return attempt(
    () =>
      isToDesk
        ? updateLocationAt(sending, desk.talkId, copyId, { location, isAtEnd }, signal)
        : sourceOf(sending, clientId).updateLocation(
            sending,
            clientId,
            copyId,
            { location, isAtEnd },
            signal,
          ),
    () => (isAtEnd ? { kind: "done" } : atEnd),
    (failure) => {
      if (isAtEnd && ["already_so", "target_gone", "refused"].includes(failure.kind)) return { kind: "done" };
      if (failure.kind === "already_so") return atEnd;
      if (!isToDesk && isClientGone(failure)) return { kind: "done" };
      // Somebody deleted the copy, or it has stopped.
      if (["target_gone", "refused", "unfit"].includes(failure.kind)) return copyAnew(sending, ticket, pair);
      return isToDesk ? whenPlaceFails(sending, { ticket, desk }, failure, signal) : whenUnexpected(failure);
    },
  );
}
