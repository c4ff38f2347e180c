import type { Desk } from "../store/desks.ts";
import { html, plain } from "../text/text.ts";
import { type Answer, done } from "./answer.ts";
import type { DeskFacts } from "./desk-facts.ts";
import { editSaid, inspectGroup, say } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

/** Another desk works already: this chat becomes one more only when an admin says so. */
export function offerDesk(handling: Handling, facts: DeskFacts, topicId: number | null, other: Desk): void {
  const { teamLanguage } = handling;
  const label = plain(teamLanguage, "button-desk-add");
  const said =
    facts.kind === "topics"
      ? html(teamLanguage, "setup-other-desk", { title: other.title })
      : html(teamLanguage, "setup-other-desk-channel", { title: other.title, channel: facts.title });
  const chatId = facts.kind === "topics" ? facts.chatId : facts.discussionId;
  if (chatId === null) return;
  say(handling, chatId, said, {
    topicId,
    keyboard: [[{ label, press: { type: "desk_add" }, style: "primary" }]],
  });
}

/** An admin took the offer. A chat that is a desk by now is only looked at again. */
export function offerTaken(handling: Handling, chatId: number, messageId: number): Answer {
  const { teamLanguage } = handling;
  editSaid(handling, chatId, messageId, html(teamLanguage, "setup-desk-added"));
  inspectGroup(handling, chatId, { topicId: null, isWanted: true });
  return done(plain(teamLanguage, "toast-done"));
}
