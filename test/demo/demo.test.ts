import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import type { Locator } from "playwright-core";
import {
  addressOf,
  closeBrowser,
  openPage,
  startDemo,
  startDemoIn,
  visit,
  withoutBrowser,
  write,
} from "../telegram/page/visit.ts";

after(closeBrowser);

test(
  "npm run demo -- --script plays its stories to the end, in as many steps as the READMEs name",
  { timeout: 180_000 },
  async (t) => {
    const demo = startDemo(t, "--script");
    const printed: string[] = [];
    for (const stream of [demo.stdout!, demo.stderr!])
      createInterface(stream).on("line", (line) => printed.push(line));
    const [code] = await once(demo, "close");
    assert.equal(code, 0, printed.join("\n"));
    assert.ok(
      printed.some((line) => line.startsWith("Всё получилось")),
      printed.join("\n"),
    );
    const counted = printed.map((line) => /^От @BotFather.*: шагов (\d+)\./.exec(line)?.[1]).find(Boolean);
    assert.ok(counted, printed.join("\n"));
    for (const [file, heading] of [
      ["README.md", /^## От @BotFather до первого ответа: (\d+) шагов\n([^]*?)^## /m],
      ["README.en.md", /^## From @BotFather to the first answer: (\d+) steps\n([^]*?)^## /m],
    ] as const) {
      const [, named, path = ""] = heading.exec(readFileSync(file, "utf8")) ?? [];
      assert.equal(named, counted, file);
      assert.equal(path.match(/^\d+\. /gm)?.length, Number(counted), `${file}: the numbered steps`);
    }
  },
);

test("npm run demo refuses a port that makes no sense", async (t) => {
  const [code] = await once(startDemo(t, "--port", "many"), "close");
  assert.equal(code, 2);
});

test(
  "on the demo's page a client and a manager talk, with pictures",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { phone, group, problems, leave } = await visit(t);

    await write(phone, "Здравствуйте! Заказ 1042 пришёл **без зарядки**.");
    await phone
      .getByText(/№\s?1\b/)
      .first()
      .waitFor();
    await group.getByRole("button", { name: /Анна/ }).click();
    const topic = group.getByRole("log");
    await topic.getByText("Заказ 1042 пришёл").last().waitFor();
    assert.equal(
      await topic
        .getByText("без зарядки")
        .last()
        .evaluate((node) => node.tagName),
      "STRONG",
    );

    await write(group, "Анна, здравствуйте! Простите за это, отправим зарядку сегодня.");
    await phone.getByText("отправим зарядку сегодня").waitFor();

    const question = group.getByRole("article").filter({ hasText: "Заказ 1042 пришёл" }).last();
    await question.hover();
    await question.getByRole("button", { name: "Ответить" }).click();
    await write(group, "Уже ищем её на складе.");
    const answer = phone.getByRole("article").filter({ hasText: "Уже ищем её на складе." });
    await answer.getByRole("button", { name: /Заказ 1042 пришёл без зарядки/ }).waitFor();

    const own = phone.locator(".own").filter({ hasText: "Заказ 1042 пришёл" });
    await own.hover();
    await own.getByRole("button", { name: "Изменить" }).click();
    await write(phone, "Здравствуйте! Заказ 1043 пришёл **без зарядки**.");
    await phone.locator(".own", { hasText: "1043" }).getByText("изменено").waitFor();

    await phone.getByRole("textbox").fill("Вот что было в коробке");
    await phone.getByRole("button", { name: "Прикрепить" }).click();
    await phone.getByRole("button", { name: "Готовый альбом" }).click();
    for (const place of [phone, group]) await showsAlbum(place, "Вот что было в коробке", 3);

    await group.getByRole("radio", { name: "Вера" }).check();
    await group.getByRole("button", { name: "Прикрепить" }).click();
    await group.getByRole("button", { name: "Голосовое" }).click();
    await phone.locator(".theirs .player").waitFor();

    await phone.getByRole("radio", { name: "John" }).check();
    await write(phone, "Hi! Can I change my delivery address?");
    await group.getByRole("button", { name: /John/ }).waitFor();
    await phone.getByRole("radio", { name: "Анна" }).check();

    assert.deepEqual(problems, []);
    assert.equal(await leave(), 0);
  },
);

test(
  "on the page a ticket is taken, noted, closed and rated by buttons",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { phone, group, problems, leave } = await visit(t);
    await write(phone, "Не приходит посылка");
    await group.getByRole("button", { name: /Анна/ }).click();
    const card = group.getByRole("article").filter({ hasText: "Обращение №1" });
    const press = (name: string) => card.getByRole("button", { name }).click();

    await press("Взять");
    await group.getByRole("status").getByText("Обращение теперь ваше.").waitFor();
    await card.getByText(/· В работе[^]*Кто отвечает: Борис/).waitFor();
    assert.equal(await card.getByRole("button", { name: "Взять" }).count(), 0);

    await press("Заметка");
    await group.locator(".subject").getByText("ответьте на это сообщение").waitFor();
    await write(group, "посылка на складе");
    const note = group.locator(".own").filter({ hasText: "посылка на складе" });
    await note.getByRole("button", { name: "✍" }).waitFor();
    await write(group, "Посылка приедет завтра");
    await phone.getByText("Посылка приедет завтра").waitFor();
    assert.equal(await phone.getByText("посылка на складе").count(), 0);

    await press("Закрыть");
    await phone.getByText("Обращение №1 закрыто").waitFor();
    await group.getByText(/Тема закрыта, Борис в ней не пишет/).waitFor();
    assert.equal(await group.getByRole("textbox").count(), 0);
    await group.getByRole("radio", { name: "Ольга" }).check();
    await group.getByRole("textbox").waitFor();

    const rating = phone.getByRole("article").filter({ hasText: "Удалось решить ваш вопрос?" });
    const id = await rating.getAttribute("data-id");
    await rating.getByRole("button", { name: "Да" }).click();
    await phone.getByRole("button", { name: "5 ⭐" }).click();
    await phone.locator(`[data-id="${id}"]`).getByText("★★★★★").waitFor();
    await card.getByText("Оценка: ★★★★★").waitFor();

    assert.deepEqual(problems, []);
    assert.equal(await leave(), 0);
  },
);

