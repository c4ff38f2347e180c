import { reactAtDesk, tellDesk } from "../../../handle/effects/desk.ts";
import { answerKept } from "../../../handle/replies.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { findFormerAtClient } from "../../../store/messages/former-copies.ts";
import { findMessage } from "../../../store/messages/messages.ts";
import { html } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { type Sending, type Signal, attempt, findTicketOf, handlingOf, whenUnexpected } from "../sending.ts";
import { sourceOf } from "./sources.ts";

/** Deletes the client's side of a manager's message. Telegram allows that for 48 hours (docs:deleteMessage). */
export async function takeBack(
  sending: Sending,
  effect: EffectOf<"take_back">,
  signal: Signal,
): Promise<Outcome> {
  const pair = findMessage(sending.store, effect.messageId);
  if (pair?.direction !== "to_client" || pair.clientMessageId === null) return { kind: "done" };
  const { clientMessageId, wordsMessageId } = pair;
  const ticket = findTicketOf(sending, pair.ticketId);
  const { clientId } = ticket;
  const present = wordsMessageId === null ? [clientMessageId] : [clientMessageId, wordsMessageId];
  const messageIds = [...present, ...findFormerAtClient(sending.store, pair.id)];
  const { deskMessageId, reason } = effect;
  const there = { ...ticket, deskId: effect.deskId, placeId: pair.placeId };
  const isGone: Outcome = {
    kind: "done",
    settle(tx) {
      const handling = handlingOf(sending, tx);
      if (reason === "deleted") return reactAtDesk(handling, there, deskMessageId, "👌");
      const said = html(sending.teamLanguage, "desk-taken-back-noted");
      return tellDesk(handling, there, said, { replyToDeskMessageId: deskMessageId });
    },
  };
  return attempt(
    () => sourceOf(sending, clientId).takeBack(sending, clientId, messageIds, signal),
    () => isGone,
    (failure) =>
      failure.kind === "target_gone"
        ? isGone
        : whenUnexpected(failure, (tx) => {
            const said = html(sending.teamLanguage, "desk-not-taken-back", { error: failure.error });
            tellDesk(handlingOf(sending, tx), there, said, { replyToDeskMessageId: deskMessageId });
            if (reason === "deleted") answerKept(handlingOf(sending, tx), pair);
          }),
  );
}
