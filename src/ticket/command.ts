import type { IncomingMessage } from "./message.ts";

/** A command as Telegram marks it, and the words after it. */
export interface WrittenCommand {
  /** In lower case, without the slash. */
  word: string;
  /** The bot that the command names, in lower case without the @. Null for a command to any bot. */
  addressee: string | null;
  /** The words after the command. Empty when they are only white space and punctuation. */
  rest: string;
  /** In UTF-16 units: everything before `rest`. */
  length: number;
}

/** What stands between a command and its words. What is joined to the first word belongs to it: `-5`, `.env`, `…`. */
const separator = /^[,.:;!—–-]*\s*(?:[,.:;!—–-]+\s+)?/u;

/** The command at the beginning of a text. Undefined when there is none, as in a path (td:find_bot_commands). */
export function readCommand(text: string): WrittenCommand | undefined {
  const [head, word, addressee] = /^\/([a-z0-9_]{1,64})(?:@([a-z0-9_]{3,32}))?(?![\w/<>@])/i.exec(text) ?? [];
  if (head === undefined || word === undefined) return undefined;
  const tail = text.slice(head.length);
  const rest = tail.replace(separator, "");
  const isEmpty = !/[\p{L}\p{N}\p{S}]/u.test(tail);
  return {
    word: word.toLowerCase(),
    addressee: addressee?.toLowerCase() ?? null,
    rest: isEmpty ? "" : rest.trimEnd(),
    length: isEmpty ? text.length : text.length - rest.length,
  };
}

/** The message without the first `length` UTF-16 units of its text. The formatting moves along. */
export function cutOff(incoming: IncomingMessage, length: number): IncomingMessage {
  const entities = incoming.entities === null ? [] : (JSON.parse(incoming.entities) as Span[]);
  const left = entities.flatMap((entity) => {
    const offset = Math.max(entity.offset - length, 0);
    const end = entity.offset + entity.length - length;
    return end > offset ? [{ ...entity, offset, length: end - offset }] : [];
  });
  return {
    ...incoming,
    text: incoming.text.slice(length),
    entities: left.length === 0 ? null : JSON.stringify(left),
    isCut: true,
  };
}

/** In UTF-16 units (docs:MessageEntity). */
interface Span {
  offset: number;
  length: number;
}

/** The known word closest to `written`. Undefined when none is close. */
export function findNearest(written: string, known: readonly string[]): string | undefined {
  const limit = written.length < 4 ? 1 : 2;
  const [nearest] = known
    .map((word) => ({ word, distance: distance(written, word) }))
    .filter((each) => each.distance <= limit)
    .toSorted((a, b) => a.distance - b.distance);
  return nearest?.word;
}

/** How many letters must be added, removed or replaced to turn one word into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (let at = 0; at < other.length; at += 1) {
      const replaced = row[at]! + (other[at] === letter ? 0 : 1);
      next.push(Math.min(replaced, row[at + 1]! + 1, next[at]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
}
