import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Locator } from "playwright-core";
import { answerTo } from "../managers/team.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import type { Channel, Forum, Person, Telegram } from "../telegram/actors.ts";
import { topicIcons } from "../telegram/method/topics.ts";
import { startPage } from "../telegram/page/server.ts";
import { openSetupStage, setupSteps } from "../telegram/page/setup-story.ts";
import { snapshotOf } from "../telegram/page/snapshot.ts";
import { demoTerms } from "../telegram/page/terms.ts";
import { closeBrowser, openPage, withoutBrowser } from "../telegram/page/visit.ts";
import type { DemoWorld } from "../telegram/page/world.ts";

after(closeBrowser);

const PICTURES = process.env["PICTURES"];

const nothing = () => Promise.reject(new Error("nobody presses here"));

/**
 * The README's pictures of the setup. The zone is the story's:
 * `TZ=Europe/Moscow PICTURES=docs/pictures npx node --test test/demo/pictures.test.ts`
 */
test(
  "the setup, step by step, is a folder of pictures in PICTURES",
  { timeout: 180_000, skip: withoutBrowser || (PICTURES ? false : "PICTURES names no folder") },
  async (t) => {
    const stage = await openSetupStage(() => {});
    t.after(() => stage.close());
    const { telegram, olga, anna } = stage;
    for (const { play } of setupSteps.slice(0, 6)) await play(stage);
    const forum = stage.forum!;
    const channel = telegram.channel("Доставка", { owner: olga, botRights: "absent" });
    const source = sourceOf(telegram, { forum, channel, olga, anna });
    const page = await startPage(source, 0);
    t.after(() => page.close());
    const opened = (await openPage(t, page.url)).page;
    const phone = opened.locator(".phone");
    const group = opened.locator(".window.forum");
    /** One pane at a time, and as high as the picture. */
    const turnTo = async (tab: string, height: number) => {
      await opened.setViewportSize({ width: 760, height });
      await opened.getByRole("tab", { name: tab }).click();
    };
    const shows = (words: string | RegExp) => group.locator(".topic").getByText(words).last().waitFor();
    mkdirSync(PICTURES!, { recursive: true });
    const shoot = (place: Locator, name: string) =>
      place.screenshot({ path: join(PICTURES!, `${name}.png`), animations: "disabled" });

    forum.add(telegram.bot);
    await olga.in(forum).sees("❌ Бот не администратор");
    await turnTo("Менеджеры", 1110);
    await group.getByRole("button", { name: /General/ }).click();
    await shows("Бот не администратор");
    await shoot(group, "1-what-is-missing");

    forum.promote(telegram.bot, ["can_manage_topics", "can_pin_messages", "can_delete_messages"]);
    await olga.in(forum).sees("Ссылка для клиентов");
    await turnTo("Менеджеры", 830);
    await shows("Ссылка для клиентов");
    await shoot(group, "2-all-is-ready");

    await anna.starts();
    await anna.writes("Здравствуйте! Заказ 1042 пришёл без зарядки.");
    const topic = await forum.hasTopic("№1 Анна");
    await group.getByRole("button", { name: /№1 Анна/ }).click();
    await turnTo("Менеджеры", 960);
    await shows("Заказ 1042");
    await shoot(group, "3-first-request");

    await olga.in(topic).writes("Анна, здравствуйте! Простите за это, отправим зарядку сегодня.");
    await turnTo("Клиент", 720);
    await phone.getByText("отправим зарядку сегодня").waitFor();
    await shoot(phone, "4-the-answer");
  },
);

/**
 * The pictures of the manager's guide, as wide as a phone:
 * `TZ=Europe/Moscow PICTURES=docs/pictures npx node --test test/demo/pictures.test.ts`
 */
