import { createHash } from "node:crypto";
import {
  type ClientTextId,
  clientTextIds,
  clientTexts,
  groupOfText,
  kindOfText,
  longestOfKind,
  nameOfText,
  type TextGroup,
} from "../../text/client-texts.ts";
import { type Html, joinHtml, truncate, visibleLength } from "../../text/html.ts";
import { html, type Language, languages, plain, shapeOf } from "../../text/text.ts";
import type { Button } from "../../ticket/keyboard.ts";
import { editSaid, say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import type { Page } from "../page.ts";
import { sayCases, sayExample, sayTemplate, sayWords } from "./say.ts";
import { wordingIn } from "./wording.ts";

/** A text in one language. */
export interface TextIn {
  id: ClientTextId;
  language: Language;
}

/** The number of texts on a page. */
const listed = 8;

/** The longest message, in characters (docs:sendMessage). */
const longestMessage = 4_096;

export const groups = Object.keys(clientTexts) as TextGroup[];

/** Stands for a group or a text in a button's data: the same in every version. */
export function numberOf(name: string): number {
  return createHash("sha256").update(name).digest().readUIntBE(0, 6);
}

export function renderGroups({ tx, teamLanguage }: Handling, language: Language = teamLanguage): Page {
  const { own } = wordingIn(tx, language);
  const keyboard = groups.map((group): Button[] => {
    const ids = textsOf(group);
    const changed = ids.filter((id) => own.has(id)).length;
    const values = { group: plain(teamLanguage, `texts-group-${group}`), count: ids.length };
    const label =
      changed === 0
        ? plain(teamLanguage, "texts-button-group", values)
        : plain(teamLanguage, "texts-button-group-changed", { ...values, changed: String(changed) });
    return [{ label, press: toGroup(group, 0, language) }];
  });
  return { html: html(teamLanguage, "texts-list"), keyboard };
}

/** @param number of the page, from 0; the last one if there are not so many */
export function renderGroup(
  { tx, teamLanguage }: Handling,
  group: TextGroup,
  number: number,
  language: Language,
): Page {
  const all = textsOf(group);
  const last = Math.ceil(all.length / listed) - 1;
  const page = Math.min(number, last);
  const ids = all.slice(page * listed, (page + 1) * listed);
  const wording = wordingIn(tx, language);
  const lines = ids.map((id) =>
    html(teamLanguage, wording.own.has(id) ? "texts-line-changed" : "texts-line", {
      id: nameOfText(id),
      text: truncate(sayWords(wording, id), 80),
    }),
  );
  const turning: Button[] = [];
  if (page > 0)
    turning.push({
      label: plain(teamLanguage, "texts-button-previous"),
      press: toGroup(group, page - 1, language),
    });
  if (page < last)
    turning.push({
      label: plain(teamLanguage, "texts-button-next"),
      press: toGroup(group, page + 1, language),
    });
  const title = html(teamLanguage, "texts-group-page", {
    group: plain(teamLanguage, `texts-group-${group}`),
    language: plain(teamLanguage, "texts-language", { language }),
  });
  return {
    html: joinHtml([title, ...lines], "\n"),
    keyboard: [
      ...ids.map((id): Button[] => [{ label: nameOfText(id), press: toText("text_open", { id, language }) }]),
      ...(turning.length > 0 ? [turning] : []),
      ...otherLanguages(language).map((other): Button[] => [
        {
          label: plain(teamLanguage, `texts-button-language-${other}`),
          press: toGroup(group, page, other),
        },
      ]),
      [{ label: plain(teamLanguage, "texts-button-to-groups"), press: { type: "text_list" } }],
    ],
  };
}

/**
 * Shows one text: as it is, what is put in, as a client may see it. What does not fit into one message comes in further
 * ones. @param more.messageId the message to replace; without it a new one is sent
 * @param more.news what has just become of the text
 */
export function showText(
  handling: Handling,
  adminId: number,
  text: TextIn,
  { messageId, news }: { messageId?: number; news?: Html } = {},
): void {
  const { teamLanguage } = handling;
  const { id, language } = text;
  const wording = wordingIn(handling.tx, language);
  const isChanged = wording.own.has(id);
  const button = (label: string, type: "text_open" | "text_edit" | "text_restore", to = text): Button => {
    return { label, press: toText(type, to) };
  };
  const keyboard: Button[][] = [
    [
      button(plain(teamLanguage, "texts-button-edit"), "text_edit"),
      ...(isChanged ? [button(plain(teamLanguage, "texts-button-restore"), "text_restore")] : []),
    ],
    ...otherLanguages(language).map((other) => [
      button(plain(teamLanguage, `texts-button-language-${other}`), "text_open", {
        id,
        language: other,
      }),
    ]),
    [
      {
        label: plain(teamLanguage, "texts-button-to-group"),
        press: toGroup(groupOfText(id), Math.floor(textsOf(groupOfText(id)).indexOf(id) / listed), language),
      },
    ],
  ];
  const [first, ...rest] = inMessages([...(news === undefined ? [] : [news]), ...describe(handling, text)]);
  if (messageId === undefined) say(handling, adminId, first!, { keyboard });
  else editSaid(handling, adminId, messageId, first!, keyboard);
  for (const more of rest) say(handling, adminId, more);
}

/** What an admin reads of a text, part by part. */
function describe({ tx, teamLanguage }: Handling, { id, language }: TextIn): Html[] {
  const wording = wordingIn(tx, language);
  const isChanged = wording.own.has(id);
  const cases = isChanged ? [] : sayCases(language, id);
  const { placeholders } = shapeOf(language, id);
  const kind = kindOfText(id);
  const values = { id: nameOfText(id), language: plain(teamLanguage, "texts-language", { language }) };
  const written = commandNameOf(teamLanguage, { id, language });
  const what =
    cases.length > 1
      ? [html(teamLanguage, "texts-head-variants", values), joinHtml(cases, "\n")]
      : [
          html(teamLanguage, isChanged ? "texts-head-changed" : "texts-head", values),
          sayTemplate(wording, id),
        ];
  return [
    ...what,
    joinHtml(
      [
        html(teamLanguage, "texts-place", { kind, most: String(longestOfKind[kind]) }),
        ...(placeholders.length === 0
          ? []
          : [
              html(teamLanguage, "texts-placeholders", {
                count: placeholders.length,
                placeholders: describePlaceholders(teamLanguage, id),
              }),
            ]),
        html(teamLanguage, "texts-how", { id: written }),
        ...(isChanged ? [html(teamLanguage, "texts-how-restore", { id: written })] : []),
      ],
      "\n",
    ),
    ...(placeholders.length === 0 || cases.length > 1
      ? []
      : [html(teamLanguage, "texts-preview"), sayExample(wording, id)]),
  ];
}

/** The name by which a command changes the text. */
export function commandNameOf(teamLanguage: Language, { id, language }: TextIn): string {
  return language === teamLanguage ? nameOfText(id) : `${language} ${nameOfText(id)}`;
}

/** `{number} — the request's number; …` */
export function describePlaceholders(teamLanguage: Language, id: ClientTextId): string {
  return shapeOf(teamLanguage, id)
    .placeholders.map((name) =>
      plain(teamLanguage, "texts-placeholder", {
        placeholder: `{${name}}`,
        meaning: plain(teamLanguage, `texts-placeholder-${name}`),
      }),
    )
    .join("; ");
}

/** Joins the parts to as few messages as possible. A part is never divided. */
function inMessages(parts: readonly Html[]): Html[] {
  const messages: Html[] = [];
  for (const part of parts) {
    const last = messages.at(-1);
    const joined = last === undefined ? part : joinHtml([last, part], "\n\n");
    if (last === undefined || visibleLength(joined) > longestMessage) messages.push(part);
    else messages[messages.length - 1] = joined;
  }
  return messages;
}

function textsOf(group: TextGroup): ClientTextId[] {
  return clientTextIds.filter((id) => groupOfText(id) === group);
}

function otherLanguages(language: Language): Language[] {
  return languages.filter((other) => other !== language);
}

function toGroup(group: TextGroup, number: number, language: Language): Button["press"] {
  return { type: "text_group", section: numberOf(group), number, language: languages.indexOf(language) };
}

function toText(type: "text_open" | "text_edit" | "text_restore", { id, language }: TextIn): Button["press"] {
  return { type, text: numberOf(nameOfText(id)), language: languages.indexOf(language) };
}
