import {
  comments,
  commentsWith,
  hasReceived,
  insist,
  postWith,
  pressesPost,
  sees,
  seesAlbum,
  seesReaction,
  type Step,
  topicWith,
  writes,
} from "./stage.ts";

const question = "Курьер не приехал. Когда ждать заказ 1057?";
const answer = "Простите, он уже в пути: будет у вас до 18:00.";
const note = "// курьер Павел, звонить через склад";
const caption = "Вот наш подъезд, домофон не работает";

/** The second desk: a post in the channel for each ticket, with the conversation in its comments. */
export const delivery: Step[] = [
  {
    title: "Анна приходит с сайта по ссылке «Доставка», и бот уже знает, о чём она спросит",
    async play(stage) {
      await writes(stage, stage.anna, "/start s_1");
      await sees(stage, stage.anna, "на тему «Доставка»");
    },
  },
  {
    title: `Анна пишет: «${question}»`,
    play: (stage) => writes(stage, stage.anna, question),
  },
  {
    title: "В канале «Доставка» вышла публикация с карточкой, вопрос Анны — первый комментарий под ней",
    async play(stage) {
      const post = await stage.until("публикация с вопросом Анны", () => postWith(stage, question));
      insist(/^Обращение №4 ·[^]*Анна[^]*Категория: Доставка/.test(post.text), `на карточке: ${post.text}`);
      const [first] = commentsWith(stage, question);
      insist(first?.text === question, `первый комментарий: «${first?.text}»`);
      insist(topicWith(stage, question) === undefined, "вопрос пришёл и в группу");
    },
  },
  {
    title: "Вера берёт обращение кнопкой под публикацией",
    async play(stage) {
      // Her first action here, so the bot first checks that she is in the group.
      await pressesPost(stage, stage.vera, question, "Взять");
      await stage.until("карточка с именем Веры", () => {
        const post = postWith(stage, question);
        return post && /В работе[^]*Кто отвечает: Вера/.test(post.text) ? post : undefined;
      });
    },
  },
  {
    title: `Вера отвечает в комментариях: «${answer}». Анна видит ответ`,
    async play(stage) {
      await comments(stage, stage.vera, question, answer);
      await sees(stage, stage.anna, answer);
    },
  },
  {
    title: `Борис пишет там же: «${note}». Это заметка, Анна её не видит`,
    async play(stage) {
      await comments(stage, stage.boris, question, note);
      await seesReaction(stage, question, note, "✍");
      insist(!hasReceived(stage, stage.anna, note.slice(3)), "заметка дошла до клиента");
    },
  },
  {
    title: "Анна присылает альбом, и в комментарии он приходит одним альбомом, с подписью",
    async play(stage) {
      const { anna } = stage;
      await stage.act({ do: "sample-album", as: anna, chat: anna, caption });
      await seesAlbum(stage, () => commentsWith(stage, question), caption);
    },
  },
];
