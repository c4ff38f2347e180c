import { copyIdOf, type MessagePair } from "../../store/messages/messages.ts";
import type { Location } from "../../ticket/message.ts";
import type { Change } from "./client/source.ts";
import { captioned, hasLongCaption, readLinkPreview, toInputMedia } from "./content.ts";
import type { Sending, Signal } from "./sending.ts";

/**
 * The call that changes the message's copy in that chat of Telegram's; undefined for what cannot be edited
 * (td:is_editable_message_content), and without a copy.
 */
export function editOf(
  { api }: Sending,
  chatId: number,
  pair: MessagePair,
  { words: { text, entities }, isMediaChanged }: Change,
  signal: Signal,
): (() => Promise<unknown>) | undefined {
  const id = copyIdOf(pair);
  if (id === null) return undefined;
  // The text has a message of its own. A caption that has become too long cannot move into one by an edit.
  const { wordsMessageId } = pair;
  if (wordsMessageId !== null) {
    if (isMediaChanged || text === "") return undefined;
    return () => api.editMessageText(chatId, wordsMessageId, text, { entities }, signal);
  }
  if (hasLongCaption(pair)) return undefined;
  if (pair.kind === "text") {
    const formatted = { entities, ...readLinkPreview(pair) };
    return () => api.editMessageText(chatId, id, text, formatted, signal);
  }
  if (!captioned.has(pair.kind)) return undefined;
  const caption = {
    caption: text,
    caption_entities: entities,
    show_caption_above_media: pair.isCaptionAbove,
  };
  if (!isMediaChanged) return () => api.editMessageCaption(chatId, id, caption, signal);
  const media = toInputMedia(pair, { text, entities });
  return media && (() => api.editMessageMedia(chatId, id, media, {}, signal));
}

/** Updates or stops the copy of a live location in that chat. */
export function updateLocationAt(
  { api }: Sending,
  chatId: number,
  messageId: number,
  { location, isAtEnd }: { location: Location; isAtEnd: boolean },
  signal: Signal,
): Promise<unknown> {
  const { latitude, longitude, live_period: _, ...details } = location;
  return isAtEnd
    ? api.stopMessageLiveLocation(chatId, messageId, {}, signal)
    : api.editMessageLiveLocation(chatId, messageId, latitude, longitude, details, signal);
}
