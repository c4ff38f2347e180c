import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Forum, type Person, startTelegram, type Telegram } from "../actors.ts";
import type { AdministratorRight } from "../member.ts";
import { type BotProcess, startBot } from "./bot-process.ts";
import { MovableClock } from "./movable-clock.ts";
import { insist } from "./stage.ts";

/** Everything from the first command to the first answered ticket, and what is there by then. */
export interface SetupStage {
  readonly telegram: Telegram;
  readonly olga: Person;
  readonly anna: Person;
  /** What the step before has made. */
  bot?: BotProcess;
  claim?: string;
  forum?: Forum;
  /** Moves all clocks to that hour of the team's zone, on the same day or on the next. */
  waitUntil: (hour: number) => Promise<void>;
  /** Prints what is seen within a step. */
  shows: (line: string) => void;
  close: () => Promise<void>;
}

interface SetupStep {
  title: string;
  play: (stage: SetupStage) => Promise<unknown>;
}

const zone = "Europe/Moscow";
const question = "Здравствуйте! Вы ещё работаете?";
const answer = "Доброе утро! Да, чем помочь?";
const names: Partial<Record<AdministratorRight, string>> = {
  can_manage_topics: "Управление темами",
  can_pin_messages: "Закрепление сообщений",
  can_delete_messages: "Удаление сообщений",
};

/** What a new owner does, one action a step: their way to the first answered ticket, as the README has it. */
export const setupSteps: SetupStep[] = [
  {
    title: "@BotFather, /newbot — бот и токен",
    play: async ({ telegram, shows }) => shows(`учебный Telegram выдал бота @${telegram.bot.username}`),
  },
  {
    title: "Сервер: команды из README, токен — в .env",
    play: async ({ shows }) => shows("BOT_TOKEN вписан, больше ничего не нужно"),
  },
  {
    title: "npm start печатает ссылку для владельца",
    async play(stage) {
      const { telegram } = stage;
      const directory = await mkdtemp(join(tmpdir(), "topicdesk-demo-"));
      const settings = {
        BOT_TOKEN: telegram.bot.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        LANGUAGE: "ru",
        TIME_ZONE: zone,
      };
      const bot = startBot(directory, settings, stage.shows);
      stage.bot = {
        ...bot,
        stop: async () => {
          await bot.stop();
          await rm(directory, { recursive: true, force: true });
        },
      };
      const line = await bot.printed(/\?start=claim_/);
      stage.claim = /\?start=(claim_[\w-]+)/.exec(line)![1]!;
    },
  },
  {
    title: "Ольга открывает ссылку и нажимает «Старт»: она администратор, и бот говорит, что дальше",
    async play({ olga, claim }) {
      await olga.starts(claim);
      await olga.sees("Теперь вы администратор Topicdesk. Осталось три шага");
    },
  },
  {
    title: "Создаёт закрытую группу «Менеджеры»",
    async play(stage) {
      const { telegram, olga } = stage;
      stage.forum = telegram.forum("Менеджеры", { owner: olga, is_forum: false, botRights: "absent" });
    },
  },
  {
    title: "Включает в группе темы",
    play: async ({ forum }) => forum!.setTopics(true),
  },
  {
    title: "Нажимает «Добавить бота в группу» и включает его права; бот говорит, чего ещё не хватает",
    async play({ olga, forum, telegram, shows }) {
      const { url } = await olga.presses("Добавить бота в группу");
      insist(
        url?.endsWith("?startgroup&admin=manage_topics+pin_messages+delete_messages") === true,
        `ссылка: ${url}`,
      );
      forum!.add(telegram.bot);
      let report = await olga.in(forum!).sees("❌ Бот не администратор");
      const rights: AdministratorRight[] = [];
      for (const right of ["can_manage_topics", "can_pin_messages", "can_delete_messages"] as const) {
        rights.push(right);
        forum!.promote(telegram.bot, rights);
        const words = new RegExp(`✅ Право «${names[right]}»`);
        report = await olga.in(forum!).sees(words, { after: report });
        const missing = report.content.text!.match(/^❌/gm)?.length ?? 0;
        shows(`включено «${names[right]}»: ${missing === 0 ? "всё на месте" : `не хватает ещё ${missing}`}`);
      }
      await olga.in(forum!).sees("✅ Проверочное сообщение отправлено и удалено");
      const link = await olga.in(forum!).sees("Ссылка для клиентов: t.me/topicdesk_demo_bot");
      insist(link === report, "ссылка пришла отдельно");
      shows("✅ Проверочное сообщение отправлено и удалено");
      shows("бот дал ссылку для клиентов");
    },
  },
  {
    title: "Указывает рабочее время: /hours 9-18 — и нажимает «Проверить снова»",
    async play({ olga, forum }) {
      await olga.writes("/hours 9-18");
      await olga.sees("ежедневно 9:00–18:00");
      await olga.in(forum!).presses("Проверить снова");
      await olga.in(forum!).sees("✅ Рабочее время: ежедневно 9:00–18:00");
    },
  },
  {
    title: `Открывает ссылку для клиентов с другого аккаунта и пишет: «${question}»`,
    async play({ anna, forum, shows, waitUntil }) {
      await waitUntil(23);
      shows("часы переведены на 23:00");
      await anna.starts();
      await anna.writes(question);
      await anna.sees("Сейчас мы не на связи. Ответим завтра с 9:00");
      shows("бот ответил, что команда вернётся завтра с 9:00");
      await forum!.hasTopic("№1 Анна");
      shows("в группе появилась тема «№1 Анна»");
    },
  },
  {
    title: `Отвечает в теме: «${answer}» — первый ответ дошёл до клиента`,
    async play({ olga, anna, forum, shows, waitUntil }) {
      await waitUntil(9);
      shows("часы переведены на 9:00 следующего дня");
      await olga.in(forum!.topic("№1 Анна")).writes(answer);
      await anna.sees(answer);
    },
  },
];

