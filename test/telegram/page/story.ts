import { delivery } from "./delivery.ts";
import {
  type Act,
  cardOf,
  hasReceived,
  insist,
  messagesIn,
  presses,
  pressesIn,
  sees,
  seesAlbum,
  seesIn,
  seesReaction,
  type Step,
  topicWith,
  writes,
  writesIn,
} from "./stage.ts";

const question = "Здравствуйте! Заказ 1042 пришёл без зарядки.";
const reply = "Анна, здравствуйте! Простите за это, отправим зарядку сегодня.";
const caption = "Вот что было в коробке";
const englishQuestion = "Hi! Can I change my delivery address?";
const englishReply = "Sure, just send me the new one.";
const note = "просит звонить после шести";
const shortNote = "// зарядка нашлась на складе";
const answer = "Анна, это Вера. Курьер будет завтра с 10 до 12.";
const secondQuestion = "А можно вернуть чехол?";
const thanks = "Спасибо, буду ждать!";
const comment = "Хорошо, но слишком долго.";

const asking: Step[] = [
  {
    title: `Анна пишет боту: «${question}»`,
    play: (stage) => writes(stage, stage.anna, question),
  },
  {
    title: "В группе появилась тема с карточкой и вопросом Анны",
    async play(stage) {
      await stage.until("тема с вопросом Анны", () => topicWith(stage, question));
      const card = await stage.until("карточка", () => cardOf(stage, question));
      insist(card.text.includes("Анна"), "на карточке нет имени клиента");
      insist(topicWith(stage, question)?.emoji === "❗️", "значок темы не говорит, что нужен ответ");
    },
  },
  {
    title: "Анна узнала номер обращения",
    play: (stage) => sees(stage, stage.anna, /№\s?1\b/),
  },
  {
    title: "Борис берёт обращение кнопкой, и это видно на карточке",
    async play(stage) {
      const { toast } = await pressesIn(stage, stage.boris, question, "Взять");
      insist(toast === "Обращение теперь ваше.", `Борису ответили: «${toast}»`);
      await stage.until("карточка с именем Бориса", () => {
        const card = cardOf(stage, question);
        return card && /В работе[^]*Кто отвечает: Борис/.test(card.text) ? card : undefined;
      });
    },
  },
  {
    title: `Борис отвечает в теме: «${reply}»`,
    play: (stage) => writesIn(stage, stage.boris, question, reply),
  },
  {
    title: "Анна видит ответ от имени бота",
    play: (stage) => sees(stage, stage.anna, reply),
  },
  {
    title: "Анна присылает альбом из трёх фотографий",
    play: ({ act, anna }) => act({ do: "sample-album", as: anna, chat: anna, caption }),
  },
  {
    title: "Альбом пришёл в ту же тему одним альбомом, с подписью",
    play: (stage) => seesAlbum(stage, () => messagesIn(stage, question), caption),
  },
];

const anotherClient: Step[] = [
  {
    title: `John пишет боту: «${englishQuestion}»`,
    play: (stage) => writes(stage, stage.john, englishQuestion),
  },
  {
    title: "У John своя тема",
    async play(stage) {
      const topic = await stage.until("тема с вопросом John", () => topicWith(stage, englishQuestion));
      insist(topic.id !== topicWith(stage, question)?.id, "вопрос John попал в тему Анны");
    },
  },
  {
    title: `Вера отвечает John: «${englishReply}»`,
    play: (stage) => writesIn(stage, stage.vera, englishQuestion, englishReply),
  },
  {
    title: "Ответ Веры пришёл John, и только ему",
    async play(stage) {
      await sees(stage, stage.john, englishReply);
      insist(!hasReceived(stage, stage.anna, englishReply), "ответ увидела и Анна");
    },
  },
];

