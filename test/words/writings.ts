import { photo, poll, type Place, type StoredMessage, text, voice } from "../telegram/actors.ts";
import { originOf } from "../telegram/message.ts";
import type { Draft } from "../telegram/posting.ts";

/** What there is in a ticket's place to be answered. */
export interface Targets {
  card: StoredMessage;
  copy: StoredMessage;
  /** The line that tells in words what Telegram does not let the bot show. */
  inWords: StoredMessage;
  /** It was written by its button, so it has no mark. */
  note: StoredMessage;
  command: StoredMessage;
  notice: StoredMessage;
  /** A manager was asked for a note there. */
  prompt: StoredMessage;
}

/** Somebody about to write. */
export interface Writing {
  place: Place;
  extra: Partial<Draft>;
  words: string;
  targets: Targets;
  /** Presses the button of a note. */
  pressesNote: () => Promise<void>;
  /** Resolves when all has come that is to come. */
  rests: () => Promise<void>;
}

/** When what is forwarded was written, seconds since the Unix epoch. */
const sentAt = 1_790_000_000;

type Written = (writing: Writing) => Promise<StoredMessage[]>;

/** Everything that may be written anywhere. */
export const anywhere = {
  "a text": (writing) => writes(writing, writing.words),
  "an unknown command": (writing) => writes(writing, `/qwertyuiop ${writing.words}`),
  "/qwertyuiop@topicdesk_bot": (writing) => writes(writing, `/qwertyuiop@topicdesk_bot ${writing.words}`),
  "a known command": (writing) => writes(writing, `/help ${writing.words}`),
  "an unknown command that is edited into a known one": async (writing) => {
    const [written] = await writes(writing, `/hepl ${writing.words}`);
    await writing.rests();
    await writing.place.edits(written!, `/help ${writing.words}`);
    return [written!];
  },
  "a note": (writing) => writes(writing, `// ${writing.words}`),
  "/note@topicdesk_bot": (writing) => writes(writing, `/note@Topicdesk_bot ${writing.words}`),
  "/note@otherbot": (writing) => writes(writing, `/note@otherbot ${writing.words}`),
  "a forward": (writing) => shares(writing, writing.words),
  "a forwarded note": (writing) => shares(writing, `// ${writing.words}`),
  "a forwarded command": (writing) => shares(writing, `/block ${writing.words}`),
  "an album": (writing) => album(writing, writing.words, undefined),
  "an album, its second item a note": (writing) => album(writing, undefined, `// ${writing.words}`),
  "an album with a command": (writing) => album(writing, `/qwertyuiop ${writing.words}`, undefined),
  "an album, its second item a command": (writing) =>
    album(writing, undefined, `/qwertyuiop ${writing.words}`),
  "a voice": async ({ place, extra, words }) => [await place.sends(voice(words), extra)],
  "a voice with a note": async ({ place, extra, words }) => [await place.sends(voice(`// ${words}`), extra)],
} as const satisfies Record<string, Written>;

/** What may be written only where a ticket is talked about. */
const inTicket = {
  "a reply to the card": (writing) => replies(writing, "card"),
  "a reply to a client's message": (writing) => replies(writing, "copy"),
  "a reply to what came in words": (writing) => replies(writing, "inWords"),
  "a reply to a note": (writing) => replies(writing, "note"),
  "/del to a note": ({ place, extra, targets }) => answers(place, targets.note, "/del", extra),
  "a reply to a command": (writing) => replies(writing, "command"),
  "a forward of a note": (writing) => forwards(writing, "note"),
  "a forward of the card": (writing) => forwards(writing, "card"),
  "a poll with a note": async ({ place, extra, words }) => [
    await place.sends(poll(`// ${words}`, ["Да", "Нет"]), extra),
  ],
  "a reply to a notice": (writing) => replies(writing, "notice"),
  "a reply to a prompt": (writing) => replies(writing, "prompt"),
  "a second reply to a prompt": (writing) => replies(writing, "prompt"),
  "a voice to a prompt": ({ place, extra, words, targets }) =>
    answers(place, targets.prompt, voice(words), extra),
} as const satisfies Record<string, Written>;

/** Last of all, since it leaves a question. */
export const afterNoteButton = {
  "a text after the button of a note": async (writing) => {
    await writing.pressesNote();
    return writes(writing, writing.words);
  },
} as const satisfies Record<string, Written>;

export const everything: Readonly<Record<string, Written>> = { ...anywhere, ...inTicket, ...afterNoteButton };

/** What is written for the team or for the bot: no client may ever see it. */
export const neverForClients: ReadonlySet<string> = new Set([
  "an unknown command",
  "an unknown command that is edited into a known one",
  "/qwertyuiop@topicdesk_bot",
  "a known command",
  "a note",
  "/note@topicdesk_bot",
  "/note@otherbot",
  "a forwarded note",
  "a forwarded command",
  "an album, its second item a note",
  "an album with a command",
  "an album, its second item a command",
  "a voice with a note",
  "a reply to a note",
  "a reply to a command",
  "a forward of a note",
  "a forward of the card",
  "a poll with a note",
  "/del to a note",
  "a reply to a prompt",
  "a second reply to a prompt",
  "a voice to a prompt",
  "a text after the button of a note",
]);

async function writes({ place, extra }: Writing, words: string): Promise<StoredMessage[]> {
  return [await place.writes(words, extra)];
}

async function shares({ place, extra }: Writing, words: string): Promise<StoredMessage[]> {
  const forward_origin = { type: "hidden_user", sender_user_name: "Некто", date: sentAt } as const;
  return [await place.writes(text(words), { ...extra, forward_origin })];
}

async function album(
  { place, extra }: Writing,
  ...captions: [string | undefined, string | undefined]
): Promise<StoredMessage[]> {
  return place.sendsAlbum(
    captions.map((caption) => photo(caption)),
    extra,
  );
}

async function forwards({ place, extra, targets }: Writing, what: keyof Targets): Promise<StoredMessage[]> {
  const { content } = targets[what];
  return [await place.writes(content, { ...extra, forward_origin: originOf(targets[what]) })];
}

async function replies(
  { place, extra, targets, words }: Writing,
  to: keyof Targets,
): Promise<StoredMessage[]> {
  return answers(place, targets[to], words, extra);
}

async function answers(
  place: Place,
  target: StoredMessage,
  content: Parameters<Place["writes"]>[0],
  extra: Partial<Draft>,
): Promise<StoredMessage[]> {
  // Of a card that is a post its forward is what can be answered in the comments: every comment does.
  const replyTo = target.chat === place.chat ? { replyTo: target } : {};
  return [await place.writes(content, { ...extra, ...replyTo })];
}
