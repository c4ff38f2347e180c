import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, showsToast, visit, withoutBrowser, write } from "../telegram/page/visit.ts";
import { asksDelivery, showsAlbum } from "./page.ts";

after(closeBrowser);

test(
  "on the page a ticket is taken, noted, closed and rated by buttons",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { page, phone, group, problems, leave } = await visit(t);
    await write(phone, "Не приходит посылка");
    await group.getByRole("button", { name: /Анна/ }).click();
    const card = group.getByRole("article").filter({ hasText: "Обращение №1" });
    const press = (name: string) => card.getByRole("button", { name }).click();

    await Promise.all([showsToast(page, "Обращение теперь ваше."), press("Взять")]);
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
  "on the page a client comes by a link, and a manager answers in the comments on a channel's post",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { page, phone, group, channel, personal, problems, leave } = await visit(t);
    await asksDelivery(phone, "Где мой заказ?");
    const post = channel.getByRole("article").filter({ hasText: "Обращение №1" });
    await post.getByRole("button", { name: "Комментарии: 1, непрочитано: 1" }).click();
    await channel.getByRole("article").getByText("Где мой заказ?", { exact: true }).waitFor();
    const isNote = (words: string) =>
      channel.locator(".own").filter({ hasText: words }).getByRole("button", { name: "✍" }).waitFor();
    await write(channel, "// звонить через склад");
    await isNote("// звонить через склад");
    await Promise.all([
      showsToast(page, "Обращение теперь ваше."),
      post.getByRole("button", { name: "Взять" }).click(),
    ]);
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
