import type { Action, Answer, Chat, Message, Topic } from "./contract.ts";

export interface Step {
  title: string;
  play: (stage: Stage) => Promise<unknown>;
}

export interface Act {
  title: string;
  steps: Step[];
}

/** What a step of the story can do and see. Ids are those of the demo's people. */
export interface Stage {
  anna: number;
  john: number;
  boris: number;
  vera: number;
  olga: number;
  forum: number;
  channel: number;
  /** The group where the channel's posts are discussed. */
  discussion: number;
  /** Acts as a person; fails the step when Telegram refuses. */
  act: (action: Action) => Promise<Answer>;
  /** A person's chat with the bot. */
  chatWith: (person: number) => Chat;
  forumChat: () => Chat;
  channelChat: () => Chat;
  discussionChat: () => Chat;
  /** Waits until `find` returns something. */
  until: <Found>(what: string, find: () => Found | undefined) => Promise<Found>;
}

interface Extra {
  reply?: number;
}

/** A person writes to the bot. */
export function writes(stage: Stage, as: number, text: string, extra: Extra = {}): Promise<Answer> {
  return stage.act({ do: "text", as, chat: as, text, ...extra });
}

/** A manager writes in the topic with that message. */
export function writesIn(
  stage: Stage,
  as: number,
  question: string,
  text: string,
  extra: Extra = {},
): Promise<Answer> {
  return stage.act({ do: "text", as, chat: stage.forum, thread: topicOf(stage, question), text, ...extra });
}

/** A manager comments on the post with that message in its comments. */
export function comments(stage: Stage, as: number, question: string, text: string): Promise<Answer> {
  const thread = postWith(stage, question)?.comments?.thread;
  if (thread === undefined) throw new Error(`нет публикации с вопросом «${question}»`);
  return stage.act({ do: "text", as, chat: stage.discussion, thread, text });
}

/** A person presses a button in their private chat; waits for it, and takes the newest one with that label. */
export function presses(stage: Stage, as: number, label: string): Promise<Answer> {
  return press(stage, as, { chat: as }, label, () => stage.chatWith(as).messages);
}

/** A manager presses a button under the post with that message in its comments. */
export function pressesPost(stage: Stage, as: number, question: string, label: string): Promise<Answer> {
  const look = () => [postWith(stage, question) ?? []].flat();
  return press(stage, as, { chat: stage.channel }, label, look);
}

/** A manager presses a button in the topic with that message. */
export function pressesIn(stage: Stage, as: number, question: string, label: string): Promise<Answer> {
  const thread = topicOf(stage, question);
  return press(stage, as, { chat: stage.forum, thread }, label, () => messagesIn(stage, question));
}

async function press(
  stage: Stage,
  as: number,
  place: { chat: number; thread?: number },
  label: string,
  look: () => Message[],
): Promise<Answer> {
  const found = await stage.until(`кнопка «${label}»`, () => {
    for (const message of look().toReversed()) {
      for (const [row, buttons] of (message.buttons ?? []).entries()) {
        const column = buttons.findIndex(({ text }) => text.includes(label));
        if (column >= 0) return { message: message.id, row, column };
      }
    }
    return undefined;
  });
  return stage.act({ do: "press", as, ...place, ...found });
}

/** Waits for the bot's newest message to the person with such words. */
export function sees(stage: Stage, person: number, words: string | RegExp): Promise<Message> {
  return stage.until(`сообщение со словами «${String(words)}»`, () =>
    received(stage.chatWith(person)).findLast((message) => has(message, words)),
  );
}

/** Waits for such a message in the topic with that question. */
export function seesIn(stage: Stage, question: string, words: string | RegExp): Promise<Message> {
  return stage.until(`сообщение со словами «${String(words)}» в теме`, () =>
    messagesIn(stage, question).findLast((message) => has(message, words)),
  );
}

/** Waits for such a reaction to a message in that topic or in those comments. */
export function seesReaction(stage: Stage, question: string, text: string, emoji: string): Promise<Message> {
  return stage.until(`реакция ${emoji} на «${text}»`, () =>
    [...messagesIn(stage, question), ...commentsWith(stage, question)].find(
      (message) => message.text === text && message.reactions.some((each) => each.emoji === emoji),
    ),
  );
}

/** Waits for three photos there, which must be one album with that caption. */
export async function seesAlbum(stage: Stage, look: () => Message[], caption: string): Promise<void> {
  const photos = await stage.until("три фотографии", () => {
    const found = look().filter(({ kind }) => kind === "photo");
    return found.length >= 3 ? found : undefined;
  });
  const albums = new Set(photos.map(({ album }) => album));
  const isWhole = photos.length === 3 && albums.size === 1 && !albums.has(undefined);
  insist(isWhole, "фотографии пришли не одним альбомом");
  insist(photos[0]?.text === caption, "подпись потерялась");
}

export function topicWith(stage: Stage, text: string): Topic | undefined {
  const { messages, topics } = stage.forumChat();
  const message = messages.find((each) => each.thread !== undefined && each.text === text);
  return topics.find((topic) => topic.id !== undefined && topic.id === message?.thread);
}

/** The card of the topic with that message. */
export function cardOf(stage: Stage, question: string): Message | undefined {
  return messagesIn(stage, question).find((message) => has(message, /^Обращение №\d+ ·/));
}

export function messagesIn(stage: Stage, question: string): Message[] {
  const topic = topicWith(stage, question);
  return stage.forumChat().messages.filter((message) => topic !== undefined && message.thread === topic.id);
}

/** The channel's post with that message in its comments. */
export function postWith(stage: Stage, text: string): Message | undefined {
  const thread = commentsWith(stage, text)[0]?.thread;
  return stage
    .channelChat()
    .messages.find((post) => thread !== undefined && post.comments?.thread === thread);
}

/** The comments with that message among them. */
export function commentsWith(stage: Stage, text: string): Message[] {
  const { messages } = stage.discussionChat();
  const thread = messages.find((each) => each.thread !== undefined && each.text === text)?.thread;
  return messages.filter((message) => thread !== undefined && message.thread === thread);
}

export function hasReceived({ chatWith }: Stage, person: number, words: string): boolean {
  return received(chatWith(person)).some(({ text }) => text.includes(words));
}

export function received(chat: Chat): Message[] {
  return chat.messages.filter((message) => message.from.role === "bot");
}

/** @throws {Error} with `complaint`, which ends the story */
export function insist(condition: boolean, complaint: string): void {
  if (!condition) throw new Error(complaint);
}

function topicOf(stage: Stage, question: string): number {
  const id = topicWith(stage, question)?.id;
  if (id === undefined) throw new Error(`нет темы с вопросом «${question}»`);
  return id;
}

function has({ text }: Message, words: string | RegExp): boolean {
  return typeof words === "string" ? text.includes(words) : words.test(text);
}