test(
  "on the page the clock moves forward, for the bot too: at night it says when the team is back",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { page, phone, personal, problems, leave } = await visit(t);
    await personal.getByRole("radio", { name: "Ольга" }).check();
    await write(personal, "/hours 9-18");
    await personal.getByText("ежедневно 9:00–18:00").waitFor();
    const clock = page.locator("details.clock");
    await clock.getByLabel("Часы демонстрации").click();
    const night = new Date();
    night.setHours(23, 30, 0, 0);
    if (night.getTime() <= Date.now() + 60_000) night.setDate(night.getDate() + 1);
    const local = new Date(night.getTime() - night.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    await clock.getByLabel("Перевести на").fill(local);
    await clock.getByRole("button", { name: "Перевести" }).click();
    await clock.locator("time").getByText(/23:30/).waitFor();
    if (process.env["CLOCK_SCREENSHOT"] !== undefined)
      await page.screenshot({ path: process.env["CLOCK_SCREENSHOT"] });
    await write(phone, "Вы ещё работаете?");
    await phone.getByText("Ответим завтра с 9:00").waitFor();
    await phone
      .locator(".own")
      .getByText(/23:3\d/)
      .waitFor();

    await clock.getByLabel("Перевести на").fill("2020-01-01T10:00");
    await clock.getByRole("button", { name: "Перевести" }).click();
    await clock.getByText("Часы можно перевести только вперёд").waitFor();
    await clock.getByRole("button", { name: "+8 ч" }).click();
    await clock
      .locator("time")
      .getByText(/07:3\d/)
      .waitFor();
    await clock.getByText("Часы можно перевести только вперёд").waitFor({ state: "hidden" });
    assert.deepEqual(problems, []);
    assert.equal(await leave(), 0);
  },
);

test(
  "on the page a slash offers commands, a link opens its topic, and a client may stop the bot",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { phone, group, personal, problems } = await visit(t);
    await write(phone, "Где мой заказ?");
    await group.getByRole("button", { name: /Анна/ }).click();
    await group.getByRole("log").getByText("Где мой заказ?").last().waitFor();

    await phone.getByRole("textbox").fill("/");
    await phone.getByRole("button", { name: "/tickets" }).waitFor();
    assert.equal(await phone.getByRole("button", { name: "/claim" }).count(), 0);
    await phone.getByRole("textbox").fill("");
    await group.getByRole("textbox").fill("/cla");
    await group.getByRole("button", { name: "/claim" }).waitFor();
    await group.getByRole("textbox").press("Tab");
    assert.equal(await group.getByRole("textbox").inputValue(), "/claim ");
    await group.getByRole("textbox").fill("");

    await personal.getByRole("radio", { name: "Вера" }).check();
    await write(personal, "/start");
    await group.getByRole("radio", { name: "Вера" }).check();
    await write(group, "// передайте мне");
    await group.getByRole("button", { name: "✍" }).waitFor();
    await group.getByRole("radio", { name: "Борис" }).check();
    await write(group, "/transfer @vera_help");
    const link = personal.getByRole("link", { name: "№1" });
    await link.waitFor();
    await group.getByRole("button", { name: "General" }).click();
    await link.click();
    await group.getByRole("log").getByText("Где мой заказ?").last().waitFor();

    await phone.getByRole("button", { name: "Остановить бота" }).click();
    await phone.getByRole("button", { name: "Запустить бота снова" }).waitFor();
    await write(group, "Уже в пути");
    await group.getByRole("log").getByText("Не доставлено: клиент остановил бота").waitFor();
    await phone.getByRole("button", { name: "Запустить бота снова" }).click();
    await phone.getByRole("textbox").waitFor();
    assert.deepEqual(problems, []);
  },
);

