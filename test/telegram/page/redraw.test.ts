import assert from "node:assert/strict";
import { after, test, type TestContext } from "node:test";
import type { Locator, Route } from "playwright-core";
import { type BareVisit, visitWithoutBot } from "./bare-visit.ts";
import { closeBrowser, showsToast, withoutBrowser, write } from "./visit.ts";

after(closeBrowser);

const options = { timeout: 180_000, skip: withoutBrowser };

/** The managers' group with a topic that is open. */
interface TopicVisit extends BareVisit {
  group: Locator;
  list: Locator;
  topic: number;
  /** The bot writes in the topic. Resolves with the message's id when the page shows it. */
  arrives: (text: string, more?: object) => Promise<number>;
}

async function openTopic(t: TestContext): Promise<TopicVisit> {
  const bare = await visitWithoutBot(t);
  const group = bare.page.getByRole("region", { name: "Группа менеджеров" });
  const topic = await createTopic(bare, "№1 Анна");
  await group.getByRole("button", { name: "№1 Анна" }).click();
  const list = group.getByRole("log");
  return {
    ...bare,
    group,
    list,
    topic,
    async arrives(text, more = {}) {
      const said = { chat_id: bare.demo.forum.id, message_thread_id: topic, text, ...more };
      const { message_id } = await bare.call<{ message_id: number }>("sendMessage", said);
      await list.getByText(text, { exact: true }).waitFor();
      return message_id;
    },
  };
}

async function createTopic({ demo, call }: BareVisit, name: string): Promise<number> {
  const made = { chat_id: demo.forum.id, name };
  return (await call<{ message_thread_id: number }>("createForumTopic", made)).message_thread_id;
}

/** More messages than the list can show at once. Returns the id of the first. */
async function fill({ page, arrives }: TopicVisit): Promise<number> {
  await page.setViewportSize({ width: 1600, height: 560 });
  const first = await arrives("Самое первое");
  for (let number = 1; number <= 12; number += 1) await arrives(`Слово ${number}`);
  return first;
}

/** Waits until that message is to be seen in the list. */
async function comesIntoView(list: Locator, text: string): Promise<void> {
  const isSeen = async (): Promise<boolean> => {
    const { y, height } = (await list.boundingBox())!;
    const message = (await list.getByText(text, { exact: true }).boundingBox())!;
    return message.y >= y && message.y < y + height;
  };
  while (!(await isSeen())) await nextFrame(list);
}

function nextFrame(place: Locator): Promise<unknown> {
  return place.page().evaluate("new Promise((resolve) => void requestAnimationFrame(resolve))");
}

test("a link that is pressed by Enter leads to its message, like one that is clicked", options, async (t) => {
  const visit = await openTopic(t);
  const { demo, page, group, list, topic, problems, call } = visit;
  const first = await fill(visit);
  const url = `https://t.me/c/${String(demo.forum.id).slice(4)}/${topic}/${first}`;
  await call("sendMessage", {
    chat_id: demo.forum.id,
    text: "Первое слово",
    entities: [{ type: "text_link", offset: 0, length: 12, url }],
  });
  await group.getByRole("button", { name: /General/ }).click();
  await list.getByRole("link", { name: "Первое слово" }).focus();
  await page.keyboard.down("Enter");
  await comesIntoView(list, "Самое первое");
  await page.keyboard.up("Enter");
  assert.deepEqual(problems, []);
});

test("a press that the browser's own menu ends does not keep news from the page", options, async (t) => {
  const { page, list, arrives, problems } = await openTopic(t);
  await arrives("Раз");
  await list.getByText("Раз", { exact: true }).hover();
  await page.mouse.down({ button: "right" });
  await arrives("Два");
  await page.mouse.up({ button: "right" });
  await page.keyboard.down("CapsLock");
  await arrives("Три");
  await page.keyboard.up("CapsLock");
  assert.deepEqual(problems, []);
});

test("the focus stays with its topic when a message brings another one to the top", options, async (t) => {
  const visit = await openTopic(t);
  const { demo, page, group, call, problems } = visit;
  const second = await createTopic(visit, "№2 John");
  const third = await createTopic(visit, "№3 Глеб");
  const row = (name: string) => group.getByRole("button", { name: new RegExp(name) });
  await row("№3 Глеб").waitFor();
  await row("№3 Глеб").focus();
  await call("sendMessage", { chat_id: demo.forum.id, message_thread_id: second, text: "Раньше" });
  await row("№2 John, непрочитано: 1").waitFor();
  await page.keyboard.press("Enter");
  await group.locator(".chat-header").getByText("№3 Глеб").waitFor();
  await call("sendMessage", { chat_id: demo.forum.id, message_thread_id: third, text: "Теперь" });
  await group.getByRole("article").getByText("Теперь").waitFor();
  await page.keyboard.press("Shift+Tab");
  assert.match((await group.locator(":focus").getAttribute("aria-label")) ?? "", /General/);
  assert.deepEqual(problems, []);
});

test("the focus stays on a reaction when it changes its message, and in the header", options, async (t) => {
  const visit = await openTopic(t);
  const { page, group, list, arrives, call, demo, problems } = visit;
  const id = await arrives("Раз");
  const react = (emoji: string) =>
    call("setMessageReaction", {
      chat_id: demo.forum.id,
      message_id: id,
      reaction: [{ type: "emoji", emoji }],
    });
  await react("🔥");
  const fire = list.getByRole("button", { name: "🔥" }).and(list.locator(".reaction"));
  await fire.focus();
  await page.keyboard.press("Space");
  await list.locator(".reaction[aria-pressed]").waitFor();
  assert.equal(await list.locator(":focus").textContent(), "🔥2");

  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("tab", { name: "Менеджеры" }).click();
  await group.getByRole("button", { name: "К списку тем" }).focus();
  await arrives("Два");
  assert.equal(await group.locator(":focus").getAttribute("aria-label"), "К списку тем");
  assert.deepEqual(problems, []);
});

