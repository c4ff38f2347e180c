import { endQuestion } from "../../store/messages/questions.ts";
import { escapeHtml } from "../../text/html.ts";
import { html, languageOf, plain } from "../../text/text.ts";
import { readCommand } from "../../ticket/command.ts";
import type { FileFacts, IncomingMessage, Person } from "../../ticket/message.ts";
import { refuseAccess } from "../access.ts";
import { megabytes } from "../backup/failure.ts";
import { importTemplates } from "../effects/files.ts";
import { refuseWritten, say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { roleInPrivate } from "../private/role.ts";
import { askInPrivate, findAskedInPrivate } from "../questions.ts";
import { largestFile } from "./file.ts";

/** The next message is the file. */
export function askFile({ handling, author }: GivenInPrivate): void {
  const said = html(handling.teamLanguage, "templates-import-ask");
  askInPrivate(handling, author.id, { kind: "template_file" }, said);
}

/** Takes a private message as the file that was asked for. Returns false for a command, and for any other message. */
export function templateFileSent(handling: Handling, person: Person, incoming: IncomingMessage): boolean {
  const question = findAskedInPrivate(handling, incoming);
  if (question?.matter.kind !== "template_file" || readCommand(incoming.text) !== undefined) return false;
  const spoken = languageOf(person.languageCode, handling.teamLanguage);
  const role = roleInPrivate(handling, person.id);
  const refusal = refuseAccess(handling, "templates", role, "private", spoken);
  if (refusal !== undefined) say(handling, person.id, escapeHtml(refusal.text));
  else if (takeFile(handling, person.id, incoming)) endQuestion(handling.tx, question.id, "answered");
  return true;
}

/** Has the file loaded, or tells what to send instead. Returns whether it is one. */
export function takeFile(handling: Handling, personId: number, incoming: IncomingMessage): boolean {
  const { kind, fileId, fileFacts } = incoming;
  const { teamLanguage } = handling;
  const { size = 0 } = fileFacts === null ? {} : (JSON.parse(fileFacts) as FileFacts);
  const isFile = kind === "document" && fileId !== null;
  if (isFile && size <= largestFile) {
    importTemplates(handling, personId, fileId);
    return true;
  }
  const said = isFile
    ? html(teamLanguage, "templates-import-large", { most: megabytes(largestFile) })
    : html(teamLanguage, "templates-import-not-file", { kind: plain(teamLanguage, `kind-${kind}`) });
  refuseWritten(handling, personId, incoming, said);
  return false;
}
