import type { MessageEntity } from "grammy/types";
import type { FormattedText } from "./html.ts";

type DetectedType = "bot_command" | "url" | "email" | "mention" | "hashtag";

/** What Telegram marks in a text (docs:MessageEntity). An earlier pattern wins over a later one. */
const patterns: readonly { type: DetectedType; pattern: RegExp }[] = [
  { type: "email", pattern: /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/giu },
  {
    type: "url",
    pattern:
      /(?<![\w@.])(?:https?:\/\/)?(?:[\w-]+\.)+(?:com|org|net|ru|me|io|dev|app|info|example)(?::\d+)?(?:\/[^\s<>"']*[^\s<>"'.,;:!?)])?\b\/?/giu,
  },
  { type: "bot_command", pattern: /(?<![\w/<>])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/])/gi },
  { type: "mention", pattern: /(?<![\w@])@[a-z0-9_]{3,32}(?!\w)/gi },
  { type: "hashtag", pattern: /(?<![\p{L}\p{N}_#])#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*/gu },
];

const opaque: ReadonlySet<string> = new Set([
  "code",
  "pre",
  "text_link",
  "text_mention",
  "url",
  "email",
  "mention",
  "hashtag",
  "bot_command",
  "custom_emoji",
]);

/** Commands, links, addresses, mentions and hashtags that have no mark yet. */
export function detectEntities({ text, entities }: FormattedText): MessageEntity[] {
  if (!/[/@#.]/.test(text)) return [];
  const taken = entities
    .filter(({ type }) => opaque.has(type))
    .map(({ offset, length }) => ({ offset, end: offset + length }));
  const found: MessageEntity[] = [];
  for (const { type, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const offset = match.index;
      const end = offset + match[0].length;
      if (taken.some((other) => offset < other.end && other.offset < end)) continue;
      taken.push({ offset, end });
      found.push({ type, offset, length: end - offset });
    }
  }
  return found;
}
