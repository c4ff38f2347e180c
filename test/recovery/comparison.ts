import { sql } from "../../src/store/database.ts";
import { isDeepStrictEqual } from "node:util";
import { findMessagesFrom, type MessagePair } from "../../src/store/messages/messages.ts";
import type { PlacedTicket } from "../../src/store/tickets/tickets.ts";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import { ticketsOf } from "../support/clients.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";
import type { LoggedCall } from "../telegram/calls.ts";
import { renderMessage, wordsOf } from "../telegram/render.ts";
import { type Bustle, marksIn } from "./bustle.ts";
import { findAtDesk } from "./ground.ts";

/**
 * Compares people's view with the written messages. The lists hold the details for a person who looks into a failure.
 */
export interface Comparison {
  /** Messages that had to arrive. */
  due: number;
  arrived: number;
  lost: string[];
  different: string[];
  misplaced: string[];
  outOfOrder: string[];
  /** Came twice although the bot had heard of the first arrival. */
  repeated: string[];
  /** Came twice because an answer was cut off. */
  explained: number;
}

export function compareNothing(): Comparison {
  return {
    due: 0,
    arrived: 0,
    lost: [],
    different: [],
    misplaced: [],
    outOfOrder: [],
    repeated: [],
    explained: 0,
  };
}

/** @param stoodAside the messages for which later ones did not wait, by id */
export function compare(
  bustle: Bustle,
  calls: readonly LoggedCall[],
  stoodAside: ReadonlyMap<number, string>,
): Comparison {
  const result = compareNothing();
  const arrivals = arrivalsOf(bustle, calls);
  const { store } = bustle.story.desk.app;
  for (const client of bustle.clients) {
    const known = new Set<string>();
    for (const ticket of ticketsOf(store, client)) {
      const pairs = findMessagesFrom(store, ticket.id, 0);
      for (const pair of pairs) {
        known.add(originalKey(bustle, client, pair));
        comparePair(result, bustle, client, ticket, pair, pairs);
      }
      for (const direction of ["to_desk", "to_client"] as const) {
        const sent = pairs.filter((pair) => pair.direction === direction);
        compareArrivals(result, bustle, client, sent, arrivals, stoodAside);
      }
    }
    for (const { client: whose, kind, message } of bustle.written) {
      if (whose !== client || kind === "remark") continue;
      // A forward had lost its post, and people still wrote under it. The bot may have noticed the loss before it got
      // their messages.
      if (kind === "answer" && bustle.ground.isTooLate(message)) continue;
      // The bot asked about the message, but both went away with the place.
      if (kind === "answer" && bustle.ground.isGone(message.message_id)) continue;
      // The message waited for a decision, and its author took it back or made it a note.
      if (kind === "answer" && (wasTakenBack(bustle, message) || isNote(bustle, message))) continue;
      if (!known.has(keyOf(message.chat.id, message.message_id)))
        result.lost.push(`${client.account.first_name}: never taken in: ${renderMessage(message)}`);
    }
    findMisplaced(result, bustle, client);
  }
  return result;
}

function isNote({ story }: Bustle, { message_id }: StoredMessage): boolean {
  const notes = sql.selectFrom("notes").select("id").where("desk_message_id", "=", message_id);
  return story.desk.app.store.first(notes) !== undefined;
}

function wasTakenBack({ ground }: Bustle, { message_id }: StoredMessage): boolean {
  return ground.messages().some(({ replyTo, content }) => {
    if (content.text !== "Клиент этого не получил и не получит.") return false;
    // It answers `/del` when the bot has not asked yet, else it stands in place of the question.
    return [replyTo, replyTo?.replyTo].some((answered) => answered?.message_id === message_id);
  });
}

/** Messages that have not arrived and have not failed for good. */
export function findWaiting({ story, clients }: Bustle): MessagePair[] {
  const { store } = story.desk.app;
  return clients
    .flatMap((client) => ticketsOf(store, client))
    .flatMap(({ id }) => findMessagesFrom(store, id, 0))
    .filter(({ deliveredAt, failure }) => deliveredAt === null && failure === null);
}