const teamwork: Step[] = [
  {
    title: `Борис нажимает «Заметка» и отвечает боту: «${note}». Бот отметил заметку`,
    async play(stage) {
      await pressesIn(stage, stage.boris, question, "Заметка");
      const prompt = await stage.until("вопрос бота, на который отвечают", () =>
        messagesIn(stage, question).find(({ asks }) => asks?.includes(stage.boris)),
      );
      await writesIn(stage, stage.boris, question, note, { reply: prompt.id });
      await seesReaction(stage, question, note, "✍");
    },
  },
  {
    title: `Вера пишет в теме: «${shortNote}». Это тоже заметка`,
    async play(stage) {
      await writesIn(stage, stage.vera, question, shortNote);
      await seesReaction(stage, question, shortNote, "✍");
    },
  },
  {
    title: "Борис отмечает звонок кнопкой",
    async play(stage) {
      const { toast } = await pressesIn(stage, stage.boris, question, "Отметить звонок");
      insist(toast?.includes("Звонок отмечен") === true, `Борису ответили: «${toast}»`);
    },
  },
  {
    title: "Борис передаёт обращение Вере, и бот говорит ей об этом лично",
    async play(stage) {
      await writes(stage, stage.vera, "/start");
      await pressesIn(stage, stage.boris, question, "Передать");
      const { toast } = await pressesIn(stage, stage.boris, question, "Вера");
      insist(toast?.includes("Вера") === true, `Борису ответили: «${toast}»`);
      const told = await sees(stage, stage.vera, /передали 1 обращение:\s+• №1/);
      const isLinked = told.entities.some(({ url }) => url?.startsWith("https://t.me/c/") === true);
      insist(isLinked, "в сообщении Вере нет ссылки на тему");
    },
  },
  {
    title: `Вера отвечает на вопрос Анны репликой: «${answer}»`,
    play: (stage) =>
      writesIn(stage, stage.vera, question, answer, {
        reply: messagesIn(stage, question).find(({ text }) => text === question)!.id,
      }),
  },
  {
    title: "Анна видит ответ Веры репликой на свой вопрос, а заметок не видит",
    async play(stage) {
      const seen = await sees(stage, stage.anna, answer);
      insist(seen.reply?.text === question, "ответ пришёл не репликой на вопрос");
      for (const words of [note, shortNote.slice(3)])
        insist(!hasReceived(stage, stage.anna, words), "заметка дошла до клиента");
    },
  },
];

const twoTickets: Step[] = [
  {
    title: `Анна набирает /new и пишет: «${secondQuestion}»`,
    async play(stage) {
      await writes(stage, stage.anna, "/new");
      await sees(stage, stage.anna, "откроем новое обращение");
      await writes(stage, stage.anna, secondQuestion);
    },
  },
  {
    title: "У второго вопроса свой номер и своя тема",
    async play(stage) {
      await sees(stage, stage.anna, /№\s?3\b/);
      const topic = await stage.until("тема второго вопроса", () => topicWith(stage, secondQuestion));
      insist(topic.id !== topicWith(stage, question)?.id, "второй вопрос попал в первую тему");
    },
  },
  {
    title: `Анна отвечает на сообщение Веры: «${thanks}». Ответ пришёл в первую тему, репликой`,
    async play(stage) {
      const { id } = await sees(stage, stage.anna, answer);
      await writes(stage, stage.anna, thanks, { reply: id });
      const arrived = await seesIn(stage, question, thanks);
      insist(arrived.reply?.text === answer, "пришло не репликой на ответ Веры");
    },
  },
];

const ending: Step[] = [
  {
    title: "Вера закрывает обращение: /close. Анна узнаёт об этом",
    async play(stage) {
      await writesIn(stage, stage.vera, question, "/close");
      await sees(stage, stage.anna, /№\s?1 закрыто/);
    },
  },
  {
    title: "Анна говорит, решён ли вопрос, и ставит две звезды; вопрос сменяется благодарностью",
    async play(stage) {
      const { id } = await sees(stage, stage.anna, "Удалось решить ваш вопрос?");
      await presses(stage, stage.anna, "Нет");
      await presses(stage, stage.anna, "2 ⭐");
      const thanked = await sees(stage, stage.anna, "★★☆☆☆");
      insist(thanked.id === id, "благодарность пришла отдельным сообщением");
    },
  },
  {
    title: `Бот спрашивает, что исправить; Анна пишет: «${comment}»`,
    async play(stage) {
      await sees(stage, stage.anna, "Что нам стоит исправить?");
      await writes(stage, stage.anna, comment);
      await sees(stage, stage.anna, "передали руководителю");
    },
  },
  {
    title: "Ольга узнаёт об оценке и отзыве, а новой темы из отзыва не вышло",
    async play(stage) {
      const told = await sees(stage, stage.olga, comment);
      insist(/2 из 5/.test(told.text), "Ольге не сказали, сколько звёзд");
      insist(topicWith(stage, comment) === undefined, "отзыв пришёл в группу как вопрос");
    },
  },
  {
    title: "Анна открывает обращение снова кнопкой из /tickets",
    async play(stage) {
      await writes(stage, stage.anna, "/tickets");
      await presses(stage, stage.anna, "№1");
      const { toast } = await presses(stage, stage.anna, "Открыть снова");
      insist(toast === "Обращение снова открыто.", `Анне ответили: «${toast}»`);
      await sees(stage, stage.anna, /№\s?1 снова открыто/);
    },
  },
];

/** The story of `npm run demo -- --script`. A new feature adds an act, or steps at the end of one. */
export const story: Act[] = [
  { title: "Вопрос и ответ", steps: asking },
  { title: "Другой клиент", steps: anotherClient },
  { title: "Команда работает", steps: teamwork },
  { title: "Второе обращение", steps: twoTickets },
  { title: "Закрытие и оценка", steps: ending },
  { title: "Отдел доставки в канале", steps: delivery },
];
