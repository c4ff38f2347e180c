import type { MessagePair } from "../../store/messages/messages.ts";
import type { EarlierWords } from "../../store/report/transcript.ts";
import { truncate } from "../../text/html.ts";
import { type Language, plain } from "../../text/text.ts";
import { type FileFacts, type MessageContent, withoutDirections } from "../../ticket/message.ts";
import type { Media, Reply, Written } from "./entry.ts";

/** So much of a message stands above a reply to it. */
const longestQuote = 200;

type File = Pick<MessageContent, "kind" | "fileId" | "fileUniqueId" | "fileFacts">;

export function mediaOf({ kind, fileId, fileUniqueId, fileFacts }: File): Media | null {
  if (fileId === null) return null;
  const { name, size } = fileFacts === null ? ({} as FileFacts) : (JSON.parse(fileFacts) as FileFacts);
  return {
    kind,
    fileId,
    uniqueId: fileUniqueId ?? fileId,
    // A name must not hide its ending by turning the text around.
    name: name === undefined ? null : withoutDirections(name),
    size: size ?? null,
  };
}

/** What both variants show of a message alike. */
export function contentOf(
  language: Language,
  pair: MessagePair,
): Pick<Written, "anchor" | "at" | "text" | "entities" | "details" | "media" | "albumId"> {
  return {
    anchor: anchorOf(pair),
    at: pair.sentAt,
    text: pair.text,
    entities: pair.entities,
    details: describeDetails(language, pair),
    media: mediaOf(pair),
    albumId: pair.mediaGroupId,
  };
}

/** The kind of a message that is neither text nor a file, and whose words it forwards. */
export function marksOf(language: Language, { kind, fileId, origin }: MessagePair): string[] {
  const isTold = kind !== "text" && fileId === null;
  return [
    ...(isTold ? [plain(language, `kind-${kind}`)] : []),
    ...(origin === null ? [] : [plain(language, "desk-history-origin", { name: origin.name })]),
  ];
}

export function groupWords(words: readonly EarlierWords[]): (messageId: number) => Written["earlier"] {
  const groups = Map.groupBy(words, ({ messageId }) => messageId);
  return (messageId) => groups.get(messageId) ?? [];
}

/** The messages by their ids on either side. */
export class Targets {
  readonly #atClient = new Map<number, Written>();
  readonly #atDesk = new Map<string, Written>();

  addAtClient(messageId: number | null, written: Written): void {
    if (messageId !== null) this.#atClient.set(messageId, written);
  }

  addAtDesk(deskId: number | null, messageId: number | null, written: Written): void {
    if (messageId !== null) this.#atDesk.set(`${deskId}/${messageId}`, written);
  }

  /** The message that this one replies to, if it is among them. */
  find({ direction, deskId, replyToMessageId }: MessagePair): Written | undefined {
    if (replyToMessageId === null) return undefined;
    return direction === "to_desk"
      ? this.#atClient.get(replyToMessageId)
      : this.#atDesk.get(`${deskId}/${replyToMessageId}`);
  }
}

/** A reply to a message of the transcript. */
export function replyTo(language: Language, target: Written, pair: MessagePair): Reply {
  const { media, marks } = target;
  const named = media === null ? (marks[0] ?? "") : plain(language, `kind-${media.kind}`);
  const text = pair.quote?.text ?? (target.text === "" ? named : target.text);
  return { anchor: target.anchor, author: target.author, text: truncate(text, longestQuote) };
}

/** A reply to a message in another chat, or the quoted words of one that is not here. */
export function replyElsewhere(language: Language, { quote, externalReply }: MessagePair): Reply | null {
  if (externalReply !== null) {
    const { origin, text, kind } = externalReply;
    const words = text === "" ? plain(language, `kind-${kind}`) : text;
    return { anchor: null, author: origin.name, text: truncate(words, longestQuote) };
  }
  return quote === null ? null : { anchor: null, author: null, text: truncate(quote.text, longestQuote) };
}

function anchorOf({ id }: MessagePair): string {
  return `m${id}`;
}

interface Details {
  latitude?: number;
  longitude?: number;
  location?: { latitude: number; longitude: number };
  title?: string;
  address?: string;
  first_name?: string;
  last_name?: string;
  phone_number?: string;
  question?: string;
  options?: string[];
}

function describeDetails(language: Language, { details }: MessagePair): string[] {
  if (details === null) return [];
  const known = JSON.parse(details) as Details;
  const place = known.location ?? known;
  const name = [known.first_name, known.last_name].filter(Boolean).join(" ");
  const coordinates =
    place.latitude === undefined || place.longitude === undefined
      ? undefined
      : plain(language, "transcript-coordinates", {
          latitude: place.latitude.toFixed(6),
          longitude: place.longitude.toFixed(6),
        });
  return [
    known.title,
    known.address,
    coordinates,
    name,
    known.phone_number,
    known.question,
    ...(known.options ?? []).map((option) => `• ${option}`),
  ].filter((line) => line !== undefined && line !== "") as string[];
}
