import type { ReplyParameters } from "grammy/types";
import type { MessagePair } from "../../../../store/messages/messages.ts";
import type { PlacedTicket } from "../../../../store/tickets/tickets.ts";
import { captioned, captionOf, findLivePlace, readLinkPreview, toMediaGroup } from "../../content.ts";
import { readFailure } from "../../failure.ts";
import { sendFile } from "../../file.ts";
import type { Sending, Signal } from "../../sending.ts";
import { sign } from "../signature.ts";
import type { Answering } from "../source.ts";
import { chatOf } from "./address.ts";
import { inTopic } from "./topic.ts";

/**
 * Sends the team's message, or its album, to the client. Returns the ids there. It always sends the stored words: a
 * plain copy takes the words of the moment (docs:copyMessage), and an edit that the bot has not heard of yet may have
 * made them a note. If Telegram refuses the replied message or the signature, the message goes without. That is safe,
 * because a refused call has changed nothing.
 */
export async function answer(
  sending: Sending,
  ticket: PlacedTicket,
  pairs: readonly MessagePair[],
  answering: Answering,
  signal: Signal,
): Promise<number[]> {
  try {
    return await answerOnce(sending, ticket, pairs, answering, signal);
  } catch (error) {
    const { kind } = readFailure(error);
    const { instead, ...others } = answering;
    if (kind === "reply_gone" && instead !== undefined)
      return answer(sending, ticket, pairs, { ...others, reply: instead }, signal);
    if (kind === "reply_gone" && answering.reply !== undefined && !isNeeded(answering.reply))
      return answerOnce(sending, ticket, pairs, { ...answering, reply: undefined }, signal);
    if (kind === "unfit" && answering.signature !== undefined)
      return answerOnce(sending, ticket, pairs, { ...answering, signature: undefined }, signal);
    throw error;
  }
}

/** Only the replied message tells the client the ticket. */
function isNeeded(reply: ReplyParameters): boolean {
  return reply.allow_sending_without_reply === false;
}

async function answerOnce(
  sending: Sending,
  ticket: PlacedTicket,
  pairs: readonly MessagePair[],
  { from, reply, signature }: Answering,
  signal: Signal,
): Promise<number[]> {
  const { api } = sending;
  const to = chatOf(sending, ticket.clientId);
  const answering = {
    ...inTopic(ticket),
    ...(reply && { reply_parameters: { allow_sending_without_reply: true, ...reply } }),
  };
  const [pair] = pairs;
  if (pairs.length > 1) {
    const sent = await api.sendMediaGroup(to, toMediaGroup(pairs)!, answering, signal);
    return sent.map(({ message_id }) => message_id);
  }
  const { text, entities } = captionOf(pair!, sign(pair!, signature));
  // A copied dice is thrown again (td), and a forward would show the sender, so the client gets the number as text.
  if (pair!.kind === "text" || pair!.kind === "dice") {
    const formatted = { ...answering, ...readLinkPreview(pair!), entities };
    return [(await api.sendMessage(to, text, formatted, signal)).message_id];
  }
  const live = findLivePlace(sending, pair!);
  if (live !== undefined) {
    const { latitude, longitude, ...life } = live;
    return [(await api.sendLocation(to, latitude, longitude, { ...life, ...answering }, signal)).message_id];
  }
  // A canned reply may not be shown at the desk yet.
  if (pair!.deskMessageId === null)
    return [await sendFile(api, to, pair!, { text, entities }, answering, signal)];
  // Sent even if it is empty, which it is when the words follow as a message of their own: it replaces a caption that
  // the message may have got meanwhile (tdlib server).
  const caption = captioned.has(pair!.kind) && {
    caption: text,
    caption_entities: entities,
    ...(pair!.isCaptionAbove && { show_caption_above_media: true }),
  };
  const copied = await api.copyMessage(to, from, pair!.deskMessageId, { ...answering, ...caption }, signal);
  return [copied.message_id];
}
