import type { ReplyParameters } from "grammy/types";
import type { MessagePair } from "../../store/messages.ts";
import { readFailure } from "../failure.ts";
import { toMediaGroup } from "./content.ts";
import type { Sending, Signal } from "./sending.ts";

/** From which client to where at the desk their messages are copied. */
export interface CopyRoute {
  from: number;
  to: number;
  options: { message_thread_id?: number };
  /** What the copy answers on the other side; undefined when nothing. */
  reply: ReplyParameters | undefined;
}

/**
 * Copies a client's messages to the desk; returns the ids of the copies. When Telegram refuses what is around the
 * message, the answered one, the message goes without: a call that was refused has changed nothing.
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
    throw error;
  }
}

async function copyOnce(
  { api }: Sending,
  pairs: readonly MessagePair[],
  { from, to, options, reply }: CopyRoute,
  signal: Signal,
): Promise<number[]> {
  const [first] = pairs;
  const answering = reply === undefined ? options : { ...options, reply_parameters: reply };
  if (pairs.length === 1) {
    const { way, clientMessageId } = first!;
    const copied =
      way === "forward"
        ? await api.forwardMessage(to, from, clientMessageId!, options, signal)
        : await api.copyMessage(to, from, clientMessageId!, answering, signal);
    return [copied.message_id];
  }
  // A copied album answers nothing (docs:copyMessages); one that is sent can.
  const group = reply === undefined ? undefined : toMediaGroup(pairs);
  const ids = pairs.map(({ clientMessageId }) => clientMessageId!);
  // Strictly increasing ids are asked for (docs:copyMessages); the pairs come in that order.
  const copies =
    group === undefined
      ? await api.copyMessages(to, from, ids, options, signal)
      : await api.sendMediaGroup(to, group, answering, signal);
  return copies.map(({ message_id }) => message_id);
}
