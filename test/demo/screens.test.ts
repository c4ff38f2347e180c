import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
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
import { asksDelivery } from "./page.ts";

after(closeBrowser);

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
  "on a telephone an empty field for a message is one line high from the beginning, and the clock's menu is not cut off",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { page } = await openPage(t, "about:blank");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(await addressOf(startDemo(t, "--port", "0")));
    const field = page.getByRole("region", { name: "Телефон клиента" }).getByRole("textbox");
    const { height } = (await field.boundingBox())!;
    assert.ok(height < 50, `${height} pixels`);
    const clock = page.locator("details.clock");
    await clock.getByLabel("Часы демонстрации").click();
    const moves = (await clock.locator(".clock-moves").boundingBox())!;
    assert.ok(moves.x >= 0 && moves.x + moves.width <= 390, JSON.stringify(moves));
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
    const group = page.getByRole("region", { name: "Группа менеджеров" });
    await group.getByRole("button", { name: /№1 Анна/ }).click();
    await group.getByRole("button", { name: "⋯" }).click();
    await group.getByRole("button", { name: "Заблокировать клиента" }).click();
    await group.getByRole("button", { name: "Да, заблокировать" }).waitFor();
    const fits = `document.documentElement.scrollWidth <= innerWidth &&
      [...document.querySelectorAll("button, [role=button], [class*=badge]")]
        .filter((each) => each.getClientRects().length > 0)
        .every((each) => each.getBoundingClientRect().right <= innerWidth + 1) &&
      [...document.querySelectorAll(".pane-title, .key")].every((each) => each.scrollWidth <= each.clientWidth)`;
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

test(
  "a press on a topic is not lost when a message comes between the pointer's down and up",
  { timeout: 180_000, skip: withoutBrowser },
  async (t) => {
    const { page, phone, group, problems } = await visit(t);
    await write(phone, "Где мой заказ?");
    const topic = group.getByRole("button", { name: /№1 Анна/ });
    await topic.hover();
    await page.mouse.down();
    await page.evaluate(`Promise.all([import("/store.js"), import("/pane.js")]).then(
      ([{ act, forum, store, subscribe }, { privateChat }]) => {
        const client = store.people.find(({ role }) => role === "client");
        void act({ as: client.id, chat: privateChat(client).id, do: "text", text: "Он оплачен" });
        return new Promise((resolve) => {
          subscribe(() => forum().messages.some(({ text }) => text === "Он оплачен") && resolve());
        });
      },
    )`);
    await page.mouse.up();
    await group.getByRole("article").filter({ hasText: "Он оплачен" }).waitFor();
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
