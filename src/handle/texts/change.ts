import { deleteOwnText, saveOwnText } from "../../store/texts.ts";
import {
  type ClientTextId,
  clientTextIds,
  findClientText,
  isFormatted,
  kindOfText,
  nameOfText,
} from "../../text/client-texts.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html, plain, shapeOf } from "../../text/text.ts";
import { findNearest } from "../../ticket/command.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { commandNameOf, describePlaceholders, showText, type TextIn } from "./pages.ts";
import { findFault, type Unfit } from "./read.ts";
import { readFormatting, wordingIn } from "./wording.ts";

/** Makes what an admin wrote the new text and shows it, or tells why it cannot be. Returns whether it is the text now. */
export function changeText(
  handling: Handling,
  admin: Person,
  text: TextIn,
  written: Pick<IncomingMessage, "kind" | "text" | "entities">,
): boolean {
  const { tx, teamLanguage } = handling;
  const { id, language } = text;
  const fault = findFault(language, id, written);
  if (fault !== undefined) {
    say(handling, admin.id, renderFault(handling, text, fault));
    return false;
  }
  saveOwnText(tx, { language, id: nameOfText(id), text: written.text, entities: written.entities });
  const isLost = !isFormatted(kindOfText(id)) && readFormatting(written.entities).some(isVisible);
  const news = html(teamLanguage, isLost ? "texts-saved-plain" : "texts-saved");
  showText(handling, admin.id, text, { news });
  return true;
}

/** Brings the original text back. Returns false if it is there already. */
export function restore({ tx }: Handling, { id, language }: TextIn): boolean {
  const isChanged = wordingIn(tx, language).own.has(id);
  deleteOwnText(tx, { language, id: nameOfText(id) });
  return isChanged;
}

/** The text of that name, or what to tell an admin who wrote another one. */
export function findNamed(
  { teamLanguage }: Handling,
  written: string,
): { ok: true; id: ClientTextId } | { ok: false; refusal: Html } {
  const name = written.toLowerCase().replaceAll("_", "-");
  const id = findClientText(name);
  if (id !== undefined) return { ok: true, id };
  const nearest = findNearest(name, clientTextIds.map(nameOfText));
  const values = { id: truncate(written, 64) };
  return {
    ok: false,
    refusal:
      nearest === undefined
        ? html(teamLanguage, "texts-unknown", values)
        : html(teamLanguage, "texts-unknown-nearest", { ...values, nearest }),
  };
}

function renderFault(handling: Handling, text: TextIn, fault: Unfit): Html {
  const { teamLanguage } = handling;
  const { id, language } = text;
  const known = () =>
    shapeOf(language, id).placeholders.length === 0
      ? plain(teamLanguage, "texts-known-none")
      : plain(teamLanguage, "texts-known", { placeholders: describePlaceholders(teamLanguage, id) });
  switch (fault.reason) {
    case "empty":
      return html(teamLanguage, "texts-wrong-empty", { id: commandNameOf(teamLanguage, text) });
    case "brace":
      return html(teamLanguage, "texts-wrong-brace", { known: known() });
    case "unknown":
      return html(teamLanguage, "texts-wrong-unknown", {
        placeholder: `{${fault.placeholder}}`,
        known: known(),
      });
    case "missing":
      return html(teamLanguage, "texts-wrong-missing", {
        placeholder: `{${fault.placeholder}}`,
        meaning: plain(teamLanguage, `texts-placeholder-${fault.placeholder}`),
      });
    case "tag":
      return html(teamLanguage, "texts-wrong-tag", { tag: fault.tag });
    case "long":
      return html(teamLanguage, "texts-wrong-long", {
        length: String(fault.length),
        most: String(fault.most),
        kind: fault.kind,
      });
    case "kind":
    case "rows":
    case "links":
    case "date":
      return html(teamLanguage, `texts-wrong-${fault.reason}`);
    default:
      return fault satisfies never;
  }
}

/** Formatting that people see, and not what Telegram finds in the words by itself. */
function isVisible({ type }: { type: string }): boolean {
  return ![
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card",
  ].includes(type);
}