function comparePair(
  result: Comparison,
  bustle: Bustle,
  client: Person,
  ticket: PlacedTicket,
  pair: MessagePair,
  pairs: MessagePair[],
): void {
  const { ground } = bustle;
  const isToDesk = pair.direction === "to_desk";
  const atDesk = findAtDesk(ground, pair.deskMessageId);
  const atClient = client.chat.messages.get(pair.clientMessageId ?? 0);
  const [original, copy] = isToDesk ? [atClient, atDesk] : [atDesk, atClient];
  const what = `${client.account.first_name}, ticket ${ticket.id}, ${JSON.stringify(pair)}`;
  if (pair.failure === "deleted" || pair.failure === "noted" || pair.failure === "held") {
    if (copy !== undefined) result.misplaced.push(`${pair.failure}, and there all the same: ${what}`);
    return;
  }
  // The original is gone. The manager is told.
  if (!isToDesk && pair.failure === "refused" && ground.isGone(pair.deskMessageId)) return;
  result.due += 1;
  const isAnswered = pairs.some(({ id, direction }) => direction === "to_client" && id > pair.id);
  const wentWithPlace = isToDesk && ground.isGone(pair.deskMessageId) && isAnswered;
  if (copy === undefined) {
    if (!wentWithPlace) result.lost.push(what);
    else result.arrived += 1;
    return;
  }
  result.arrived += 1;
  const isInPlace = !isToDesk || wentWithPlace || ground.placeOf(copy) === ticket.topicId;
  if (!copy.sender.account.is_bot || !isInPlace) result.misplaced.push(what);
  if (original === undefined) {
    if (wordsOf(copy.content) !== pair.text && pair.text !== "") result.different.push(what);
  } else if (!isDeepStrictEqual(original.content, copy.content)) {
    result.different.push(`${what}: ${renderMessage(original)} ≠ ${renderMessage(copy)}`);
  }
  // The replied message may have been copied anew since then, to the present place.
  if (copy.replyTo !== undefined && !wentWithPlace && !isOfTicket(copy.replyTo, isToDesk, pairs))
    result.misplaced.push(`${what}: answers ${renderMessage(copy.replyTo)}`);
}

function isOfTicket(
  { message_id, content, automaticForwardOf }: StoredMessage,
  isAtDesk: boolean,
  pairs: MessagePair[],
): boolean {
  if (content.forum_topic_created !== undefined || automaticForwardOf !== undefined) return true;
  return pairs.some(
    ({ deskMessageId, clientMessageId }) => (isAtDesk ? deskMessageId : clientMessageId) === message_id,
  );
}

/** First arrivals must be in order. Later ones need a reason. */
function compareArrivals(
  result: Comparison,
  bustle: Bustle,
  client: Person,
  pairs: MessagePair[],
  arrivals: Map<string, Arrival[]>,
  stoodAside: ReadonlyMap<number, string>,
): void {
  let latest = -1;
  let latestPair: MessagePair | undefined;
  const known = findClientOnTelegram(bustle.story.desk.app.store, client.id);
  for (const pair of pairs) {
    const key = originalKey(bustle, client, pair);
    const [first, ...more] = arrivals.get(key) ?? [];
    if (first === undefined) continue;
    // Messages that did not reach an absent client go out when the bot hears that they are back. A message written at
    // that moment may overtake them.
    const wasAway = pair.direction === "to_client" && bustle.blockers.has(client) && first.refusals > 0;
    if (!wasAway && !stoodAside.has(pair.id)) {
      if (first.index < latest) {
        const [one, other] = [pair, latestPair].map((each) => JSON.stringify(each));
        result.outOfOrder.push(`${client.account.first_name}: ${one} came before ${other}`);
      } else {
        latest = first.index;
        latestPair = pair;
      }
    }
    const heard = [first, ...more].filter(({ isCut }) => !isCut).length;
    const again = pair.direction === "to_desk" ? bustle.ground.losses(known!.id) : 0;
    if (heard > 1 + again) result.repeated.push(`${client.account.first_name}: ${JSON.stringify(pair)}`);
    result.explained += more.length;
  }
}

