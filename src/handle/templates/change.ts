import {
  addTemplate,
  deleteTemplate,
  findTemplate,
  findTemplateNamed,
  findTemplates,
  saveTemplateContent,
} from "../../store/texts/templates.ts";
import { findManager } from "../../store/people/managers.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html, type Language } from "../../text/text.ts";
import type { MessageContent, Person } from "../../ticket/message.ts";
import type { Template } from "../../ticket/template.ts";
import { recordInAudit } from "../audit/record.ts";
import type { Handling } from "../handle.ts";
import { findFault, readContent } from "./content.ts";
import { findNameFault, type TemplateName } from "./name.ts";

/** So many canned replies a team can have. */
export const mostTemplates = 500;

/** A new canned reply, or an old one in another language. */
export interface Draft extends TemplateName {
  language: Language;
}

/** Why there can be none of that name. Undefined when there can. @param personId null for an anonymous administrator */
export function refuseName(handling: Handling, draft: Draft, personId: number | null): Html | undefined {
  const { tx, teamLanguage } = handling;
  const fault = findNameFault(handling, draft);
  if (fault !== undefined) return fault;
  const taken = findTemplateNamed(tx, draft.name);
  const { name } = draft;
  if (taken === undefined)
    return findTemplates(tx).length < mostTemplates
      ? undefined
      : html(teamLanguage, "templates-full", { most: String(mostTemplates) });
  if (taken.contents.has(draft.language)) return html(teamLanguage, "templates-taken", { name });
  return mayChange(handling, taken, personId) ? undefined : refuseChange(handling, taken);
}

/**
 * Makes the message a canned reply, or tells why it cannot be one.
 * @param made.personId null for an anonymous administrator
 */
export function addNamed(
  handling: Handling,
  draft: Draft,
  personId: number | null,
  message: MessageContent,
): { ok: true; template: Template } | { ok: false; refusal: Html } {
  const { tx } = handling;
  const refusal = refuseName(handling, draft, personId) ?? findFault(handling, message);
  if (refusal !== undefined) return { ok: false, refusal };
  const { group, name, language } = draft;
  const id = findTemplateNamed(tx, name)?.id ?? addTemplate(tx, { group, name }, personId);
  saveTemplateContent(tx, id, language, readContent(message));
  record(handling, personId, "template_saved", name);
  return { ok: true, template: findTemplate(tx, id)! };
}

/** Replaces what the canned reply says in that language. Returns why it cannot be, or undefined. */
export function changeContent(
  handling: Handling,
  template: Template,
  language: Language,
  { id: personId }: Pick<Person, "id">,
  message: MessageContent,
): Html | undefined {
  const fault = findFault(handling, message);
  if (fault !== undefined) return fault;
  saveTemplateContent(handling.tx, template.id, language, readContent(message));
  record(handling, personId, "template_saved", template.name);
  return undefined;
}

export function removeTemplate(
  handling: Handling,
  template: Template,
  { id: personId }: Pick<Person, "id">,
): void {
  deleteTemplate(handling.tx, template.id);
  record(handling, personId, "template_removed", template.name);
}

/** Admins may, and whoever made it. */
export function mayChange({ tx }: Handling, { madeBy }: Template, personId: number | null): boolean {
  if (personId === null) return false;
  return madeBy === personId || findManager(tx, personId)?.isAdmin === true;
}

export function refuseChange({ teamLanguage }: Handling, { name }: Template): Html {
  return html(teamLanguage, "templates-not-yours", { name: truncate(name, 64) });
}

function record(
  handling: Handling,
  personId: number | null,
  what: "template_saved" | "template_removed",
  name: string,
): void {
  const by = personId === null ? ({ kind: "anonymous" } as const) : { id: personId };
  recordInAudit(handling, by, { what, name });
}