test(
  "a list, the canned replies and the frequent questions are pictures in PICTURES",
  { timeout: 180_000, skip: withoutBrowser || (PICTURES ? false : "PICTURES names no folder") },
  async (t) => {
    const clock = new TestClock(Date.parse("2026-11-20T09:00:00Z"));
    const desk = await openDesk(t, { clock });
    const { telegram, olga, forum } = desk;
    const channel = telegram.channel("Доставка", { owner: olga, botRights: "absent" });
    await olga.starts();
    for (const words of [
      "/sla 30m 8h",
      "/templates add Доставка / Сроки = {name}, здравствуйте! Привезём завтра с 10 до 18.",
      "/templates add Доставка / Самовывоз = Заберите в магазине на Мира, 5: мы открыты до 21.",
      "/templates add Приветствие = Здравствуйте, {name}! Уже смотрю ваш вопрос.",
      "/faq add Сколько стоит доставка? = По городу — 300 ₽, от 3000 ₽ бесплатно.",
      "/faq add Как вернуть товар? = Принесите его с чеком в течение 14 дней.",
      "/faq add Где мой заказ? = Номер и срок — в письме о заказе.",
    ])
      await answerTo(desk, words);
    const people = ["Глеб", "Вера", "Анна"].map((name) => telegram.client(name, { language_code: "ru" }));
    for (const [index, client] of people.entries()) {
      await client.writes(
        ["Где мой заказ 1040?", "Не работает кнопка", "Когда привезёте заказ 1042?"][index]!,
      );
      await desk.settles();
      clock.advance(25 * 60_000);
      await desk.settles();
    }
    const anna = people.at(-1)!;
    const source = sourceOf(telegram, { forum, channel, olga, anna });
    const page = await startPage(source, 0);
    t.after(() => page.close());
    const opened = (await openPage(t, page.url)).page;
    await opened.setViewportSize({ width: 390, height: 760 });
    const shoot = (name: string) =>
      opened.screenshot({ path: join(PICTURES!, `${name}.png`), animations: "disabled" });
    const turnTo = (tab: string) => opened.getByRole("tab", { name: tab }).click();
    mkdirSync(PICTURES!, { recursive: true });

    await answerTo(desk, "/open");
    await turnTo("Личка");
    await opened.getByText("Никто не взял").waitFor();
    await shoot("list");

    await olga.in(forum.topic("№3 Анна")).presses("💬 Шаблон");
    await turnTo("Менеджеры");
    await opened.getByRole("button", { name: /№3 Анна/ }).click();
    await opened.getByRole("button", { name: "Приветствие" }).waitFor();
    await shoot("canned-replies");

    await anna.writes("/faq");
    await anna.sees(/вопрос/);
    await anna.presses("Сколько стоит доставка?");
    await turnTo("Клиент");
    await opened.locator(".phone").getByText("По городу").last().waitFor();
    await shoot("faq");
  },
);

/** The page shows the world, and nobody acts in it there. */
function sourceOf(
  telegram: Telegram,
  { forum, channel, olga, anna }: { forum: Forum; channel: Channel; olga: Person; anna: Person },
): Parameters<typeof startPage>[0] {
  const { world, bot } = telegram;
  const shown: Pick<DemoWorld, keyof DemoWorld> = {
    terms: demoTerms.ru,
    clock: { aheadBy: 0 } as DemoWorld["clock"],
    world,
    bot,
    root: telegram.apiRoot,
    forum: forum.chat,
    channel: channel.chat,
    owner: olga.account,
    people: [
      { person: anna, account: anna.account, role: "client" },
      { person: olga, account: olga.account, role: "owner" },
    ],
    violations: telegram.violations,
    emojiOf: (id) => topicIcons[id],
    hasBytes: () => false,
    file: () => undefined,
    links: [],
    setUp: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return {
    snapshot: () => snapshotOf(shown),
    file: shown.file,
    act: nothing,
    moveClock: nothing,
    tooLarge: "",
    onChange: (listener: () => void) => world.onChange(listener),
  };
}
