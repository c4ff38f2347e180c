/** Whose side a message was written on: `to_desk` by the client, `to_client` by a manager. */
export type Direction = "to_desk" | "to_client";

/** The content of a message, named after its Bot API field. */
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
  | "gift"
  | "other";

/** The author of a forwarded or replied-to message (docs:MessageOrigin). */
export type Origin =
  | { kind: "person"; id: number; name: string }
  /** A person whose account is hidden in forwards. */
  | { kind: "hidden"; name: string }
  /** A group or a channel. */
  | { kind: "chat"; id: number; name: string; isPublic: boolean };

/** The source of a forwarded message. */
export type ForwardOrigin = Origin & {
  /** Telegram does not allow forwarding it further, so its copy does not show the source. */
  isProtected?: true;
  /** It is the bot's own: a card, a copy of somebody's words, a list. */
  isOurs?: true;
};

/** A message in another chat or topic that this one replies to (docs:ExternalReplyInfo). */
export interface ExternalReply {
  origin: Origin;
  /** Known in supergroups and channels. */
  chatId: number | null;
  messageId: number | null;
  kind: MessageKind;
  /** The part of its text that Telegram shows; empty when there is none. */
  text: string;
}

/** The content of a message, stored for history, search, and sending again after the original is gone. */
export interface MessageContent {
  kind: MessageKind;
  /** The text or the caption; empty when there is none. */
  text: string;
  /** Telegram's entities as JSON, or null when there are none. */
  entities: string | null;
  /** Sends the file again. Works for this bot only. */
  fileId: string | null;
  /** Tells whether two files are the same, and nothing else (docs:PhotoSize). */
  fileUniqueId: string | null;
  /** A live photo's still picture or a video's cover, to send it again. */
  coverFileId: string | null;
  /** {@link FileFacts} as JSON. Null without a file, and in messages of former versions. */
  fileFacts: string | null;
  /** Telegram's LinkPreviewOptions as JSON. Null when its author did not change them. */
  linkPreview: string | null;
  isCaptionAbove: boolean;
  hasSpoiler: boolean;
  /** Shared by the items of one album. */
  mediaGroupId: string | null;
  /** Null for a message that its author wrote themselves. */
  origin: ForwardOrigin | null;
  /** Content that is neither text nor a file, such as a location, as Telegram's JSON. Null when there is none. */
  details: string | null;
}

/**
 * A live location, as Telegram's Location. `live_period` is in seconds from the sending, and missing once it has stopped.
 */
export interface Location {
  latitude: number;
  longitude: number;
  live_period?: number;
  horizontal_accuracy?: number;
  heading?: number;
  proximity_alert_radius?: number;
}

/** What Telegram says of a file. A fact that it does not tell is missing. */
export interface FileFacts {
  name?: string;
  /** Bytes. */
  size?: number;
  /** MIME type, as the sender's app named it. */
  type?: string;
}

export function locationOf({ kind, details }: MessageContent): Location | undefined {
  return kind === "location" && details !== null ? (JSON.parse(details) as Location) : undefined;
}

/** An incoming message as plain data. */
export interface IncomingMessage extends MessageContent {
  chatId: number;
  messageId: number;
  /** The topic in a forum; null in private chats and in General. */
  topicId: number | null;
  /** In a group without topics: the first message of the chain of replies. For a comment: the forward of its post. */
  threadId: number | null;
  /** The group or channel that the author wrote as, or null. */
  senderChatId: number | null;
  /** The message in the same chat that this one replies to. Null when it only belongs to a thread. */
  replyToMessageId: number | null;
  /** The part of the replied-to message that the author selected. */
  quote: Quote | null;
  /** A command stood before the text and has been removed. */
  isCut?: boolean;
  /** Telegram's own message about what its author added or marked elsewhere, with their words as the text. */
  isService?: true;
  /** Its author chose it among what the bot offered them for `@bot word`. */
  isChosen?: true;
  /** The message in another chat that this one replies to. */
  externalReply: ExternalReply | null;
  /**
   * The number of the ticket for which this bot made the topic or the post. "unsaid" in a topic where the message answers one of
   * the bot's messages, since Telegram then tells nothing of the topic's beginning.
   */
  madeFor?: number | "unsaid";
  /** A bot sent the message that this one replies to: a copy, or a sentence of the bot. */
  answersBot: boolean;
  /** Null when the author hides behind the group or a channel. */
  author: Person | null;
  /** Milliseconds since the Unix epoch, in whole seconds (Telegram's `date`). */
  sentAt: number;
}

/** A message for the other side. `messageId` is null for one that the bot itself has to show to the team. */
export type OutgoingMessage = MessageContent &
  Pick<IncomingMessage, "replyToMessageId" | "quote" | "isCut" | "externalReply" | "author" | "sentAt"> & {
    messageId: number | null;
  };

export interface Quote {
  text: string;
  /** Telegram's entities as JSON, or null when there are none. */
  entities: string | null;
  /** In UTF-16 units from the beginning of the replied-to text (docs:TextQuote). */
  position: number;
}

/** Whether an edit changed nothing that people see. Telegram reports such edits too (docs:Update). */
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
  /** IETF tag of the person's Telegram app, or null. */
  languageCode: string | null;
}

export function fullName(person: { firstName: string; lastName: string | null }): string {
  return person.lastName === null ? person.firstName : `${person.firstName} ${person.lastName}`;
}

/** Without the characters that change the direction of the text around them. */
export function withoutDirections(text: string): string {
  return text.replaceAll(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "");
}
