import assert from "node:assert/strict";
import { after, test } from "node:test";
import { visitWithoutBot } from "./bare-visit.ts";
import { closeBrowser, showsToast, withoutBrowser, write } from "./visit.ts";

after(closeBrowser);

test(
  "the page shows a channel's posts, their buttons and their comments",
  { skip: withoutBrowser },
  async (t) => {
    const { demo, page, problems, call } = await visitWithoutBot(t);
    const pane = page.getByRole("region", { name: "Канал с комментариями" });
    await call("sendMessage", {
      chat_id: demo.channel.id,
      text: "Заявка №1",
      reply_markup: { inline_keyboard: [[{ text: "Взять", url: "https://example.com/" }]] },
    });
    await pane.getByText("Заявка №1").waitFor();
    await Promise.all([
      showsToast(page, "https://example.com/"),
      pane.getByRole("button", { name: "Взять" }).click(),
    ]);
    await pane.getByText("отвечают в комментариях").waitFor();
    await pane.getByRole("button", { name: "Комментировать" }).click();
    await write(pane, "Беру");
    await pane.getByRole("article").getByText("Беру").waitFor();
    await pane.getByRole("button", { name: "К публикациям канала" }).click();
    await pane.getByRole("button", { name: "Комментарии: 1" }).waitFor();
    assert.deepEqual(problems, []);
  },
);
