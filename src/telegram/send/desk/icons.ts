import type { Sticker } from "grammy/types";
import type { Database, Transaction } from "../../../store/database.ts";
import { findMemory, saveMemory } from "../../../store/memory.ts";
import type { TopicIcon } from "../../../store/tickets/tables.ts";
import { isOpen, type Ticket } from "../../../ticket/ticket.ts";

/** The topic's icon shows who has to act. Telegram allows only certain emoji for topics. */
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

/** The icon that the ticket's topic should have. */
export function iconOf(ticket: Ticket): TopicIcon {
  return isOpen(ticket) ? ticket.toAct : "closed";
}

/** The custom emoji id of the icon. Undefined when Telegram does not offer it. */
export function findIcon(db: Database, icon: TopicIcon): string | undefined {
  return findMemory(db, `topic_icon:${icon}`);
}

/** The icon with this custom emoji id. Undefined when it is none of ours. */
export function readIcon(db: Database, id: string): TopicIcon | undefined {
  return icons.find((icon) => findIcon(db, icon) === id);
}

/** The emoji without its variation selector, which may be present or missing. */
function bare(character: string): string {
  return character.replaceAll("\uFE0F", "");
}
