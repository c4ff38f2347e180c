import type { Message, MessageEntity, RichBlock, RichText } from "grammy/types";

/** The content fields of a Message, in the order in which they decide its kind. */
const mediaKinds = [
  "text",
  "rich_message",
  // A live photo also has `photo` (docs:Message).
  "live_photo",
  "photo",
  "video",
  "animation",
  "audio",
  "document",
  "voice",
  "video_note",
  "sticker",
  "venue",
  "location",
  "contact",
  "poll",
  "dice",
  "paid_media",
  "giveaway",
  "giveaway_winners",
  "story",
  "invoice",
  "checklist",
] as const satisfies (keyof Message)[];

const serviceKinds = [
  "new_chat_members",
  "left_chat_member",
  "new_chat_title",
  "group_chat_created",
  "supergroup_chat_created",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "pinned_message",
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
  "general_forum_topic_hidden",
  "general_forum_topic_unhidden",
  "checklist_tasks_added",
  "checklist_tasks_done",
  "poll_option_added",
  "poll_option_deleted",
  "gift",
  "unique_gift",
  "video_chat_scheduled",
] as const satisfies (keyof Message)[];

type MediaKind = (typeof mediaKinds)[number];
type ServiceKind = (typeof serviceKinds)[number];
export type ContentKind = MediaKind | ServiceKind;

/** The content of a message, in the fields of a Message. */
export type Content = Pick<
  Message,
  | ContentKind
  | "entities"
  | "caption"
  | "caption_entities"
  | "show_caption_above_media"
  | "has_media_spoiler"
  | "link_preview_options"
>;

/** The field that decides the message's kind. */
export function kindOf(content: Content): ContentKind {
  // An animation also has `document` (docs:Message), which comes later in the list.
  const kind =
    mediaKinds.find((name) => content[name] !== undefined) ??
    serviceKinds.find((name) => content[name] !== undefined);
  if (kind === undefined) throw new Error(`No kind of content in ${JSON.stringify(content)}`);
  return kind;
}

export function isService(content: Content): boolean {
  return serviceKinds.some((name) => content[name] !== undefined);
}

const captionedKinds: ReadonlySet<string> = new Set([
  "live_photo",
  "photo",
  "video",
  "animation",
  "audio",
  "document",
  "voice",
  "paid_media",
]);

export function takesCaption(content: Content): boolean {
  return captionedKinds.has(kindOf(content));
}

/** The text or the caption. Of a rich message its words: a line for each block and each row of a table. */
export function textOf(content: Content): string {
  return content.text ?? content.caption ?? content.rich_message?.blocks.map(wordsOf).join("\n") ?? "";
}

function wordsOf(block: RichBlock): string {
  if (block.type === "table")
    return block.cells.map((row) => row.map(({ text = "" }) => plainOf(text)).join(" · ")).join("\n");
  return "text" in block ? plainOf(block.text) : "";
}

function plainOf(text: RichText): string {
  if (typeof text === "string") return text;
  if (Array.isArray(text)) return text.map(plainOf).join("");
  return "text" in text ? plainOf(text.text) : "";
}

export function entitiesOf(content: Content): MessageEntity[] {
  return content.entities ?? content.caption_entities ?? [];
}

export function withoutCustomEmoji(content: Content): Content {
  const plain = { ...content };
  for (const name of ["entities", "caption_entities"] as const) {
    const kept = content[name]?.filter(({ type }) => type !== "custom_emoji");
    if (kept?.length) plain[name] = kept;
    else delete plain[name];
  }
  return plain;
}

/**
 * Not copyable are service messages, paid media, giveaways and invoices, a quiz with an unknown answer (docs:copyMessage),
 * and stories (tdlib).
 */
export function isCopyable(content: Content): boolean {
  if (isService(content)) return false;
  if (content.paid_media || content.giveaway || content.giveaway_winners || content.invoice || content.story)
    return false;
  return content.poll?.type !== "quiz" || content.poll.correct_option_ids !== undefined;
}

/** Each file of the content, with its size. A photo's sizes are files of their own. */
export function filesOf(content: Content): { file_id: string; file_unique_id: string; file_size?: number }[] {
  const single = [
    content.live_photo,
    content.video,
    content.animation,
    content.audio,
    content.document,
    content.voice,
    content.video_note,
    content.sticker,
  ];
  return [...(content.photo ?? []), ...single.filter((file) => file !== undefined)];
}
