import type { MessageEntity } from "grammy/types";
import { cannotParse, closeTag, simpleTags, type OpenTag } from "./html-tag.ts";

export interface FormattedText {
  text: string;
  /** Offsets and lengths in UTF-16 units. */
  entities: MessageEntity[];
}

const otherTags: ReadonlySet<string> = new Set(["a", "span", "code", "pre", "blockquote", "tg-emoji"]);
const namedEntities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/**
 * Parses and refuses Telegram's HTML (docs: formatting options, "HTML style") as tdlib does (MessageEntity.cpp:
 * parse_html). Positions in errors are bytes.
 */
export function parseHtml(html: string): FormattedText {
  const entities: MessageEntity[] = [];
  const open: OpenTag[] = [];
  let text = "";
  let at = 0;
  while (at < html.length) {
    const character = html[at];
    if (character === "&") {
      const decoded = decodeEntity(html, at);
      text += decoded.text;
      at = decoded.end;
    } else if (character !== "<") {
      text += character;
      at++;
    } else if (html[at + 1] === "/") {
      const end = html.indexOf(">", at);
      if (end === -1) throw cannotParse(`Unclosed end tag at byte offset ${bytesTo(html, at)}`);
      const name = html
        .slice(at + 2, end)
        .trim()
        .toLowerCase();
      const tag = open.pop();
      if (!tag) throw cannotParse(`Unexpected end tag at byte offset ${bytesTo(html, at)}`);
      if (name !== "" && name !== tag.name) {
        throw cannotParse(
          `Unmatched end tag at byte offset ${bytesTo(html, at)}, expected "</${tag.name}>", found "</${name}>"`,
        );
      }
      closeTag(tag, text.length, entities);
      at = end + 1;
    } else {
      const { tag, end } = readStartTag(html, at);
      open.push({ ...tag, offset: text.length, inPre: open.at(-1)?.name === "pre" });
      at = end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text, entities };
}

function bytesTo(html: string, index: number): number {
  return Buffer.byteLength(html.slice(0, index));
}

/** An unknown entity stays unchanged. */
function decodeEntity(html: string, at: number): { text: string; end: number } {
  const match = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));?/i.exec(html.slice(at, at + 12));
  if (match) {
    const [whole, decimal, hexadecimal, name] = match;
    const end = at + whole.length;
    const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : 0;
    if (name !== undefined) {
      const text = namedEntities[name];
      if (text !== undefined) return { text, end };
    } else if (code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)) {
      return { text: String.fromCodePoint(code), end };
    }
  }
  return { text: "&", end: at + 1 };
}

function readStartTag(
  html: string,
  start: number,
): { tag: Pick<OpenTag, "name" | "attributes">; end: number } {
  const where = () => `at byte offset ${bytesTo(html, start)}`;
  let at = start + 1;
  const read = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(html)?.[0] ?? "";
    at += found.length;
    return found;
  };
  const name = read(/[^\s>]*/y).toLowerCase();
  if (at >= html.length) throw cannotParse(`Unclosed start tag ${where()}`);
  if (!(name in simpleTags) && !otherTags.has(name))
    throw cannotParse(`Unsupported start tag "${name}" ${where()}`);
  const attributes = new Map<string, string>();
  for (;;) {
    read(/\s*/y);
    if (at >= html.length) throw cannotParse(`Unclosed start tag ${where()}`);
    if (html[at] === ">") return { tag: { name, attributes }, end: at + 1 };
    const attribute = read(/[^\s=>]*/y).toLowerCase();
    if (attribute === "") throw cannotParse(`Empty attribute name in the tag "${name}" ${where()}`);
    read(/\s*/y);
    if (html[at] !== "=") {
      if (at >= html.length) throw cannotParse(`Unclosed start tag "${name}" ${where()}`);
      // docs: only the attribute of `<blockquote expandable>` has no value.
      attributes.set(attribute, "");
      continue;
    }
    at++;
    read(/\s*/y);
    attributes.set(attribute, readAttributeValue(read, name, where));
  }
}

function readAttributeValue(read: (pattern: RegExp) => string, name: string, where: () => string): string {
  const quoted = read(/"[^"]*"|'[^']*'/y);
  if (quoted !== "") return decodeAll(quoted.slice(1, -1));
  if (read(/["']/y) !== "") throw cannotParse(`Unclosed start tag ${where()}`);
  const bare = read(/[a-z0-9.-]*/iy);
  if (bare === "") throw cannotParse(`Unexpected end of name token in the tag "${name}" ${where()}`);
  return bare;
}

function decodeAll(value: string): string {
  return value.replace(/&(?:#\w+|[a-z]+);?/gi, (entity) => {
    const { text, end } = decodeEntity(entity, 0);
    return text + entity.slice(end);
  });
}
