import { Markup, markup } from "./markup.ts";

/** A part of a text with one kind of formatting, in UTF-16 units (docs:MessageEntity). */
interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
}

/** The text with its formatting. @param entities Telegram's entities as JSON */
export function format(text: string, entities: string | null): Markup {
  const parsed = entities === null ? [] : (JSON.parse(entities) as Entity[]);
  const inside = parsed.filter(({ offset, length }) => offset >= 0 && length > 0 && offset < text.length);
  // The longer of two that begin together contains the other.
  const sorted = inside.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  return new Markup(between(text, sorted, 0, text.length));
}

function between(text: string, entities: readonly Entity[], from: number, to: number): string {
  let result = "";
  let at = from;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...others] = rest as [Entity, ...Entity[]];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (start >= end) {
      rest = others;
      continue;
    }
    // What crosses the end of this one goes on after it.
    const inner = others.filter(({ offset }) => offset < end);
    rest = others.filter(({ offset, length }) => offset + length > end);
    result += markup`${text.slice(at, start)}`.text;
    result += wrap(entity, text.slice(start, end), new Markup(between(text, inner, start, end))).text;
    at = end;
  }
  return result + markup`${text.slice(at, to)}`.text;
}

function wrap({ type, url }: Entity, text: string, inner: Markup): Markup {
  switch (type) {
    case "bold":
      return markup`<b>${inner}</b>`;
    case "italic":
      return markup`<i>${inner}</i>`;
    case "underline":
      return markup`<u>${inner}</u>`;
    case "strikethrough":
      return markup`<s>${inner}</s>`;
    case "spoiler":
      return markup`<span class="spoiler">${inner}</span>`;
    case "code":
      return markup`<code>${inner}</code>`;
    case "pre":
      return markup`<pre>${inner}</pre>`;
    case "blockquote":
    case "expandable_blockquote":
      return markup`<blockquote>${inner}</blockquote>`;
    case "url":
      return link(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`, inner);
    case "text_link":
      return link(url ?? "", inner, true);
    case "email":
      return link(`mailto:${text}`, inner);
    case "phone_number":
      return link(`tel:${text.replaceAll(/[^\d+]/g, "")}`, inner);
    case "mention":
      return link(`https://t.me/${text.slice(1)}`, inner);
    default:
      return inner;
  }
}

const schemes = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** @param isNamed the words do not show the address; a printed page does */
function link(address: string, inner: Markup, isNamed = false): Markup {
  const url = URL.parse(address);
  if (url === null || !schemes.has(url.protocol)) return inner;
  const look = isNamed ? "named" : "plain";
  return markup`<a class="${look}" href="${url.href}" rel="noopener noreferrer nofollow">${inner}</a>`;
}
