import type { TextId, Texts } from "./ids.generated.ts";

/**
 * Where a text stands, and so how long it may be. A `message` stands alone. A `paragraph` may share its message with two
 * others, a `line` with ten. The others are plain text: `words` are a part of another text, a `toast` is shown over the
 * screen.
 */
export type TextKind = "message" | "paragraph" | "line" | "words" | "button" | "toast";

/**
 * Every text that clients read, in the groups that admins see. It is the only list: a text that is not here cannot be said
 * with a {@link Wording}, and nothing else may be said to clients.
 */
export const clientTexts = {
  start: {
    "client-greeting": "message",
    "client-help": "message",
    "link-opened-subject": "message",
    "link-opened-desk": "message",
    "link-opened-context": "message",
    "client-blocked": "message",
    "client-unblocked": "message",
    "client-privacy": "message",
    "privacy-kept": "words",
    "privacy-kept-days": "words",
    "language-ask": "message",
    "language-chosen": "message",
    "language-unknown": "message",
  },
  faq: {
    "faq-offer": "message",
    "faq-none": "message",
    "faq-write": "message",
    "faq-write-now": "toast",
    "faq-thanks": "toast",
    "faq-gone": "toast",
    "faq-sent-already": "toast",
    "button-faq-helped": "button",
    "button-faq-write": "button",
    "button-faq-list": "button",
    "button-faq-back": "button",
    "button-faq-next": "button",
    "client-help-faq": "paragraph",
  },
  opening: {
    "ticket-accepted": "paragraph",
    "ticket-accepted-named": "paragraph",
    away: "paragraph",
    "away-unknown": "paragraph",
    "hours-opening": "words",
    "ticket-ask-subject": "paragraph",
    "button-subject-skip": "button",
    "ticket-subject-chosen": "message",
    "name-ask": "message",
    "name-saved": "message",
    "name-too-long": "message",
    "name-unfit": "message",
    "refusal-name-empty": "message",
    "button-was-message": "button",
  },
  work: {
    "ticket-taken": "message",
    "ticket-taken-named": "message",
    signature: "words",
    "ticket-split": "message",
    "ticket-heading": "message",
    "ticket-heading-subject": "message",
    "ticket-origin": "paragraph",
    "ticket-answers": "paragraph",
  },
  closing: {
    "ticket-closed-by-team": "message",
    "ticket-closed-by-client": "message",
    "autoclose-warning": "message",
    "ticket-closed-by-bot": "message",
    "toast-closed": "toast",
    "ticket-reopened": "message",
    "toast-reopened": "toast",
    "button-client-reopen": "button",
    "rating-ask": "message",
    "button-yes": "button",
    "button-no": "button",
    "rating-ask-stars": "message",
    "rating-ask-stars-unresolved": "message",
    "rating-thanks": "message",
    "toast-thanks": "toast",
    "rating-ask-comment": "message",
    "rating-comment-kept": "message",
  },
  several: {
    "ticket-new-awaited": "message",
    "ticket-none": "message",
    "ticket-none-open": "message",
    "ticket-list": "line",
    "ticket-list-line": "line",
    "ticket-list-line-subject": "line",
    "ticket-list-page": "line",
    "client-status-open": "words",
    "client-status-answered": "words",
    "client-status-closed": "words",
    "button-client-ticket": "button",
    "button-client-ticket-subject": "button",
    "button-client-new": "button",
    "button-newer": "button",
    "button-older": "button",
    "button-client-continue": "button",
    "button-client-close": "button",
    "button-client-history": "button",
    "ticket-close-which": "message",
    "ticket-chosen": "message",
    "ticket-history": "line",
    "ticket-history-empty": "message",
    "ticket-history-you": "line",
    "ticket-history-team": "line",
  },
  moving: {
    "ticket-joined": "message",
    "ticket-joined-subject": "message",
    "button-client-move": "button",
    "ticket-move-where": "message",
    "button-client-reopen-ticket": "button",
    "button-client-move-here": "button",
    "ticket-moved": "message",
  },
  protection: {
    "flood-paused": "message",
    "unwanted-kind": "paragraph",
    "unwanted-allowed": "paragraph",
    "unwanted-length": "message",
    "unwanted-caption": "message",
    "unwanted-files": "message",
  },
  answers: {
    "command-unknown": "paragraph",
    "command-unknown-nearest": "paragraph",
    "command-words-kept": "paragraph",
    "button-send-kept": "button",
    "kept-sent": "message",
    "toast-done": "toast",
    "refusal-stale": "toast",
    "refusal-too-often": "toast",
    "refusal-not-allowed": "toast",
    "refusal-not-your-ticket": "toast",
    "refusal-closed": "toast",
    "refusal-already_closed": "toast",
    "refusal-already_open": "toast",
    "refusal-not_closed": "toast",
    "refusal-rating_expired": "toast",
    "refusal-not_rated": "toast",
  },
  kinds: {
    "kind-text": "words",
    "kind-rich_message": "words",
    "kind-photo": "words",
    "kind-live_photo": "words",
    "kind-video": "words",
    "kind-video_note": "words",
    "kind-voice": "words",
    "kind-audio": "words",
    "kind-animation": "words",
    "kind-document": "words",
    "kind-sticker": "words",
    "kind-location": "words",
    "kind-venue": "words",
    "kind-contact": "words",
    "kind-poll": "words",
    "kind-dice": "words",
    "kind-paid_media": "words",
    "kind-story": "words",
    "kind-game": "words",
    "kind-invoice": "words",
    "kind-giveaway": "words",
    "kind-gift": "words",
    "kind-checklist": "words",
    "kind-other": "words",
  },
} as const satisfies Record<string, Partial<Record<TextId, TextKind>>>;

