import { findTemplateNamed, findTemplates } from "../../store/texts/templates.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html, languages } from "../../text/text.ts";
import { readVerb } from "../../text/typed.ts";
import { cutOff } from "../../ticket/command.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { sayNothingAfter } from "../private/nothing-after.ts";
import { refuseWritten, say } from "../effects/chat.ts";
import { sendTemplates } from "../effects/files.ts";
import type { GivenInPrivate } from "../feature.ts";
import { showPage } from "../page.ts";
import { askInPrivate } from "../questions.ts";
import { addNamed, type Draft, mayChange, refuseChange, refuseName, removeTemplate } from "./change.ts";
import { askFile, takeFile } from "./import-asked.ts";
import { pathOf, readTemplateName } from "./name.ts";
import { renderAsk, renderTemplate, renderTemplates } from "./pages.ts";

/**
 * `/templates` lists the canned replies, `add [GROUP /] NAME = TEXT` makes one, `remove NAME` takes it away, `export` sends all
 * as a file, `import` takes them from one.
 */
export function templatesAsked(given: GivenInPrivate): void {
  const { handling, author, incoming } = given;
  const [head = "", word = ""] = /^(\S+)\s*/.exec(incoming.text) ?? [];
  if (word === "") return showPage(handling, author.id, renderTemplates(handling, 0));
  const written = cutOff(incoming, head.length);
  switch (readVerb(word)) {
    case "add":
      return add(given, written);
    case "remove":
      return remove(given, written.text);
    case "export":
    case "import":
      if (written.text !== "") return sayNothingAfter(given.handling, given.author.id, `/templates ${word}`);
      if (readVerb(word) === "export") return exportAll(given);
      if (incoming.kind === "text") askFile(given);
      else takeFile(given.handling, given.author.id, incoming);
      return undefined;
    default:
      return show(given, incoming.text);
  }
}

/** With a sign, or a new line, the text follows; a file brings its own words. Else the next message is the canned reply. */
function add({ handling, author }: GivenInPrivate, written: IncomingMessage): void {
  const { teamLanguage } = handling;
  const [tongue = "", code = ""] = /^([a-z]{2})\s+/i.exec(written.text) ?? [];
  const language = languages.find((each) => each === code.toLowerCase());
  const path = language === undefined ? written : cutOff(written, tongue.length);
  const [head = "", named = "", sign = ""] = /^([^=\n]*)((?:=|\n)\s*)?/.exec(path.text) ?? [];
  const draft = { ...readTemplateName(named), language: language ?? teamLanguage };
  const refusal = refuseName(handling, draft, author.id);
  if (refusal !== undefined) return say(handling, author.id, refusal);
  if (sign === "" && written.kind === "text") {
    const matter = { kind: "template_content", ...draft, templateId: null } as const;
    const { name } = draft;
    return askInPrivate(handling, author.id, matter, renderAsk(teamLanguage, name));
  }
  saveWritten(handling, author, draft, cutOff(path, head.length));
}

/** Makes the message a canned reply and shows it, or tells why it cannot be one. Returns whether it is one now. */
export function saveWritten(
  handling: GivenInPrivate["handling"],
  author: GivenInPrivate["author"],
  draft: Draft,
  message: IncomingMessage,
): boolean {
  const made = addNamed(handling, draft, author.id, message);
  if (!made.ok) {
    refuseWritten(handling, author.id, message, made.refusal);
    return false;
  }
  const news = html(handling.teamLanguage, "templates-saved");
  showPage(handling, author.id, renderTemplate(handling, made.template, author.id, news));
  return true;
}

function remove({ handling, author }: GivenInPrivate, written: string): void {
  const { tx, teamLanguage } = handling;
  const tell = (said: Html) => say(handling, author.id, said);
  const { name } = readTemplateName(written);
  if (name === "") return tell(html(teamLanguage, "templates-remove-how"));
  const template = findTemplateNamed(tx, name) ?? findTemplateNamed(tx, written.trim());
  if (template === undefined)
    return tell(html(teamLanguage, "templates-unknown", { name: truncate(name, 64) }));
  if (!mayChange(handling, template, author.id)) return tell(refuseChange(handling, template));
  removeTemplate(handling, template, author);
  tell(html(teamLanguage, "templates-removed", { name: pathOf(template) }));
}

function exportAll({ handling, author }: GivenInPrivate): void {
  const { tx, teamLanguage } = handling;
  if (findTemplates(tx).length === 0) return say(handling, author.id, html(teamLanguage, "templates-none"));
  if (!sendTemplates(handling, author.id)) say(handling, author.id, html(teamLanguage, "report-under-way"));
}

/** One canned reply by its name. */
function show({ handling, author }: GivenInPrivate, written: string): void {
  const { tx, teamLanguage } = handling;
  const template = findTemplateNamed(tx, readTemplateName(written).name);
  if (template === undefined)
    return say(handling, author.id, html(teamLanguage, "templates-what", { word: truncate(written, 64) }));
  showPage(handling, author.id, renderTemplate(handling, template, author.id));
}
