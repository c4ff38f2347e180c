import { endQuestion } from "../../store/messages/questions.ts";
import { findTemplate } from "../../store/texts/templates.ts";
import { escapeHtml, type Html } from "../../text/html.ts";
import { html, languages, languageOf } from "../../text/text.ts";
import { readCommand } from "../../ticket/command.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { refuseAccess } from "../access.ts";
import { refuseWritten } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { showPage } from "../page.ts";
import { roleInPrivate } from "../private/role.ts";
import { findAskedInPrivate } from "../questions.ts";
import { changeContent, mayChange, refuseChange } from "./change.ts";
import { saveWritten } from "./command.ts";
import { renderTemplate } from "./pages.ts";

/**
 * Takes a private message as the canned reply that was asked for: a reply to the question, or a message soon after it. Returns
 * false for a command, and for any other message.
 */
export function templateWritten(handling: Handling, person: Person, incoming: IncomingMessage): boolean {
  const { tx, teamLanguage } = handling;
  const question = findAskedInPrivate(handling, incoming);
  if (question?.matter.kind !== "template_content") return false;
  const command = readCommand(incoming.text);
  const isReply = incoming.replyToMessageId !== null;
  if (command !== undefined && (!isReply || command.rest === "" || command.word === "templates"))
    return false;
  const { matter } = question;
  const language = languages.find((each) => each === matter.language) ?? teamLanguage;
  const spoken = languageOf(person.languageCode, teamLanguage);
  const role = roleInPrivate(handling, person.id);
  const refusal = refuseAccess(handling, "templates", role, "private", spoken);
  const tell = (said: Html) => {
    refuseWritten(handling, person.id, incoming, said);
    return true;
  };
  if (refusal !== undefined) return tell(escapeHtml(refusal.text));
  if (matter.templateId === null) {
    if (saveWritten(handling, person, { ...matter, language }, incoming))
      endQuestion(tx, question.id, "answered");
    return true;
  }
  const template = findTemplate(tx, matter.templateId);
  if (template === undefined) return tell(html(teamLanguage, "refusal-template-gone"));
  if (!mayChange(handling, template, person.id)) return tell(refuseChange(handling, template));
  const fault = changeContent(handling, template, language, person, incoming);
  if (fault !== undefined) return tell(fault);
  endQuestion(tx, question.id, "answered");
  const changed = findTemplate(tx, template.id)!;
  const news = html(teamLanguage, "templates-saved");
  showPage(handling, person.id, renderTemplate(handling, changed, person.id, news));
  return true;
}