test(
  "on the page a client comes by a link, and a manager answers in the comments on a channel's post",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { phone, group, channel, personal, problems, leave } = await visit(t);
    await asksDelivery(phone, "Где мой заказ?");
    const post = channel.getByRole("article").filter({ hasText: "Обращение №1" });
    await post.getByRole("button", { name: "Комментарии: 1, непрочитано: 1" }).click();
    await channel.getByRole("article").getByText("Где мой заказ?", { exact: true }).waitFor();
    const isNote = (words: string) =>
      channel.locator(".own").filter({ hasText: words }).getByRole("button", { name: "✍" }).waitFor();
    await write(channel, "// звонить через склад");
    await isNote("// звонить через склад");
    await post.getByRole("button", { name: "Взять" }).click();
    await channel.getByRole("status").getByText("Обращение теперь ваше.").waitFor();
    await post.getByText(/· В работе[^]*Кто отвечает: Борис/).waitFor();
    await post.getByRole("button", { name: "Заметка" }).click();
    await channel.locator(".subject").getByText("ответьте на это сообщение").waitFor();
    await write(channel, "курьер Павел");
    await isNote("курьер Павел");

    await channel.getByRole("radio", { name: "Вера" }).check();
    await write(channel, "Будет сегодня до шести");
    await phone.getByText("Будет сегодня до шести").waitFor();
    await post.getByText(/· Отвечено/).waitFor();
    await phone.getByRole("textbox").fill("Вот мой подъезд");
    await phone.getByRole("button", { name: "Прикрепить" }).click();
    await phone.getByRole("button", { name: "Готовый альбом" }).click();
    await showsAlbum(channel, "Вот мой подъезд", 3);
    assert.equal(await phone.getByText(/Павел|через склад/).count(), 0);

    await write(personal, "/start");
    await channel.getByRole("button", { name: "К публикациям канала" }).click();
    await post.getByRole("button", { name: "Передать" }).click();
    await post.getByRole("button", { name: "Ольга" }).click();
    await personal.getByRole("link", { name: "№1" }).last().click();
    await channel.getByRole("article").getByText("Будет сегодня до шести", { exact: true }).waitFor();
    assert.equal(await group.getByRole("button", { name: /Анна/ }).count(), 0);
    assert.deepEqual(problems, []);
    assert.equal(await leave(), 0);
  },
);

test(
  "where four panes have no room the departments share one, and what is new in the other is counted",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { page, phone, group, channel, problems } = await visit(t);
    await page.setViewportSize({ width: 1280, height: 800 });
    await channel.waitFor({ state: "hidden" });
    await asksDelivery(phone, "Где мой заказ?");
    const choice = page.getByRole("group", { name: "Отделы" });
    await choice.getByRole("button", { name: "Канал 2" }).click();
    await group.waitFor({ state: "hidden" });
    await channel.getByRole("button", { name: "Комментарии: 1" }).click();
    await choice.getByRole("button", { name: "Канал", exact: true }).waitFor();
    await write(channel, "Уже в пути");
    await phone.getByText("Уже в пути").waitFor();
    await choice.getByRole("button", { name: "Менеджеры" }).click();
    await group.waitFor();
    assert.deepEqual(problems, []);
  },
);

