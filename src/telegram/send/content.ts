import type { Api } from "grammy";
import type { InputMedia, LinkPreviewOptions, MessageEntity, ReplyParameters } from "grammy/types";
import type { Database } from "../../store/database.ts";
import { findDeskByChat } from "../../store/desks/desks.ts";
import { findPairAtClient, findPairAtDesk } from "../../store/messages/pairs.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import { isInPlace } from "../../store/desks/places.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { type Location, locationOf } from "../../ticket/message.ts";
import type { Sending } from "./sending.ts";

/** Kinds with a caption (docs:editMessageCaption). */
export const captioned: ReadonlySet<string> = new Set([
  "photo",
  "live_photo",
  "video",
  "animation",
  "audio",
  "document",
  "voice",
]);

/** The most characters that a bot may send in a caption and in a text (docs:sendPhoto, docs:sendMessage). */
const longestCaption = 1_024;
const longestText = 4_096;

/**
 * Whether the caption is longer than a bot may send. Only a plain copy keeps it: the Bot API server sends a copy anew, with
 * the limits of bots, when it is a reply or gets a caption (tba#334).
 */
export function hasLongCaption({ kind, text }: MessagePair): boolean {
  return captioned.has(kind) && Array.from(text).length > longestCaption;
}

export function longestOf(pair: MessagePair): number {
  if (pair.kind === "text" || hasLongCaption(pair)) return longestText;
  return captioned.has(pair.kind) ? longestCaption : 0;
}

/** Seconds. 0x7FFFFFFF means for ever (docs:sendLocation). */
const shortestLife = 60;
const forEver = 0x7fffffff;

/**
 * A live location to be sent anew, since a copy does not move (td:dup_message_content). It lives for the rest of the
 * original's time. Undefined for other messages, and for one that is about to stop.
 */
export function findLivePlace({ clock }: Sending, pair: MessagePair): Location | undefined {
  const location = locationOf(pair);
  if (location?.live_period === undefined) return undefined;
  const age = Math.max(0, Math.floor((clock.now() - pair.sentAt) / 1_000));
  const left = location.live_period === forEver ? forEver : location.live_period - age;
  return left < shortestLife ? undefined : { ...location, live_period: left };
}

/** The caption. Empty when the text follows as a message of its own. */
export function captionOf(pair: MessagePair, words: Words): Words {
  return hasLongCaption(pair) ? { text: "", entities: [] } : words;
}

export interface Words {
  text: string;
  entities: MessageEntity[];
}

/** The stored text of the message. */
export function readWords({ text, entities }: Pick<MessagePair, "text" | "entities">): Words {
  return { text, entities: entities === null ? [] : (JSON.parse(entities) as MessageEntity[]) };
}

/** The author's settings for link previews. */
export function readLinkPreview({ linkPreview }: MessagePair): {
  link_preview_options?: LinkPreviewOptions;
} {
  return linkPreview === null ? {} : { link_preview_options: JSON.parse(linkPreview) as LinkPreviewOptions };
}

/** The file of the message as input for a new or edited message. Undefined for kinds that allow neither. */
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

/** Items that came as one album may be sent as one (docs:sendMediaGroup), so their kinds are not checked. */
export type MediaGroup = Parameters<Api["sendMediaGroup"]>[1];

/** The album as input. Undefined when an item cannot be part of an album. */
export function toMediaGroup(pairs: readonly MessagePair[]): MediaGroup | undefined {
  const group = pairs.map((pair) => toInputMedia(pair, captionOf(pair, readWords(pair))));
  const isGroup = group.every((media) => media !== undefined && media.type !== "animation");
  return isGroup ? (group as MediaGroup) : undefined;
}

/** Looked up just before sending, since the copy of the replied-to message may have arrived a moment ago. */
export function findReply(sending: Sending, pair: MessagePair): ReplyParameters | undefined {
  const { direction, quote } = pair;
  const target = findAnswered(sending, pair);
  const side = direction === "to_desk" ? target?.deskMessageId : target?.clientMessageId;
  if (target === undefined || side == null) return undefined;
  const isQuoting = quote !== null && !pair.isQuoteLoose;
  // The quoted text may be in the separate text message.
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
 * The message that this one replies to. A copy in a former place cannot be replied to from the present one. At the desk a
 * manager may reply to a message of another ticket: it has a counterpart only if the client is the same.
 */
export function findAnswered({ store }: Sending, pair: MessagePair): MessagePair | undefined {
  const { ticketId, direction, replyToMessageId } = pair;
  const ticket = findTicket(store, ticketId);
  if (ticket === undefined) return undefined;
  if (direction === "to_client") {
    const target = findRepliedToAtDesk(store, pair);
    const other = target && findTicket(store, target.ticketId);
    if (target?.ticketId === ticketId) return target;
    // A message in another topic of the client cannot be replied to from this one.
    const isOneChat = [ticket, other].every((each) => !each?.clientTopicId);
    return other?.clientId === ticket.clientId && isOneChat ? target : undefined;
  }
  const target = replyToMessageId === null ? undefined : findPairAtClient(store, ticketId, replyToMessageId);
  return target && isInPlace(ticket, target) ? target : undefined;
}

function findRepliedToAtDesk(
  store: Database,
  { deskId, replyToMessageId, externalReply }: MessagePair,
): MessagePair | undefined {
  if (replyToMessageId !== null)
    return deskId === null ? undefined : findPairAtDesk(store, deskId, replyToMessageId);
  if (externalReply?.chatId == null || externalReply.messageId === null) return undefined;
  const desk = findDeskByChat(store, externalReply.chatId);
  return desk && findPairAtDesk(store, desk.id, externalReply.messageId);
}
