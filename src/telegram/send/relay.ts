import { removeAtDesk, takeBack, tellDesk } from "../../handle/enqueue.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import type { Transaction } from "../../store/database.ts";
import { findDesk } from "../../store/desks.ts";
import {
  findLatestMessage,
  findMessage,
  findPairBySide,
  findWaitingAlbum,
  markDelivered,
  markRefused,
  type MessagePair,
} from "../../store/messages.ts";
import { findTicketsOfClient, type PlacedTicket } from "../../store/tickets.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { isOpen } from "../../ticket/ticket.ts";
import type { Failure } from "../failure.ts";
import { findTicketOf, inClientTopic, prepareClientPlace, whenClientTopicGone } from "./client-place.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";
import { findPlace, markWorking, preparePlace, whenTopicFails } from "./topic.ts";

/** Copies a stored message, with its album if it has one, to the other side of its own ticket. */
export function relay(sending: Sending, messageId: number, signal: Signal): Promise<Outcome> {
  const pair = findMessage(sending.store, messageId);
  if (pair === undefined) throw new Error(`message ${messageId} is not stored`);
  const pairs = pair.mediaGroupId === null ? [pair] : findWaitingAlbum(sending.store, pair);
  // An earlier row has taken this item along with its album, or it was moved, noted or deleted before its turn.
  if (pairs.length === 0 || pair.deliveredAt !== null || pair.failure !== null)
    return Promise.resolve({ kind: "done" });
  return pair.direction === "to_desk"
    ? relayToDesk(sending, pairs, signal)
    : relayToClient(sending, pairs, signal);
}

async function relayToDesk(sending: Sending, pairs: MessagePair[], signal: Signal): Promise<Outcome> {
  const { ticketId } = pairs[0]!;
  const place = findPlace(sending, ticketId);
  if (place === undefined) return preparePlace(sending, ticketId, signal);
  const { ticket, desk } = place;
  const reply = findReply(sending, pairs[0]!);
  const route = {
    from: ticket.clientId,
    to: desk.chatId,
    options: { message_thread_id: place.topicId },
    reply,
  };
  return attempt(
    () => copy(sending, pairs, route, signal),
    (copies) => ({
      kind: "done",
      settle(tx) {
        markWorking(tx, desk);
        settleCopies(sending, tx, ticket, pairs, copies);
      },
    }),
    (failure) =>
      whenTopicFails(sending, place, failure, signal, (tx) => {
        for (const pair of pairs) {
          if (markRefused(tx, pair)) tellDesk(handlingOf(sending, tx), ticket, renderUncopied(sending, pair));
        }
      }),
  );
}

async function relayToClient(sending: Sending, pairs: MessagePair[], signal: Signal): Promise<Outcome> {
  const ticket = findTicketOf(sending, pairs[0]!.ticketId);
  const preparing = prepareClientPlace(sending, ticket, signal);
  if (preparing !== undefined) return preparing;
  const desk = findDesk(sending.store, ticket.deskId!)!;
  const reply = findReply(sending, pairs[0]!) ?? findContext(sending, ticket);
  const route = { from: desk.chatId, to: ticket.clientId, options: inClientTopic(ticket), reply };
  return attempt(
    () => copy(sending, pairs, route, signal),
    (copies) => ({
      kind: "done",
      settle: (tx) => settleCopies(sending, tx, ticket, pairs, copies),
    }),
    (failure) =>
      whenClientTopicGone(ticket, failure) ??
      whenUnexpected(failure, (tx) => {
        const refused = pairs.filter((pair) => markRefused(tx, pair));
        if (refused.length === 0) return;
        tellDesk(handlingOf(sending, tx), ticket, renderUndelivered(sending, failure), {
          replyToDeskMessageId: pairs[0]!.deskMessageId,
        });
      }),
  );
}

interface CopyRoute {
  from: number;
  to: number;
  options: { message_thread_id?: number };
  /** The message on the other side that the copy answers, or null. */
  reply: number | null;
}

/** One call; returns the ids of the copies. */
async function copy(
  { api }: Sending,
  pairs: MessagePair[],
  { from, to, options, reply }: CopyRoute,
  signal: Signal,
): Promise<number[]> {
  if (pairs.length === 1) {
    const answering =
      reply === null
        ? options
        : { ...options, reply_parameters: { message_id: reply, allow_sending_without_reply: true } };
    const { message_id } = await api.copyMessage(to, from, originalId(pairs[0]!), answering, signal);
    return [message_id];
  }
  // Strictly increasing ids are asked for (docs:copyMessages); the pairs come in that order.
  const copies = await api.copyMessages(to, from, pairs.map(originalId), options, signal);
  return copies.map(({ message_id }) => message_id);
}

/** Looked up only now: the copy of the message that is answered may have arrived a moment ago. */
function findReply({ store }: Sending, pair: MessagePair): number | null {
  const { ticketId, direction, replyToMessageId } = pair;
  if (replyToMessageId === null) return null;
  const side = direction === "to_desk" ? "client" : "desk";
  const target = findPairBySide(store, ticketId, side, replyToMessageId);
  return (side === "client" ? target?.deskMessageId : target?.clientMessageId) ?? null;
}

/** What shows a client with several open tickets which one an answer belongs to: their own last message there. */
function findContext({ store }: Sending, ticket: PlacedTicket): number | null {
  if (ticket.clientTopicId !== null && ticket.clientTopicId !== 0) return null;
  if (findTicketsOfClient(store, ticket.clientId).filter(isOpen).length < 2) return null;
  return findLatestMessage(store, ticket.id, "to_desk")?.clientMessageId ?? null;
}

function originalId(pair: MessagePair): number {
  return (pair.direction === "to_desk" ? pair.clientMessageId : pair.deskMessageId)!;
}

function settleCopies(
  sending: Sending,
  tx: Transaction,
  ticket: PlacedTicket,
  pairs: MessagePair[],
  copies: number[],
): void {
  const handling = handlingOf(sending, tx);
  // Telegram leaves out what it cannot find and does not say which (docs:copyMessages): then no copy has a known original.
  const isComplete = copies.length === pairs.length;
  for (const [index, pair] of pairs.entries()) {
    markDelivered(tx, pair, isComplete ? copies[index]! : null, handling.now);
    if (isComplete) undoIfWithdrawn(sending, tx, ticket, pair.id);
  }
  if (!isComplete) {
    const counts = { arrived: copies.length, total: pairs.length };
    tellDesk(handling, ticket, html(sending.teamLanguage, "desk-album-incomplete", counts));
  }
}

/** The message was moved, noted or deleted while its copy was under way: the copy goes away again. */
function undoIfWithdrawn(sending: Sending, tx: Transaction, ticket: PlacedTicket, messageId: number): void {
  const pair = findMessage(tx, messageId);
  if (pair?.failure == null) return;
  const handling = handlingOf(sending, tx);
  if (pair.direction === "to_desk") removeAtDesk(handling, ticket, pair.deskMessageId!);
  else takeBack(handling, ticket, pair, pair.failure === "noted" ? "noted" : "deleted", pair.deskMessageId!);
}

function renderUncopied({ teamLanguage }: Sending, pair: MessagePair): Html {
  const kind = plain(teamLanguage, `kind-${pair.kind}`);
  return pair.text === ""
    ? html(teamLanguage, "desk-uncopied", { kind })
    : html(teamLanguage, "desk-uncopied-text", { kind, text: truncate(pair.text, 3_500) });
}

function renderUndelivered({ teamLanguage }: Sending, failure: Failure): Html {
  return html(teamLanguage, "desk-undelivered", { reasonHtml: renderReason(teamLanguage, failure) });
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