test(
  "with --topics every ticket is a topic on the client’s phone as well",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { phone, group, problems } = await visit(t, "--topics");
    await write(phone, "Первый вопрос");
    const tabs = phone.getByRole("navigation", { name: "Темы клиента" });
    await tabs.getByRole("button", { name: "№1" }).waitFor();
    await write(phone, "/new");
    await phone.getByText("откроем новое обращение").waitFor();
    await write(phone, "Второй вопрос");
    await tabs.getByRole("button", { name: "№2" }).waitFor();
    await tabs.getByRole("button", { name: "№1" }).click();
    await write(phone, "Ещё о первом");
    assert.equal(await phone.getByText("Второй вопрос").count(), 0);
    await group.getByRole("button", { name: /№1 Анна/ }).click();
    await group.getByRole("log").getByText("Ещё о первом").last().waitFor();
    assert.deepEqual(problems, []);
  },
);

test(
  "on a telephone the demo's page shows one pane at a time",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const demo = startDemo(t, "--port", "0");
    const { page, problems } = await openPage(t, `${await addressOf(demo)}?lang=en`);
    await page.setViewportSize({ width: 390, height: 844 });
    await write(page.getByRole("region", { name: "Client’s phone" }), "<b>Is it text?</b>");
    await page.getByRole("tab", { name: /Managers/ }).click();
    const group = page.getByRole("region", { name: "Managers’ group" });
    await group.getByRole("button", { name: /Анна/ }).click();
    await group.getByText("<b>Is it text?</b>").last().waitFor();
    await group.getByRole("button", { name: "Back to topics" }).click();
    await group.getByRole("button", { name: /General/ }).waitFor();

    await page.getByRole("tab", { name: "Client" }).click();
    await asksDelivery(page.getByRole("region", { name: "Client’s phone" }), "Where is it?");
    await page.getByRole("tab", { name: "Channel 2" }).click();
    const channel = page.getByRole("region", { name: "Channel with comments" });
    await channel.getByRole("button", { name: "Comments: 1" }).click();
    await channel.getByRole("article").getByText("Where is it?", { exact: true }).waitFor();
    assert.deepEqual(problems, []);
  },
);

test(
  "in English the demo's page, its people and what the bot says have no Russian word",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const demo = startDemoIn("en", t, "--port", "0");
    const { page, problems } = await openPage(t, `${await addressOf(demo)}?lang=en`);
    const phone = page.getByRole("region", { name: "Client’s phone" });
    await write(phone, "Where is my order?");
    await page.getByRole("button", { name: /#1 Anna/ }).click();
    await page.getByRole("article").filter({ hasText: "Request #1 ·" }).waitFor();
    const russian = (await page.locator("body").innerText()).match(/[^\n]*[А-Яа-яЁё][^\n]*/g);
    assert.deepEqual(russian, ["Русский"], "but for the link to the Russian page");
    assert.deepEqual(problems, []);
  },
);

test(
  "on a telephone an empty field for a message is one line high from the beginning",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { page } = await openPage(t, "about:blank");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(await addressOf(startDemo(t, "--port", "0")));
    const field = page.getByRole("region", { name: "Телефон клиента" }).getByRole("textbox");
    const { height } = (await field.boundingBox())!;
    assert.ok(height < 50, `${height} pixels`);
  },
);

test(
  "nothing on the page is wider than its place, on a wide screen, a small one and a telephone; the terminal has no JSON",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const demo = startDemo(t, "--port", "0");
    const printed: string[] = [];
    for (const stream of [demo.stdout!, demo.stderr!])
      createInterface(stream).on("line", (line) => printed.push(line));
    const { page } = await openPage(t, await addressOf(demo));
    const phone = page.getByRole("region", { name: "Телефон клиента" });
    await write(phone, "Здравствуйте! Заказ 1042 пришёл без зарядки, а ещё помята коробка и нет чека.");
    await page.getByRole("button", { name: /№1 Анна/ }).waitFor();
    const fits = `document.documentElement.scrollWidth <= innerWidth &&
      [...document.querySelectorAll("button, [role=button], [class*=badge]")]
        .filter((each) => each.getClientRects().length > 0)
        .every((each) => each.getBoundingClientRect().right <= innerWidth + 1)`;
    for (const width of [1600, 1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      // The page moves for a moment after its width has changed. Its policy forbids Playwright's own waiting.
      while (!(await page.evaluate(fits)))
        await page.evaluate("new Promise((resolve) => void requestAnimationFrame(resolve))");
    }
    await page.setViewportSize({ width: 1600, height: 900 });
    const { width } = (await page.getByRole("button", { name: /№1 Анна/ }).boundingBox())!;
    assert.ok(width >= 200, `a topic in the list has ${width} pixels`);
    assert.deepEqual(
      printed.filter((line) => line.includes("{")),
      [],
    );
  },
);

