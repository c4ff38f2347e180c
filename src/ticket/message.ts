/** Whose side a message was written on: `to_desk` by the client, `to_client` by a manager. */
export type Direction = "to_desk" | "to_client";

/** What a message consists of, by the name of the Bot API field that carries it. */
export type MessageKind =
  | "text"
  | "rich_message"
  | "photo"
  | "live_photo"
  | "video"
  | "video_note"
  | "voice"
  | "audio"
  | "animation"
  | "document"
  | "sticker"
  | "location"
  | "venue"
  | "contact"
  | "poll"
  | "dice"
  | "paid_media"
  | "story"
  | "game"
  | "invoice"
  | "giveaway"
  | "checklist"
  | "other";

/** Whose words a forwarded or an answered message has (docs:MessageOrigin). */
export type Origin =
  | { kind: "person"; id: number; name: string }
  /** Somebody whose account is not named in forwards. */
  | { kind: "hidden"; name: string }
  /** A group or a channel. */
  | { kind: "chat"; id: number; name: string; isPublic: boolean };

/** Where a forwarded message comes from. */
export type ForwardOrigin = Origin & {
  /** Telegram does not let it be forwarded further: its copy does not show where it comes from. */
  isProtected?: true;
};

/** A message in another chat or topic that is answered (docs:ExternalReplyInfo). */
export interface ExternalReply {
  origin: Origin;
  /** Known in supergroups and channels. */
  chatId: number | null;
  messageId: number | null;
  kind: MessageKind;
  /** The part of its words that Telegram tells; empty when it has none. */
  text: string;
}

/** What a message says, kept for history, search and for the day when its original is gone. */
export interface MessageContent {
  kind: MessageKind;
  /** The text or the caption; empty when there is none. */
  text: string;
  /** Telegram's entities as JSON, or null when there are none. */
  entities: string | null;
  /** Good for sending the file again, by this bot alone. */
  fileId: string | null;
  /** Says whether two files are the same; good for nothing else (docs:PhotoSize). */
  fileUniqueId: string | null;
  /** A live photo's still picture, a video's cover: good for sending it again. */
  coverFileId: string | null;
  /** Telegram's LinkPreviewOptions as JSON, or null when its author left them as they were. */
  linkPreview: string | null;
  isCaptionAbove: boolean;
  hasSpoiler: boolean;
  /** Shared by the items of one album. */
  mediaGroupId: string | null;
  /** Null for what its author wrote themselves. */
  origin: ForwardOrigin | null;
  /** What is neither words nor a file, such as a place, as Telegram's JSON; null when there is no such thing. */
  details: string | null;
}

/** A place that moves, as Telegram's Location; `live_period` in seconds from the sending on, while it does. */
export interface Place {
  latitude: number;
  longitude: number;
  live_period?: number;
  horizontal_accuracy?: number;
  heading?: number;
  proximity_alert_radius?: number;
}

export function placeOf({ kind, details }: MessageContent): Place | undefined {
  return kind === "location" && details !== null ? (JSON.parse(details) as Place) : undefined;
}

/** A message as it came from Telegram, without Telegram's shapes. */
export interface IncomingMessage extends MessageContent {
  chatId: number;
  messageId: number;
  /** The topic in a forum; null in private chats and in General. */
  topicId: number | null;
  /** In a group without topics the message that the chain of replies hangs on; for a comment the forward of its post. */
  threadId: number | null;
  /** The group or channel in whose name it was written, or null. */
  senderChatId: number | null;
  /** The message in the same chat that this one replies to, when it really replies to one. */
  replyToMessageId: number | null;
  /** The part of the answered message that was chosen by hand to be quoted. */
  quote: Quote | null;
  /** A command stood before the words, and is no part of them any more. */
  isCut?: boolean;
  /** The message elsewhere that this one replies to. */
  externalReply: ExternalReply | null;
  /** What it replies to was sent by a bot: the copy of somebody's message, or something that the bot said. */
  answersBot: boolean;
  /** Null when the author hides behind the group or a channel. */
  author: Person | null;
  /** Milliseconds since the Unix epoch, in whole seconds (Telegram's `date`). */
  sentAt: number;
}

export interface Quote {
  text: string;
  /** Telegram's entities as JSON, or null when there are none. */
  entities: string | null;
  /** In UTF-16 units from the beginning of the answered text (docs:TextQuote). */
  position: number;
}

/** Whether an edit changed what people see; Telegram also tells of edits that change nothing (docs:Update). */
export function isSameContent(before: MessageContent, after: MessageContent): boolean {
  return (
    before.text === after.text &&
    before.entities === after.entities &&
    before.fileUniqueId === after.fileUniqueId &&
    before.linkPreview === after.linkPreview &&
    before.isCaptionAbove === after.isCaptionAbove &&
    before.hasSpoiler === after.hasSpoiler &&
    before.details === after.details
  );
}

export interface Person {
  id: number;
  firstName: string;
  lastName: string | null;
  username: string | null;
  /** IETF tag as the person's Telegram app states it, or null. */
  languageCode: string | null;
}

export function fullName(person: { firstName: string; lastName: string | null }): string {
  return person.lastName === null ? person.firstName : `${person.firstName} ${person.lastName}`;
}
