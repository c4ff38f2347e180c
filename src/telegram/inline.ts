import type { Api } from "grammy";
import type { InlineQueryResult, LinkPreviewOptions, MessageEntity } from "grammy/types";
import type { Handle } from "../handle/handle.ts";
import { type Offer, offerTemplates } from "../handle/templates/offer.ts";
import type { Log } from "../log.ts";
import type { Routes } from "./routes.ts";

/** Offers the team its canned replies while they type `@bot word`. */
export function addInlineRoute(routes: Routes, handle: Handle, bestEffort: Api, log: Log): void {
  routes.on("inline_query", (context) => {
    const { id, from, query, chat_type } = context.inlineQuery;
    // Tickets are in groups, with topics or of a channel's comments. Some apps do not say where they are.
    const isInGroup = chat_type === undefined || chat_type === "supergroup";
    let offers: Offer[] | undefined;
    const work = (handling: Parameters<typeof offerTemplates>[0]) => {
      offers = isInGroup ? offerTemplates(handling, from.id, query) : [];
    };
    handle(context.update.update_id, work, () => {
      if (offers === undefined) return;
      // Not awaited: a late answer is refused, and the next letter asks again.
      answer(bestEffort, id, offers).catch((error: unknown) => {
        log.debug({ error }, "a search for canned replies was not answered");
      });
    });
  });
}

/** Telegram refuses them all for one file that it does not know. Then only words are offered. */
async function answer(api: Api, queryId: string, offers: readonly Offer[]): Promise<void> {
  // Results differ from person to person, and change at once.
  const options = { is_personal: true, cache_time: 0 };
  const texts = offers.filter(({ content }) => content.kind === "text");
  try {
    await api.answerInlineQuery(queryId, offers.map(toResult), options);
  } catch (error) {
    if (texts.length === offers.length) throw error;
    await api.answerInlineQuery(queryId, texts.map(toResult), options);
  }
}

function toResult({ id: templateId, title, description, content }: Offer): InlineQueryResult {
  const { kind, text, fileId, isCaptionAbove } = content;
  const id = String(templateId);
  const entities = content.entities === null ? [] : (JSON.parse(content.entities) as MessageEntity[]);
  const captioned = { title, caption: text, caption_entities: entities };
  const above = { ...captioned, show_caption_above_media: isCaptionAbove };
  switch (kind) {
    case "photo":
      return { type: "photo", id, photo_file_id: fileId!, description, ...above };
    case "video":
      return { type: "video", id, video_file_id: fileId!, description, ...above };
    case "animation":
      return { type: "mpeg4_gif", id, mpeg4_file_id: fileId!, ...above };
    case "document":
      return { type: "document", id, document_file_id: fileId!, description, ...captioned };
    case "voice":
      return { type: "voice", id, voice_file_id: fileId!, ...captioned };
    case "audio":
      return { type: "audio", id, audio_file_id: fileId!, caption: text, caption_entities: entities };
    case "sticker":
      return { type: "sticker", id, sticker_file_id: fileId! };
    default:
      return { type: "article", id, title, description, input_message_content: toText(content, entities) };
  }
}

function toText({ text, linkPreview }: Offer["content"], entities: MessageEntity[]) {
  const preview = linkPreview === null ? undefined : (JSON.parse(linkPreview) as LinkPreviewOptions);
  return { message_text: text, entities, ...(preview && { link_preview_options: preview }) };
}
