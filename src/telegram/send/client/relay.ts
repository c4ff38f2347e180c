import { reachabilityChanged } from "../../../handle/client/reachability.ts";
import { atDeskOf } from "../../../handle/effects/adding.ts";
import { reactAtDesk, tellDesk } from "../../../handle/effects/desk.ts";
import { answerFailed } from "../../../handle/replies.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import { findDesk } from "../../../store/desks/desks.ts";
import { type MessagePair, findMessage } from "../../../store/messages/messages.ts";
import { findWaitingAlbum } from "../../../store/messages/waiting.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { html } from "../../../text/text.ts";
import { goOn, inOtherWay, isWaiting, takeTogether, whenAlbumFails, whenCopyFails } from "../albums.ts";
import { hasFileOnly, sendWordsToClient } from "../apart.ts";
import { tellContextAtClient } from "../aside.ts";
import { isOutsideOf } from "../blame.ts";
import { hasFile } from "../file.ts";
import { findReply, hasLongCaption, toMediaGroup } from "../content.ts";
import { findContext, whenContextGone } from "../context.ts";
import type { Shown } from "../desk/place.ts";
import { type Failure, isClientGone } from "../failure.ts";
import { type Sending, type Signal, attempt, findTicketOf, handlingOf, whenUnexpected } from "../sending.ts";
import { renderUndelivered, settleCopies } from "../settlement.ts";
import { findSignature } from "./signature.ts";
import { sourceOf } from "./sources.ts";

export async function relayToClient(sending: Sending, asked: MessagePair, signal: Signal): Promise<Outcome> {
  const pairs = asked.mediaGroupId === null ? [asked].filter(isWaiting) : takeTogether(sending, asked);
  const [first] = pairs;
  if (first === undefined) return { kind: "done" };
  if (pairs.length > 1 && toMediaGroup(pairs) === undefined) return inOtherWay(pairs, "alone");
  const ticket = findTicketOf(sending, asked.ticketId);
  const fail = (failure: Failure): Outcome =>
    goOn(
      whenUnexpected(failure, (tx) => giveUp(sending, tx, ticket, pairs, failure)),
      asked.mediaGroupId === null ? [] : findWaitingAlbum(sending.store, asked),
      pairs,
    );
  if (first.deskMessageId === null && isCopied(pairs) && !hasFile(first)) return fail(leftBehind);
  const source = sourceOf(sending, ticket.clientId);
  const preparing = source.prepare(sending, ticket, signal);
  if (preparing !== undefined) return preparing;
  const desk = findDesk(sending.store, first.deskId!)!;
  const apart = pairs.find(hasFileOnly);
  if (apart !== undefined)
    return sendWordsToClient(
      sending,
      ticket,
      apart,
      desk,
      (failure) => source.whenPlaceGone(sending, ticket, failure) ?? fail(failure),
      signal,
    );
  // An album gets a heading instead.
  const context = pairs.length > 1 ? undefined : findContext(sending, ticket);
  const reply = findReply(sending, first);
  const answering = {
    from: desk.talkId,
    // Sent without, the answer would not show its ticket, and Telegram does not say that the replied message was gone.
    ...(reply && context
      ? { reply: { ...reply, allow_sending_without_reply: false }, instead: context }
      : { reply: reply ?? context }),
    signature: findSignature(sending, first, desk),
  };
  return attempt(
    () => source.answer(sending, ticket, pairs, answering, signal),
    (copies) => ({
      kind: "done",
      hasMore: (tx) =>
        asked.mediaGroupId === null
          ? hasLongCaption(first) && isWaiting(findMessage(tx, asked.id)!)
          : findWaitingAlbum(tx, asked).length > 0,
      settle(tx) {
        settleCopies(sending, tx, ticket, pairs, copies, true);
        tellContextAtClient(sending, tx, ticket, first, copies[0]);
        if (first.kind !== "dice") return;
        const said = html(sending.teamLanguage, "desk-dice", { text: first.text });
        tellDesk(handlingOf(sending, tx), atDeskOf(ticket, first), said, {
          replyToDeskMessageId: first.deskMessageId,
        });
      },
    }),
    async (failure) =>
      source.whenPlaceGone(sending, ticket, failure) ??
      (await whenContextGone(sending, ticket, context, failure, signal, fail)) ??
      // A forward would show the manager's name.
      whenCopyFails(failure, pairs, false) ??
      whenAlbumFails(failure, pairs) ??
      (isCopied(pairs) ? await whenDeskGone(sending, { ticket, desk }, failure, signal) : undefined) ??
      fail(failure),
  );
}

/** The answer's original is in a discussion group that the desk has left. */
const leftBehind: Failure = { kind: "source_gone", error: "the original is in a former discussion group" };

/** Texts and dice are sent anew and need no original. */
function isCopied(pairs: readonly MessagePair[]): boolean {
  return pairs.length === 1 && pairs.every(({ kind }) => kind !== "text" && kind !== "dice");
}

/** Tells the manager under the message that the client did not get it, and why. */
export function giveUp(
  sending: Sending,
  tx: Transaction,
  ticket: PlacedTicket,
  pairs: readonly MessagePair[],
  failure: Failure,
): void {
  const handling = handlingOf(sending, tx);
  const isUnreachable = isClientGone(failure);
  const album = pairs[0]!.mediaGroupId === null ? [] : findWaitingAlbum(tx, pairs[0]!);
  const concerned = isUnreachable ? [...pairs, ...album] : pairs;
  const failed = answerFailed(handling, concerned, isUnreachable ? "unreachable" : "refused");
  if (isUnreachable) reachabilityChanged(handling, ticket.clientId, false);
  // If it was deleted or made a note meanwhile, its failure concerns nobody.
  if (failed.length === 0) return;
  const { deskMessageId } = pairs[0]!;
  const there = atDeskOf(ticket, pairs[0]!);
  if (deskMessageId !== null) reactAtDesk(handling, there, deskMessageId, "💔");
  tellDesk(handling, there, renderUndelivered(sending, failure), { replyToDeskMessageId: deskMessageId });
}

/**
 * The bot may not copy from a chat that it has left (tdlib server), so the answer waits until it is back. Finds out
 * which chat Telegram means, before it takes the client for gone or the message for deleted.
 */
async function whenDeskGone(
  sending: Sending,
  { ticket, desk }: Shown,
  { kind, error }: Failure,
  signal: Signal,
): Promise<Outcome | undefined> {
  const isDesk =
    kind === "not_inside" ||
    (kind === "chat_unknown" &&
      !(await sourceOf(sending, ticket.clientId).isUnknown(sending, ticket.clientId, signal))) ||
    (kind === "source_gone" && (await isOutsideOf(sending, desk, signal)));
  return isDesk ? { kind: "retry", error, isAmbiguous: false } : undefined;
}
