import { addSaying } from "../../store/sayings.ts";
import { renderUncopied } from "../../handle/admin/delivery-trouble.ts";
import { atDeskOf } from "../../handle/effects/adding.ts";
import { reactAtDesk, tellDesk } from "../../handle/effects/desk.ts";
import { areTopicsOff } from "../../handle/desks/topics.ts";
import { reachabilityChanged } from "../../handle/client/reachability.ts";
import { answerFailed } from "../../handle/replies.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import type { Transaction } from "../../store/database.ts";
import { type Desk, findDesk } from "../../store/desks.ts";
import { loosenQuote, markFailed, protectOrigin, saveInWords, saveWay } from "../../store/message-changes.ts";
import {
  findMessage,
  findOldestWaiting,
  findWaitingAlbum,
  findWaitingQuestions,
  type MessagePair,
} from "../../store/messages.ts";
import { isStillThere, type PlacedTicket } from "../../store/tickets.ts";
import { link } from "../../text/html.ts";
import { accusative, html, plain } from "../../text/text.ts";
import { messageUrl } from "../../ticket/link.ts";
import type { Failure } from "./failure.ts";
import { answer, findSignature } from "./client/answer.ts";
import { hasFileOnly, sendWordsToClient, sendWordsToDesk } from "./apart.ts";
import { tellContextAtClient, tellContextAtDesk } from "./aside.ts";
import { isClientChatUnknown, isOutsideOf } from "./blame.ts";
import {
  findTicketOf,
  inClientTopic,
  isClientGone,
  prepareClientPlace,
  whenClientTopicGone,
} from "./client/place.ts";
import { findReply, hasLongCaption, toMediaGroup } from "./content.ts";
import { copy, showsOrigin } from "./desk/copy.ts";
import { kindOf, preparePlace, whenPlaceFails } from "./desk/kind.ts";
import { findContext, whenContextGone } from "./context.ts";
import { answering, findPlace, findReplyAt, markWorking, type Place, type Shown } from "./desk/place.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";
import { renderUndelivered, settleCopies } from "./settlement.ts";

/** Copies a stored message, with its album if it has one, to the other side of its own ticket. */
export function relay(sending: Sending, messageId: number, signal: Signal): Promise<Outcome> {
  const pair = findMessage(sending.store, messageId);
  if (pair === undefined) throw new Error(`message ${messageId} is not stored`);
  return pair.direction === "to_desk"
    ? relayToDesk(sending, pair, signal)
    : relayToClient(sending, pair, signal);
}

/** What was to be copied before this message goes first: a topic that was made anew has to be filled in order. */
async function relayToDesk(sending: Sending, asked: MessagePair, signal: Signal): Promise<Outcome> {
  const oldest = findOldestWaiting(sending.store, asked);
  // An earlier row has taken it along, or it was moved before its turn.
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
  // A copied dice is rolled again (td); a forwarded one keeps its number.
  if (first!.kind === "dice" && first!.way === "copy" && !isForwarded) return inOtherWay(pairs, "forward");
  return attempt(
    () => copy(sending, pairs, place, signal),
    ({ ids: copies, ...shown }) => ({
      kind: "done",
      hasMore(tx) {
        const next = findOldestWaiting(tx, asked);
        return next !== undefined && isDueWith(next, asked);
      },
      settle(tx) {
        markWorking(sending, tx, place);
        // Meanwhile found to be gone, or left for another desk: the message goes to the new place once more.
        if (!isStillThere(tx, ticket)) return;
        // With topics off by now it may be in the heap.
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

async function relayToClient(sending: Sending, asked: MessagePair, signal: Signal): Promise<Outcome> {
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
  if (first.deskMessageId === null && isCopied(pairs)) return fail(leftBehind);
  const preparing = prepareClientPlace(sending, ticket, signal);
  if (preparing !== undefined) return preparing;
  const desk = findDesk(sending.store, first.deskId!)!;
  const apart = pairs.find(hasFileOnly);
  if (apart !== undefined)
    return sendWordsToClient(
      sending,
      ticket,
      apart,
      desk,
      (failure) => whenClientTopicGone(sending, ticket, failure) ?? fail(failure),
      signal,
    );
  const route = {
    from: desk.talkId,
    to: ticket.clientId,
    options: inClientTopic(ticket),
    // An album has a heading for that.
    reply: findReply(sending, first) ?? (pairs.length > 1 ? undefined : findContext(sending, ticket)),
    signature: findSignature(sending, first, desk),
  };
  return attempt(
    () => answer(sending, pairs, route, signal),
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
      whenClientTopicGone(sending, ticket, failure) ??
      (await whenContextGone(sending, ticket, route.reply, failure, signal, fail)) ??
      // A forward would show the manager's name.
      whenCopyFails(failure, pairs, false) ??
      whenAlbumFails(failure, pairs) ??
      (isCopied(pairs) ? await whenDeskGone(sending, { ticket, desk }, failure, signal) : undefined) ??
      fail(failure),
  );
}

/** What nobody can pass on goes in its stored words, by the same row and so in its turn. */
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
        // Who answers these words answers the client.
        addSaying(tx, { chatId: desk.talkId, messageId, ticketId: ticket.id });
        if (isStillThere(tx, ticket) && !areTopicsOff(tx, desk)) markFailed(tx, pair, "refused");
      },
    }),
    async (failure) => {
      const giveUpWords = (tx: Transaction) => markFailed(tx, pair, "refused");
      const outcome = await whenPlaceFails(sending, place, failure, signal, giveUpWords);
      // Nothing is left that could stand in for them.
      const lasting: Outcome = outcome.kind === "dead" ? { ...outcome, mayPass: true } : outcome;
      return goOn(lasting, findWaitingQuestions(sending.store, pair.ticketId), [pair]);
    },
  );
}

