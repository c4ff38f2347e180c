/**
 * The messages between the demo's server and its page. The page does not know the emulator: it draws snapshots and sends
 * actions, so either side can change alone.
 */

/** A person or the bot, as the page shows them. */
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

/** A file of a message. The demo's own server serves `url`. */
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

export interface Button {
  text: string;
  kind: "callback" | "url" | "other";
  url?: string;
  style?: "primary" | "success" | "danger";
  disabled?: boolean;
}

/** A service message of Telegram, in the middle of the chat. */
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

/** A message, ready to draw. */
export interface Message {
  id: number;
  /** The topic or the thread of comments. Absent in General and in private chats. */
  thread?: number;
  /** Of a channel's post: the thread and number of its comments. Absent while nobody can comment. */
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
  /** A line for a content without a file: a location, a contact, a poll, a dice. */
  summary?: string;
  /** Messages with the same value form one album. */
  album?: string;
  reply?: { id: number; name: string; text: string; quote: boolean };
  forward?: string;
  buttons?: Button[][];
  reactions: { emoji: string; count: number; by: number[] }[];
  service?: Service;
  /** Only this person sees the message (Telegram's ephemeral messages). */
  only?: number;
  /** The people whose input field opens a reply to this message (Telegram's `force_reply`). */
  asks?: number[];
}

export interface Topic {
  /** Absent for General. */
  id?: number;
  name: string;
  /** `#rrggbb`, the icon's colour. */
  colour?: string;
  emoji?: string;
  closed: boolean;
  /** Who may write in it while it is closed. */
  writers: number[];
}

/** A command that Telegram offers after a slash. */
export interface Command {
  command: string;
  description: string;
}

/** A chat with its latest messages, ordered by id. */
export interface Chat {
  id: number;
  kind: "private" | "forum" | "channel" | "discussion";
  title: string;
  /** The person a private chat belongs to. */
  person?: number;
  /** The group where the channel's posts are discussed. */
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
  /** The commands offered after a slash, by the id of the person who types. */
  commands: Record<number, Command[]>;
}

/** A link `t.me/bot?start=payload`. Opening it sends `/start payload`. */
export interface StartLink {
  name: string;
  text: string;
}

/** Everything the page shows. */
export interface Snapshot {
  /** Milliseconds by which the demo's clock is ahead of the computer's. */
  aheadBy: number;
  bot: Person & { username: string };
  people: Person[];
  links: StartLink[];
  chats: Chat[];
}

/** A file from the page, in base64. */
export interface Upload {
  name: string;
  type: string;
  data: string;
  /** A picture's width in pixels. */
  width?: number;
  height?: number;
}

/** Where an action happens, and who acts. */
export interface Place {
  as: number;
  chat: number;
  thread?: number;
}

/** A person's action on the page. */
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

/** Moves the demo's clock forward: by milliseconds, or to a moment in milliseconds since the Unix epoch. */
export type ClockMove = { by: number } | { to: number };

/** The result of an action. `toast` and `alert` come from a pressed button. */
export interface Answer {
  ok: boolean;
  error?: string;
  toast?: string;
  alert?: string;
  url?: string;
}

/** What the page's server needs from the world that it shows. */
export interface PageSource {
  snapshot: () => Snapshot;
  file: (id: string) => { bytes: Uint8Array; type: string } | undefined;
  act: (action: Action) => Promise<Answer>;
  moveClock: (move: ClockMove) => Promise<Answer>;
  /** The sentence for a file that is too large. */
  tooLarge: string;
  /** Calls back after every change. Returns a function that ends this. */
  onChange: (listener: () => void) => () => void;
}
