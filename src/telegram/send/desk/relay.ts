import { renderUncopied } from "../../../handle/admin/delivery-trouble.ts";
import { areTopicsOff, topicsSeen } from "../../../handle/desks/topics.ts";
import { tellDesk } from "../../../handle/effects/desk.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import type { Desk } from "../../../store/desks/desks.ts";
import { markFailed, protectOrigin, saveInWords } from "../../../store/messages/changes.ts";
import type { MessagePair } from "../../../store/messages/messages.ts";
import { findOldestWaiting, findWaitingQuestions } from "../../../store/messages/waiting.ts";
import { addSaying } from "../../../store/messages/sayings.ts";
import { isStillThere } from "../../../store/desks/places.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { link } from "../../../text/html.ts";
import { accusative, html, plain } from "../../../text/text.ts";
import { messageUrl } from "../../../ticket/link.ts";
import { goOn, inOtherWay, takeTogether, whenAlbumFails, whenCopyFails } from "../albums.ts";
import { hasFileOnly, sendWordsToDesk } from "../apart.ts";
import { tellContextAtDesk } from "../aside.ts";
import { sourceOf } from "../client/sources.ts";
import { toMediaGroup } from "../content.ts";
import type { Failure } from "../failure.ts";
import { type Sending, type Signal, attempt, handlingOf } from "../sending.ts";
import { settleCopies } from "../settlement.ts";
import { copy, showsOrigin } from "./copy.ts";
import { kindOf, preparePlace, whenPlaceFails } from "./kinds.ts";
import { type Place, answering, findPlace, findReplyAt } from "./place.ts";
import { markWorking } from "./trouble.ts";

/** Sends the oldest waiting message first: a topic that was made again has to be filled in order. */
export async function relayToDesk(sending: Sending, asked: MessagePair, signal: Signal): Promise<Outcome> {
  const oldest = findOldestWaiting(sending.store, asked);
  // An earlier row has sent it, or it moved to another ticket.
  if (oldest === undefined || !isDueWith(oldest, asked)) return { kind: "done" };
  const pairs = takeTogether(sending, oldest);
  const place = findPlace(sending, asked.ticketId);
  if (place === undefined) return preparePlace(sending, asked.ticketId, signal);
  const { ticket, desk } = place;
  const off = kindOf(desk).whenOff(sending, desk, signal);
  if (off !== undefined) return off;
  const [first] = pairs;
  if (first!.isInWords) return sendWords(sending, place, first!, signal);
  const apart = pairs.find(hasFileOnly);
  if (apart !== undefined) return sendWordsToDesk(sending, place, apart, signal);
  const isForwarded = showsOrigin(place, first!);
  if (pairs.length > 1 && !isForwarded && !isAlbumAt(desk, pairs)) return inOtherWay(pairs, "alone");
  // A copied dice is rolled again (td). A forwarded one keeps its number.
  if (first!.kind === "dice" && first!.way === "copy" && !isForwarded) return inOtherWay(pairs, "forward");
  return attempt(
    () => copy(sending, pairs, place, signal),
    ({ ids: copies, hasTopics, ...shown }) => ({
      kind: "done",
      hasMore(tx) {
        const next = findOldestWaiting(tx, asked);
        return next !== undefined && isDueWith(next, asked);
      },
      settle(tx) {
        markWorking(sending, tx, place);
        // The topic was lost or the ticket left the desk during the call. The message goes again, to the new place.
        if (!isStillThere(tx, ticket)) return;
        if (hasTopics !== undefined) topicsSeen(handlingOf(sending, tx), desk, hasTopics);
        // If topics have been switched off, the copy may be in General.
        if (areTopicsOff(tx, desk)) return;
        settleCopies(sending, tx, ticket, pairs, copies, desk.kind === "channel");
        if (desk.kind === "channel" && first!.way === "forward")
          tellOfForward(sending, tx, place, first!, copies[0]!);
        else tellContextAtDesk(sending, tx, ticket, first!, copies[0], shown);
      },
    }),
    async (failure) =>
      (isForwarded ? whenForwardFails(failure, pairs) : undefined) ??
      whenCopyFails(failure, pairs, true) ??
      whenAlbumFails(failure, pairs) ??
      (await whenClientUnknown(sending, ticket, pairs, failure, signal)) ??
      inWordsAfter(
        await whenPlaceFails(sending, place, failure, signal, (tx) => goInWords(tx, ticket, pairs)),
        first!,
      ),
  );
}

