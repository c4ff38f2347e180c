import type { Content } from "../content.ts";
import { textOf } from "../content.ts";
import type { Service } from "./contract.ts";

/** A service message of Telegram. The page chooses its words. */
export function serviceOf(content: Content, emojiOf: (id: string) => string | undefined): Service {
  if (content.forum_topic_created) return { type: "topic_created", name: content.forum_topic_created.name };
  if (content.forum_topic_edited) {
    const { name, icon_custom_emoji_id } = content.forum_topic_edited;
    const emoji = icon_custom_emoji_id === undefined ? undefined : emojiOf(icon_custom_emoji_id);
    return { ...named("topic_edited", name), ...(emoji === undefined ? {} : { emoji }) };
  }
  if (content.forum_topic_closed) return { type: "topic_closed" };
  if (content.forum_topic_reopened) return { type: "topic_reopened" };
  if (content.pinned_message) return { type: "pinned", text: firstLine(textOf(content.pinned_message)) };
  if (content.new_chat_members)
    return named("joined", content.new_chat_members.map((user) => user.first_name).join(", "));
  if (content.left_chat_member) return named("left", content.left_chat_member.first_name);
  if (content.supergroup_chat_created || content.group_chat_created) return { type: "group_created" };
  return { type: "other" };
}

function named(type: Service["type"], name: string | undefined): Service {
  return name ? { type, name } : { type };
}

function firstLine(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
