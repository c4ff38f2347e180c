import type { MessageContent, MessageKind } from "./message.ts";

/** The kinds that an admin may allow or leave out. Text is always allowed: without it a client could not write. */
export const limitedKinds = [
  "photo",
  "video",
  "video_note",
  "voice",
  "audio",
  "document",
  "animation",
  "sticker",
  "location",
  "venue",
  "contact",
  "poll",
  "dice",
] as const satisfies readonly MessageKind[];

export type LimitedKind = (typeof limitedKinds)[number];

/** What a client may send. Null where there is no limit. */
export interface Limits {
  /** The most characters of one message. */
  maxLength: number | null;
  /** The most attachments of a client in 24 hours. */
  maxFiles: number | null;
  /** The kinds that are allowed besides text. */
  allow: readonly LimitedKind[] | null;
}

/** Why the team does not want a message. */
export type Unwanted =
  | { reason: "kind"; allow: readonly LimitedKind[] }
  | { reason: "length"; length: number; limit: number }
  | { reason: "files"; limit: number };

/** The window in which messages are counted, and how long a pause lasts. */
export const floodMilliseconds = 60_000;

/** The window in which attachments are counted. */
export const filesMilliseconds = 24 * 3_600_000;

/** @param countFiles the attachments of the client in the last 24 hours without this message */
export function findUnwanted(
  message: Pick<MessageContent, "kind" | "text">,
  { maxLength, maxFiles, allow }: Limits,
  countFiles: () => number,
): Unwanted | undefined {
  const kind = sameAs[message.kind] ?? message.kind;
  if (allow !== null && kind !== "text" && !allow.includes(kind as LimitedKind))
    return { reason: "kind", allow };
  const length = Array.from(message.text).length;
  if (maxLength !== null && length > maxLength) return { reason: "length", length, limit: maxLength };
  if (maxFiles !== null && isAttachment(message) && countFiles() >= maxFiles)
    return { reason: "files", limit: maxFiles };
  return undefined;
}

/** Stickers are files too, but nobody has to look at them. */
export function isAttachment({ kind }: Pick<MessageContent, "kind">): boolean {
  return attachments.has(kind);
}

export const attachments: ReadonlySet<MessageKind> = new Set([
  "photo",
  "live_photo",
  "video",
  "video_note",
  "voice",
  "audio",
  "animation",
  "document",
  "paid_media",
]);

/** Kinds that nobody would name apart from another one. */
const sameAs: Partial<Record<MessageKind, MessageKind>> = {
  rich_message: "text",
  live_photo: "photo",
  paid_media: "photo",
};

/** Words in a row. Each may end with `*`, which stands for any ending. */
export type StopWord = readonly string[];

/** Reads a list with commas. Undefined when it contains no word, or a part of it does not. */
export function readStopWords(written: string): StopWord[] | undefined {
  const parts = written.split(/[,;\n]/).filter((part) => part.trim() !== "");
  const unique = [...new Set(parts.map((part) => fold(part).trim()))];
  const words = unique.map((part) => part.match(/[\p{L}\p{N}]+\*?/gu) ?? []);
  return words.length === 0 || words.some((word) => word.length === 0) ? undefined : words;
}

/** The first of the words in the text. Only whole words count, in any case, and `ё` is `е`. */
export function findStopWord(text: string, words: readonly StopWord[]): StopWord | undefined {
  if (text === "" || words.length === 0) return undefined;
  const tokens = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.find((word) =>
    tokens.some((_, start) => word.every((part, offset) => isSame(tokens[start + offset], part))),
  );
}

function isSame(token: string | undefined, part: string): boolean {
  if (token === undefined) return false;
  return part.endsWith("*") ? token.startsWith(part.slice(0, -1)) : token === part;
}

/** Invisible characters inside a word do not hide it. */
function fold(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .toLowerCase()
    .replaceAll("ё", "е");
}