/** The bot does not know the client's chat, as after its token was changed: nothing can be copied from there any more. */
async function whenClientUnknown(
  sending: Sending,
  ticket: PlacedTicket,
  pairs: readonly MessagePair[],
  { kind }: Failure,
  signal: Signal,
): Promise<Outcome | undefined> {
  if (kind !== "chat_unknown") return undefined;
  if (!(await isClientChatUnknown(sending, ticket.clientId, signal))) return undefined;
  return { kind: "again", settle: (tx) => goInWords(tx, ticket, pairs) };
}

/** What an answer was copied from is in a discussion group that was left. */
const leftBehind: Failure = { kind: "source_gone", error: "the original is in a former discussion group" };

/** What is sent anew needs no original. */
function isCopied(pairs: readonly MessagePair[]): boolean {
  return pairs.length === 1 && pairs.every(({ kind }) => kind !== "text" && kind !== "dice");
}

/** The manager sees on the very message that the client did not get it, and why. */
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
  // What was noted or deleted meanwhile had not to arrive any more.
  if (failed.length === 0) return;
  const { deskMessageId } = pairs[0]!;
  const there = atDeskOf(ticket, pairs[0]!);
  if (deskMessageId !== null) reactAtDesk(handling, there, deskMessageId, "💔");
  tellDesk(handling, there, renderUndelivered(sending, failure), { replyToDeskMessageId: deskMessageId });
}

/**
 * The bot may not copy from a chat that it is not in: the answer waits until it is back (tdlib server). Which chat
 * Telegram means is found out before the client is taken for gone, or the message for deleted.
 */
async function whenDeskGone(
  sending: Sending,
  { ticket, desk }: Shown,
  { kind, error }: Failure,
  signal: Signal,
): Promise<Outcome | undefined> {
  const isDesk =
    kind === "not_inside" ||
    (kind === "chat_unknown" && !(await isClientChatUnknown(sending, ticket.clientId, signal))) ||
    (kind === "source_gone" && (await isOutsideOf(sending, desk, signal)));
  return isDesk ? { kind: "retry", error, isAmbiguous: false } : undefined;
}

/** An album that Telegram does not take as a whole goes item by item, so that only what is wrong stays behind. */
function whenAlbumFails({ kind }: Failure, pairs: readonly MessagePair[]): Outcome | undefined {
  const isOfAlbum = pairs.length > 1 && ["target_gone", "refused", "unfit"].includes(kind);
  return isOfAlbum ? inOtherWay(pairs, "alone") : undefined;
}

/** What is given up stops nothing else: whatever the same row has to bring besides still goes out by it. */
function goOn(outcome: Outcome, waiting: readonly MessagePair[], pairs: readonly MessagePair[]): Outcome {
  const hasRest = waiting.some(({ id }) => pairs.every((pair) => pair.id !== id));
  const messageId = pairs[0]!.id;
  if (outcome.kind === "retry") return { ...outcome, messageId };
  return outcome.kind === "dead" ? { ...outcome, messageId, ...(hasRest && { hasMore: true }) } : outcome;
}

/** A forward is no comment: the ticket's thread says where it stands. */
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

/** A comment is an answer, and copied albums answer nothing (docs:copyMessages): there it has to be one that can be sent. */
function isAlbumAt(desk: Desk, pairs: readonly MessagePair[]): boolean {
  return desk.kind === "topics" || toMediaGroup(pairs) !== undefined;
}

/** What may succeed in another way: without the quote, item by item, as a forward. */
function whenCopyFails(
  failure: Failure,
  pairs: readonly MessagePair[],
  mayForward: boolean,
): Outcome | undefined {
  const [first] = pairs;
  if (failure.kind === "quote_gone" && first!.quote !== null && !first!.isQuoteLoose) {
    return { kind: "again", settle: (tx) => loosenQuote(tx, first!) };
  }
  if (failure.kind !== "uncopyable") return undefined;
  if (pairs.length > 1) return inOtherWay(pairs, "alone");
  return mayForward && first!.way !== "forward" ? inOtherWay(pairs, "forward") : undefined;
}

/** What cannot be forwarded further is copied. */
function whenForwardFails({ kind }: Failure, pairs: readonly MessagePair[]): Outcome | undefined {
  if (kind !== "uncopyable" && kind !== "source_gone" && kind !== "refused") return undefined;
  return {
    kind: "again",
    settle(tx) {
      for (const pair of pairs) protectOrigin(tx, pair);
    },
  };
}

function inOtherWay(pairs: readonly MessagePair[], way: "alone" | "forward"): Outcome {
  return {
    kind: "again",
    settle(tx) {
      for (const pair of pairs) saveWay(tx, pair, way);
    },
  };
}

/** The message with the rest of its album, as far as it waits too; by itself after the album as a whole was refused. */
function takeTogether({ store }: Sending, pair: MessagePair): MessagePair[] {
  if (pair.mediaGroupId === null) return [pair];
  if (pair.isInWords) return [pair];
  const waiting = findWaitingAlbum(store, pair).filter(({ isInWords }) => !isInWords);
  return waiting[0]?.way === "copy" ? waiting : waiting.slice(0, 1);
}

/** Whether the row of `asked` brings this one too. */
function isDueWith(pair: MessagePair, asked: MessagePair): boolean {
  return pair.id <= asked.id || (pair.mediaGroupId !== null && pair.mediaGroupId === asked.mediaGroupId);
}

function isWaiting({ deliveredAt, failure }: MessagePair): boolean {
  return deliveredAt === null && failure === null;
}
