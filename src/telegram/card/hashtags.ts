import { escapeHtml, type Html } from "../../text/html.ts";
import { type Language, plain } from "../../text/text.ts";
import { formatTagDate } from "../../text/time.ts";
import { fullName } from "../../ticket/message.ts";
import { isOpen } from "../../ticket/ticket.ts";
import type { CardFacts } from "./facts.ts";

/**
 * Hashtags, so that Telegram's search finds cards: status, who has to act, manager, day of opening, subject, client,
 * source, and the team's own tags.
 */
export function renderTags(language: Language, timeZone: string, facts: CardFacts): Html {
  const { ticket, clientTag, manager } = facts;
  const tags = [
    plain(language, `status-${ticket.status}`),
    isOpen(ticket) && !ticket.isUnspoken ? plain(language, `card-tag-turn-${ticket.toAct}`) : "",
    manager === undefined ? "" : fullName(manager),
    `${plain(language, "card-tag-date")}_${formatTagDate(ticket.openedAt, timeZone)}`,
    ticket.subject ?? "",
    `${plain(language, "card-tag-client")}_${clientTag}`,
    plain(language, "card-tag-source"),
  ];
  const own = ticket.tags.map((tag) => `#${tag}`);
  return escapeHtml([...tags.flatMap(toTag), ...own].join(" "));
}

/** Telegram ends a hashtag at any other character than letters, digits and underscores, and accepts none of digits only. */
function toTag(words: string): string[] {
  const letters = words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_+|_+$/g, "");
  const tag = Array.from(letters).slice(0, 64).join("");
  return /\p{L}/u.test(tag) ? [`#${tag}`] : [];
}