test("a message that comes meanwhile does not take anybody back from a jump", options, async (t) => {
  const visit = await openTopic(t);
  const { demo, page, group, list, arrives, call, problems } = visit;
  const first = await fill(visit);
  await call("pinChatMessage", { chat_id: demo.forum.id, message_id: first });
  await group.locator(".pinned").waitFor();
  // News with the press, and in each of the first frames of the way.
  await page.evaluate(`import("/store.js").then(async ({ changed }) => {
    document.querySelector(".forum-pane .pinned").click();
    for (let frame = 0; frame < 6; frame += 1) {
      changed(true);
      await new Promise((resolve) => void requestAnimationFrame(resolve));
    }
  })`);
  await comesIntoView(list, "Самое первое");
  await arrives("Потом");
  await comesIntoView(list, "Самое первое");
  assert.deepEqual(problems, []);
});

test("what is open in a message, or sounds there, stays so when the message changes", options, async (t) => {
  const { demo, group, list, arrives, call, problems } = await openTopic(t);
  const id = await arrives("Раз");
  const entry = list.getByRole("article").filter({ hasText: "Раз" });
  await entry.hover();
  await entry.getByRole("button", { name: "Реакция" }).click();
  await call("editMessageText", { chat_id: demo.forum.id, message_id: id, text: "Раз, два" });
  await list.getByText("Раз, два").waitFor();
  await entry.getByRole("button", { name: "🎉" }).click();
  await entry.locator(".reaction").waitFor();

  await group.getByRole("button", { name: "Прикрепить" }).click();
  await group.getByRole("button", { name: "Голосовое" }).click();
  const player = await list.locator(".player").elementHandle();
  const { message_id } = demo.forum.messages.values().toArray().at(-1)!;
  await call("setMessageReaction", {
    chat_id: demo.forum.id,
    message_id,
    reaction: [{ type: "emoji", emoji: "🔥" }],
  });
  await list.locator(".reaction", { hasText: "🔥" }).waitFor();
  assert.ok(await player.evaluate((node: { isConnected: boolean }) => node.isConnected));
  assert.deepEqual(problems, []);
});

test("an edit that is begun stays an edit when the bot asks something", options, async (t) => {
  const { group, list, arrives, problems } = await openTopic(t);
  await write(group, "Здраствуйте");
  const own = list.getByRole("article").filter({ hasText: "Здраствуйте" });
  await own.getByRole("button", { name: "Изменить" }).press("Enter");
  await group.getByRole("textbox").fill("Здравствуйте");
  await arrives("Напишите заметку", { reply_markup: { force_reply: true } });
  await group.getByRole("textbox").press("Enter");
  await list.locator(".own", { hasText: "Здравствуйте" }).getByText("изменено").waitFor();
  assert.equal(await list.locator(".own").count(), 1);
  assert.deepEqual(problems, []);
});

test("the line with the day is not told to a screen reader again with every message", options, async (t) => {
  const { list, arrives } = await openTopic(t);
  await arrives("Раз");
  const day = await list.locator(".day").elementHandle();
  await arrives("Два");
  assert.ok(await day.evaluate((node: { isConnected: boolean }) => node.isConnected));
});

test(
  "a command that comes into the menu is offered to whoever has typed the slash already",
  options,
  async (t) => {
    const { page, call, problems } = await visitWithoutBot(t);
    const phone = page.getByRole("region", { name: "Телефон клиента" });
    await phone.getByRole("textbox").fill("/");
    const commands = [{ command: "help", description: "справка" }];
    await call("setMyCommands", { commands, scope: { type: "all_private_chats" } });
    await phone.getByRole("button", { name: "/help" }).waitFor();
    assert.deepEqual(problems, []);
  },
);

test(
  "a text that Telegram refuses goes back to the topic in which it was typed, not to another",
  options,
  async (t) => {
    const visit = await openTopic(t);
    const { page, group, list } = visit;
    await createTopic(visit, "№2 John");
    await group.getByRole("button", { name: "№2 John" }).waitFor();
    const asked = Promise.withResolvers<Route>();
    await page.route("**/api/act", asked.resolve);
    await write(group, "Секрет Анны");
    const route = await asked.promise;
    await group.getByRole("button", { name: "№2 John" }).click();
    const refused = showsToast(page, "Нельзя");
    await route.fulfill({ json: { ok: false, error: "Нельзя" } });
    await refused;
    assert.equal(await group.getByRole("textbox").inputValue(), "");
    await group.getByRole("button", { name: "№1 Анна" }).click();
    assert.equal(await group.getByRole("textbox").inputValue(), "Секрет Анны");
    assert.equal(await list.getByRole("article").count(), 0);
  },
);

test(
  "the choice of a reaction closes when somebody turns to something else, or by Escape",
  options,
  async (t) => {
    const { page, group, list, arrives, problems } = await openTopic(t);
    await arrives("Раз");
    const entry = list.getByRole("article");
    const react = entry.getByRole("button", { name: "Реакция" });
    await entry.hover();
    await react.click();
    await entry.getByRole("button", { name: "🎉" }).waitFor();
    await group.getByRole("textbox").click();
    await entry.getByRole("button", { name: "🎉" }).waitFor({ state: "hidden" });
    await react.press("Enter");
    await entry.getByRole("button", { name: "🎉" }).focus();
    await page.keyboard.press("Escape");
    await entry.getByRole("button", { name: "🎉" }).waitFor({ state: "hidden" });
    assert.equal(await list.locator(":focus").getAttribute("aria-label"), "Реакция");
    assert.deepEqual(problems, []);
  },
);
