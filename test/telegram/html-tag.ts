import type { MessageEntity } from "grammy/types";
import { badRequest, type Failure } from "./failure.ts";

/** An open tag. */
export interface OpenTag {
  name: string;
  attributes: Map<string, string>;
  /** UTF-16 units into the text so far. */
  offset: number;
  inPre: boolean;
}

export const simpleTags: Readonly<Record<string, MessageEntity["type"]>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
};

/** A refusal of a text, with tdlib's words. */
export function cannotParse(reason: string): Failure {
  return badRequest(`can't parse entities: ${reason}`);
}

/** Adds the tag's entity, which ends at `end`. @throws {Failure} when its attributes are wrong */
export function closeTag(tag: OpenTag, end: number, entities: MessageEntity[]): void {
  const place = { offset: tag.offset, length: end - tag.offset };
  const type = simpleTags[tag.name];
  if (place.length === 0) return;
  if (type) entities.push({ ...place, type } as MessageEntity);
  else addAttributed(tag, place, entities);
}

function addAttributed(
  tag: OpenTag,
  place: { offset: number; length: number },
  entities: MessageEntity[],
): void {
  const { attributes } = tag;
  switch (tag.name) {
    case "a": {
      const url = attributes.get("href") ?? "";
      // A link with no address, or one that Telegram cannot open, is plain text.
      if (/^(?:https?:\/\/)?[^\s/]+\.[^\s/]{2,}|^(?:tg|ton|mailto|tel):/i.test(url))
        entities.push({ ...place, type: "text_link", url });
      return;
    }
    case "span":
      if (attributes.get("class") !== "tg-spoiler")
        throw cannotParse('Tag "span" must have class "tg-spoiler"');
      entities.push({ ...place, type: "spoiler" });
      return;
    case "tg-emoji": {
      const custom_emoji_id = attributes.get("emoji-id") ?? "";
      if (!/^\d+$/.test(custom_emoji_id)) throw cannotParse("Invalid custom emoji identifier specified");
      entities.push({ ...place, type: "custom_emoji", custom_emoji_id });
      return;
    }
    case "blockquote":
      entities.push({
        ...place,
        type: attributes.has("expandable") ? "expandable_blockquote" : "blockquote",
      });
      return;
    case "pre": {
      const language = languageInside(place, entities);
      entities.push({ ...place, type: "pre", ...(language === undefined ? {} : { language }) });
      return;
    }
    case "code": {
      const language = /^language-(.+)$/.exec(attributes.get("class") ?? "")?.[1];
      const inPre = tag.inPre && language !== undefined ? { language } : {};
      entities.push({ ...place, type: "code", ...inPre });
      return;
    }
  }
}

/** `<pre><code class="language-x">` is one block of code. The inner tag only names its language. */
function languageInside(
  place: { offset: number; length: number },
  entities: MessageEntity[],
): string | undefined {
  const inner = entities.at(-1);
  if (inner?.type !== "code" || inner.offset !== place.offset || inner.length !== place.length)
    return undefined;
  const { language } = inner as { language?: string };
  if (language !== undefined) entities.pop();
  return language;
}
