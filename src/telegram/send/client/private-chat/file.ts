import type { Api } from "grammy";
import type { Message } from "grammy/types";
import type { SaidFile } from "../../../../ticket/effect.ts";
import type { Sending, Signal } from "../../sending.ts";

/** What a message may have whatever its kind. */
type Surroundings = Pick<
  NonNullable<Parameters<Api["sendVideoNote"]>[2]>,
  "message_thread_id" | "disable_notification" | "reply_markup" | "reply_parameters"
>;

/** Sends a file anew. @throws for a kind that has no such file */
export function sendFile(
  { api }: Sending,
  chatId: number,
  { kind, fileId, isCaptionAbove, hasSpoiler }: SaidFile,
  html: string,
  more: Surroundings,
  signal: Signal,
): Promise<Message> {
  const captioned = { ...more, caption: html, parse_mode: "HTML" } as const;
  const seen = {
    ...captioned,
    ...(isCaptionAbove && { show_caption_above_media: true }),
    ...(hasSpoiler && { has_spoiler: true }),
  };
  switch (kind) {
    case "photo":
      return api.sendPhoto(chatId, fileId, seen, signal);
    case "video":
      return api.sendVideo(chatId, fileId, seen, signal);
    case "animation":
      return api.sendAnimation(chatId, fileId, seen, signal);
    case "audio":
      return api.sendAudio(chatId, fileId, captioned, signal);
    case "document":
      return api.sendDocument(chatId, fileId, captioned, signal);
    case "voice":
      return api.sendVoice(chatId, fileId, captioned, signal);
    case "video_note":
      return api.sendVideoNote(chatId, fileId, more, signal);
    default:
      throw new Error(`a file of kind "${kind}" cannot be sent anew`);
  }
}
