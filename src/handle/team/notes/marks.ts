import type { IncomingMessage } from "../../../ticket/message.ts";

const mark = "//";

/** The text without white space before it, and with common slashes in place of those of other keyboards. */
export function readMarks(text: string): string {
  const bare = text.replace(/^[\s\u200B-\u200F\u2060\uFEFF]+/u, "");
  return bare.replace(/^[/／]{1,2}/u, (slashes) => "/".repeat(slashes.length));
}

export function isNote(text: string): boolean {
  return readMarks(text).startsWith(mark);
}

/** Everything with one slash first. Even an unknown command is not for the client. */
export function isCommand(text: string): boolean {
  return readMarks(text).startsWith("/") && !isNote(text);
}

/** The words at whose beginning a note's mark may stand: of a poll its question. */
export function markedWords({ kind, text, details }: IncomingMessage): string {
  return kind === "poll" && details !== null ? (JSON.parse(details) as { question: string }).question : text;
}

/** The text of a note without its mark. */
export function noteText(text: string): string {
  return isNote(text) ? readMarks(text).slice(mark.length).trim() : text.trim();
}
