import { updateLocation as updateOnceMore } from "../../handle/effects/relay.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import { findDesk } from "../../store/desks.ts";
import { copyIdOf, findMessage } from "../../store/messages.ts";
import { isInPlace } from "../../store/places.ts";
import { locationOf } from "../../ticket/message.ts";
import { findTicketOf, isClientGone } from "./client/place.ts";
import { whenPlaceFails } from "./desk/kinds.ts";
import { copyAnew } from "./edit.ts";
import type { EffectOf } from "../../ticket/effect.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";

/** Updates the copy of a live location. After the last update it is stopped, so that it does not look alive. */
export async function updateLocation(
  sending: Sending,
  effect: EffectOf<"move_copy">,
  signal: Signal,
): Promise<Outcome> {
  const { api, store } = sending;
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
  const chatId = isToDesk ? desk.talkId : ticket.clientId;
  const { latitude, longitude, live_period, ...details } = location;
  const isOver = live_period === undefined;
  const atEnd: Outcome = {
    kind: "done",
    settle(tx) {
      if (isOver) updateOnceMore(handlingOf(sending, tx), ticket, pair, { isAtEnd: true, isOver });
    },
  };
  return attempt(
    () =>
      effect.isAtEnd === true
        ? api.stopMessageLiveLocation(chatId, copyId, {}, signal)
        : api.editMessageLiveLocation(chatId, copyId, latitude, longitude, details, signal),
    () => (effect.isAtEnd === true ? { kind: "done" } : atEnd),
    (failure) => {
      if (effect.isAtEnd === true && ["already_so", "target_gone", "refused"].includes(failure.kind))
        return { kind: "done" };
      if (failure.kind === "already_so") return atEnd;
      if (!isToDesk && isClientGone(failure)) return { kind: "done" };
      // Somebody deleted the copy, or it has stopped.
      if (["target_gone", "refused", "unfit"].includes(failure.kind)) return copyAnew(sending, ticket, pair);
      return isToDesk ? whenPlaceFails(sending, { ticket, desk }, failure, signal) : whenUnexpected(failure);
    },
  );
}