test("the demo obeys its own page only, not others open in the same browser", async (t) => {
  const address = await addressOf(startDemo(t, "--port", "0"));
  const post = (headers: Record<string, string>) =>
    fetch(`${address}api/act`, { method: "POST", body: "{}", headers });
  const json = { "content-type": "application/json" };
  const own = new URL(address).origin;
  assert.equal((await post({ ...json, origin: "https://example.com" })).status, 403);
  assert.equal((await post({ ...json })).status, 403);
  assert.equal((await post({ "content-type": "text/plain", origin: own })).status, 403);
  assert.equal((await fetch(`${address}../../package.json`)).status, 404);
  assert.match((await fetch(address)).headers.get("content-security-policy") ?? "", /^default-src 'self'/);
});

const SCREENSHOT = process.env["SCREENSHOT"];

/** Waits for Telegram's minute to have room for the icons of two topics, so only when somebody wants the picture. */
test(
  "the desk at its best is a picture in SCREENSHOT",
  { timeout: 180_000, skip: withoutBrowser || (SCREENSHOT ? false : "SCREENSHOT names no file") },
  async (t) => {
    const { page, phone, group, channel, problems } = await visit(t);
    page.setDefaultTimeout(90_000);
    await page.setViewportSize({ width: 1720, height: 1080 });
    const card = group.getByRole("article").filter({ hasText: "Обращение №1 ·" });
    await phone.getByRole("textbox").fill("Здравствуйте! Заказ 1042 пришёл **без зарядки**.");
    await phone.getByRole("button", { name: "Прикрепить" }).click();
    await phone.getByRole("button", { name: "Готовый альбом" }).click();
    await group.getByRole("button", { name: /№1 Анна/ }).click();
    await showsAlbum(group, "Заказ 1042 пришёл", 3);
    await card.getByRole("button", { name: "Взять" }).click();
    await write(group, "Анна, здравствуйте! Простите за это, зарядку отправим сегодня.");
    await phone.getByText("зарядку отправим сегодня").waitFor();

    await phone.getByRole("radio", { name: "John" }).check();
    await write(phone, "Hi! Can I return the case?");
    await group.getByRole("button", { name: /№2 John/ }).waitFor();

    await phone.getByRole("radio", { name: "Анна" }).check();
    await asksDelivery(phone, "А когда курьер привезёт заказ 1057?");
    await channel.getByRole("button", { name: "Комментарии: 1" }).click();
    await channel.getByRole("radio", { name: "Борис" }).check();
    await write(channel, "// Павел в пути, звонить через склад");
    await channel.getByRole("button", { name: "✍" }).waitFor();
    await channel.getByRole("radio", { name: "Вера" }).check();
    await write(channel, "Сегодня до 18:00, он позвонит за час.");
    await phone.getByText("он позвонит за час").waitFor();
    await write(phone, "Отлично, спасибо!");
    await channel.getByRole("article").getByText("Отлично, спасибо!", { exact: true }).waitFor();
    const post = channel.getByRole("article").filter({ hasText: "Обращение №3 ·" });
    await post.getByText(/Кто отвечает: Вера[^]*Ждём ответа команды/).waitFor();
    await card.getByText(/· Отвечено/).waitFor();
    await group.locator("[aria-current]").getByText("💬").waitFor();
    await group.getByRole("status").getByText("Обращение теперь ваше.").waitFor({ state: "hidden" });
    assert.deepEqual(problems, []);
    await page.screenshot({ path: SCREENSHOT! });
  },
);

/** The client comes by the link that the page has for the second department, and asks. */
async function asksDelivery(phone: Locator, question: string): Promise<void> {
  await phone.getByRole("button", { name: "«Доставка»" }).click();
  await phone.getByText("на тему «Доставка»").waitFor();
  await write(phone, question);
}

/** What this test needs of an `HTMLImageElement`: Node has no types for pages. */
interface Picture {
  naturalWidth: number;
  decode: () => Promise<void>;
}

/** The pictures stand in one bubble with the caption, and their bytes have really arrived. */
async function showsAlbum(place: Locator, caption: string, count: number): Promise<void> {
  const bubble = place.locator(".bubble", {
    has: place.page().locator(`.album[data-count="${count}"]`),
    hasText: caption,
  });
  await bubble.waitFor();
  const widths = await bubble.locator("img").evaluateAll(async (images: Picture[]) => {
    await Promise.all(images.map((image) => image.decode()));
    return images.map((image) => image.naturalWidth);
  });
  assert.equal(widths.length, count);
  assert.ok(
    widths.every((width) => width > 0),
    `pictures ${widths.join(", ")} pixels wide`,
  );
}
