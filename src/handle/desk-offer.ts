import { bindDesk, type Desk, findDeskByChat } from "../store/desks.ts";
import { html, plain } from "../text/text.ts";
import { type Answer, done } from "./answer.ts";
import { editSaid, inspectGroup, say } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

/** Another desk works already: this group becomes one more only when an admin says so. */
export function offerDesk(handling: Handling, chatId: number, topicId: number | null, other: Desk): void {
  const { teamLanguage } = handling;
  const label = plain(teamLanguage, "button-desk-add");
  say(handling, chatId, html(teamLanguage, "setup-other-desk", { title: other.title }), {
    topicId,
    keyboard: [[{ label, press: { type: "desk_add" }, style: "primary" }]],
  });
}

/** An admin took the offer. A group that is a desk by now is only looked at again. */
export function offerTaken(
  handling: Handling,
  chat: { id: number; title: string; hasTopics: boolean },
  messageId: number,
): Answer {
  const { tx, now, teamLanguage } = handling;
  if (findDeskByChat(tx, chat.id) === undefined) {
    bindDesk(tx, chat, { isReady: false, lacks: [], hasTopics: chat.hasTopics }, now);
  }
  editSaid(handling, chat.id, messageId, html(teamLanguage, "setup-desk-added"));
  inspectGroup(handling, chat.id, null);
  return done(plain(teamLanguage, "toast-done"));
}
