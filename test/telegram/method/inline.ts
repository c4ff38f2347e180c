import type { LinkPreviewOptions, MessageEntity } from "grammy/types";
import type { Call, Method } from "../call.ts";
import { badRequest, violation } from "../failure.ts";
import { formatMessageText } from "../formatted-text.ts";
import type { InlineResult } from "../inline-query.ts";
import { type FileKind, makeMedia } from "../media.ts";
import type { Content } from "../content.ts";

/** An InlineQueryResult of the emulated types. */
export interface GivenResult {
  type: string;
  id: string;
  title?: string;
  description?: string;
  caption?: string;
  parse_mode?: string;
  caption_entities?: MessageEntity[];
  show_caption_above_media?: boolean;
  input_message_content?: GivenText;
  [file: `${string}_file_id`]: string | undefined;
}

interface GivenText {
  message_text: string;
  parse_mode?: string;
  entities?: MessageEntity[];
  link_preview_options?: LinkPreviewOptions;
}

/** The field with the file and the kind of message that it becomes, by the result's type (docs:InlineQueryResult). */
const files: Readonly<Record<string, readonly [field: `${string}_file_id`, kind: FileKind]>> = {
  photo: ["photo_file_id", "photo"],
  video: ["video_file_id", "video"],
  mpeg4_gif: ["mpeg4_file_id", "animation"],
  sticker: ["sticker_file_id", "sticker"],
  document: ["document_file_id", "document"],
  voice: ["voice_file_id", "voice"],
  audio: ["audio_file_id", "audio"],
};

export const answerInlineQuery: Method = (call) => {
  const { world, bot, parameters } = call;
  const given = parameters.results;
  const results = given.map((each): InlineResult => {
    const { id, title, description } = each;
    return { id, title, description, content: contentOf(call, each), bot };
  });
  if (new Set(results.map(({ id }) => id)).size < results.length) throw violation("RESULT_ID_DUPLICATE");
  if (!world.inlineQueries.answer(bot, parameters.inline_query_id, results))
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  return true;
};

function contentOf({ world, uploads }: Call, result: GivenResult): Content {
  const words = result.input_message_content;
  if (words !== undefined) {
    const { text, entities } = formatMessageText(words.message_text, words);
    const { link_preview_options } = words;
    return {
      text,
      ...(entities.length > 0 && { entities }),
      ...(link_preview_options && { link_preview_options }),
    };
  }
  const [field, kind] = files[result.type]!;
  return makeMedia(world, kind, result[field]!, result, uploads);
}