/** A message that cannot be copied goes as its stored text, by the same row and so in its turn. */
function goInWords(tx: Transaction, ticket: PlacedTicket, pairs: readonly MessagePair[]): void {
  if (!isStillThere(tx, ticket)) return;
  for (const pair of pairs) saveInWords(tx, pair);
}

function inWordsAfter(outcome: Outcome, { id }: MessagePair): Outcome {
  if (outcome.kind === "retry") return { ...outcome, messageId: id };
  return outcome.kind === "dead" ? { ...outcome, messageId: id, hasMore: true } : outcome;
}

async function sendWords(
  sending: Sending,
  place: Place,
  pair: MessagePair,
  signal: Signal,
): Promise<Outcome> {
  const { ticket, desk } = place;
  const said = renderUncopied(sending, pair);
  const words = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;
  return attempt(
    () =>
      answering(place, findReplyAt(sending, place, pair), (options) =>
        sending.api.sendMessage(desk.talkId, said, { ...words, ...options }, signal),
      ),
    ({ message_id: messageId }) => ({
      kind: "again",
      settle(tx) {
        markWorking(sending, tx, place);
        // A reply to this text is an answer to the client.
        addSaying(tx, { chatId: desk.talkId, messageId, ticketId: ticket.id });
        if (isStillThere(tx, ticket) && !areTopicsOff(tx, desk)) markFailed(tx, pair, "refused");
      },
    }),
    async (failure) => {
      const giveUpWords = (tx: Transaction) => markFailed(tx, pair, "refused");
      const outcome = await whenPlaceFails(sending, place, failure, signal, giveUpWords);
      // Nothing else can replace this text, so it is tried for hours.
      const lasting: Outcome = outcome.kind === "dead" ? { ...outcome, mayPass: true } : outcome;
      return goOn(lasting, findWaitingQuestions(sending.store, pair.ticketId), [pair]);
    },
  );
}

/** The bot does not know the client's chat, for example after a change of its token. Nothing can be copied from there. */
async function whenClientUnknown(
  sending: Sending,
  ticket: PlacedTicket,
  pairs: readonly MessagePair[],
  { kind }: Failure,
  signal: Signal,
): Promise<Outcome | undefined> {
  if (kind !== "chat_unknown") return undefined;
  if (!(await sourceOf(sending, ticket.clientId).isUnknown(sending, ticket.clientId, signal)))
    return undefined;
  return { kind: "again", settle: (tx) => goInWords(tx, ticket, pairs) };
}

/** A forward cannot be a comment, so a line in the ticket's thread links to it. */
function tellOfForward(
  sending: Sending,
  tx: Transaction,
  { ticket, desk }: Place,
  pair: MessagePair,
  forwardId: number,
): void {
  const { teamLanguage } = sending;
  const kind = accusative(teamLanguage, `kind-${pair.kind}`);
  const linkHtml = link(messageUrl(desk.talkId, forwardId), plain(teamLanguage, "desk-forwarded-link"));
  tellDesk(handlingOf(sending, tx), ticket, html(teamLanguage, "desk-forwarded", { kind, linkHtml }));
}

/**
 * A comment is a reply, and a copied album cannot be one (docs:copyMessages). So a channel needs an album that can be sent.
 */
function isAlbumAt(desk: Desk, pairs: readonly MessagePair[]): boolean {
  return desk.kind === "topics" || toMediaGroup(pairs) !== undefined;
}

/** If the message cannot be forwarded, it is copied. */
function whenForwardFails({ kind }: Failure, pairs: readonly MessagePair[]): Outcome | undefined {
  if (kind !== "uncopyable" && kind !== "source_gone" && kind !== "refused") return undefined;
  return {
    kind: "again",
    settle(tx) {
      for (const pair of pairs) protectOrigin(tx, pair);
    },
  };
}

/** Whether the row of `asked` carries this message too. */
function isDueWith(pair: MessagePair, asked: MessagePair): boolean {
  return pair.id <= asked.id || (pair.mediaGroupId !== null && pair.mediaGroupId === asked.mediaGroupId);
}
