import type { Database } from "../../store/database.ts";
import { findDesks } from "../../store/desks/desks.ts";
import { findLongestName } from "../../store/people/clients.ts";
import { findActiveManagers, nameForClients } from "../../store/people/managers.ts";
import { type Html, truncate } from "../../text/html.ts";
import { hasStrayBrace, placeholdersIn } from "../../text/template.ts";
import { html, plain } from "../../text/text.ts";
import type { MessageContent } from "../../ticket/message.ts";
import { describePlaceholders } from "./words.ts";
import { fill, placeholders, type TemplateContent, templateKinds } from "../../ticket/template.ts";
import type { Handling } from "../handle.ts";
import { isNote } from "../team/notes/marks.ts";
import { readFormatting } from "../texts/wording.ts";

/** In characters, as Telegram counts them (docs:sendMessage, docs:sendPhoto). The values and the signature need room too. */
const longestText = 3_800;
const longestCaption = 800;

/** The same with the values filled in (docs:sendMessage, docs:sendPhoto). */
const longestFilledText = 4_096;
const longestFilledCaption = 1_024;

/** The formatting as JSON. Telegram takes a hundred (docs), and a message has room for no more. */
const longestFormatting = 20_000;

/** What is kept of the message. */
export function readContent(message: MessageContent): TemplateContent {
  const { kind, text, entities, fileId, fileUniqueId, fileFacts, coverFileId } = message;
  const { linkPreview, isCaptionAbove, hasSpoiler } = message;
  return {
    kind,
    text,
    entities,
    fileId,
    fileUniqueId,
    fileFacts,
    coverFileId,
    linkPreview,
    isCaptionAbove,
    hasSpoiler,
  };
}

/** Why this cannot be a canned reply, in a sentence. Undefined when it can be one. */
export function findFault(
  { tx, teamLanguage }: Pick<Handling, "tx" | "teamLanguage">,
  message: Pick<MessageContent, "kind" | "text" | "entities" | "fileId" | "mediaGroupId">,
): Html | undefined {
  const { kind, text, fileId } = message;
  if (message.mediaGroupId !== null) return html(teamLanguage, "templates-wrong-album");
  if (!templateKinds.has(kind) || (kind !== "text" && fileId === null))
    return html(teamLanguage, "templates-wrong-kind", { kind: plain(teamLanguage, `kind-${kind}`) });
  // A word with this mark is a note, and a button must not make it an answer.
  if (isNote(text)) return html(teamLanguage, "templates-wrong-note");
  const unknown = placeholdersIn(text).find((name) => !placeholders.some((each) => each === name));
  if (unknown !== undefined)
    return html(teamLanguage, "templates-wrong-placeholder", {
      known: describePlaceholders(teamLanguage),
      placeholder: `{${truncate(unknown, 40)}}`,
    });
  if (hasStrayBrace(text))
    return html(teamLanguage, "templates-wrong-brace", { known: describePlaceholders(teamLanguage) });
  const bare = fill(text, [], { name: null, manager: "x", ticket: "1" }).text;
  if (kind === "text" && !/[^\s\p{Cf}\p{Cc}\u115F\u1160\u2800\u3164\uFFA0]/u.test(bare))
    return html(teamLanguage, "templates-wrong-empty");
  const length = Array.from(text).length;
  const most = kind === "text" ? longestText : longestCaption;
  const isCaption = kind === "text" ? "no" : "yes";
  if (length > most)
    return html(teamLanguage, "templates-wrong-long", {
      length: String(length),
      most: String(most),
      isCaption,
    });
  const excess = findExcess({ kind, text: fill(text, [], findLongestValues(tx)).text });
  if (excess !== undefined) return html(teamLanguage, "templates-wrong-filled", { ...excess, isCaption });
  return (message.entities ?? "").length > longestFormatting
    ? html(teamLanguage, "templates-wrong-formatting")
    : undefined;
}

/** What does not fit into a message once the values are filled in: its length and what fits. Undefined when it does. */
export function findExcess({
  kind,
  text,
}: Pick<TemplateContent, "kind" | "text">): { length: string; most: string } | undefined {
  const length = Array.from(text).length;
  const most = kind === "text" ? longestFilledText : longestFilledCaption;
  return length > most ? { length: String(length), most: String(most) } : undefined;
}

/** The longest of today's names. One that comes later may be longer, so an answer is looked at again when it is sent. */
function findLongestValues(db: Database): Parameters<typeof fill>[2] {
  const ofTeam = [...findActiveManagers(db).map(nameForClients), ...findDesks(db).map(({ name }) => name)];
  return {
    name: findLongestName(db) ?? "",
    manager: ofTeam.reduce((longest, name) => (name.length > longest.length ? name : longest), ""),
    ticket: "1".repeat(8),
  };
}

/** The content with the values filled in. */
export function fillContent(
  content: Pick<TemplateContent, "text" | "entities">,
  values: Parameters<typeof fill>[2],
): Pick<TemplateContent, "text" | "entities"> {
  const { text, formatting } = fill(content.text, readFormatting(content.entities), values);
  return { text, entities: formatting.length === 0 ? null : JSON.stringify(formatting) };
}
