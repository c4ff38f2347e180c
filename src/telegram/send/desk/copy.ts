import type { Api } from "grammy";
import type { Message, ReplyParameters } from "grammy/types";
import type { MessagePair } from "../../../store/messages/messages.ts";
import { readFailure } from "../failure.ts";
import { findLivePlace, hasLongCaption, readLinkPreview, readWords, toMediaGroup } from "../content.ts";
import type { Shown } from "../aside.ts";
import { sourceOf } from "../client/sources.ts";
import { answering, findReplyAt, optionsAt, type Place, type PlaceOptions } from "./place.ts";
import type { Sending, Signal } from "../sending.ts";

/** The ids of the copies, and what Telegram shows with them. */
export interface Copied extends Shown {
  ids: number[];
  /** Whether the chat has topics. Undefined when the answer has ids alone (docs:MessageId). */
  hasTopics: boolean | undefined;
}

/** What Telegram answers: a whole message, or its id. */
type Answered = Pick<Message, "message_id"> & Partial<Pick<Message, "chat">>;

/** Copies a client's messages to the place of their ticket. If Telegram refuses the reply, they are copied without. */
export async function copy(
  sending: Sending,
  pairs: readonly MessagePair[],
  place: Place,
  signal: Signal,
): Promise<Copied> {
  const { api } = sending;
  const { ticket, desk } = place;
  const [first] = pairs;
  const { way, clientMessageId } = first!;
  const from = sourceOf(sending, ticket.clientId).copiedFrom(sending, ticket.clientId);
  const { reply_parameters: _, ...bare } = optionsAt(place, undefined);
  if (way === "forward") {
    const forwarded = await api.forwardMessage(desk.talkId, from, clientMessageId!, bare, signal);
    return copiedAs([forwarded], { isReply: false, isForward: true });
  }
  // The ids are in ascending order, as Telegram requires (docs:forwardMessages, docs:copyMessages).
  const originals = pairs.map((pair) => pair.clientMessageId!);
  if (showsOrigin(place, first!)) {
    const forwarded =
      pairs.length > 1
        ? await api.forwardMessages(desk.talkId, from, originals, bare, signal)
        : [await api.forwardMessage(desk.talkId, from, clientMessageId!, bare, signal)];
    return copiedAs(forwarded, { isReply: false, isForward: true });
  }
  // A plain copy, where one can be made, keeps a text that is too long for a bot.
  const reply =
    desk.kind === "topics" && pairs.some(hasLongCaption) ? undefined : findReplyAt(sending, place, first!);
  if (pairs.length > 1) return copyAlbum(sending, pairs, place, reply, signal);
  const live = findLivePlace(sending, first!);
  if (live !== undefined) {
    const { latitude, longitude, ...life } = live;
    return callAsReply(place, reply, async (options) => [
      await api.sendLocation(desk.talkId, latitude, longitude, { ...life, ...options }, signal),
    ]);
  }
  const caption = desk.kind === "channel" && hasLongCaption(first!) && { caption: "" };
  return callAsReply(place, reply, async (options) => {
    if (first!.isCut) return sendCut(api, desk.talkId, first!, from, options, signal);
    const copied = await api.copyMessage(
      desk.talkId,
      from,
      clientMessageId!,
      { ...options, ...caption },
      signal,
    );
    return [copied];
  });
}

/** A forward names its author. It cannot be a reply, so it cannot be a comment. */
export function showsOrigin({ desk }: Place, { origin }: MessagePair): boolean {
  return desk.kind === "topics" && origin !== null && origin.isProtected !== true;
}

/** A plain copy would show the command before the text. */
async function sendCut(
  api: Api,
  to: number,
  pair: MessagePair,
  from: number,
  options: object,
  signal: Signal,
): Promise<Answered[]> {
  const { text, entities } = readWords(pair);
  if (pair.kind === "text")
    return [await api.sendMessage(to, text, { ...options, ...readLinkPreview(pair), entities }, signal)];
  const caption = {
    caption: text,
    caption_entities: entities,
    ...(pair.isCaptionAbove && { show_caption_above_media: true }),
  };
  return [await api.copyMessage(to, from, pair.clientMessageId!, { ...options, ...caption }, signal)];
}

/** A copied album cannot be a reply (docs:copyMessages). An album that is sent anew can, and so it can be a comment. */
async function copyAlbum(
  sending: Sending,
  pairs: readonly MessagePair[],
  place: Place,
  reply: ReplyParameters | undefined,
  signal: Signal,
): Promise<Copied> {
  const { api } = sending;
  const { ticket, desk } = place;
  const isSent = desk.kind === "channel" || reply !== undefined || pairs.some(({ isCut }) => isCut);
  const group = isSent ? toMediaGroup(pairs) : undefined;
  if (group !== undefined) {
    try {
      return await callAsReply(place, reply, (options) =>
        api.sendMediaGroup(desk.talkId, group, options, signal),
      );
    } catch (error) {
      const { kind } = readFailure(error);
      if (desk.kind === "channel" || (kind !== "target_gone" && kind !== "refused")) throw error;
    }
  }
  const ids = pairs.map(({ clientMessageId }) => clientMessageId!);
  const options = { message_thread_id: place.threadId };
  const copies = await api.copyMessages(
    desk.talkId,
    sourceOf(sending, ticket.clientId).copiedFrom(sending, ticket.clientId),
    ids,
    options,
    signal,
  );
  return copiedAs(copies, { isReply: false, isForward: false });
}

/**
 * Makes the call as a reply, and reports whether the result is one. If the replied-to message is gone, makes it without.
 */
async function callAsReply(
  place: Place,
  reply: ReplyParameters | undefined,
  call: (options: PlaceOptions) => Promise<readonly Answered[]>,
): Promise<Copied> {
  let isReply = false;
  const answered = await answering(place, reply, (options) => {
    const { reply_parameters: parameters } = options;
    isReply = reply !== undefined && parameters?.message_id === reply.message_id;
    if (!isReply) return call(options);
    // The response does not show whether the copy is a reply. So Telegram must refuse it when the target is gone.
    return call({ ...options, reply_parameters: { ...parameters!, allow_sending_without_reply: false } });
  });
  return copiedAs(answered, { isReply, isForward: false });
}

function copiedAs(answered: readonly Answered[], shown: Shown): Copied {
  const chat = answered[0]?.chat;
  return {
    ids: answered.map(({ message_id }) => message_id),
    hasTopics: chat === undefined ? undefined : chat.is_forum === true,
    ...shown,
  };
}
