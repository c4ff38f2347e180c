import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, visit, withoutBrowser, write } from "../telegram/page/visit.ts";
import { showsAlbum } from "./page.ts";

after(closeBrowser);

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
    // The card, which comes first, has the words as well, but not in bold.
    await topic.locator("strong", { hasText: "без зарядки" }).waitFor();

    await write(group, "Анна, здравствуйте! Простите за это, отправим зарядку сегодня.");
    await phone.getByText("отправим зарядку сегодня").waitFor();

    // By keyboard: whatever comes meanwhile would move the message away from the pointer, and hide its buttons.
    const question = group.getByRole("article").filter({ hasText: "Заказ 1042 пришёл" }).last();
    await question.getByRole("button", { name: "Ответить" }).press("Enter");
    await write(group, "Уже ищем её на складе.");
    const answer = phone.getByRole("article").filter({ hasText: "Уже ищем её на складе." });
    await answer.getByRole("button", { name: /Заказ 1042 пришёл без зарядки/ }).waitFor();

    const own = phone.locator(".own").filter({ hasText: "Заказ 1042 пришёл" });
    await own.getByRole("button", { name: "Изменить" }).press("Enter");
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
