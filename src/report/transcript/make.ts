import type { Database } from "../../store/database.ts";
import { findTicketForClient } from "../../store/report/transcript.ts";
import { knownLanguage, type Language } from "../../text/text.ts";
import type { Signature } from "../../ticket/signature.ts";
import type { TranscriptRequest } from "../request.ts";
import type { Entry } from "./entry.ts";
import { tellForClient } from "./for-client.ts";
import { tellForTeam } from "./for-team.ts";
import { type LoadFile, loadMedia, type Shown } from "./media.ts";
import { type Part, renderMedia, renderPage } from "./page.ts";

export interface TranscriptContext {
  /** The team's language. A client's transcript is in theirs. */
  language: Language;
  timeZone: string;
  /** Milliseconds since the Unix epoch. */
  now: number;
  /** Whose name stands under answers for the client. */
  signature: Signature;
}

/** Bots send files up to 50 MB (docs: sending files). A megabyte is left for the labels of attachments. */
const largestPage = 49 * 1024 * 1024;

/** A page before its attachments are loaded. */
export interface Plan {
  fileName: string;
  parts: readonly Part[];
  /** Bytes that the attachments may take. */
  room: number;
  language: Language;
}

/** Reads and renders the ticket. Undefined when there is none; "too large" when even its text does not fit. */
export function planTranscript(
  db: Database,
  { ticketId, isForClient }: TranscriptRequest,
  context: TranscriptContext,
): Plan | "too large" | undefined {
  const language = isForClient ? languageFor(db, ticketId, context.language) : context.language;
  const conversation = isForClient
    ? tellForClient(db, ticketId, { ...context, language })
    : tellForTeam(db, ticketId, context);
  if (conversation === undefined) return undefined;
  const entries = inOrder(conversation.entries);
  const parts: Part[] = [];
  let length = 0;
  const page = renderPage({ ...conversation, entries }, { ...context, language, isInternal: !isForClient });
  for (const part of page) {
    if (typeof part === "string") length += Buffer.byteLength(part);
    if (length > largestPage) return "too large";
    parts.push(part);
  }
  return {
    fileName: `topicdesk-ticket-${ticketId}${isForClient ? "-client" : ""}.html`,
    parts,
    room: largestPage - length,
    language,
  };
}

/** Loads the attachments and puts everything together. */
export async function finishTranscript(
  { fileName, parts, room, language }: Plan,
  load: LoadFile,
): Promise<{ fileName: string; content: Uint8Array }> {
  const media = parts.flatMap((part) => (typeof part === "string" ? [] : [part.media]));
  const shown = await loadMedia(media, room, load);
  return { fileName, content: Buffer.concat([...assemble(parts, shown, language)]) };
}

function* assemble(
  parts: readonly Part[],
  shown: ReadonlyMap<string, Shown>,
  language: Language,
): Generator<Buffer> {
  const above = new Map<string, string>();
  for (const part of parts) {
    if (typeof part === "string") yield Buffer.from(part);
    else {
      const { media, anchor } = part;
      const what = shown.get(media.uniqueId)!;
      for (const piece of renderMedia(media, what, above.get(media.uniqueId), language))
        yield typeof piece === "string" ? Buffer.from(piece) : piece;
      if (what.kind === "embedded") above.set(media.uniqueId, above.get(media.uniqueId) ?? anchor);
    }
  }
}

/** By time. What came at the same time keeps its order, and a ticket is opened before anything else. */
function inOrder(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => a.at - b.at);
}

function languageFor(db: Database, ticketId: number, fallback: Language): Language {
  return knownLanguage(findTicketForClient(db, ticketId)?.client.language ?? "", fallback);
}
