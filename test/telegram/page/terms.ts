import type { Language } from "../../../src/text/text.ts";

/** The demo's own sentences, and the names of its people and chats. */
export interface DemoTerms {
  bot: string;
  anna: string;
  boris: string;
  vera: string;
  olga: string;
  managers: string;
  delivery: string;
  discussion: string;
  /** What the bot says while the group and the channel are set up. */
  isReady: string;
  offersChannel: string;
  addDesk: string;
  subjectAdded: string;
  subjectRouted: string;
  usage: string;
  open: (url: string) => string;
  botEnded: (code: number | null) => string;
  violation: (violation: string) => string;
  wrongPort: (port: string) => string;
  onlyOwnChat: string;
  nobody: string;
  otherChat: string;
  noMessage: string;
  noButton: string;
  tooLarge: string;
  onlyForward: string;
}

export const demoTerms: Record<Language, DemoTerms> = {
  ru: {
    bot: "Поддержка",
    anna: "Анна",
    boris: "Борис",
    vera: "Вера",
    olga: "Ольга",
    managers: "Менеджеры",
    delivery: "Доставка",
    discussion: "Доставка: обсуждение",
    isReady: "Всё готово",
    offersChannel: "Подключить канал",
    addDesk: "Добавить отдел",
    subjectAdded: "добавлена",
    subjectRouted: "теперь приходят в отдел",
    usage: `npm run demo                   страница: телефон клиента, группа и канал менеджеров, личные чаты команды
npm run demo -- --port 9000    то же на другом порту
npm run demo -- --topics       у клиента каждое обращение — отдельная тема
npm run demo -- --script       две истории без браузера: настройка с нуля и работа с обращениями
LANGUAGE=en npm run demo       in English`,
    open: (url) => `Демонстрация готова: откройте ${url} (остановить: Ctrl-C)`,
    botEnded: (code) => `Бот остановился сам (код ${code}). Последние строки его журнала:`,
    violation: (violation) => `Telegram так не принял бы: ${violation}`,
    wrongPort: (port) => `Порт должен быть числом от 0 до 65535, а не «${port}».`,
    onlyOwnChat: "Остановить можно только бота в личном чате.",
    nobody: "Такого человека здесь нет.",
    otherChat: "Это чужой чат.",
    noMessage: "Этого сообщения больше нет.",
    noButton: "Этой кнопки больше нет.",
    tooLarge: "Слишком большой файл.",
    onlyForward: "Часы можно перевести только вперёд, не больше чем на год.",
  },
  en: {
    bot: "Support",
    anna: "Anna",
    boris: "Boris",
    vera: "Vera",
    olga: "Olga",
    managers: "Managers",
    delivery: "Delivery",
    discussion: "Delivery: discussion",
    isReady: "All set",
    offersChannel: "Connect the channel",
    addDesk: "Add a department",
    subjectAdded: "is added",
    subjectRouted: "now go to the department",
    usage: `LANGUAGE=en npm run demo                   a page: a client’s phone, a group and a channel of managers, the team’s chats
LANGUAGE=en npm run demo -- --port 9000    the same on another port
LANGUAGE=en npm run demo -- --topics       the client has a topic for each request
LANGUAGE=en npm run demo -- --script       two stories without a browser, in Russian: a setup from nothing, and work with requests`,
    open: (url) => `The demo is ready: open ${url} (to stop it: Ctrl-C)`,
    botEnded: (code) => `The bot stopped by itself (code ${code}). The last lines of its log:`,
    violation: (violation) => `Telegram would not accept this: ${violation}`,
    wrongPort: (port) => `The port has to be a number from 0 to 65535, not “${port}”.`,
    onlyOwnChat: "Only the bot in a private chat can be stopped.",
    nobody: "There is no such person here.",
    otherChat: "This is somebody else’s chat.",
    noMessage: "This message is no longer there.",
    noButton: "This button is no longer there.",
    tooLarge: "This file is too large.",
    onlyForward: "The clock can be moved only forward, by a year at most.",
  },
};
