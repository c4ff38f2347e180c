import type { MessageContent, MessageKind } from "./message.ts";

/** A canned reply. */
export interface Template {
  id: number;
  /** Empty for one that is in no group. */
  group: string;
  name: string;
  /** Who made it. Null for somebody who hid behind the group. */
  madeBy: number | null;
  /** How often it was sent to a client. */
  uses: number;
  /** What is sent, by language. */
  contents: Map<string, TemplateContent>;
}

/** A message, whose words have {@link placeholders}. */
export type TemplateContent = Omit<MessageContent, "mediaGroupId" | "origin" | "details">;

/** What stands in braces, and is filled in when the message is sent. */
export const placeholders = ["name", "manager", "ticket"] as const;
export type Placeholder = (typeof placeholders)[number];

/** What a canned reply may be. */
export const templateKinds: ReadonlySet<MessageKind> = new Set<MessageKind>([
  "text",
  "photo",
  "video",
  "animation",
  "audio",
  "document",
  "voice",
  "video_note",
  "sticker",
]);

/** Formatting as Telegram reports it, in UTF-16 units (docs:MessageEntity). */
interface Span {
  offset: number;
  length: number;
}

interface Change {
  start: number;
  end: number;
  words: string;
}

/**
 * The words with the values in place of the placeholders; the formatting moves along. Without a value the commas and spaces
 * around the placeholder go with it, so that the sentence still reads well. Unknown names stay as they are.
 */
export function fill<Of extends Span>(
  text: string,
  formatting: readonly Of[],
  values: Readonly<Record<Placeholder, string | null>>,
): { text: string; formatting: Of[] } {
  const changes = [...text.matchAll(/\{([a-z]+)\}/g)].flatMap(({ index, 0: found, 1: name }): Change[] => {
    if (!placeholders.some((each) => each === name)) return [];
    const value = values[name as Placeholder];
    const end = index + found.length;
    return value === null ? leaveOut(text, index, end) : [{ start: index, end, words: value }];
  });
  let filled = "";
  let from = 0;
  const moves: { before: number; after: number; change: Change }[] = [];
  for (const change of changes) {
    // Two placeholders without values may share the space between them.
    const start = Math.max(change.start, from);
    if (change.end < start) continue;
    filled += text.slice(from, start);
    moves.push({ before: start, after: filled.length, change });
    filled += change.words;
    from = change.end;
  }
  filled += text.slice(from);
  const move = (at: number, isEnd: boolean): number => {
    const last = moves.findLast(({ before }) => before <= at && !(isEnd && before === at));
    if (last === undefined) return at;
    const { after, change } = last;
    if (at < change.end) return isEnd ? after + change.words.length : after;
    return after + change.words.length + at - change.end;
  };
  const moved = formatting.flatMap((span) => {
    const offset = move(span.offset, false);
    const length = move(span.offset + span.length, true) - offset;
    return length > 0 ? [{ ...span, offset, length }] : [];
  });
  return { text: filled, formatting: moved };
}

/** Takes away a placeholder with what only belonged to it: `Hello, {name}!` is `Hello!`, `{name}, hello` is `Hello`. */
function leaveOut(text: string, start: number, end: number): Change[] {
  const before = /,?[^\S\n]*$/.exec(text.slice(0, start))![0];
  const isAtStart = /(?:^|[\n.!?…])$/.test(text.slice(0, start - before.length));
  if (!isAtStart) {
    // Between two words one space stays.
    const goesOn = /^[\p{L}\p{N}]/u.test(text.slice(end));
    return [{ start: start - before.length, end, words: goesOn ? " " : "" }];
  }
  const after = /^[,!]?[^\S\n]*/.exec(text.slice(end))![0];
  const first = Array.from(text.slice(end + after.length))[0] ?? "";
  const isLetter = /\p{Ll}/u.test(first);
  return [
    { start, end: end + after.length, words: "" },
    ...(isLetter
      ? [
          {
            start: end + after.length,
            end: end + after.length + first.length,
            words: first.toUpperCase(),
          },
        ]
      : []),
  ];
}
