import type { Action, Answer, Chat, Message, Topic } from "./contract.ts";

/** What a step of the story can do and see. Ids are those of the demo's people. */
export interface Stage {
  anna: number;
  john: number;
  boris: number;
  vera: number;
  olga: number;
  forum: number;
  /** Acts as a person; fails the step when Telegram refuses. */
  act: (action: Action) => Promise<Answer>;
  /** A person's chat with the bot. */
  chatWith: (person: number) => Chat;
  forumChat: () => Chat;
  /** Waits until `find` returns something. */
  until: <Found>(what: string, find: () => Found | undefined) => Promise<Found>;
}

interface Extra {
  reply?: number;
}

/** Somebody writes to the bot. */
export function writes(stage: Stage, as: number, text: string, extra: Extra = {}): Promise<Answer> {
  return stage.act({ do: "text", as, chat: as, text, ...extra });
}

/** Somebody of the team writes in the topic that has such a message. */
export function writesIn(
  stage: Stage,
  as: number,
  question: string,
  text: string,
  extra: Extra = {},
): Promise<Answer> {
  return stage.act({ do: "text", as, chat: stage.forum, thread: topicOf(stage, question), text, ...extra });
}

/** Somebody presses a button of the bot in their private chat, once it is there: the newest one that says so. */
export function presses(stage: Stage, as: number, label: string): Promise<Answer> {
  return press(stage, as, { chat: as }, label, () => stage.chatWith(as).messages);
}

/** Somebody of the team presses a button in the topic that has such a message. */
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

/** Waits for the bot's newest message to that person that has such words. */
export function sees(stage: Stage, person: number, words: string | RegExp): Promise<Message> {
  return stage.until(`сообщение со словами «${String(words)}»`, () =>
    received(stage.chatWith(person)).findLast((message) => has(message, words)),
  );
}

/** Waits for such a message in the topic that has that question. */
export function seesIn(stage: Stage, question: string, words: string | RegExp): Promise<Message> {
  return stage.until(`сообщение со словами «${String(words)}» в теме`, () =>
    messagesIn(stage, question).findLast((message) => has(message, words)),
  );
}

/** Waits until a message of that topic has such a reaction. */
export function seesReaction(stage: Stage, question: string, text: string, emoji: string): Promise<Message> {
  return stage.until(`реакция ${emoji} на «${text}»`, () =>
    messagesIn(stage, question).find(
      (message) => message.text === text && message.reactions.some((each) => each.emoji === emoji),
    ),
  );
}

export function topicWith(stage: Stage, text: string): Topic | undefined {
  const { messages, topics } = stage.forumChat();
  const message = messages.find((each) => each.thread !== undefined && each.text === text);
  return topics.find((topic) => topic.id !== undefined && topic.id === message?.thread);
}

/** The card of the topic that has such a message. */
export function cardOf(stage: Stage, question: string): Message | undefined {
  return messagesIn(stage, question).find((message) => has(message, /^Обращение №\d+ ·/));
}

export function messagesIn(stage: Stage, question: string): Message[] {
  const topic = topicWith(stage, question);
  return stage.forumChat().messages.filter((message) => topic !== undefined && message.thread === topic.id);
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
