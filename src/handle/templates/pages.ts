import { findManager } from "../../store/people/managers.ts";
import { findTemplates } from "../../store/texts/templates.ts";
import { escapeHtml, type Html, joinHtml, truncate, visibleLength } from "../../text/html.ts";
import { fillHtml, placeholdersIn, toTemplate } from "../../text/template.ts";
import { html, type Language, languages, plain } from "../../text/text.ts";
import { type Button, inRows } from "../../ticket/keyboard.ts";
import { fullName } from "../../ticket/message.ts";
import type { Template, TemplateContent } from "../../ticket/template.ts";
import type { Handling } from "../handle.ts";
import { byPage, pageOf } from "../paging.ts";
import type { Page } from "../page.ts";
import { readFormatting } from "../texts/wording.ts";
import { mayChange } from "./change.ts";
import { pathOf } from "./name.ts";
import { describePlaceholders } from "./words.ts";

/** In characters. A message takes 4096 (docs:sendMessage). */
const longestShown = 1_700;

/** All canned replies under the names of their groups. @param number of the page, counted from 0 */
export function renderTemplates({ tx, teamLanguage }: Handling, number: number): Page {
  const all = findTemplates(tx);
  if (all.length === 0) return { html: html(teamLanguage, "templates-none"), keyboard: [] };
  const { offset, limit, turning } = pageOf(byPage(teamLanguage), all.length, number, (to) => {
    return { type: "template_list", number: to };
  });
  const shown = all.slice(offset, offset + limit);
  const lines = shown.flatMap((template, index) => {
    const { group, name, uses } = template;
    const text = truncate(describe(teamLanguage, template), 60);
    const line = html(teamLanguage, "lists-line", {
      aboutHtml: escapeHtml(`${name} — ${text}${uses === 0 ? "" : ` · ${uses}`}`),
    });
    const isFirst = index === 0 || shown[index - 1]!.group !== group;
    return isFirst && group !== "" ? [joinHtml(["\n" as Html, bold(group)], ""), line] : [line];
  });
  const buttons = shown.map(({ id, name }): Button => {
    return { label: truncate(name, 64), press: { type: "template_open", templateId: id } };
  });
  const heading = html(teamLanguage, "templates-list", { count: all.length });
  return {
    html: joinHtml([joinHtml([heading, ...lines], "\n"), renderHow(teamLanguage)], "\n\n"),
    keyboard: [...inRows(buttons, 2), ...turning],
  };
}

/** One canned reply in all its languages. @param news what has just become of it */
export function renderTemplate(handling: Handling, template: Template, personId: number, news?: Html): Page {
  const { tx, teamLanguage } = handling;
  const { id, madeBy, uses, contents } = template;
  const maker = madeBy === null ? undefined : findManager(tx, madeBy);
  const about = [
    bold(pathOf(template)),
    html(teamLanguage, "templates-uses", { count: uses }),
    ...(maker === undefined ? [] : [html(teamLanguage, "templates-maker", { name: fullName(maker) })]),
  ];
  const texts = [...contents].map(([language, content]) =>
    contents.size === 1
      ? showContent(teamLanguage, content)
      : joinHtml(
          [html(teamLanguage, "templates-language", { language }), showContent(teamLanguage, content)],
          "\n",
        ),
  );
  const backwards: Button = {
    label: plain(teamLanguage, "button-back"),
    press: { type: "template_list", number: 0 },
  };
  const changes = languages.map((language, index): Button[] => {
    const label = !contents.has(language)
      ? plain(teamLanguage, `templates-button-add-${language}`)
      : contents.size === 1
        ? plain(teamLanguage, "templates-button-change")
        : plain(teamLanguage, `templates-button-change-${language}`);
    return [{ label, press: { type: "template_edit", templateId: id, language: index } }];
  });
  const remove: Button = {
    label: plain(teamLanguage, "templates-button-remove"),
    press: { type: "template_remove_ask", templateId: id },
    style: "danger",
  };
  return {
    html: joinHtml([...(news === undefined ? [] : [news]), joinHtml(about, "\n"), ...texts], "\n\n"),
    keyboard: [...(mayChange(handling, template, personId) ? [...changes, [remove]] : []), [backwards]],
  };
}

/** Asks for the message. */
export function renderAsk(language: Language, name: string): Html {
  return html(language, "templates-ask", { name, known: describePlaceholders(language) });
}

/** Asks before it is removed. */
export function renderRemoval({ teamLanguage }: Handling, template: Template): Page {
  const { id: templateId, name } = template;
  return {
    html: html(teamLanguage, "templates-remove-ask", { name }),
    keyboard: [
      [
        {
          label: plain(teamLanguage, "templates-button-remove"),
          press: { type: "template_remove", templateId },
          style: "danger",
        },
        { label: plain(teamLanguage, "button-back"), press: { type: "template_open", templateId } },
      ],
    ],
  };
}

/** The words, or what the message is. */
function describe(language: Language, { contents }: Template): string {
  const { kind, text } = contents.get(language) ?? [...contents.values()][0]!;
  const words = text.replaceAll(/\s+/g, " ").trim();
  if (kind === "text") return words;
  return words === "" ? plain(language, `kind-${kind}`) : `${plain(language, `kind-${kind}`)}: ${words}`;
}

/** The words with their formatting. The placeholders stay as they were written. */
function showContent(language: Language, { kind, text, entities }: TemplateContent): Html {
  const written = Object.fromEntries(placeholdersIn(text).map((name) => [name, escapeHtml(`{${name}}`)]));
  const formatted = fillHtml(toTemplate(text, readFormatting(entities)), written);
  const words =
    visibleLength(formatted) > longestShown ? escapeHtml(truncate(text, longestShown)) : formatted;
  const media = kind === "text" ? [] : [escapeHtml(`📎 ${plain(language, `kind-${kind}`)}`)];
  return joinHtml([...media, ...(text === "" ? [] : [words])], "\n");
}

function bold(text: string): Html {
  return joinHtml(["<b>" as Html, escapeHtml(text), "</b>" as Html], "");
}

function renderHow(language: Language): Html {
  return html(language, "templates-how", { known: describePlaceholders(language) });
}
