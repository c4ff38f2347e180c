import type { Action, Answer, Chat, Message, Topic } from "./contract.ts";

/** What a step of the story can do and see. Ids are those of the demo's people. */
export interface Stage {
  anna: number;
  john: number;
  boris: number;
  vera: number;
  forum: number;
  /** Acts as a person; fails the step when Telegram refuses. */
  act: (action: Action) => Promise<Answer>;
  /** A person's chat with the bot. */
  chatWith: (person: number) => Chat;
  forumChat: () => Chat;
  /** Waits until `find` returns something. */
  until: <Found>(what: string, find: () => Found | undefined) => Promise<Found>;
}

interface Step {
  title: string;
  play: (stage: Stage) => Promise<unknown>;
}

const question = "Здравствуйте! Заказ 1042 пришёл без зарядки.";
const reply = "Анна, здравствуйте! Простите за это, отправим зарядку сегодня.";
const caption = "Вот что было в коробке";
const note = "// зарядка нашлась на складе";
const englishQuestion = "Hi! Can I change my delivery address?";
const englishReply = "Sure, just send me the new one.";

/** The story `npm run demo -- --script` plays. A new feature adds its steps at the end. */
export const story: Step[] = [
  {
    title: `Анна пишет боту: «${question}»`,
    play: ({ act, anna }) => act({ do: "text", as: anna, chat: anna, text: question }),
  },
  {
    title: "В группе появилась тема с карточкой и вопросом Анны",
    play: async (stage) => {
      const topic = await stage.until("тема с вопросом Анны", () => topicWith(stage, question));
      await stage.until("карточка с номером и именем", () =>
        messagesIn(stage, topic).find(({ text }) => /№\s*\d+/.test(text) && text.includes("Анна")),
      );
    },
  },
  {
    title: "Анна узнала номер обращения",
    play: ({ until, chatWith, anna }) =>
      until("сообщение с номером", () =>
        received(chatWith(anna)).find((message) => /(№|#)\s*\d+/.test(message.text)),
      ),
  },
  {
    title: `Борис отвечает в теме: «${reply}»`,
    play: (stage) =>
      stage.act({
        do: "text",
        as: stage.boris,
        chat: stage.forum,
        thread: topicWith(stage, question)!.id!,
        text: reply,
      }),
  },
  {
    title: "Анна видит ответ от имени бота",
    play: ({ until, chatWith, anna }) =>
      until("ответ Бориса", () => received(chatWith(anna)).find((message) => message.text === reply)),
  },
  {
    title: "Анна присылает альбом из трёх фотографий",
    play: ({ act, anna }) => act({ do: "sample-album", as: anna, chat: anna, caption }),
  },
  {
    title: "Альбом пришёл в ту же тему одним альбомом, с подписью",
    play: async (stage) => {
      const topic = topicWith(stage, question)!;
      const photos = await stage.until("три фотографии", () => {
        const found = messagesIn(stage, topic).filter((message) => message.kind === "photo");
        return found.length >= 3 ? found : undefined;
      });
      const albums = new Set(photos.map((photo) => photo.album));
      if (photos.length !== 3 || albums.size !== 1 || albums.has(undefined))
        throw new Error("фотографии пришли не одним альбомом");
      if (photos[0]?.text !== caption) throw new Error("подпись потерялась");
    },
  },
  {
    title: `John пишет боту: «${englishQuestion}»`,
    play: ({ act, john }) => act({ do: "text", as: john, chat: john, text: englishQuestion }),
  },
  {
    title: "У John своя тема",
    play: async (stage) => {
      const topic = await stage.until("тема с вопросом John", () => topicWith(stage, englishQuestion));
      if (topic.id === topicWith(stage, question)?.id) throw new Error("вопрос John попал в тему Анны");
    },
  },
  {
    title: `Вера отвечает John: «${englishReply}»`,
    play: (stage) =>
      stage.act({
        do: "text",
        as: stage.vera,
        chat: stage.forum,
        thread: topicWith(stage, englishQuestion)!.id!,
        text: englishReply,
      }),
  },
  {
    title: "Ответ Веры пришёл John, и только ему",
    play: async ({ until, chatWith, john, anna }) => {
      await until("ответ Веры", () =>
        received(chatWith(john)).find((message) => message.text === englishReply),
      );
      if (received(chatWith(anna)).some((message) => message.text === englishReply))
        throw new Error("ответ увидела и Анна");
    },
  },
  {
    title: "Борис отвечает на вопрос Анны репликой, и у неё это тоже реплика",
    play: async (stage) => {
      const topic = topicWith(stage, question)!;
      const asked = messagesIn(stage, topic).find(({ text }) => text === question)!;
      const text = "Зарядку уже упаковали.";
      await stage.act({
        do: "text",
        as: stage.boris,
        chat: stage.forum,
        thread: topic.id!,
        text,
        reply: asked.id,
      });
      const seen = await stage.until("ответ Бориса", () =>
        received(stage.chatWith(stage.anna)).find((message) => message.text === text),
      );
      if (seen.reply?.text !== question) throw new Error("ответ пришёл не репликой на вопрос");
    },
  },
  {
    title: `Вера оставляет заметку: «${note}». Бот отметил её, Анна её не видит`,
    play: async (stage) => {
      const topic = topicWith(stage, question)!;
      await stage.act({ do: "text", as: stage.vera, chat: stage.forum, thread: topic.id!, text: note });
      await stage.until("реакция ✍ на заметке", () =>
        messagesIn(stage, topic).find(
          ({ text, reactions }) => text === note && reactions.some(({ emoji }) => emoji === "✍"),
        ),
      );
      if (stage.chatWith(stage.anna).messages.some(({ text }) => text.includes(note.slice(3))))
        throw new Error("заметка дошла до клиента");
    },
  },
];

function topicWith(stage: Stage, text: string): Topic | undefined {
  const message = stage
    .forumChat()
    .messages.find((each) => each.thread !== undefined && each.text.includes(text));
  return stage.forumChat().topics.find((topic) => topic.id !== undefined && topic.id === message?.thread);
}

function messagesIn(stage: Stage, topic: Topic): Message[] {
  return stage.forumChat().messages.filter((message) => message.thread === topic.id);
}

function received(chat: Chat): Message[] {
  return chat.messages.filter((message) => message.from.role === "bot");
}