/** An empty Telegram: a bot that @BotFather has just made, its future owner, and a client. */
export async function openSetupStage(print: (line: string) => void): Promise<SetupStage> {
  const clock = new MovableClock();
  const telegram = await startTelegram({
    clock,
    bot: { first_name: "Поддержка", username: "topicdesk_demo_bot" },
  });
  const stage: SetupStage = {
    telegram,
    olga: telegram.client("Ольга", { language_code: "ru" }),
    anna: telegram.client("Анна", { language_code: "ru" }),
    async waitUntil(hour) {
      const now = Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO(zone);
      const today = now.with({ hour, minute: 0, second: 0, millisecond: 0 });
      const then = Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 });
      const milliseconds = then.epochMilliseconds - clock.now();
      clock.forward(milliseconds);
      await stage.bot!.forward(milliseconds);
    },
    shows: (line) => print(`     ${line}`),
    async close() {
      await stage.bot?.stop();
      await telegram.stop();
    },
  };
  return stage;
}

/** Plays the steps and prints them. Returns false when one fails, or when the bot made a call that Telegram does not allow. */
export async function playSetup(
  stage: SetupStage,
  { print, complain }: { print: (line: string) => void; complain: (line: string) => void },
): Promise<boolean> {
  print("\nНастройка с нуля");
  for (const [index, { title, play }] of setupSteps.entries()) {
    print(`  ${index + 1}. ${title}`);
    try {
      await play(stage);
    } catch (error) {
      complain(`✗ ${index + 1}. ${title}`);
      complain(`  ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }
  for (const violation of stage.telegram.violations) complain(`Telegram так не принял бы: ${violation}`);
  print(`\nОт @BotFather до первого ответа: шагов ${setupSteps.length}.`);
  return stage.telegram.violations.length === 0;
}
