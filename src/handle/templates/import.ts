import { isDeepStrictEqual } from "node:util";
import {
  addTemplate,
  findTemplates,
  foldName,
  saveTemplateContent,
  saveTemplateName,
} from "../../store/texts/templates.ts";
import { type Html, joinHtml, truncate, visibleLength } from "../../text/html.ts";
import { html, type Language, plain } from "../../text/text.ts";
import type { MessageKind } from "../../ticket/message.ts";
import type { Template, TemplateContent } from "../../ticket/template.ts";
import { recordInAudit } from "../audit/record.ts";
import type { Handling } from "../handle.ts";
import { mayChange, mostTemplates } from "./change.ts";
import { findFault } from "./content.ts";
import { type FileEntry, readEntry, readTemplateFile, type TemplateFile, writeContent } from "./file.ts";
import { findNameFault, pathOf, readTemplateName, type TemplateName } from "./name.ts";

/** So many faults are named, and so many names listed. */
const mostNamed = 10;

/** In characters. A message takes 4096 (docs:sendMessage). */
const longestFaults = 3_300;

/** They have no caption (docs:sendSticker, docs:sendVideoNote). */
const wordless: ReadonlySet<MessageKind> = new Set<MessageKind>(["sticker", "video_note"]);

type Entry = TemplateName & Pick<FileEntry, "contents">;

/** What is wrong with an entry, and where it stands in the file, counted from 1. */
interface EntryFault {
  place: number;
  name: string;
  what: Html;
}

/**
 * Takes the canned replies from a file: all of them, or none and an answer that says why. Those that the person may not change
 * stay as they are and are named. @param botId of the bot itself: ids of files are good only for the one that got them
 */
export function importTemplates(
  handling: Handling,
  personId: number,
  bytes: Uint8Array,
  botId: number,
): Html {
  const file = readTemplateFile(bytes);
  if (!file.ok) return refuseFile(handling, file);
  const { teamLanguage } = handling;
  const count = file.entries.length;
  const most = String(mostTemplates);
  if (count > mostTemplates) return html(teamLanguage, "templates-import-many", { count, most });
  const foreign = file.bot === undefined || file.bot.id === botId ? undefined : file.bot.username;
  const { entries, faults } = check(handling, file.entries, foreign);
  if (faults.length > 0) return describeFaults(teamLanguage, faults);
  const known = new Map(findTemplates(handling.tx).map((each) => [foldName(each.name), each]));
  const more = entries.filter(({ name }) => !known.has(foldName(name))).length;
  if (known.size + more > mostTemplates)
    return html(teamLanguage, "templates-import-full", {
      known: String(known.size),
      more: String(more),
      most,
    });
  return save(handling, personId, entries, known);
}

function refuseFile({ teamLanguage }: Handling, file: Extract<TemplateFile, { ok: false }>): Html {
  if (file.why !== "broken") return html(teamLanguage, `templates-import-${file.why}`);
  const { line, column } = file;
  return line === null || column === null
    ? html(teamLanguage, "templates-import-broken")
    : html(teamLanguage, "templates-import-broken-at", { line, column });
}

function check(
  handling: Handling,
  written: readonly unknown[],
  foreign: string | undefined,
): { entries: Entry[]; faults: EntryFault[] } {
  const { teamLanguage } = handling;
  const entries: Entry[] = [];
  const faults: EntryFault[] = [];
  const places = new Map<string, number>();
  for (const [index, given] of written.entries()) {
    const place = index + 1;
    const each = readEntry(given);
    const fault = (what: Html) => faults.push({ place, name: each.name, what });
    if ("field" in each) {
      const field = each.field === "" ? "none" : truncate(each.field, 60);
      fault(
        each.isUnknown
          ? html(teamLanguage, "templates-import-unknown-field", { field })
          : html(teamLanguage, "templates-import-wrong-field", { field }),
      );
      continue;
    }
    // As if it had been typed: white space and slashes mean the same.
    const entry = { ...readTemplateName(pathOf(each)), contents: each.contents };
    const other = places.get(foldName(entry.name));
    if (other === undefined) places.set(foldName(entry.name), place);
    const what =
      findNameFault(handling, entry) ??
      (other === undefined
        ? findContentFault(handling, entry, foreign)
        : html(teamLanguage, "templates-import-twice", { place: String(other) }));
    if (what === undefined) entries.push(entry);
    else fault(what);
  }
  return { entries, faults };
}

