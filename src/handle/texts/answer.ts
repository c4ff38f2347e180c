import { endQuestion } from "../../store/messages/questions.ts";
import { findClientText } from "../../text/client-texts.ts";
import { html, languages } from "../../text/text.ts";
import { escapeHtml } from "../../text/html.ts";
import { readCommand } from "../../ticket/command.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { refuseAccess } from "../access.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { languageOfPerson } from "../private/language.ts";
import { roleInPrivate } from "../private/role.ts";
import { findAskedInPrivate } from "../questions.ts";
import { changeText } from "./change.ts";
import { commandNameOf } from "./pages.ts";

/**
 * Takes a private message as the text that a press asked for: a reply to the question, or a message soon after it. Returns
 * false for a command, and for any other message.
 */
export function textWritten(handling: Handling, person: Person, incoming: IncomingMessage): boolean {
  const { tx, teamLanguage } = handling;
  const question = findAskedInPrivate(handling, incoming);
  if (question?.matter.kind !== "text_for_clients") return false;
  const command = readCommand(incoming.text);
  const isReply = incoming.replyToMessageId !== null;
  if (command !== undefined && (!isReply || command.rest === "" || command.word === "texts")) return false;
  const { matter } = question;
  const id = findClientText(matter.id);
  const language = languages.find((each) => each === matter.language);
  if (id === undefined || language === undefined) {
    say(handling, person.id, html(teamLanguage, "texts-unknown", { id: matter.id }));
    return true;
  }
  const spoken = languageOfPerson(handling, person);
  const refusal = refuseAccess(handling, "texts", roleInPrivate(handling, person.id), "private", spoken);
  const text = { id, language };
  if (refusal !== undefined) say(handling, person.id, escapeHtml(refusal.text));
  // The app makes whatever is written next a reply, a command too.
  else if (command !== undefined)
    say(
      handling,
      person.id,
      html(teamLanguage, "texts-wrong-command", { id: commandNameOf(teamLanguage, text) }),
    );
  else if (changeText(handling, person, text, incoming)) endQuestion(tx, question.id, "answered");
  return true;
}
