import type { LoggedCall } from "../telegram/calls.ts";
import type { Forum, Person, StoredMessage } from "../telegram/actors.ts";
import { wordsOf } from "../telegram/render.ts";
import { isWords, type Load, readWords, wordsFor } from "./load.ts";

/** The fate of all written messages. The lists hold the details for a person who looks into a failure. */
export interface Audit {
  written: { desk: number; client: number };
  /** The number of those that arrived. */
  arrived: { desk: number; client: number };
  lost: string[];
  outOfOrder: string[];
  misplaced: string[];
  /** Copies, topics and cards that came twice, each with its reason. */
  repeated: Repeated[];
  /** Topics that a crash left empty. */
  emptyTopics: number;
}

export interface Repeated {
  what: "message" | "topic" | "card" | "notice";
  name: string;
  /** Why the bot could not know that its first call took effect. Undefined when it could know. */
  reason: "cut" | "kill" | undefined;
}

/**
 * Compares people's view with the written messages, one by one. Finds the reason for every repetition in the call log.
 * @param starts how many calls were logged when each process was launched
 * @param stoodAside the words for which later ones did not wait
 */
export function audit(
  load: Load,
  {
    forum,
    calls,
    starts,
    stoodAside = new Set(),
  }: {
    forum: Forum;
    calls: readonly LoggedCall[];
    starts: readonly number[];
    stoodAside?: ReadonlySet<string>;
  },
): Audit {
  const copies = { desk: copiesIn([forum.chat]), client: copiesIn(load.clients.map(({ chat }) => chat)) };
  const result: Audit = {
    written: { desk: 0, client: 0 },
    arrived: { desk: 0, client: 0 },
    lost: [],
    outOfOrder: [],
    misplaced: findMisplaced(load, forum),
    repeated: findRepeated(load, forum, calls, starts),
    emptyTopics: forum.topics.filter(
      ({ messages }) => !messages.some((each) => readWords(each) !== undefined),
    ).length,
  };
  const latest = new Map<string, number>();
  for (const { side, client, number } of load.written.toSorted((a, b) => a.number - b.number)) {
    const words = wordsFor(side, client, number);
    result.written[side] += 1;
    const arrival = copies[side].get(words)?.[0];
    if (arrival === undefined) {
      result.lost.push(words);
      continue;
    }
    result.arrived[side] += 1;
    if (stoodAside.has(words)) continue;
    const lane = `${side}:${client.id}`;
    if (arrival.message_id < (latest.get(lane) ?? 0)) result.outOfOrder.push(words);
    latest.set(lane, arrival.message_id);
  }
  const seen = [...copies.desk.values(), ...copies.client.values()].reduce(
    (sum, each) => sum + each.length,
    0,
  );
  const arrived = result.arrived.desk + result.arrived.client;
  const explained = result.repeated.filter(({ what }) => what === "message").length;
  if (seen - arrived !== explained) {
    throw new Error(`People see ${seen - arrived} copies again, the call log knows of ${explained}`);
  }
  return result;
}

/** The written messages that have not arrived. Cheaper than the whole audit. */
export function findMissing(load: Load, forum: Forum): string[] {
  const copies = { desk: copiesIn([forum.chat]), client: copiesIn(load.clients.map(({ chat }) => chat)) };
  return load.written
    .filter(({ side, client, number }) => !copies[side].has(wordsFor(side, client, number)))
    .map(({ side, client, number }) => wordsFor(side, client, number));
}

/** The bot's copies by their words, oldest first. */
function copiesIn(chats: Iterable<{ messages: Map<number, StoredMessage> }>): Map<string, StoredMessage[]> {
  const copies = new Map<string, StoredMessage[]>();
  for (const chat of chats) {
    for (const message of chat.messages.values()) {
      if (!message.sender.account.is_bot || readWords(message) === undefined) continue;
      const words = wordsOf(message.content);
      const same = copies.get(words);
      if (same === undefined) copies.set(words, [message]);
      else same.push(message);
    }
  }
  return copies;
}

/** The bot's messages in wrong places. */
function findMisplaced(load: Load, forum: Forum): string[] {
  const misplaced: string[] = [];
  const check = (message: StoredMessage, isRight: boolean, where: string) => {
    if (message.sender.account.is_bot && !isRight) misplaced.push(`${where}: ${wordsOf(message.content)}`);
  };
  for (const client of load.clients) {
    for (const message of client.chat.messages.values()) {
      const read = readWords(message);
      const isNotice = /^Обращение №\d+ принято/.test(wordsOf(message.content));
      check(
        message,
        isNotice || (read?.side === "client" && read.clientId === client.id),
        client.account.first_name,
      );
    }
  }
  const owners = ownersOfTopics(load.clients, forum);
  for (const message of forum.chat.messages.values()) {
    const owner = message.topicId === undefined ? undefined : owners.get(message.topicId);
    const read = readWords(message);
    if (read !== undefined) {
      check(message, read.side === "desk" && read.clientId === owner?.id, `topic ${message.topicId}`);
    } else if (owner !== undefined && message.content.text !== undefined) {
      const isCard = message.content.text.includes(`Клиент: ${owner.account.first_name},`);
      check(message, isCard || isWarning(message.content.text), `topic ${message.topicId}`);
    }
  }
  return misplaced;
}

