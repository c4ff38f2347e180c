import type { Api } from "grammy";
import type { InputMedia, LinkPreviewOptions, MessageEntity, ReplyParameters } from "grammy/types";
import type { Database } from "../../store/database.ts";
import { findDeskByChat } from "../../store/desks.ts";
import { findPairAtClient, findPairAtDesk } from "../../store/message-pairs.ts";
import type { MessagePair } from "../../store/messages.ts";
import { isInPlace } from "../../store/places.ts";
import { findTicket } from "../../store/tickets.ts";
import { type Place, placeOf } from "../../ticket/message.ts";
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

/** So many characters a bot may put under a file, and into a text (docs:sendPhoto, docs:sendMessage). */
const longestCaption = 1_024;
const longestText = 4_096;

/**
 * Whether the words under the file are more than a bot may put there. Only a plain copy keeps them: one that answers
 * something, or gets a caption, is sent anew by the Bot API server with the limits of bots (tba#334).
 */
export function hasLongCaption({ kind, text }: MessagePair): boolean {
  return captioned.has(kind) && Array.from(text).length > longestCaption;
}

export function longestOf(pair: MessagePair): number {
  if (pair.kind === "text" || hasLongCaption(pair)) return longestText;
  return captioned.has(pair.kind) ? longestCaption : 0;
}

/** Seconds; 0x7FFFFFFF is for ever (docs:sendLocation). */
const shortestLife = 60;
const forEver = 0x7fffffff;

/**
 * A live location as a send of its own, since a copy stands still (td:dup_message_content); it lives as long as the
 * original still does. Undefined for anything else, and for what is about to stop.
 */
export function findLivePlace({ clock }: Sending, pair: MessagePair): Place | undefined {
  const place = placeOf(pair);
  if (place?.live_period === undefined) return undefined;
  const age = Math.max(0, Math.floor((clock.now() - pair.sentAt) / 1_000));
  const left = place.live_period === forEver ? forEver : place.live_period - age;
  return left < shortestLife ? undefined : { ...place, live_period: left };
}

/** What stands under the file; nothing when the words come after it as a message of their own. */
export function captionOf(pair: MessagePair, words: Words): Words {
  return hasLongCaption(pair) ? { text: "", entities: [] } : words;
}

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
  const group = pairs.map((pair) => toInputMedia(pair, captionOf(pair, readWords(pair))));
  const isGroup = group.every((media) => media !== undefined && media.type !== "animation");
  return isGroup ? (group as MediaGroup) : undefined;
}

/** Looked up only now: the copy of the message that is answered may have arrived a moment ago. */
export function findReply(sending: Sending, pair: MessagePair): ReplyParameters | undefined {
  const { direction, quote } = pair;
  const target = findAnswered(sending, pair);
  const side = direction === "to_desk" ? target?.deskMessageId : target?.clientMessageId;
  if (target === undefined || side == null) return undefined;
  const isQuoting = quote !== null && !pair.isQuoteLoose;
  // What is quoted stands in the words, wherever those are.
  const words = isQuoting && target.direction === direction ? target.wordsMessageId : null;
  return {
    message_id: words ?? side,
    ...(isQuoting && {
      quote: quote.text,
      quote_entities: quote.entities === null ? [] : (JSON.parse(quote.entities) as MessageEntity[]),
      quote_position: quote.position,
    }),
  };
}

/**
 * The message that this one replies to. What is in a place that the ticket has left cannot be answered in the present
 * one. At the desk somebody may answer what stands in another ticket: only the same client's has a counterpart.
 */
export function findAnswered({ store }: Sending, pair: MessagePair): MessagePair | undefined {
  const { ticketId, direction, replyToMessageId } = pair;
  const ticket = findTicket(store, ticketId);
  if (ticket === undefined) return undefined;
  if (direction === "to_client") {
    const target = findAnsweredAtDesk(store, pair);
    const other = target && findTicket(store, target.ticketId);
    if (target?.ticketId === ticketId) return target;
    // In topics of their own they would have to be answered from the other one.
    const isOneChat = [ticket, other].every((each) => !each?.clientTopicId);
    return other?.clientId === ticket.clientId && isOneChat ? target : undefined;
  }
  const target = replyToMessageId === null ? undefined : findPairAtClient(store, ticketId, replyToMessageId);
  return target && isInPlace(ticket, target) ? target : undefined;
}

function findAnsweredAtDesk(
  store: Database,
  { deskId, replyToMessageId, externalReply }: MessagePair,
): MessagePair | undefined {
  if (replyToMessageId !== null)
    return deskId === null ? undefined : findPairAtDesk(store, deskId, replyToMessageId);
  if (externalReply?.chatId == null || externalReply.messageId === null) return undefined;
  const desk = findDeskByChat(store, externalReply.chatId);
  return desk && findPairAtDesk(store, desk.id, externalReply.messageId);
}
