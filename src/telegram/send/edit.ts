import { relay } from "../../handle/effects/relay.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import { findDesk } from "../../store/desks.ts";
import { forgetCopy } from "../../store/message-changes.ts";
import { copyIdOf, findMessage, type MessagePair } from "../../store/messages.ts";
import { isStillThere } from "../../store/places.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import { findSignature, sign } from "./client/answer.ts";
import { findTicketOf, isClientGone } from "./client/place.ts";
import { captioned, hasLongCaption, readLinkPreview, toInputMedia, type Words } from "./content.ts";
import { whenPlaceFails } from "./desk/kinds.ts";
import { giveUp } from "./client/relay.ts";
import type { EffectOf } from "../../ticket/effect.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";

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
  const copyId = copyIdOf(pair);
  if (copyId === null) return { kind: "done" };
  const ticket = findTicketOf(sending, pair.ticketId);
  const desk = findDesk(sending.store, (isToDesk ? ticket.deskId : pair.deskId)!)!;
  const chatId = isToDesk ? desk.talkId : ticket.clientId;
  const words = sign(pair, findSignature(sending, pair, desk));
  const call = callFor(sending, pair, words, effect.isMediaChanged, signal);
  if (call === undefined) return copyAnew(sending, ticket, pair);
  return attempt(
    () => call(chatId, copyId),
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

type Edit = (chatId: number, messageId: number) => Promise<unknown>;

/** Undefined for kinds that bots cannot edit (td:is_editable_message_content). */
function callFor(
  { api }: Sending,
  pair: MessagePair,
  { text, entities }: Words,
  isMediaChanged: boolean,
  signal: Signal,
): Edit | undefined {
  // The text has a message of its own. A caption that has become too long cannot move into one by an edit.
  if (pair.wordsMessageId !== null) {
    if (isMediaChanged || text === "") return undefined;
    return (chatId) => api.editMessageText(chatId, pair.wordsMessageId!, text, { entities }, signal);
  }
  if (hasLongCaption(pair)) return undefined;
  if (pair.kind === "text") {
    const formatted = { entities, ...readLinkPreview(pair) };
    return (chatId, id) => api.editMessageText(chatId, id, text, formatted, signal);
  }
  if (!captioned.has(pair.kind)) return undefined;
  const caption = {
    caption: text,
    caption_entities: entities,
    show_caption_above_media: pair.isCaptionAbove,
  };
  if (!isMediaChanged) return (chatId, id) => api.editMessageCaption(chatId, id, caption, signal);
  const media = toInputMedia(pair, { text, entities });
  if (media === undefined) return undefined;
  return (chatId, id) => api.editMessageMedia(chatId, id, media, {}, signal);
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
