import type { Sticker } from "grammy/types";
import type { Database, Transaction } from "../../../store/database.ts";
import { findMemory, saveMemory } from "../../../store/memory.ts";
import type { TopicIcon } from "../../../store/schema.ts";
import { isOpen, type Ticket } from "../../../ticket/ticket.ts";

/** What the topic's icon shows for whose turn it is. Telegram offers only certain emoji for topics. */
const emoji: Readonly<Record<TopicIcon, string>> = { team: "❗️", client: "💬", closed: "✅" };

const icons = Object.keys(emoji) as TopicIcon[];

/** Remembers under which ids Telegram has our icons (docs:getForumTopicIconStickers). */
export function saveIcons(tx: Transaction, stickers: readonly Sticker[]): void {
  for (const icon of icons) {
    const wanted = emoji[icon];
    const sticker = stickers.find((candidate) => bare(candidate.emoji ?? "") === bare(wanted));
    if (sticker?.custom_emoji_id !== undefined) {
      saveMemory(tx, `topic_icon:${icon}`, sticker.custom_emoji_id);
    }
  }
}

/** What the icon of the ticket's topic should show. */
export function iconOf(ticket: Ticket): TopicIcon {
  return isOpen(ticket) ? ticket.toAct : "closed";
}

/** The id of the icon's custom emoji; undefined when Telegram does not offer it. */
export function findIcon(db: Database, icon: TopicIcon): string | undefined {
  return findMemory(db, `topic_icon:${icon}`);
}

/** Without the mark that asks for a coloured picture: it is there or not, for the same emoji. */
function bare(character: string): string {
  return character.replaceAll("\uFE0F", "");
}
