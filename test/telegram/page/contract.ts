/**
 * What the demo's server and its page say to each other. The page knows nothing of the emulator: it draws snapshots and
 * sends actions, so either side can change without the other.
 */

/** A person (or the bot) as the page shows them. */
export interface Person {
  id: number;
  name: string;
  role: "client" | "manager" | "owner" | "bot" | "other";
}

/** An entity of a text; offsets are UTF-16 code units, as in Telegram and in JavaScript strings. */
export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
}

/** A file that belongs to a message; `url` is served by the demo's own server. */
export interface Media {
  url?: string;
  name?: string;
  size?: number;
  /** Seconds. */
  duration?: number;
  width?: number;
  height?: number;
  spoiler?: boolean;
  type?: string;
}

/** One button under a message. */
export interface Button {
  text: string;
  kind: "callback" | "url" | "other";
  url?: string;
  style?: "primary" | "success" | "danger";
  disabled?: boolean;
}

/** What Telegram says itself, in the middle of the chat. */
export interface Service {
  type:
    | "topic_created"
    | "topic_edited"
    | "topic_closed"
    | "topic_reopened"
    | "pinned"
    | "joined"
    | "left"
    | "group_created"
    | "other";
  name?: string;
  text?: string;
  /** The topic's new icon. */
  emoji?: string;
}

/** One message of a chat, ready to be drawn. */
export interface Message {
  id: number;
  /** The forum topic, or the thread of comments; absent in General and in private chats. */
  thread?: number;
  /** A channel post: where its comments are, and how many. Absent while nobody can comment. */
  comments?: { thread: number; count: number };
  from: Person;
  /** Unix seconds. */
  date: number;
  edited: boolean;
  kind: string;
  text: string;
  entities: Entity[];
  captionAbove?: boolean;
  media?: Media;
  /** A line for contents without a file: a place, a contact, a poll, a die. */
  summary?: string;
  /** Messages with equal values are one album. */
  album?: string;
  reply?: { id: number; name: string; text: string; quote: boolean };
  forward?: string;
  buttons?: Button[][];
  reactions: { emoji: string; count: number; by: number[] }[];
  service?: Service;
  /** Only this person sees the message (Telegram's ephemeral messages). */
  only?: number;
  /** The people whose field turns to answering this message by itself (Telegram's `force_reply`). */
  asks?: number[];
}

/** A forum topic. */
export interface Topic {
  /** Absent for General. */
  id?: number;
  name: string;
  /** `#rrggbb` of the icon. */
  colour?: string;
  emoji?: string;
  closed: boolean;
  /** Who may write in it although it is closed. */
  writers: number[];
}

/** One of a bot's commands, as Telegram offers them after a slash. */
export interface Command {
  command: string;
  description: string;
}

/** A chat with its latest messages in the order of their ids. */
export interface Chat {
  id: number;
  kind: "private" | "forum" | "channel" | "discussion";
  title: string;
  /** The person a private chat belongs to. */
  person?: number;
  /** The group where a channel's posts are discussed. */
  discussion?: number;
  /** Who may post in a channel. */
  posters?: number[];
  /** The person has stopped the bot. */
  blocked: boolean;
  /** Of a forum, or of a private chat with a bot that has topics there. */
  topics: Topic[];
  pinned: number[];
  messages: Message[];
  /** The reply keyboard at the bottom of a private chat. */
  keyboard: string[][];
  /** What a slash offers, by the id of the person who types it. */
  commands: Record<number, Command[]>;
}

/** A link `t.me/bot?start=payload`; whoever opens it says `/start payload`. */
export interface StartLink {
  name: string;
  text: string;
}

/** Everything the page shows. */
export interface Snapshot {
  bot: Person & { username: string };
  people: Person[];
  links: StartLink[];
  chats: Chat[];
}

/** A file on its way from the page, base64. */
export interface Upload {
  name: string;
  type: string;
  data: string;
  /** Of a picture, in pixels. */
  width?: number;
  height?: number;
}

/** Where an action happens and who acts. */
export interface Place {
  as: number;
  chat: number;
  thread?: number;
}

/** What a person does on the page. */
export type Action = Place &
  (
    | { do: "text"; text: string; reply?: number }
    | { do: "edit"; message: number; text: string }
    | { do: "press"; message: number; row: number; column: number }
    | { do: "react"; message: number; emoji: string | null }
    | { do: "photos" | "files"; files: Upload[]; caption: string; reply?: number }
    | { do: "sample-album" | "sample-voice"; caption: string; reply?: number }
    /** Stops the bot, and starts it again. */
    | { do: "block" | "unblock" }
  );

/** What the page is told about its action; `toast` and `alert` are a button's answer. */
export interface Answer {
  ok: boolean;
  error?: string;
  toast?: string;
  alert?: string;
  url?: string;
}

/** What the page's server needs from whatever stands behind it. */
export interface PageSource {
  snapshot: () => Snapshot;
  file: (id: string) => { bytes: Uint8Array; type: string } | undefined;
  act: (action: Action) => Promise<Answer>;
  /** What to say of a file that the page does not take. */
  tooLarge: string;
  /** Calls back after every change; returns how to stop. */
  onChange: (listener: () => void) => () => void;
}
