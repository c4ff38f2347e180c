import type { Api } from "grammy";
import type { InputMedia, MessageEntity, ReplyParameters } from "grammy/types";
import { readSetting } from "../../handle/settings.ts";
import type { Desk } from "../../store/desks.ts";
import { findPairBySide, type MessagePair } from "../../store/messages.ts";
import { findManager } from "../../store/people.ts";
import { plain } from "../../text/text.ts";
import { readFailure } from "../failure.ts";
import type { Sending, Signal } from "./sending.ts";

/** From where to where messages are copied. */
export interface CopyRoute {
  from: number;
  to: number;
  options: { message_thread_id?: number };
  /** What the copy answers on the other side; undefined when nothing. */
  reply: ReplyParameters | undefined;
  /** What stands under the copy's text; undefined for nothing. */
  signature: string | undefined;
}

/**
 * Returns the ids of the copies. When Telegram refuses what is around the message, the answered one or the signature,
 * the message goes without: a call that was refused has changed nothing.
 */
export async function copy(
  sending: Sending,
  pairs: readonly MessagePair[],
  route: CopyRoute,
  signal: Signal,
): Promise<number[]> {
  try {
    return await copyOnce(sending, pairs, route, signal);
  } catch (error) {
    const { kind } = readFailure(error);
    const isOfAlbum = pairs.length > 1 && (kind === "target_gone" || kind === "refused");
    if ((kind === "reply_gone" || isOfAlbum) && route.reply !== undefined)
      return copyOnce(sending, pairs, { ...route, reply: undefined }, signal);
    if (kind === "unfit" && route.signature !== undefined)
      return copyOnce(sending, pairs, { ...route, signature: undefined }, signal);
    throw error;
  }
}

async function copyOnce(
  sending: Sending,
  pairs: readonly MessagePair[],
  route: CopyRoute,
  signal: Signal,
): Promise<number[]> {
  const { from, to, options, reply } = route;
  const [first] = pairs;
  if (pairs.length === 1) return [await copyOne(sending, first!, route, signal)];
  const group = pairs.map((pair) => toInputMedia(pair, { text: pair.text, entities: readEntities(pair) }));
  // A copied album answers nothing (docs:copyMessages); one that is sent can.
  if (reply !== undefined && isGroupable(group)) {
    const answering = { ...options, reply_parameters: reply };
    const sent = await sending.api.sendMediaGroup(to, group, answering, signal);
    return sent.map(({ message_id }) => message_id);
  }
  // Strictly increasing ids are asked for (docs:copyMessages); the pairs come in that order.
  const copies = await sending.api.copyMessages(to, from, pairs.map(originalId), options, signal);
  return copies.map(({ message_id }) => message_id);
}

/** The message's text with a signature under it, when both fit into what Telegram takes. */
export function sign(
  pair: Pick<MessagePair, "kind" | "text" | "entities">,
  signature: string | undefined,
): { text: string; entities: MessageEntity[] } | undefined {
  const longest = pair.kind === "text" ? 4_096 : captioned.has(pair.kind) ? 1_024 : 0;
  if (signature === undefined) return undefined;
  const text = pair.text === "" ? signature : `${pair.text}\n\n${signature}`;
  if (Array.from(text).length > longest) return undefined;
  return { text, entities: readEntities(pair) };
}

export function readEntities({ entities }: Pick<MessagePair, "entities">): MessageEntity[] {
  return entities === null ? [] : (JSON.parse(entities) as MessageEntity[]);
}

/** The message's file, to be sent again or put into another message; undefined for what neither can be done with. */
export function toInputMedia(
  { kind, fileId, isCaptionAbove, hasSpoiler }: MessagePair,
  { text, entities }: { text: string; entities: MessageEntity[] },
): InputMedia | undefined {
  if (fileId === null || kind === "voice" || !captioned.has(kind)) return undefined;
  return {
    type: kind,
    media: fileId,
    caption: text,
    caption_entities: entities,
    ...((kind === "photo" || kind === "video" || kind === "animation") && {
      show_caption_above_media: isCaptionAbove,
      has_spoiler: hasSpoiler,
    }),
  } as InputMedia;
}

/**
 * What stands under the team's words, as the setting asks: nothing, a manager's name, the desk's. Nothing in an album,
 * whose captions cannot be changed on the way (docs:copyMessages).
 */
export function findSignature(
  { store, teamLanguage }: Sending,
  pair: MessagePair,
  desk: Desk,
): string | undefined {
  const setting = readSetting(store, "signature");
  if (setting === "none" || pair.direction === "to_desk" || pair.mediaGroupId !== null) return undefined;
  const manager = pair.authorId === null ? undefined : findManager(store, pair.authorId);
  const name = setting === "manager" && manager !== undefined ? manager.firstName : desk.name;
  return plain(teamLanguage, "signature", { name });
}

/** Looked up only now: the copy of the message that is answered may have arrived a moment ago. */
export function findReply({ store }: Sending, pair: MessagePair): ReplyParameters | undefined {
  const { ticketId, direction, replyToMessageId, quote } = pair;
  if (replyToMessageId === null) return undefined;
  const side = direction === "to_desk" ? "client" : "desk";
  const target = findPairBySide(store, ticketId, side, replyToMessageId);
  const id = side === "client" ? target?.deskMessageId : target?.clientMessageId;
  if (id == null) return undefined;
  return {
    message_id: id,
    allow_sending_without_reply: true,
    ...(quote !== null && {
      quote: quote.text,
      quote_entities: quote.entities === null ? [] : (JSON.parse(quote.entities) as MessageEntity[]),
      quote_position: quote.position,
    }),
  };
}

/** Kinds that have a caption (docs:editMessageCaption). */
export const captioned: ReadonlySet<string> = new Set([
  "photo",
  "video",
  "animation",
  "audio",
  "document",
  "voice",
]);

async function copyOne(
  { api }: Sending,
  pair: MessagePair,
  { from, to, options, reply, signature }: CopyRoute,
  signal: Signal,
): Promise<number> {
  if (pair.way === "forward") {
    return (await api.forwardMessage(to, from, originalId(pair), options, signal)).message_id;
  }
  const answering = reply === undefined ? options : { ...options, reply_parameters: reply };
  // A copied dice is thrown again (td), and a forward would show who sent it: the client is told the number.
  if (pair.kind === "dice") return (await api.sendMessage(to, pair.text, answering, signal)).message_id;
  const signed = sign(pair, signature);
  if (signed === undefined) {
    return (await api.copyMessage(to, from, originalId(pair), answering, signal)).message_id;
  }
  if (pair.kind === "text") {
    return (await api.sendMessage(to, signed.text, { ...answering, entities: signed.entities }, signal))
      .message_id;
  }
  const caption = {
    caption: signed.text,
    caption_entities: signed.entities,
    ...(pair.isCaptionAbove && { show_caption_above_media: true }),
  };
  const copied = await api.copyMessage(to, from, originalId(pair), { ...answering, ...caption }, signal);
  return copied.message_id;
}

/** What came as an album fits together (docs:sendMediaGroup), so the kinds need no look at each other. */
type MediaGroup = Parameters<Api["sendMediaGroup"]>[1];

function isGroupable(group: readonly (InputMedia | undefined)[]): group is MediaGroup {
  return group.every((media) => media !== undefined && media.type !== "animation");
}

function originalId(pair: MessagePair): number {
  return (pair.direction === "to_desk" ? pair.clientMessageId : pair.deskMessageId)!;
}
