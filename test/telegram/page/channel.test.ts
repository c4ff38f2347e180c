import assert from "node:assert/strict";
import { after, test } from "node:test";
import { addMember } from "../membership.ts";
import { perform } from "./actions.ts";
import { startPage } from "./server.ts";
import { snapshotOf } from "./snapshot.ts";
import { closeBrowser, openPage, withoutBrowser, write } from "./visit.ts";
import { createDemoWorld } from "./world.ts";

after(closeBrowser);

test(
  "the page shows a channel's posts, their buttons and their comments",
  { skip: withoutBrowser },
  async (t) => {
    const demo = await createDemoWorld();
    const server = await startPage(
      {
        snapshot: () => snapshotOf(demo),
        file: demo.file,
        act: (action) => perform(demo, action),
        moveClock: async () => ({ ok: true }),
        tooLarge: demo.terms.tooLarge,
        onChange: (listener) => demo.world.onChange(listener),
      },
      0,
    );
    t.after(() => Promise.all([server.close(), demo.close()]));
    for (const { account, role } of demo.people)
      if (role === "manager") addMember(demo.world, demo.channel.discussion!, account);
    const { page, problems } = await openPage(t, server.url);
    const pane = page.getByRole("region", { name: "Канал с комментариями" });
    await fetch(`${demo.root}/bot${demo.bot.token}/sendMessage`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        chat_id: demo.channel.id,
        text: "Заявка №1",
        reply_markup: { inline_keyboard: [[{ text: "Взять", url: "https://example.com/" }]] },
      }),
    });
    await pane.getByText("Заявка №1").waitFor();
    await pane.getByRole("button", { name: "Взять" }).click();
    await pane.getByText("https://example.com/").waitFor();
    await pane.getByText("отвечают в комментариях").waitFor();
    await pane.getByRole("button", { name: "Комментировать" }).click();
    await write(pane, "Беру");
    await pane.getByRole("article").getByText("Беру").waitFor();
    await pane.getByRole("button", { name: "К публикациям канала" }).click();
    await pane.getByRole("button", { name: "Комментарии: 1" }).waitFor();
    assert.deepEqual(problems, []);
  },
);