/**
 * Effects that happened more than once. The bot is to blame unless it could not know of the effect: the answer was cut
 * off, or the process was killed and the call was its last one for that ticket and side.
 */
function findRepeated(
  load: Load,
  forum: Forum,
  calls: readonly LoggedCall[],
  starts: readonly number[],
): Repeated[] {
  const owners = ownersOfTopics(load.clients, forum);
  const generations = generationsOf(calls, starts);
  /** The index of the last call, by generation and lane. */
  const last = new Map<string, number>();
  const effects = new Map<string, { index: number; what: Repeated["what"] }[]>();
  const laneAt = (index: number) => `${generations[index]}:${laneOf(calls[index]!, forum, owners)}`;
  for (const [index, call] of calls.entries()) {
    const subjects = subjectsOf(call, forum, owners);
    if (subjects.length === 0) continue;
    last.set(laneAt(index), index);
    if (!tookEffect(call)) continue;
    for (const { what, name } of subjects) {
      const same = effects.get(name);
      if (same === undefined) effects.set(name, [{ index, what }]);
      else same.push({ index, what });
    }
  }
  const repeated: Repeated[] = [];
  for (const [name, each] of effects) {
    for (const { index, what } of each.slice(0, -1)) {
      const wasLast = last.get(laneAt(index)) === index && generations[index]! < starts.length - 1;
      const reason = calls[index]!.outcome.kind === "cut" ? "cut" : wasLast ? "kill" : undefined;
      repeated.push({ what, name, reason });
    }
  }
  return repeated;
}

/**
 * The number of the process that made each call. A process begins with getMe. Calls before that are late calls of the
 * former process.
 */
function generationsOf(calls: readonly LoggedCall[], starts: readonly number[]): number[] {
  let generation = -1;
  return calls.map(({ method }, index) => {
    if (method !== "getMe") return generation;
    while (generation + 1 < starts.length && starts[generation + 1]! <= index) generation += 1;
    return generation;
  });
}

/** The new things that the call makes and that must not be repeated. */
function subjectsOf(
  call: LoggedCall,
  forum: Forum,
  owners: ReadonlyMap<number, Person>,
): { what: Repeated["what"]; name: string }[] {
  const { message_id, message_ids, from_chat_id, name, message_thread_id, text, media, reply_parameters } =
    call.parameters as {
      reply_parameters?: { message_id: number };
      message_id?: number;
      message_ids?: number[];
      from_chat_id?: number;
      name?: string;
      message_thread_id?: number;
      text?: string;
      media?: { caption: string }[];
    };
  switch (call.method) {
    case "copyMessage":
    case "copyMessages":
      return (message_ids ?? [message_id]).map((id) => ({ what: "message", name: `${from_chat_id}/${id}` }));
    case "sendMediaGroup":
      return media!.map(({ caption }) => ({ what: "message", name: caption }));
    case "createForumTopic":
      return [{ what: "topic", name: name! }];
    case "sendMessage": {
      if (call.chat_id !== forum.id) {
        return isWords(text!)
          ? [{ what: "message", name: text! }]
          : [{ what: "notice", name: `notice ${call.chat_id}` }];
      }
      if (isWarning(text!)) return [{ what: "notice", name: `warning ${reply_parameters?.message_id}` }];
      const owner = owners.get(message_thread_id ?? 0);
      return owner === undefined ? [] : [{ what: "card", name: `card of ${owner.account.first_name}` }];
    }
    default:
      return [];
  }
}

/** A message in flight at a kill may have arrived already. The manager is told so. */
function isWarning(text: string): boolean {
  return text.startsWith("Клиент мог получить это сообщение дважды");
}

/** Calls for one ticket and side are made one after the other. */
function laneOf(call: LoggedCall, forum: Forum, owners: ReadonlyMap<number, Person>): string {
  if (call.chat_id !== forum.id) return `client:${call.chat_id}`;
  const { from_chat_id, name, message_thread_id } = call.parameters as {
    from_chat_id?: number;
    name?: string;
    message_thread_id?: number;
  };
  if (from_chat_id !== undefined) return `desk:${from_chat_id}`;
  if (message_thread_id !== undefined) return `desk:${owners.get(message_thread_id)?.id}`;
  const owner = [...owners.values()].find(({ account }) => name!.endsWith(` ${account.first_name}`));
  return `desk:${owner?.id}`;
}

function tookEffect({ outcome }: LoggedCall): boolean {
  return outcome.kind === "ok" || (outcome.kind === "cut" && outcome.happened);
}

/** The client of each topic, read from its name. This includes topics that a crash left empty. */
function ownersOfTopics(clients: readonly Person[], forum: Forum): Map<number, Person> {
  const owners = new Map<number, Person>();
  for (const topic of forum.topics) {
    const owner = clients.find(({ account }) => topic.name.endsWith(` ${account.first_name}`));
    if (owner !== undefined) owners.set(topic.id, owner);
  }
  return owners;
}
