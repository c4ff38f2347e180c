import type { Api } from "grammy";
import type { MessagePair } from "../../store/messages.ts";
import { readFailure } from "../failure.ts";
import { readLinkPreview, readWords, toMediaGroup } from "./content.ts";
import { answering, findReplyAt, optionsAt, type Place } from "./place.ts";
import type { Sending, Signal } from "./sending.ts";

/**
 * Copies a client's messages into the place of their ticket; returns the ids of the copies. When Telegram refuses the
 * answered message, they go without it.
 */
export async function copy(
  sending: Sending,
  pairs: readonly MessagePair[],
  place: Place,
  signal: Signal,
): Promise<number[]> {
  const { api } = sending;
  const { ticket, desk } = place;
  const [first] = pairs;
  const { way, clientMessageId } = first!;
  const from = ticket.clientId;
  if (way === "forward") {
    const { reply_parameters: _, ...options } = optionsAt(place, undefined);
    return [(await api.forwardMessage(desk.talkId, from, clientMessageId!, options, signal)).message_id];
  }
  const reply = findReplyAt(sending, place, first!);
  if (pairs.length > 1) return copyAlbum(sending, pairs, place, signal);
  const copied = await answering(place, reply, (options) =>
    first!.isCut
      ? sendCut(api, desk.talkId, first!, from, options, signal)
      : api.copyMessage(desk.talkId, from, clientMessageId!, options, signal),
  );
  return [copied.message_id];
}

/** A mere copy would show the command that stands before the words. */
function sendCut(
  api: Api,
  to: number,
  pair: MessagePair,
  from: number,
  options: object,
  signal: Signal,
): Promise<{ message_id: number }> {
  const { text, entities } = readWords(pair);
  if (pair.kind === "text")
    return api.sendMessage(to, text, { ...options, ...readLinkPreview(pair), entities }, signal);
  const caption = {
    caption: text,
    caption_entities: entities,
    ...(pair.isCaptionAbove && { show_caption_above_media: true }),
  };
  return api.copyMessage(to, from, pair.clientMessageId!, { ...options, ...caption }, signal);
}

/** A copied album answers nothing (docs:copyMessages); one that is sent can, and so it can be a comment. */
async function copyAlbum(
  sending: Sending,
  pairs: readonly MessagePair[],
  place: Place,
  signal: Signal,
): Promise<number[]> {
  const { api } = sending;
  const { ticket, desk } = place;
  const reply = findReplyAt(sending, place, pairs[0]!);
  const isSent = desk.kind === "channel" || reply !== undefined || pairs.some(({ isCut }) => isCut);
  const group = isSent ? toMediaGroup(pairs) : undefined;
  if (group !== undefined) {
    try {
      const sent = await answering(place, reply, (options) =>
        api.sendMediaGroup(desk.talkId, group, options, signal),
      );
      return sent.map(({ message_id }) => message_id);
    } catch (error) {
      const { kind } = readFailure(error);
      if (desk.kind === "channel" || (kind !== "target_gone" && kind !== "refused")) throw error;
    }
  }
  // Strictly increasing ids are asked for (docs:copyMessages); the pairs come in that order.
  const ids = pairs.map(({ clientMessageId }) => clientMessageId!);
  const options = { message_thread_id: place.threadId };
  const copies = await api.copyMessages(desk.talkId, ticket.clientId, ids, options, signal);
  return copies.map(({ message_id }) => message_id);
}
