import { isUtf8 } from "node:buffer";
import { z } from "zod";
import { languages, type Language } from "../../text/text.ts";
import type { FileFacts, MessageKind } from "../../ticket/message.ts";
import { type Template, type TemplateContent, templateKinds } from "../../ticket/template.ts";

/** Bytes. A team's canned replies at their longest, in two languages and formatted, take less. */
export const largestFile = 8 * 1024 * 1024;

/** Of MessageEntity (docs), with the field that it needs. */
const neededBy: Readonly<Record<string, string | null>> = {
  mention: null,
  hashtag: null,
  cashtag: null,
  bot_command: null,
  url: null,
  email: null,
  phone_number: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
  spoiler: null,
  blockquote: null,
  expandable_blockquote: null,
  code: null,
  pre: null,
  text_link: "url",
  text_mention: "user",
  custom_emoji: "custom_emoji_id",
  date_time: "unix_time",
};

/** What cannot be written as UTF-8 never reaches a client as it is. */
const words = z.string().refine((text) => text.isWellFormed());

const formatting = z
  .looseObject({
    type: z.enum(Object.keys(neededBy)),
    offset: z.int().nonnegative(),
    length: z.int().positive(),
    url: words.optional(),
    user: z.looseObject({ id: z.int() }).optional(),
    language: words.optional(),
    custom_emoji_id: z.string().regex(/^\d+$/).optional(),
    unix_time: z.int().optional(),
  })
  .refine((each) => {
    const needed = neededBy[each.type] ?? null;
    return needed === null || each[needed] !== undefined;
  });

const file = z.strictObject({
  id: words.min(1),
  uniqueId: words.min(1).optional(),
  coverId: words.min(1).optional(),
  name: words.optional(),
  size: z.int().nonnegative().optional(),
  type: words.optional(),
});

const content = z.strictObject({
  kind: z.enum([...templateKinds]).default("text"),
  text: words.default(""),
  formatting: z.array(formatting).optional(),
  file: file.optional(),
  linkPreview: z
    .strictObject({
      is_disabled: z.boolean().optional(),
      url: words.optional(),
      prefer_small_media: z.boolean().optional(),
      prefer_large_media: z.boolean().optional(),
      show_above_text: z.boolean().optional(),
    })
    .optional(),
  captionAbove: z.boolean().optional(),
  spoiler: z.boolean().optional(),
});

const entry = z.strictObject({
  group: words.default(""),
  name: words,
  texts: z
    .partialRecord(z.enum(languages), content)
    .refine((texts) => Object.values(texts).some((each) => each !== undefined)),
});

/** The file as a whole. Each of its canned replies is read by itself, so that each says what is wrong with it. */
const whole = z.looseObject({
  bot: z.looseObject({ id: z.int(), username: z.string() }).optional(),
  templates: z.array(z.unknown()),
});

export interface FileEntry {
  group: string;
  name: string;
  contents: ReadonlyMap<Language, TemplateContent>;
}

/** What an entry lacks: the field by its path. */
export interface FieldFault {
  /** What the entry calls itself. Empty when it does not. */
  name: string;
  field: string;
  isUnknown: boolean;
}

/** Whose files the ids in it are for. */
interface FileBot {
  id: number;
  username: string;
}

export type TemplateFile =
  /** The entries are read one by one, by {@link readEntry}. */
  | { ok: true; bot: FileBot | undefined; entries: unknown[] }
  | { ok: false; why: "encoding" | "shape" | "empty" }
  /** Where the parser gave up, counted from 1. Null when it does not say. */
  | { ok: false; why: "broken"; line: string | null; column: string | null };

/** The canned replies as a file, from which {@link readTemplateFile} makes the same ones. How often they were used is left out. */
export function writeTemplateFile(templates: readonly Template[], bot: FileBot): string {
  const entries = templates.map(({ group, name, contents }) => ({
    ...(group !== "" && { group }),
    name,
    texts: Object.fromEntries([...contents].map(([language, each]) => [language, writeContent(each)])),
  }));
  return `${JSON.stringify({ bot, templates: entries }, null, 2)}\n`;
}

/** The content as it stands in the file. Two contents are the same when these are. */
export function writeContent(given: TemplateContent): z.input<typeof content> {
  const { kind, text, entities, fileId, fileUniqueId, coverFileId, linkPreview } = given;
  const facts = given.fileFacts === null ? {} : (JSON.parse(given.fileFacts) as FileFacts);
  return {
    kind,
    ...(text !== "" && { text }),
    ...(entities !== null && { formatting: JSON.parse(entities) as z.input<typeof formatting>[] }),
    ...(fileId !== null && {
      file: {
        id: fileId,
        ...(fileUniqueId !== null && { uniqueId: fileUniqueId }),
        ...(coverFileId !== null && { coverId: coverFileId }),
        ...facts,
      },
    }),
    ...(linkPreview !== null && { linkPreview: JSON.parse(linkPreview) as object }),
    ...(given.isCaptionAbove && { captionAbove: true }),
    ...(given.hasSpoiler && { spoiler: true }),
  };
}

export function readTemplateFile(bytes: Uint8Array): TemplateFile {
  if (!isUtf8(bytes)) return { ok: false, why: "encoding" };
  let written: unknown;
  try {
    // The decoder drops the mark that some editors put before the text.
    written = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    const [, line = null, column = null] = /line (\d+) column (\d+)/.exec(String(error)) ?? [];
    return { ok: false, why: "broken", line, column };
  }
  const read = whole.safeParse(written);
  if (!read.success) return { ok: false, why: "shape" };
  const { bot, templates } = read.data;
  if (templates.length === 0) return { ok: false, why: "empty" };
  return { ok: true, bot, entries: templates };
}

export function readEntry(written: unknown): FileEntry | FieldFault {
  const read = entry.safeParse(written);
  if (!read.success) return describeFault(written, read.error.issues[0]!);
  const { group, name, texts } = read.data;
  const contents = new Map<Language, TemplateContent>();
  for (const language of languages) {
    const text = texts[language];
    if (text !== undefined) contents.set(language, readContent(text));
  }
  return { group, name, contents };
}

function readContent(written: z.output<typeof content>): TemplateContent {
  const { kind, text, formatting: spans = [], file: sent, linkPreview } = written;
  const { id = null, uniqueId = null, coverId = null, ...facts } = sent ?? {};
  return {
    kind: kind satisfies MessageKind,
    text,
    entities: spans.length === 0 ? null : JSON.stringify(spans),
    fileId: id,
    fileUniqueId: uniqueId,
    fileFacts: sent === undefined ? null : JSON.stringify(facts),
    coverFileId: coverId,
    linkPreview: linkPreview === undefined ? null : JSON.stringify(linkPreview),
    isCaptionAbove: written.captionAbove === true,
    hasSpoiler: written.spoiler === true,
  };
}

function describeFault(written: unknown, issue: z.core.$ZodIssue): FieldFault {
  const { name } = (typeof written === "object" && written !== null ? written : {}) as { name?: unknown };
  const isUnknown = issue.code === "unrecognized_keys";
  const path = [...issue.path, ...(isUnknown ? [issue.keys[0]!] : [])];
  return { name: typeof name === "string" ? name : "", field: path.map(String).join("."), isUnknown };
}