function findContentFault(
  handling: Handling,
  { contents }: Entry,
  foreign: string | undefined,
): Html | undefined {
  for (const content of contents.values()) {
    const fault =
      findFault(handling, { ...content, mediaGroupId: null }) ?? findMisfit(handling, content, foreign);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What no message can be that somebody sends. */
function findMisfit(
  { teamLanguage }: Handling,
  { kind, text, entities, fileId }: TemplateContent,
  foreign: string | undefined,
): Html | undefined {
  const isFile = fileId !== null;
  if (kind === "text" ? isFile : text !== "" && wordless.has(kind))
    return html(teamLanguage, "templates-import-misfit", { kind: plain(teamLanguage, `kind-${kind}`) });
  if (isFile && foreign !== undefined)
    return html(teamLanguage, "templates-import-foreign", { bot: truncate(foreign, 40) });
  const spans = entities === null ? [] : (JSON.parse(entities) as { offset: number; length: number }[]);
  const isWithin = spans.every(
    ({ offset, length }) => isBorder(text, offset) && isBorder(text, offset + length),
  );
  return isWithin ? undefined : html(teamLanguage, "templates-import-formatting");
}

/** Whether a character begins or ends there, in UTF-16 units. */
function isBorder(text: string, at: number): boolean {
  return at <= text.length && !/^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1));
}

function describeFaults(language: Language, faults: readonly EntryFault[]): Html {
  const lines: Html[] = [];
  let length = 0;
  for (const { place, name, what } of faults.slice(0, mostNamed)) {
    const number = String(place);
    const called = truncate(name.replaceAll(/\s+/g, " ").trim(), 40);
    const line =
      called === ""
        ? html(language, "templates-import-line-nameless", { number, whatHtml: what })
        : html(language, "templates-import-line", { number, name: called, whatHtml: what });
    length += visibleLength(line);
    if (length > longestFaults && lines.length > 0) break;
    lines.push(line);
  }
  const more = faults.length - lines.length;
  return joinHtml(
    [
      html(language, "templates-import-faults", { count: faults.length }),
      ...lines,
      ...(more > 0 ? [html(language, "templates-import-more", { count: more })] : []),
    ],
    "\n\n",
  );
}

/** What became of each, by name. */
type Sorted = Record<"added" | "changed" | "same" | "left", string[]>;

/** @param known the canned replies as they were before, by folded names */
function save(
  handling: Handling,
  personId: number,
  entries: readonly Entry[],
  known: ReadonlyMap<string, Template>,
): Html {
  const { teamLanguage } = handling;
  const sorted: Sorted = { added: [], changed: [], same: [], left: [] };
  for (const entry of entries)
    sorted[saveEntry(handling, personId, entry, known.get(foldName(entry.name)))].push(entry.name);
  const { added, changed, same } = sorted;
  const hasChanged = added.length + changed.length > 0;
  if (hasChanged)
    recordInAudit(
      handling,
      { id: personId },
      { what: "templates_imported", added: added.length, changed: changed.length },
    );
  const part = (what: "added" | "changed" | "left") => {
    const count = sorted[what].length;
    const names = listed(sorted[what]);
    return count === 0 ? [] : [html(teamLanguage, `templates-import-${what}`, { count, names })];
  };
  return joinHtml(
    [
      hasChanged ? html(teamLanguage, "templates-imported") : html(teamLanguage, "templates-import-nothing"),
      ...part("added"),
      ...part("changed"),
      ...(same.length > 0 ? [html(teamLanguage, "templates-import-same", { count: same.length })] : []),
      ...part("left"),
    ],
    "\n",
  );
}

/** The first of them, in one line. */
function listed(names: readonly string[]): string {
  const first = names.slice(0, mostNamed).map((name) => truncate(name, 40));
  return `${first.join(", ")}${names.length > mostNamed ? "…" : ""}`;
}

function saveEntry(
  handling: Handling,
  personId: number,
  entry: Entry,
  known: Template | undefined,
): keyof Sorted {
  const { tx } = handling;
  const { group, name, contents } = entry;
  const isChanged = known === undefined || isAnother(known, entry);
  if (!isChanged) return "same";
  if (known !== undefined && !mayChange(handling, known, personId)) return "left";
  const id = known?.id ?? addTemplate(tx, { group, name }, personId);
  if (known !== undefined) saveTemplateName(tx, id, { group, name });
  for (const [language, content] of contents)
    if (!isSame(known?.contents.get(language), content)) saveTemplateContent(tx, id, language, content);
  return known === undefined ? "added" : "changed";
}

/** Whether the file would change it. What it says in languages that the file lacks stays. */
function isAnother(known: Template, { group, name, contents }: Entry): boolean {
  if (known.group !== group || known.name !== name) return true;
  return [...contents].some(([language, content]) => !isSame(known.contents.get(language), content));
}

function isSame(known: TemplateContent | undefined, content: TemplateContent): boolean {
  return known !== undefined && isDeepStrictEqual(writeContent(known), writeContent(content));
}
