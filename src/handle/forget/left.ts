import { escapeHtml, type Html, joinHtml, link } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { messageUrl } from "../../ticket/link.ts";
import type { Handling } from "../handle.ts";

/** A message has 4096 characters, and a link some 50. */
const named = 30;

/** Names what Telegram did not let the bot delete. Messages in private chats have no address, so they are counted. */
export function renderLeft(
  { teamLanguage }: Pick<Handling, "teamLanguage">,
  left: readonly { chatId: number; messageId: number }[],
): Html {
  const inGroups = left.filter(({ chatId }) => chatId < 0);
  const inPrivate = left.length - inGroups.length;
  const links = inGroups.slice(0, named).map(({ chatId, messageId }) => {
    const url = messageUrl(chatId, messageId);
    return joinHtml([escapeHtml("• "), link(url, url)], "");
  });
  const more = inGroups.length - links.length;
  const lines = [
    ...(links.length > 0 ? [html(teamLanguage, "forget-left"), ...links] : []),
    ...(more > 0 ? [html(teamLanguage, "forget-left-more", { count: more })] : []),
    ...(inPrivate > 0 ? [html(teamLanguage, "forget-left-private", { count: inPrivate })] : []),
  ];
  return joinHtml(lines, "\n");
}
