import type { MessageKind } from "../../ticket/message.ts";
import type { Markup } from "./markup.ts";

/** A transcript before its media are loaded. */
export interface Conversation {
  /** The number of the ticket. */
  number: number;
  /** What is known of the ticket: labels and values. */
  facts: [label: string, value: string][];
  /** Oldest first. */
  entries: Entry[];
}

export type Entry = Happened | Written;

interface Happened {
  kind: "event";
  /** Milliseconds since the Unix epoch. */
  at: number;
  what: Markup;
}

export interface Written {
  kind: "client" | "team" | "note";
  /** Names it for links inside of the page. */
  anchor: string;
  at: number;
  author: string;
  text: string;
  /** Telegram's entities as JSON. */
  entities: string | null;
  /** Content that is neither text nor a file, in words. */
  details: string[];
  /** What else is to be known of it: its kind, whose words it forwards, what became of it. */
  marks: string[];
  media: Media | null;
  /** Shared by the items of an album. */
  albumId: string | null;
  reply: Reply | null;
  /** The words before each edit, oldest first. */
  earlier: { text: string; entities: string | null; editedAt: number }[];
  reactions: { emoji: string; by: string | null }[];
}

export interface Reply {
  /** The anchor of the message that it replies to. Null when that is not in the transcript. */
  anchor: string | null;
  author: string | null;
  /** The quoted words, or the beginning of that message. */
  text: string;
}

export interface Media {
  kind: MessageKind;
  fileId: string;
  /** The same for the same file. */
  uniqueId: string;
  name: string | null;
  /** Bytes. Null when it is not known. */
  size: number | null;
}
