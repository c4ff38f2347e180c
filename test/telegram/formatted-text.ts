import type { MessageEntity } from "grammy/types";
import { badRequest, violation } from "./failure.ts";
import { parseHtml, type FormattedText } from "./html.ts";
import { detectEntities } from "./detection.ts";

/** Text with formatting, under the parameter names of sendMessage. Captions have other names for the same. */
export interface Formatting {
  parse_mode?: string | undefined;
  entities?: readonly MessageEntity[] | undefined;
}

/** docs:sendMessage counts characters after parsing. tdlib counts code points. */
export const maximumText = 4096;
export const maximumCaption = 1024;

/** The text with its formatting parsed, its ends trimmed and its links found. @throws {Failure} */
export function formatText(text: string, { parse_mode, entities }: Formatting): FormattedText {
  if (Buffer.byteLength(text) > 32_768) throw violation("text is too long");
  const parsed = parse(text, parse_mode, entities);
  const trimmed = trim(parsed);
  return { text: trimmed.text, entities: sortEntities([...trimmed.entities, ...detectEntities(trimmed)]) };
}

export function formatMessageText(text: string, formatting: Formatting): FormattedText {
  const formatted = formatText(text, formatting);
  if (formatted.text === "") throw violation("message text is empty");
  if (Array.from(formatted.text).length > maximumText) throw violation("message is too long");
  return formatted;
}

export function formatCaption(caption: string, formatting: Formatting): FormattedText {
  const formatted = formatText(caption, formatting);
  if (Array.from(formatted.text).length > maximumCaption) throw violation("message caption is too long");
  return formatted;
}

function parse(
  text: string,
  parse_mode: string | undefined,
  entities: readonly MessageEntity[] | undefined,
): FormattedText {
  if (parse_mode) {
    if (parse_mode.toLowerCase() === "html") return parseHtml(text);
    if (/^markdown(v2)?$/i.test(parse_mode)) throw violation(`parse_mode ${parse_mode} is not emulated`);
    throw badRequest("unsupported parse_mode");
  }
  return { text, entities: checkEntities(text, entities ?? []) };
}

/** tdlib drops empty entities, cuts those past the end, and refuses those that split a character. */
function checkEntities(text: string, entities: readonly MessageEntity[]): MessageEntity[] {
  return entities.flatMap((entity) => {
    const end = entity.offset + entity.length;
    if (entity.offset < 0 || entity.length < 0 || end > text.length) {
      throw violation(
        `an entity of ${entity.length} at ${entity.offset} is outside of the text of ${text.length}`,
      );
    }
    if (splitsPair(text, entity.offset) || splitsPair(text, end)) {
      throw violation("can't parse entities: entity begins in a middle of a UTF-16 symbol");
    }
    if (entity.type === "text_link" && !entity.url)
      throw violation("can't parse entities: text_link without a url");
    if (entity.type === "custom_emoji" && !/^\d+$/.test(entity.custom_emoji_id)) {
      throw badRequest("can't parse entities: Invalid custom emoji identifier specified");
    }
    return entity.length === 0 ? [] : [{ ...entity }];
  });
}

function splitsPair(text: string, index: number): boolean {
  return /[\ud800-\udbff]/.test(text[index - 1] ?? "") && /[\udc00-\udfff]/.test(text[index] ?? "");
}

/** tdlib: fix_formatted_text. Spaces at the start stay if they are inside an entity. */
function trim({ text, entities }: FormattedText): FormattedText {
  const end = text.trimEnd().length;
  const firstEntity = Math.min(end, ...entities.map(({ offset }) => offset));
  const start = Math.min(text.length - text.trimStart().length, firstEntity);
  const kept = entities.flatMap((entity) => {
    const length = Math.min(entity.offset + entity.length, end) - entity.offset;
    return length > 0 ? [{ ...entity, offset: entity.offset - start, length }] : [];
  });
  return { text: text.slice(start, end), entities: kept };
}

/** By offset, then the longer one first, then by type, so that equal formatting gives equal lists. */
function sortEntities(entities: MessageEntity[]): MessageEntity[] {
  return entities.sort((a, b) => a.offset - b.offset || b.length - a.length || a.type.localeCompare(b.type));
}
