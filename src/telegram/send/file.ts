import type { Api } from "grammy";
import type { MessageKind } from "../../ticket/message.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import { captioned, type Words } from "./content.ts";
import type { PlaceOptions } from "./desk/place.ts";
import type { Signal } from "./sending.ts";

/** Kinds that one call makes of the stored file. */
const kinds: ReadonlySet<MessageKind> = new Set<MessageKind>([
  "photo",
  "video",
  "animation",
  "audio",
  "document",
  "voice",
  "video_note",
  "sticker",
]);

/** Whether the message needs no original: it can be sent from its file. */
export function hasFile({ kind, fileId }: MessagePair): boolean {
  return fileId !== null && kinds.has(kind);
}

/** Sends the message from its file. Returns its id. The message {@link hasFile}. */
export async function sendFile(
  api: Api,
  to: number,
  { kind, fileId, coverFileId, isCaptionAbove, hasSpoiler }: MessagePair,
  { text, entities }: Words,
  options: PlaceOptions,
  signal: Signal,
): Promise<number> {
  const file = fileId!;
  const words = { ...options, ...(captioned.has(kind) && { caption: text, caption_entities: entities }) };
  const looks = { ...words, show_caption_above_media: isCaptionAbove, has_spoiler: hasSpoiler };
  const sent = await call();
  return sent.message_id;

  function call() {
    switch (kind) {
      case "photo":
        return api.sendPhoto(to, file, looks, signal);
      case "video":
        return api.sendVideo(
          to,
          file,
          { ...looks, ...(coverFileId !== null && { cover: coverFileId }) },
          signal,
        );
      case "animation":
        return api.sendAnimation(to, file, looks, signal);
      case "audio":
        return api.sendAudio(to, file, words, signal);
      case "voice":
        return api.sendVoice(to, file, words, signal);
      case "video_note":
        return api.sendVideoNote(to, file, options, signal);
      case "sticker":
        return api.sendSticker(to, file, options, signal);
      default:
        return api.sendDocument(to, file, words, signal);
    }
  }
}
