import type { MessageId } from "grammy/types";
import { findChat, refusalOf } from "../access.ts";
import type { Call, Method } from "../call.ts";
import { isCopyable, isService, takesCaption, type Content } from "../content.ts";
import { badRequest, violation } from "../failure.ts";
import { formatCaption, maximumCaption } from "../formatted-text.ts";
import { messageObject, originOf, type StoredMessage } from "../message.ts";
import { sendStored } from "./sending.ts";

/** docs:copyMessage. An absent caption keeps the old one, an empty one removes it. */
export const copyMessage: Method = (call): MessageId => {
  const original = findSource(call, call.parameters.message_id);
  if (!original) throw badRequest("message to copy not found");
  const { world, bot, parameters } = call;
  const isRefused = refusalOf(findChat(world, bot, parameters.chat_id), original.content) !== undefined;
  if (isRefused || !isCopyable(original.content)) throw badRequest("the message can't be copied");
  const copied = withNewCaption(call, copyOf(original.content));
  const { reply_parameters, reply_markup, caption } = parameters;
  // Telegram itself makes only plain copies, and those without their caption. The server sends any other anew, with the
  // limits of bots (tba#334).
  const isSentAnew = reply_parameters || reply_markup || (caption !== undefined && caption !== "");
  if (isSentAnew && Array.from(copied.caption ?? "").length > maximumCaption)
    throw badRequest("message caption is too long");
  const { message_id } = sendStored(call, copied);
  return { message_id };
};

/** docs:copyMessages. Skips messages that it cannot find or copy, so the result may be shorter. */
export const copyMessages: Method = (call): MessageId[] => {
  const found = findSources(call, "copy");
  // tdlib copies by forwarding, which its error text shows.
  if (found.length === 0) throw badRequest("there are no messages to forward");
  const originals = found.filter(({ content }) => isCopyable(content));
  if (originals.length === 0) throw badRequest("messages can't be forwarded");
  const albumFor = albums(call);
  return originals.map((original) => {
    const content = copyOf(original.content);
    const bare = call.parameters.remove_caption ? withoutCaption(content) : content;
    const { message_id } = sendStored(call, bare, albumFor(original));
    return { message_id };
  });
};

export const forwardMessage: Method = (call) => {
  const original = findSource(call, call.parameters.message_id);
  if (!original) throw badRequest("message to forward not found");
  requireForwardable(original);
  return messageObject(forward(call, original));
};

/** docs:forwardMessages. Skips messages that it cannot find or forward. */
export const forwardMessages: Method = (call): MessageId[] => {
  const originals = findSources(call, "forward").filter(
    (each) => !each.has_protected_content && !isService(each.content),
  );
  if (originals.length === 0) throw badRequest("there are no messages to forward");
  const albumFor = albums(call);
  return originals.map((original) => ({
    message_id: forward(call, original, albumFor(original)).message_id,
  }));
};

function findSource({ world, bot, parameters }: Call, message_id: number): StoredMessage | undefined {
  return findChat(world, bot, parameters.from_chat_id).messages.get(message_id);
}

function findSources(call: Call, verb: "copy" | "forward"): StoredMessage[] {
  const { message_ids } = call.parameters;
  if (message_ids.length === 0) throw violation(`there are no messages to ${verb}`);
  if (message_ids.length > 100) throw violation("too many message identifiers specified");
  if (message_ids.some((id, index) => index > 0 && id <= (message_ids[index - 1] ?? 0))) {
    throw violation("message identifiers must be in a strictly increasing order");
  }
  return message_ids.map((id) => findSource(call, id)).filter((message) => message !== undefined);
}

function requireForwardable(original: StoredMessage): void {
  if (original.has_protected_content)
    throw badRequest("message has protected content and can't be forwarded");
  if (isService(original.content)) throw badRequest("the message can't be forwarded");
}

function forward(
  call: Call,
  original: StoredMessage,
  album: { media_group_id?: string } = {},
): StoredMessage {
  return sendStored(call, original.content, {
    ...album,
    forward_origin: originOf(original),
    ...(original.via_bot ? { via_bot: original.via_bot } : {}),
  });
}

/** Albums stay albums (docs:copyMessages). */
function albums({ world }: Call): (original: StoredMessage) => { media_group_id?: string } {
  const copies = new Map<string, string>();
  return ({ media_group_id }) => {
    if (media_group_id === undefined) return {};
    const copy = copies.get(media_group_id) ?? world.nextAlbumId();
    copies.set(media_group_id, copy);
    return { media_group_id: copy };
  };
}

/** tdlib, dup_message_content: dice are thrown again, polls start anew, a live location becomes a plain one. */
function copyOf(content: Content): Content {
  if (content.dice) return { dice: { ...content.dice, value: (content.dice.value % 5) + 1 } };
  if (content.location?.live_period !== undefined) {
    const { latitude, longitude } = content.location;
    return { location: { latitude, longitude } };
  }
  if (content.poll) {
    const options = content.poll.options.map((option) => ({ ...option, voter_count: 0 }));
    return {
      poll: { ...content.poll, id: `${content.poll.id}7`, options, total_voter_count: 0, is_closed: false },
    };
  }
  return content;
}

function withNewCaption({ parameters }: Call, content: Content): Content {
  const { caption, parse_mode, caption_entities, show_caption_above_media } = parameters;
  if (!takesCaption(content)) return content;
  const placed = show_caption_above_media ? { ...content, show_caption_above_media: true as const } : content;
  if (caption === undefined) return placed;
  const { text, entities } = formatCaption(caption, { parse_mode, entities: caption_entities });
  const bare = withoutCaption(placed);
  if (text === "") return bare;
  return { ...bare, caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}

function withoutCaption(content: Content): Content {
  const { caption: _, caption_entities: __, ...bare } = content;
  return bare;
}
