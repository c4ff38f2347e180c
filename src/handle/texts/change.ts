import { deleteOwnText, type OwnText, saveOwnText } from "../../store/texts/texts.ts";
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
import { recordInAudit } from "../audit/record.ts";
import { refuseWritten } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { commandNameOf, describePlaceholders, showText, type TextIn } from "./pages.ts";
import { findFault, type Unfit } from "./read.ts";
import { findOwnText, readFormatting } from "./wording.ts";

/** Makes what an admin wrote the new text and shows it, or tells why it cannot be. Returns whether it is the text now. */
export function changeText(
  handling: Handling,
  admin: Person,
  text: TextIn,
  written: Pick<IncomingMessage, "kind" | "text" | "entities" | "mediaGroupId">,
): boolean {
  const { tx, teamLanguage } = handling;
  const { id, language } = text;
  const fault = findFault(language, id, written);
  if (fault !== undefined) {
    refuseWritten(handling, admin.id, written, renderFault(handling, text, fault));
    return false;
  }
  const name = nameOfText(id);
  const to = { text: written.text, entities: written.entities };
  recordInAudit(handling, admin, {
    what: "client_text",
    name,
    language,
    from: presentWords(handling, text),
    to,
  });
  saveOwnText(tx, { language, id: name, ...to });
  const isLost = !isFormatted(kindOfText(id)) && readFormatting(written.entities).some(isVisible);
  const news = html(teamLanguage, isLost ? "texts-saved-plain" : "texts-saved");
  showText(handling, admin.id, text, { news });
  return true;
}

/** Brings the original text back. Returns false if it is there already. */
export function restore(handling: Handling, admin: Person, text: TextIn): boolean {
  const [name, { language }] = [nameOfText(text.id), text];
  const from = presentWords(handling, text);
  recordInAudit(handling, admin, { what: "client_text", name, language, from, to: null });
  deleteOwnText(handling.tx, { language, id: name });
  return from !== null;
}

/** Null for the original text. */
function presentWords({ tx }: Handling, { id, language }: TextIn): Pick<OwnText, "text" | "entities"> | null {
  const own = findOwnText(tx, language, id);
  return own === undefined ? null : { text: own.text, entities: own.entities };
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
