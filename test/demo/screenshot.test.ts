import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, visit, withoutBrowser, write } from "../telegram/page/visit.ts";
import { asksDelivery, showsAlbum } from "./page.ts";

after(closeBrowser);

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