interface Arrival {
  index: number;
  /** The bot did not get the answer to its call. */
  isCut: boolean;
  /** The number of failed attempts before. */
  refusals: number;
}

/** The calls that brought each original to the other side, in order. The key is the original's chat and id. */
function arrivalsOf(bustle: Bustle, calls: readonly LoggedCall[]): Map<string, Arrival[]> {
  const arrivals = new Map<string, Arrival[]>();
  const refusals = new Map<string, number>();
  for (const [index, call] of calls.entries()) {
    const { outcome } = call;
    const isDone = outcome.kind === "ok" || (outcome.kind === "cut" && outcome.happened);
    for (const key of originalsOf(bustle, call)) {
      if (!isDone) {
        refusals.set(key, (refusals.get(key) ?? 0) + 1);
        continue;
      }
      const arrival = { index, isCut: outcome.kind === "cut", refusals: refusals.get(key) ?? 0 };
      const same = arrivals.get(key);
      if (same === undefined) arrivals.set(key, [arrival]);
      else same.push(arrival);
    }
  }
  return arrivals;
}

/** The originals that the call brings to the other side. A message sent anew is known by its marks. */
function originalsOf(bustle: Bustle, { method, parameters, chat_id }: LoggedCall): string[] {
  const { from_chat_id, message_id, message_ids, text, media } = parameters as {
    from_chat_id: number;
    message_id?: number;
    message_ids?: number[];
    text?: string;
    media?: { caption: string }[];
  };
  if (/^(copy|forward)Message/.test(method))
    return (message_ids ?? [message_id ?? 0]).map((id) => keyOf(from_chat_id, id));
  // In the group, cards and the bot's own texts contain marks too.
  const isToClient = bustle.clients.some(({ id }) => id === chat_id);
  if (method !== "sendMediaGroup" && !(method === "sendMessage" && isToClient)) return [];
  return [text ?? "", ...(media ?? []).map(({ caption }) => caption)]
    .flatMap((words) => marksIn(words))
    .map((mark) => bustle.originalOfMark.get(mark))
    .filter((message) => message !== undefined)
    .map((message) => keyOf(message.chat.id, message.message_id));
}

/** Finds marks in the wrong place: another client's, or a remark's. */
function findMisplaced(result: Comparison, bustle: Bustle, client: Person): void {
  const { ground } = bustle;
  for (const message of client.chat.messages.values()) {
    if (!message.sender.account.is_bot) continue;
    for (const mark of marksIn(wordsOf(message.content))) {
      if (bustle.ownerOfMark.get(mark) !== client || bustle.marks.get(mark) !== "answer")
        result.misplaced.push(`${client.account.first_name} sees ${renderMessage(message)}`);
    }
  }
  for (const message of ground.messages()) {
    if (!message.sender.account.is_bot) continue;
    const mark = marksIn(wordsOf(message.content)).find((each) => bustle.ownerOfMark.get(each) === client);
    if (mark !== undefined && !ground.isWith(client, message))
      result.misplaced.push(`${ground.placeOf(message) ?? "Nobody's place"} has ${renderMessage(message)}`);
  }
}

function originalKey({ ground, originalOfMark }: Bustle, client: Person, pair: MessagePair): string {
  if (pair.direction === "to_desk") return keyOf(client.id, pair.clientMessageId);
  const { deskMessageId } = pair;
  if (deskMessageId !== null) return keyOf(ground.groupOf(deskMessageId).id, deskMessageId);
  const original = originalOfMark.get(marksIn(pair.text)[0] ?? "");
  return keyOf(original?.chat.id ?? 0, original?.message_id ?? 0);
}

function keyOf(chatId: number, messageId: number | null): string {
  return `${chatId}/${messageId}`;
}
