import { renderUncopied } from "../../handle/admin/delivery-trouble.ts";
import { tellDesk } from "../../handle/effects/desk.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import type { Desk } from "../../store/desks/desks.ts";
import type { Transaction } from "../../store/database.ts";
import { forgetCopy, markDelivered, saveWordsCopy } from "../../store/messages/changes.ts";
import { copyIdOf, type MessagePair } from "../../store/messages/messages.ts";
import { isInPlace, isStillThere } from "../../store/desks/places.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import type { Failure } from "./failure.ts";
import { findSignature, sign } from "./client/signature.ts";
import { sourceOf } from "./client/sources.ts";
import { readWords, type Words } from "./content.ts";
import { whenPlaceFails } from "./desk/kinds.ts";
import { answering, type Place } from "./desk/place.ts";
import { attempt, handlingOf, type Sending, type Signal } from "./sending.ts";
import { undoIfWithdrawn } from "./settlement.ts";

/** The file has been copied. Its text is too long for a bot's caption and is still to be sent. */
export function hasFileOnly(pair: MessagePair): boolean {
  return pair.deliveredAt === null && copyIdOf(pair) !== null;
}

/** Sends the text of a client's message under the copy of its file. */
export async function sendWordsToDesk(
  sending: Sending,
  place: Place,
  pair: MessagePair,
  signal: Signal,
): Promise<Outcome> {
  const { ticket, desk } = place;
  // The file was copied to the ticket's former place. File and text go to the present one.
  if (!isInPlace(ticket, pair)) return { kind: "again", settle: (tx) => forgetCopy(tx, pair) };
  const words = readWords(pair);
  if (words.text === "")
    return { kind: "again", settle: (tx) => settleWords(sending, tx, ticket, pair, null) };
  return attempt(
    () =>
      answering(place, { message_id: pair.deskMessageId! }, (options) =>
        sending.api.sendMessage(desk.talkId, words.text, { ...options, ...shown(words) }, signal),
      ),
    ({ message_id }) => ({
      kind: "again",
      settle(tx) {
        if (isStillThere(tx, ticket)) settleWords(sending, tx, ticket, pair, message_id);
      },
    }),
    (failure) =>
      whenPlaceFails(sending, place, failure, signal, (tx) => {
        if (!isStillThere(tx, ticket)) return;
        settleWords(sending, tx, ticket, pair, null);
        tellDesk(handlingOf(sending, tx), ticket, renderUncopied(sending, pair), {
          replyToDeskMessageId: pair.deskMessageId,
        });
      }),
  );
}

/** The same for an answer to a client. */
export async function sendWordsToClient(
  sending: Sending,
  ticket: PlacedTicket,
  pair: MessagePair,
  desk: Desk,
  whenFails: (failure: Failure) => Outcome,
  signal: Signal,
): Promise<Outcome> {
  const words = sign(pair, findSignature(sending, pair, desk));
  if (words.text === "")
    return { kind: "again", settle: (tx) => settleWords(sending, tx, ticket, pair, null) };
  return attempt(
    () => sourceOf(sending, ticket.clientId).answerInWords(sending, ticket, words, signal),
    (messageId) => ({
      kind: "again",
      settle: (tx) => settleWords(sending, tx, ticket, pair, messageId),
    }),
    whenFails,
  );
}

function settleWords(
  sending: Sending,
  tx: Transaction,
  ticket: PlacedTicket,
  pair: MessagePair,
  wordsMessageId: number | null,
): void {
  if (wordsMessageId !== null) saveWordsCopy(tx, pair, wordsMessageId);
  if (markDelivered(tx, pair, copyIdOf(pair), ticket.placeId, handlingOf(sending, tx).now))
    undoIfWithdrawn(sending, tx, ticket, pair.id);
}

/** Under a file, links get no preview. */
function shown({ entities }: Words) {
  return { entities, link_preview_options: { is_disabled: true } } as const;
}
