import { clientTextIds, nameOfText } from "../../text/client-texts.ts";
import { html, languages, plain, shapeOf } from "../../text/text.ts";
import type { PressAt } from "../../ticket/buttons.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { PressedInPrivate } from "../feature.ts";
import { turnPage } from "../page.ts";
import { askInPrivate } from "../questions.ts";
import { restore } from "./change.ts";
import {
  describePlaceholders,
  groups,
  numberOf,
  renderGroup,
  renderGroups,
  showText,
  type TextIn,
} from "./pages.ts";

type TextPress = Extract<PressAt<"private">, { type: "text_open" | "text_edit" | "text_restore" }>;
type GroupPress = Extract<PressAt<"private">, { type: "text_group" }>;

export function listGroups(pressed: PressedInPrivate): Answer {
  return turnPage(pressed, renderGroups(pressed.handling));
}

export function showGroup(pressed: PressedInPrivate, press: GroupPress): Answer {
  const { handling } = pressed;
  const group = groups.find((each) => numberOf(each) === press.section);
  const language = languages[press.language];
  if (group === undefined || language === undefined) return stale(pressed);
  return turnPage(pressed, renderGroup(handling, group, press.number, language));
}

export function openText(pressed: PressedInPrivate, press: TextPress): Answer {
  return withText(pressed, press, (text) => {
    showText(pressed.handling, pressed.person.id, text, { messageId: pressed.messageId });
    return done("");
  });
}

/** Asks for the new text. */
export function askText(pressed: PressedInPrivate, press: TextPress): Answer {
  const { handling, person } = pressed;
  const { teamLanguage } = handling;
  return withText(pressed, press, ({ id, language }) => {
    const name = nameOfText(id);
    const placeholders = describePlaceholders(teamLanguage, id);
    const asked =
      shapeOf(language, id).placeholders.length === 0
        ? html(teamLanguage, "texts-ask", { id: name })
        : html(teamLanguage, "texts-ask-placeholders", { id: name, placeholders });
    askInPrivate(handling, person.id, { kind: "text_for_clients", id: name, language }, asked);
    return done("");
  });
}

export function restoreText(pressed: PressedInPrivate, press: TextPress): Answer {
  const { handling, person, messageId } = pressed;
  return withText(pressed, press, (text) => {
    const isRestored = restore(handling, person, text);
    showText(handling, person.id, text, { messageId });
    const { teamLanguage } = handling;
    return done(plain(teamLanguage, isRestored ? "texts-restored" : "texts-original-already"));
  });
}

/** A text of another version, or a forged number, has no text. */
function withText(pressed: PressedInPrivate, press: TextPress, run: (text: TextIn) => Answer): Answer {
  const id = clientTextIds.find((each) => numberOf(nameOfText(each)) === press.text);
  const language = languages[press.language];
  return id === undefined || language === undefined ? stale(pressed) : run({ id, language });
}

function stale({ handling }: PressedInPrivate): Answer {
  return refused(plain(handling.teamLanguage, "refusal-stale"));
}
