import { escapeHtml, type Html } from "./html.ts";

/** A text with places for values, in both forms. */
export type Template = readonly Piece[];

type Piece = { html: Html; text: string } | { placeholder: string };

/** Formatting as Telegram reports it, in UTF-16 units (docs:MessageEntity). */
export interface Formatting {
  type: string;
  offset: number;
  length: number;
  url?: string;
  user?: { id: number };
  language?: string;
  custom_emoji_id?: string;
}

/** A name in braces, as admins write it. */
const placeholder = /\{([^{}]*)\}/g;

/** The names in braces, in their order. They may be unknown. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name]) => name!);
}

/** Whether a brace in the text belongs to no name in braces. */
export function hasStrayBrace(text: string): boolean {
  return /[{}]/.test(text.replaceAll(placeholder, ""));
}

/** Turns what an admin wrote into a template. Formatting that covers a part of a placeholder covers all of it. */
export function toTemplate(text: string, formatting: readonly Formatting[]): Template {
  return toPieces(text, formatting, [...text.matchAll(placeholder)]);
}

/** A formatted text as people wrote it. Braces are like any other character. */
export function toHtml(text: string, formatting: readonly Formatting[]): Html {
  return fillHtml(toPieces(text, formatting, []), {});
}

function toPieces(
  text: string,
  formatting: readonly Formatting[],
  found: readonly RegExpExecArray[],
): Template {
  const places = found.map(({ index, 0: whole, 1: name }) => {
    return { start: index, end: index + whole.length, name: name! };
  });
  const within = (at: number) => places.find(({ start, end }) => start < at && at < end);
  const spans = formatting
    .flatMap((each): Span[] => {
      const tags = tagsOf(each);
      const end = each.offset + each.length;
      const span = { start: within(each.offset)?.start ?? each.offset, end: within(end)?.end ?? end };
      return tags === undefined || each.length === 0 ? [] : [{ ...span, ...tags }];
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const cuts = new Set([0, text.length, ...[...spans, ...places].flatMap(({ start, end }) => [start, end])]);
  const pieces: Piece[] = [];
  let open: Span[] = [];
  let tags = "";
  let from = 0;
  for (const at of [...cuts].toSorted((a, b) => a - b)) {
    const words = text.slice(from, at);
    const name = places.find(({ start }) => start === from && at > from)?.name;
    if (name === undefined) pieces.push({ html: `${tags}${escapeHtml(words)}` as Html, text: words });
    else pieces.push({ html: tags as Html, text: "" }, { placeholder: name });
    tags = "";
    // Tags are nested: closing one closes those inside of it, which then open again.
    const first = open.findIndex(({ end }) => end <= at);
    const closing = first < 0 ? [] : open.slice(first);
    for (const span of closing.toReversed()) tags += span.closing;
    const opening = [...closing.filter(({ end }) => end > at), ...spans.filter(({ start }) => start === at)];
    for (const span of opening) tags += span.opening;
    open = [...open.slice(0, open.length - closing.length), ...opening];
    from = at;
  }
  pieces.push({ html: tags as Html, text: "" });
  return pieces.filter((piece) => "placeholder" in piece || piece.html !== "" || piece.text !== "");
}

type Values = Readonly<Record<string, string | number>>;

/** @param values already escaped, or HTML */
export function fillHtml(template: Template, values: Values): Html {
  return template
    .map((piece) => ("html" in piece ? piece.html : (values[piece.placeholder] ?? "")))
    .join("") as Html;
}

export function fillText(template: Template, values: Values): string {
  return template.map((piece) => ("html" in piece ? piece.text : (values[piece.placeholder] ?? ""))).join("");
}

interface Span {
  start: number;
  end: number;
  opening: string;
  closing: string;
}

const simple: Readonly<Record<string, string>> = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  spoiler: "tg-spoiler",
  blockquote: "blockquote",
  code: "code",
};

/** Undefined for what Telegram finds in the words by itself, such as links and hashtags. */
function tagsOf(formatting: Formatting): { opening: string; closing: string } | undefined {
  const { type, url = "", user, language, custom_emoji_id = "" } = formatting;
  const tag = Object.hasOwn(simple, type) ? simple[type] : undefined;
  if (tag !== undefined) return { opening: `<${tag}>`, closing: `</${tag}>` };
  switch (type) {
    case "expandable_blockquote":
      return { opening: "<blockquote expandable>", closing: "</blockquote>" };
    case "text_link":
      return { opening: `<a href="${escapeHtml(url)}">`, closing: "</a>" };
    case "text_mention":
      return user && { opening: `<a href="tg://user?id=${user.id}">`, closing: "</a>" };
    case "custom_emoji":
      return /^\d+$/.test(custom_emoji_id)
        ? { opening: `<tg-emoji emoji-id="${custom_emoji_id}">`, closing: "</tg-emoji>" }
        : undefined;
    case "pre":
      return language === undefined
        ? { opening: "<pre>", closing: "</pre>" }
        : {
            opening: `<pre><code class="language-${escapeHtml(language)}">`,
            closing: "</code></pre>",
          };
    default:
      return undefined;
  }
}
