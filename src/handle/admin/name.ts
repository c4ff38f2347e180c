import { findDesk } from "../../store/desks/desks.ts";
import { endQuestion } from "../../store/messages/questions.ts";
import { findManager } from "../../store/people/managers.ts";
import { findSubject } from "../../store/tickets/subjects.ts";
import { escapeHtml, type Html } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { permissionOf } from "../../ticket/buttons.ts";
import type { Press } from "../../ticket/press.ts";
import { refuseAccess } from "../access.ts";
import { renameDesk } from "../desks/name.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { setPublicName } from "../managers/public-name.ts";
import { isFit, readName } from "../names.ts";
import { showPage } from "../page.ts";
import { findAskedInPrivate } from "../questions.ts";
import { languageOfPerson } from "../private/language.ts";
import { roleInPrivate } from "../private/role.ts";
import { setValue } from "../settings/command.ts";
import { renderSetting } from "../settings/pages.ts";
import { findKey, readValue } from "../settings/settings.ts";
import { addNamedSubject, renameSubject } from "../subjects/command.ts";

/**
 * Takes an admin's private message as the name or the value that a press asked for: a reply to the question, or plain text soon after
 * it. Returns false for any other message.
 */
export function nameWritten(handling: Handling, person: Person, incoming: IncomingMessage): boolean {
  const { tx } = handling;
  const { kind, text } = incoming;
  const question =
    kind === "text" && !text.startsWith("/") ? findAskedInPrivate(handling, incoming) : undefined;
  if (question?.matter.kind !== "name_for_press") return false;
  const { press, menuId } = question.matter;
  const language = languageOfPerson(handling, person);
  const role = roleInPrivate(handling, person.id);
  const refusal = refuseAccess(handling, permissionOf(press), role, "private", language);
  const key = press.type === "setting_ask" ? findKey(press.key) : undefined;
  const isTaken = key === undefined ? isFit(readName(text)) : readValue(key, text) !== undefined;
  if (refusal === undefined && isTaken) endQuestion(tx, question.id, "answered");
  if (refusal !== undefined) say(handling, person.id, escapeHtml(refusal.text));
  else if (key === undefined) say(handling, person.id, giveName(handling, person, press, text));
  else {
    const { isSet, said } = setValue(handling, person, key, text);
    say(handling, person.id, said);
    if (isSet && menuId !== undefined) showPage(handling, person.id, renderSetting(handling, key), menuId);
  }
  return true;
}

function giveName(handling: Handling, admin: Person, press: Press, written: string): Html {
  const { tx, teamLanguage } = handling;
  const desk = press.type === "desk_rename" ? findDesk(tx, press.deskId) : undefined;
  const subject = press.type === "subject_rename" ? findSubject(tx, press.subjectId) : undefined;
  const manager = press.type === "manager_name" ? findManager(tx, press.managerId) : undefined;
  if (manager !== undefined) return setPublicName(handling, admin, manager, written);
  if (desk !== undefined) return renameDesk(handling, admin, desk, written);
  if (subject !== undefined) return renameSubject(handling, admin, subject, written);
  return press.type === "subject_add"
    ? addNamedSubject(handling, admin, written)
    : html(teamLanguage, "refusal-stale");
}
