import type { ReplyParameters } from "grammy/types";
import { readSetting } from "../../../handle/settings/settings.ts";
import type { Desk } from "../../../store/desks.ts";
import type { MessagePair } from "../../../store/messages.ts";
import { findManager } from "../../../store/people.ts";
import { plain } from "../../../text/text.ts";
import { readFailure } from "../failure.ts";
import {
  captioned,
  captionOf,
  findLivePlace,
  longestOf,
  readLinkPreview,
  readWords,
  toMediaGroup,
  type Words,
} from "../content.ts";
import type { Sending, Signal } from "../sending.ts";

/** From which desk to which client the team's messages go. */
export interface AnswerRoute {
  from: number;
  to: number;
  options: { message_thread_id?: number };
  /** What the answer replies to on the client's side; undefined when nothing. */
  reply: ReplyParameters | undefined;
  /** What stands under the answer's text; undefined for nothing. */
  signature: string | undefined;
}

/**
 * Sends the team's message, or its album, to the client; returns the ids there. Its words are always the stored ones:
 * a mere copy has the words of the moment (docs:copyMessage), and an edit that the bot has not heard of yet may have
 * made a note of them. When Telegram refuses what is around the message, the answered one or the signature, the
 * message goes without: a call that was refused has changed nothing.
 */
export async function answer(
  sending: Sending,
  pairs: readonly MessagePair[],
  route: AnswerRoute,
  signal: Signal,
): Promise<number[]> {
  try {
    return await answerOnce(sending, pairs, route, signal);
  } catch (error) {
    const { kind } = readFailure(error);
    if (kind === "reply_gone" && route.reply !== undefined && !isNeeded(route.reply))
      return answerOnce(sending, pairs, { ...route, reply: undefined }, signal);
    if (kind === "unfit" && route.signature !== undefined)
      return answerOnce(sending, pairs, { ...route, signature: undefined }, signal);
    throw error;
  }
}

/** What it replies to is all that tells the client which ticket it belongs to. */
function isNeeded(reply: ReplyParameters): boolean {
  return reply.allow_sending_without_reply === false;
}

async function answerOnce(
  sending: Sending,
  pairs: readonly MessagePair[],
  { from, to, options, reply, signature }: AnswerRoute,
  signal: Signal,
): Promise<number[]> {
  const { api } = sending;
  const answering = {
    ...options,
    ...(reply && { reply_parameters: { allow_sending_without_reply: true, ...reply } }),
  };
  const [pair] = pairs;
  if (pairs.length > 1) {
    const sent = await api.sendMediaGroup(to, toMediaGroup(pairs)!, answering, signal);
    return sent.map(({ message_id }) => message_id);
  }
  const { text, entities } = captionOf(pair!, sign(pair!, signature));
  // A copied dice is thrown again (td), and a forward would show who sent it: the client is told the number.
  if (pair!.kind === "text" || pair!.kind === "dice") {
    const formatted = { ...answering, ...readLinkPreview(pair!), entities };
    return [(await api.sendMessage(to, text, formatted, signal)).message_id];
  }
  const live = findLivePlace(sending, pair!);
  if (live !== undefined) {
    const { latitude, longitude, ...life } = live;
    return [(await api.sendLocation(to, latitude, longitude, { ...life, ...answering }, signal)).message_id];
  }
  // An empty caption, which may have to come as a message of its own, takes away the one that the message may have got meanwhile (tdlib server).
  const caption = captioned.has(pair!.kind) && {
    caption: text,
    caption_entities: entities,
    ...(pair!.isCaptionAbove && { show_caption_above_media: true }),
  };
  const copied = await api.copyMessage(to, from, pair!.deskMessageId!, { ...answering, ...caption }, signal);
  return [copied.message_id];
}

/** The message's words with a signature under them, when both fit into what Telegram takes. */
export function sign(pair: MessagePair, signature: string | undefined): Words {
  const words = readWords(pair);
  if (signature === undefined) return words;
  const text = pair.text === "" ? signature : `${pair.text}\n\n${signature}`;
  return Array.from(text).length > longestOf(pair) ? words : { ...words, text };
}

/** What stands under the team's words, as the setting asks: nothing, a manager's name, the desk's. Nothing in an album. */
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
