import type { Outcome } from "../../../outbox/outcome.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { type Sending, type Signal, attempt } from "../sending.ts";
import { whenPlaceFails } from "./kinds.ts";
import { findDeskOf } from "./place.ts";

/** Deletes the copy of a message that moved to another ticket. */
export async function removeAtDesk(
  sending: Sending,
  effect: EffectOf<"remove_at_desk">,
  signal: Signal,
): Promise<Outcome> {
  const place = findDeskOf(sending, effect.ticketId, effect.deskId);
  return attempt(
    () => sending.api.deleteMessage(place.desk.talkId, effect.deskMessageId, signal),
    () => ({ kind: "done" }),
    (failure) =>
      failure.kind === "target_gone" || failure.kind === "topic_gone"
        ? { kind: "done" }
        : whenPlaceFails(sending, place, failure, signal),
  );
}
