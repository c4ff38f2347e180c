import { tellDesk } from "../../handle/enqueue.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import type { Transaction } from "../../store/database.ts";
import { findDesk } from "../../store/desks.ts";
import {
  findMessage,
  findPairBySide,
  findWaitingAlbum,
  markDelivered,
  markUndelivered,
  type MessagePair,
} from "../../store/messages.ts";
import { findTicket } from "../../store/tickets.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { Failure } from "../failure.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";
import { findPlace, markWorking, preparePlace, whenTopicFails } from "./topic.ts";

/** Copies a stored message, with its album if it has one, to the other side of its own ticket. */
export function relay(sending: Sending, messageId: number, signal: Signal): Promise<Outcome> {
  const pair = findMessage(sending.store, messageId);
  if (pair === undefined) throw new Error(`message ${messageId} is not stored`);
  const pairs = pair.mediaGroupId === null ? [pair] : findWaitingAlbum(sending.store, pair);
  // An earlier row has taken this item along with its album.
  if (pairs.length === 0 || pair.deliveredAt !== null) return Promise.resolve({ kind: "done" });
  return pair.direction === "to_desk"
    ? relayToDesk(sending, pairs, signal)
    : relayToClient(sending, pairs, signal);
}

async function relayToDesk(sending: Sending, pairs: MessagePair[], signal: Signal): Promise<Outcome> {
  const { ticketId } = pairs[0]!;
  const place = findPlace(sending, ticketId);
  if (place === undefined) return preparePlace(sending, ticketId, signal);
  const { ticket, desk } = place;
  const route = { from: ticket.clientId, to: desk.chatId, topicId: place.topicId };
  return attempt(
    () => copy(sending, pairs, route, signal),
    (copies) => ({
      kind: "done",
      settle(tx) {
        markWorking(tx, desk);
        settleCopies(sending, tx, pairs, copies, desk.chatId);
      },
    }),
    (failure) =>
      whenTopicFails(sending, place, failure, signal, (tx) => {
        for (const pair of pairs) {
          markUndelivered(tx, pair, failure.kind);
          const said = renderUncopied(sending, pair);
          tellDesk(handlingOf(sending, tx), ticket, desk.chatId, said, null);
        }
      }),
  );
}

async function relayToClient(sending: Sending, pairs: MessagePair[], signal: Signal): Promise<Outcome> {
  const ticket = findTicket(sending.store, pairs[0]!.ticketId)!;
  const desk = findDesk(sending.store, ticket.deskId!)!;
  const route = { from: desk.chatId, to: ticket.clientId, topicId: null };
  return attempt(
    () => copy(sending, pairs, route, signal),
    (copies) => ({
      kind: "done",
      settle: (tx) => settleCopies(sending, tx, pairs, copies, desk.chatId),
    }),
    (failure) =>
      whenUnexpected(failure, (tx) => {
        for (const pair of pairs) markUndelivered(tx, pair, failure.kind);
        const said = renderUndelivered(sending, failure);
        tellDesk(handlingOf(sending, tx), ticket, desk.chatId, said, pairs[0]!.deskMessageId);
      }),
  );
}

/** One call; returns the ids of the copies. */
async function copy(
  { api, store }: Sending,
  pairs: MessagePair[],
  route: { from: number; to: number; topicId: number | null },
  signal: Signal,
): Promise<number[]> {
  const topic = route.topicId === null ? {} : { message_thread_id: route.topicId };
  const [first] = pairs;
  if (pairs.length === 1) {
    const reply = findReply(store, first!);
    const options = reply === null ? topic : { ...topic, reply_parameters: reply };
    const { message_id } = await api.copyMessage(route.to, route.from, originalId(first!), options, signal);
    return [message_id];
  }
  // Strictly increasing ids are asked for (docs:copyMessages); the pairs come in that order.
  const copies = await api.copyMessages(route.to, route.from, pairs.map(originalId), topic, signal);
  return copies.map(({ message_id }) => message_id);
}

/** Looked up only now: the copy of the message that is answered may have arrived a moment ago. */
function findReply(store: Sending["store"], pair: MessagePair) {
  const { ticketId, direction, replyToMessageId } = pair;
  if (replyToMessageId === null) return null;
  const side = direction === "to_desk" ? "client" : "desk";
  const target = findPairBySide(store, ticketId, side, replyToMessageId);
  const id = side === "client" ? target?.deskMessageId : target?.clientMessageId;
  return id == null ? null : { message_id: id, allow_sending_without_reply: true };
}

function originalId(pair: MessagePair): number {
  return (pair.direction === "to_desk" ? pair.clientMessageId : pair.deskMessageId)!;
}

function settleCopies(
  sending: Sending,
  tx: Transaction,
  pairs: MessagePair[],
  copies: number[],
  deskChatId: number,
): void {
  const handling = handlingOf(sending, tx);
  // Telegram leaves out what it cannot find and does not say which (docs:copyMessages): then no copy has a known original.
  const isComplete = copies.length === pairs.length;
  pairs.forEach((pair, index) => markDelivered(tx, pair, isComplete ? copies[index]! : null, handling.now));
  if (!isComplete) {
    const counts = { arrived: copies.length, total: pairs.length };
    const said = html(sending.teamLanguage, "desk-album-incomplete", counts);
    tellDesk(handling, { id: pairs[0]!.ticketId }, deskChatId, said, null);
  }
}

function renderUncopied({ teamLanguage }: Sending, pair: MessagePair): Html {
  const kind = plain(teamLanguage, `kind-${pair.kind}`);
  return pair.text === ""
    ? html(teamLanguage, "desk-uncopied", { kind })
    : html(teamLanguage, "desk-uncopied-text", { kind, text: truncate(pair.text, 3_500) });
}

function renderUndelivered({ teamLanguage }: Sending, failure: Failure): Html {
  return html(teamLanguage, "desk-undelivered", { reason: renderReason(teamLanguage, failure) });
}

function renderReason(language: Sending["teamLanguage"], failure: Failure): Html {
  switch (failure.kind) {
    case "unreachable":
      return html(language, "desk-undelivered-blocked");
    case "source_gone":
      return html(language, "desk-undelivered-gone");
    case "uncopyable":
      return html(language, "desk-undelivered-uncopyable");
    default:
      return html(language, "desk-undelivered-unknown", { error: failure.error });
  }
}
