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
  const { direction, quote } = pair;
  const target = findAnswered(sending, pair);
  const id = direction === "to_desk" ? target?.deskMessageId : target?.clientMessageId;
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

/**
 * The message that this one replies to. What is in a place that the ticket has left cannot be answered in the present one.
 */
export function findAnswered({ store }: Sending, pair: MessagePair): MessagePair | undefined {
  const { ticketId, direction, deskId, replyToMessageId } = pair;
  if (replyToMessageId === null) return undefined;
  if (direction === "to_client") {
    const target = deskId === null ? undefined : findPairAtDesk(store, deskId, replyToMessageId);
    return target?.ticketId === ticketId ? target : undefined;
  }
  const target = findPairAtClient(store, ticketId, replyToMessageId);
  const ticket = findTicket(store, ticketId);
  return target && ticket && isInPlace(ticket, target) ? target : undefined;
}
