import type { Api } from "grammy";
import type { InputMedia, LinkPreviewOptions, MessageEntity, ReplyParameters } from "grammy/types";
import { findPairAtClient, findPairAtDesk, type MessagePair } from "../../store/messages.ts";
import { findTicket, isInPlace } from "../../store/tickets.ts";
import type { Sending } from "./sending.ts";

/** Kinds that have a caption (docs:editMessageCaption). */
export const captioned: ReadonlySet<string> = new Set([
  "photo",
  "live_photo",
  "video",
  "animation",
  "audio",
  "document",
  "voice",
]);

export interface Words {
  text: string;
  entities: MessageEntity[];
}

/** What the message says, as it is stored. */
export function readWords({ text, entities }: Pick<MessagePair, "text" | "entities">): Words {
  return { text, entities: entities === null ? [] : (JSON.parse(entities) as MessageEntity[]) };
}

/** How the links in a text are shown, where its author said so. */
export function readLinkPreview({ linkPreview }: MessagePair): {
  link_preview_options?: LinkPreviewOptions;
} {
  return linkPreview === null ? {} : { link_preview_options: JSON.parse(linkPreview) as LinkPreviewOptions };
}

/** The message's file, to be sent again or put into another message; undefined for what neither can be done with. */
export function toInputMedia(
  { kind, fileId, coverFileId, isCaptionAbove, hasSpoiler }: MessagePair,
  { text, entities }: Words,
): InputMedia | undefined {
  if (fileId === null || kind === "voice" || !captioned.has(kind)) return undefined;
  if (kind === "live_photo" && coverFileId === null) return undefined;
  return {
    type: kind,
    media: fileId,
    caption: text,
    caption_entities: entities,
    ...(kind === "live_photo" && { photo: coverFileId }),
    ...(kind === "video" && coverFileId !== null && { cover: coverFileId }),
    ...(["photo", "live_photo", "video", "animation"].includes(kind) && {
      show_caption_above_media: isCaptionAbove,
      has_spoiler: hasSpoiler,
    }),
  } as InputMedia;
}

/** What came as an album fits together (docs:sendMediaGroup), so the kinds need no look at each other. */
export type MediaGroup = Parameters<Api["sendMediaGroup"]>[1];

/** An album to be sent from its files; undefined when an item cannot be part of one. */
export function toMediaGroup(pairs: readonly MessagePair[]): MediaGroup | undefined {
  const group = pairs.map((pair) => toInputMedia(pair, readWords(pair)));
  const isGroup = group.every((media) => media !== undefined && media.type !== "animation");
  return isGroup ? (group as MediaGroup) : undefined;
}

/** Looked up only now: the copy of the message that is answered may have arrived a moment ago. */
export function findReply(sending: Sending, pair: MessagePair): ReplyParameters | undefined {
  const { replyToMessageId, quote } = pair;
  if (replyToMessageId === null) return undefined;
  const id =
    pair.direction === "to_desk"
      ? findAnsweredAtDesk(sending, pair, replyToMessageId)
      : findAnsweredAtClient(sending, pair, replyToMessageId);
  if (id == null) return undefined;
  return {
    message_id: id,
    ...(quote !== null && {
      quote: quote.text,
      quote_entities: quote.entities === null ? [] : (JSON.parse(quote.entities) as MessageEntity[]),
      quote_position: quote.position,
    }),
  };
}

/** What is in a place that the ticket has left cannot be answered in the present one. */
function findAnsweredAtDesk({ store }: Sending, { ticketId }: MessagePair, answered: number): number | null {
  const target = findPairAtClient(store, ticketId, answered);
  const ticket = findTicket(store, ticketId);
  return target !== undefined && ticket !== undefined && isInPlace(ticket, target)
    ? target.deskMessageId
    : null;
}

function findAnsweredAtClient({ store }: Sending, pair: MessagePair, answered: number): number | null {
  const target = pair.deskId === null ? undefined : findPairAtDesk(store, pair.deskId, answered);
  return target?.ticketId === pair.ticketId ? target.clientMessageId : null;
}
