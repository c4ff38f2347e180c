import { truncate } from "../../text/html.ts";
import {
  type ClientTextId,
  kindOfText,
  longestOfKind,
  longestOfPlaceholder,
  type Placeholder,
  type TextKind,
} from "../../text/client-texts.ts";
import {
  fillHtml,
  fillText,
  type Formatting,
  hasStrayBrace,
  placeholdersIn,
  type Template,
  toTemplate,
} from "../../text/template.ts";
import { type Language, shapeOf } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { readFormatting } from "./wording.ts";

/** Why what an admin wrote cannot be a client's text. */
export type Unfit =
  | { reason: "empty" | "kind" | "brace" | "rows" | "links" | "date" }
  | { reason: "tag"; tag: string }
  | { reason: "unknown"; placeholder: string }
  | { reason: "missing"; placeholder: Placeholder }
  | { reason: "long"; length: number; most: number; kind: TextKind };

/** Checks what an admin wrote as the new text. Undefined when it can be one. */
export function findFault(
  language: Language,
  id: ClientTextId,
  { kind, text, entities }: Pick<IncomingMessage, "kind" | "text" | "entities">,
): Unfit | undefined {
  if (kind !== "text") return { reason: "kind" };
  if (text.replaceAll(unseen, "") === "") return { reason: "empty" };
  const formatting = readFormatting(entities);
  if (formatting.some(({ type }) => type === "date_time")) return { reason: "date" };
  const tag = telegramTag.exec(text)?.[0];
  if (tag !== undefined && !isCode(formatting, text.indexOf(tag)))
    return { reason: "tag", tag: truncate(tag, 40) };
  if (hasStrayBrace(text)) return { reason: "brace" };
  const { placeholders } = shapeOf(language, id);
  const written = placeholdersIn(text);
  const unknown = written.find((name) => !placeholders.some((each) => each === name));
  if (unknown !== undefined) return { reason: "unknown", placeholder: truncate(unknown, 40) };
  const missing = placeholders.find((name) => !written.includes(name));
  if (missing !== undefined) return { reason: "missing", placeholder: missing };
  return findExcess(id, toTemplate(text, formatting));
}

function findExcess(id: ClientTextId, template: Template): Unfit | undefined {
  const kind = kindOfText(id);
  if (["words", "button", "toast"].includes(kind) && fillText(template, {}).includes("\n"))
    return { reason: "rows" };
  const most = longestOfKind[kind];
  const length = lengthOf(template, kind);
  if (length > most) return { reason: "long", length, most, kind };
  return Buffer.byteLength(fillHtml(template, {})) > mostBytes ? { reason: "links" } : undefined;
}

/** In characters as Telegram counts them (td: code points), with the longest values. */
function lengthOf(template: Template, kind: TextKind): number {
  const lengths = template.map((piece) =>
    "placeholder" in piece
      ? longestValue(piece.placeholder as Placeholder, kind)
      : Array.from(piece.text).length,
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}

function longestValue(placeholder: Placeholder, kind: TextKind): number {
  return kind === "button" && placeholder === "subject"
    ? longestSubjectOnButton
    : longestOfPlaceholder[placeholder];
}

const longestSubjectOnButton = 30;

/** With its tags. Telegram takes 32,768 in one message (FACTS), in which other texts may be. */
const mostBytes = 10_000;

/** What Telegram shows as nothing. */
const unseen = /[\s\p{Cf}\p{Cc}\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** A tag of Telegram's own HTML: whoever types one means the formatting. */
const telegramTag =
  /<\/?(?:b|strong|i|em|u|ins|s|strike|del|a|code|pre|blockquote|span|tg-spoiler|tg-emoji)(?:\s[^<>]*)?>/i;

function isCode(formatting: readonly Formatting[], at: number): boolean {
  return formatting.some(
    ({ type, offset, length }) => ["code", "pre"].includes(type) && offset <= at && at < offset + length,
  );
}