type Groups = typeof clientTexts;
export type TextGroup = keyof Groups;
type KeysOf<Union> =
  Union extends Record<string, never> ? never : Union extends unknown ? keyof Union : never;
type KindIn<Group, Id> = Id extends keyof Group ? Group[Id] : never;
type KindOf<Id> = { [Group in TextGroup]: KindIn<Groups[Group], Id> }[TextGroup];

/** The ids of all texts that clients read. */
export type ClientTextId = KeysOf<Groups[TextGroup]>;

/** Those without formatting: parts of other texts, buttons and toasts. */
export type PlainClientTextId = {
  [Id in ClientTextId]: KindOf<Id> extends "words" | "button" | "toast" ? Id : never;
}[ClientTextId];

/** The names of what is put into clients' texts. */
export type Placeholder = Exclude<KeysOf<Texts[ClientTextId]>, "day" | "isAfterHolidays">;

/**
 * At most so many characters, with the longest values put in. Telegram's limits are 4096 for a message, 200 for a toast. An
 * app cuts what is longer than 4096, so a message is shorter: a cut one, behind its command, is recognised by its length.
 */
export const longestOfKind: Record<TextKind, number> = {
  message: 4_000,
  paragraph: 1_300,
  line: 370,
  words: 80,
  button: 64,
  toast: 200,
};

/** How long what is put in may be, in characters. What is longer is cut, or does not occur. */
export const longestOfPlaceholder: Record<Placeholder, number> = {
  number: 10,
  name: 64,
  manager: 64,
  subject: 60,
  status: 80,
  when: 32,
  date: 24,
  time: 5,
  text: 300,
  stars: 5,
  page: 3,
  pages: 3,
  ticket: 42,
  command: 64,
  nearest: 16,
  kind: 32,
  kinds: 200,
  count: 6,
  limit: 6,
  left: 24,
  kept: 80,
  language: 40,
};

const all: ReadonlyMap<string, { id: ClientTextId; group: TextGroup; kind: TextKind }> = new Map(
  Object.entries(clientTexts).flatMap(([group, texts]) =>
    Object.entries(texts).map(([id, kind]) => [
      nameOfText(id as ClientTextId),
      { id: id as ClientTextId, group: group as TextGroup, kind },
    ]),
  ),
);

export const clientTextIds: readonly ClientTextId[] = all
  .values()
  .map(({ id }) => id)
  .toArray();

/** The id as admins read and write it: words with hyphens. */
export function nameOfText(id: ClientTextId): string {
  return id.replaceAll("_", "-");
}

/** Undefined for a name that no client's text has. */
export function findClientText(name: string): ClientTextId | undefined {
  return all.get(name)?.id;
}

export function kindOfText(id: ClientTextId): TextKind {
  return all.get(nameOfText(id))!.kind;
}

export function groupOfText(id: ClientTextId): TextGroup {
  return all.get(nameOfText(id))!.group;
}

export function isFormatted(kind: TextKind): boolean {
  return kind === "message" || kind === "paragraph" || kind === "line";
}
