import { findTemplate } from "../../store/texts/templates.ts";
import { languages, plain } from "../../text/text.ts";
import type { Template } from "../../ticket/template.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { PressedInPrivate } from "../feature.ts";
import { showPage, turnPage } from "../page.ts";
import { askInPrivate } from "../questions.ts";
import { mayChange, removeTemplate } from "./change.ts";
import { renderAsk, renderRemoval, renderTemplate, renderTemplates } from "./pages.ts";

export function turnTemplates(pressed: PressedInPrivate, number: number): Answer {
  return turnPage(pressed, renderTemplates(pressed.handling, number));
}

export function openTemplate(pressed: PressedInPrivate, templateId: number): Answer {
  const { handling, person } = pressed;
  const template = findTemplate(handling.tx, templateId);
  if (template === undefined) return gone(pressed);
  return turnPage(pressed, renderTemplate(handling, template, person.id));
}

/** Asks for the new message. @param number of the language */
export function askContent(pressed: PressedInPrivate, templateId: number, number: number): Answer {
  const { handling, person } = pressed;
  const language = languages[number];
  if (language === undefined) return refused(plain(handling.teamLanguage, "refusal-stale"));
  return withTemplate(pressed, templateId, ({ group, name }) => {
    const matter = { kind: "template_content", group, name, language, templateId } as const;
    askInPrivate(handling, person.id, matter, renderAsk(handling.teamLanguage, name));
    return done("");
  });
}

export function askRemoval(pressed: PressedInPrivate, templateId: number): Answer {
  return withTemplate(pressed, templateId, (template) =>
    turnPage(pressed, renderRemoval(pressed.handling, template)),
  );
}

export function removePressed(pressed: PressedInPrivate, templateId: number): Answer {
  const { handling, person } = pressed;
  return withTemplate(pressed, templateId, (template) => {
    removeTemplate(handling, template, person);
    turnPage(pressed, renderTemplates(handling, 0));
    return done(plain(handling.teamLanguage, "templates-toast-removed", { name: template.name }));
  });
}

/** Runs for whoever may change it. */
function withTemplate(
  pressed: PressedInPrivate,
  templateId: number,
  run: (template: Template) => Answer,
): Answer {
  const { handling, person } = pressed;
  const template = findTemplate(handling.tx, templateId);
  if (template === undefined) return gone(pressed);
  return mayChange(handling, template, person.id)
    ? run(template)
    : refused(plain(handling.teamLanguage, "templates-not-yours", { name: template.name }));
}

/** The message with the button becomes the list. */
function gone({ handling, person, messageId }: PressedInPrivate): Answer {
  showPage(handling, person.id, renderTemplates(handling, 0), messageId);
  return refused(plain(handling.teamLanguage, "refusal-template-gone"));
}
