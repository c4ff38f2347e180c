import type { Desk } from "../../store/desks/desks.ts";
import { html, plain } from "../../text/text.ts";
import { type Answer, done } from "../answer.ts";
import type { DeskFacts } from "./checklist.ts";
import type { PressedInGroup } from "../feature.ts";
import { editSaid } from "../effects/chat.ts";
import { inspectGroup } from "../effects/group.ts";
import type { Handling } from "../handle.ts";
import type { Page } from "../page.ts";

/** Another desk works already, so an admin has to confirm that this chat becomes one more. */
export function renderOffer({ teamLanguage }: Handling, facts: DeskFacts, other: Desk): Page {
  const label = plain(teamLanguage, "button-desk-add");
  return {
    html:
      facts.kind === "topics"
        ? html(teamLanguage, "setup-other-desk", { title: other.title })
        : html(teamLanguage, "setup-other-desk-channel", { title: other.title, channel: facts.title }),
    keyboard: [[{ label, press: { type: "desk_add" }, style: "primary" }]],
  };
}

/** An admin confirmed. If the chat is a desk by now, it is only looked at again. */
export function offerTaken({ handling, chatId, messageId, person }: PressedInGroup): Answer {
  const { teamLanguage } = handling;
  editSaid(handling, chatId, messageId, html(teamLanguage, "setup-desk-added"));
  inspectGroup(handling, chatId, { topicId: null, askedBy: person.id, isWanted: true });
  return done(plain(teamLanguage, "toast-done"));
}

/** An admin asked to look at the chat again. The message with the button shows the result. */
export function checkedAgain({ handling, chatId, messageId, person }: PressedInGroup): Answer {
  inspectGroup(handling, chatId, { topicId: null, askedBy: person.id, pressed: { chatId, messageId } });
  return done(plain(handling.teamLanguage, "toast-checking"));
}
