import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, type DeskOptions } from "../support/desk.ts";
import { passUntil } from "../durability/passing.ts";
import type { Forum, Person, StoredMessage } from "../telegram/actors.ts";

test("a subject's link opens a ticket with that subject, at the department that it is routed to", async (t) => {
  const desk = await openShop(t);
  const { olga, store, forum } = desk;
  await says(olga, "/subjects route Доставка = Склад", "приходят в отдел «Склад»");
  const anna = client(desk, "Анна");
  await anna.starts(await linkOf(olga, "/subjects", "Доставка"));
  await anna.sees("Здравствуйте! Напишите свой вопрос на тему «Доставка» — ответим здесь же.");
  await desk.settles();
  assert.deepEqual(store.topics, [], "a link alone is no ticket");

  await anna.writes("Где заказ?");
  const accepted = await anna.sees("Обращение №1 принято. Ответим вам здесь.");
  assert.deepEqual(buttonsOf(accepted), [], "the subject is known");
  assert.doesNotMatch(accepted.content.text!, /О чём/);
  await desk.boris.in(await store.hasTopic("№1 Анна")).sees(/^Где заказ\?$/);
  const card = await cardOf(desk, "Анна", store);
  assert.match(card, /Категория: Доставка[\s\S]*клиент: категория «Доставка»[\s\S]*#доставка/);
  assert.doesNotMatch(card, /Пришёл по ссылке/);

  await anna.writes("/new");
  await anna.writes("И ещё");
  await forum.hasTopic("№2 Анна");
  await anna.sees("О чём ваш вопрос?");
});

test("a department's link opens a ticket there, and the default department while it is not ready", async (t) => {
  const desk = await openShop(t);
  const { olga, forum, store } = desk;
  const link = await linkOf(olga, "/desks", "Склад");
  const anna = client(desk, "Анна");
  await anna.starts(link);
  await anna.sees("передадим его в нужный отдел и ответим здесь же.");
  await anna.writes("Вопрос");
  await store.hasTopic("№1 Анна");
  await anna.sees("О чём ваш вопрос?");

  store.promote(desk.telegram.bot, []);
  await olga.inGeneral(store).sees("Почти готово");
  const vera = client(desk, "Вера");
  await vera.starts(link);
  await vera.writes("Вопрос");
  await forum.hasTopic("№2 Вера");
});

test("whatever else a link carries stands on the card of the next ticket, and on no other", async (t) => {
  const desk = await openShop(t);
  const { forum, boris } = desk;
  const anna = client(desk, "Анна");
  await anna.starts("page_7");
  await anna.sees("Менеджер увидит, по какой ссылке вы пришли.");
  await anna.starts("order_A-1234");
  await anna.writes("Где заказ?");
  await boris.in(await forum.hasTopic("№1")).sees(/\nПришёл по ссылке: order_A-1234\n/);
  assert.doesNotMatch(await cardOf(desk, "№1", forum), /page_7/);
  await anna.writes("/new");
  await anna.writes("Есть красные?");
  await forum.hasTopic("№2");
  assert.doesNotMatch(await cardOf(desk, "№2", forum), /Пришёл по ссылке/);
});

test("what names no subject and no department of ours, or a hidden one, is not lost", async (t) => {
  const desk = await openShop(t);
  const { olga, forum } = desk;
  const hidden = await linkOf(olga, "/subjects", "Оплата");
  await says(olga, "/subjects hide Оплата", "скрыта");
  const shown = await linkOf(olga, "/subjects", "Доставка");
  const payloads = [hidden, "s_99", "d_99", "s_0", "s_01", "d_-1", "x".repeat(64), shown];
  for (const [index, payload] of payloads.entries()) {
    const anna = client(desk, `Клиент-${index}.`);
    await anna.starts(payload);
    if (payload === shown) {
      await anna.sees("на тему «Доставка»");
      await says(olga, "/subjects hide Доставка", "скрыта");
    } else await anna.sees("по какой ссылке вы пришли");
    await anna.writes("Вопрос");
    await desk.boris.in(await forum.hasTopic(`Клиент-${index}.`)).sees(`\nПришёл по ссылке: ${payload}\n`);
  }
});

test("after a link the next message opens a ticket of its own, unless it replies to another one", async (t) => {
  const desk = await openShop(t);
  const { boris, forum } = desk;
  const anna = client(desk, "Анна");
  await anna.writes("Первый вопрос");
  const first = await anna.sees("Обращение №1 принято");
  await desk.settles();
  await anna.starts("order_17");
  await anna.repliesTo(first, "А это про первый");
  await boris.in(forum.topic("№1")).sees(/^А это про первый$/);
  await anna.writes("А это про заказ");
  await boris.in(await forum.hasTopic("№2")).sees(/^А это про заказ$/);
  await boris.in(forum.topic("№2")).sees("Пришёл по ссылке: order_17");
  await anna.writes("И это про заказ");
  await boris.in(forum.topic("№2")).sees(/^И это про заказ$/);

  await anna.writes("/close");
  await anna.presses("№2");
  await anna.writes("/close");
  await anna.sees("Вы закрыли обращение №1");
  await anna.starts("order_18");
  await anna.writes("Новый заказ");
  await boris.in(await forum.hasTopic("№3")).sees("Пришёл по ссылке: order_18");
});

test("who goes back to an older ticket by its button has done with the link", async (t) => {
  const desk = await openShop(t);
  const { boris, forum } = desk;
  const anna = client(desk, "Анна");
  await anna.writes("Первый вопрос");
  await forum.hasTopic("№1");
  await anna.writes("/tickets");
  await anna.starts("order_17");
  await anna.presses("№1");
  await anna.presses("Продолжить");
  await anna.sees("Продолжаем обращение №1.");
  await anna.writes("Ещё о том же");
  await boris.in(forum.topic("№1")).sees(/^Ещё о том же$/);
  await anna.writes("/new");
  await anna.writes("Другое");
  await forum.hasTopic("№2");
  assert.doesNotMatch(await cardOf(desk, "№2", forum), /Пришёл по ссылке/);
});

test("what the team splits off meanwhile does not take the link away", async (t) => {
  const desk = await openShop(t);
  const { boris, forum } = desk;
  const anna = client(desk, "Анна");
  await anna.writes("Первый вопрос");
  const topic = boris.in(await forum.hasTopic("№1"));
  const copy = await topic.sees(/^Первый вопрос$/);
  await desk.settles();
  await anna.starts("order_17");
  await anna.sees("по какой ссылке вы пришли");
  await topic.repliesTo(copy, "/split");
  await anna.sees("Мы вынесли этот вопрос в новое обращение №2");
  await anna.writes("Про заказ");
  await boris.in(await forum.hasTopic("№3")).sees("Пришёл по ссылке: order_17");
  assert.doesNotMatch(cardText(forum, "№2"), /Пришёл по ссылке/);
});

test("a link that Telegram tells of twice is answered once, and is not there again after its ticket", async (t) => {
  const clock = new TestClock();
  const desk = await openShop(t, { clock });
  const { forum, telegram } = desk;
  const anna = client(desk, "Анна");
  await desk.settles();
  // Strikes the poll after the waiting one, which brings the link and the message: both come again.
  telegram.faults.cutAfter({ method: "getUpdates", times: 2 });
  await anna.starts("order_17");
  await anna.writes("Где заказ?");
  await passUntil(clock, () => telegram.bot.queue.length === 0);
  await desk.settles();
  const said = anna.messages.map(({ content }) => content.text);
  assert.equal(said.filter((words) => words?.includes("по какой ссылке вы пришли")).length, 1);
  await anna.writes("/new");
  await anna.writes("Другое");
  await desk.settles();
  assert.equal(forum.topics.length, 2);
  assert.doesNotMatch(cardText(forum, "№2"), /Пришёл по ссылке/);
});

test("START without a payload greets as ever, and so does what no link can carry", async (t) => {
  const desk = await openShop(t);
  const anna = client(desk, "Анна");
  await anna.starts();
  await anna.sees("Здравствуйте! Напишите свой вопрос");
  await anna.writes("/start что угодно");
  await anna.writes("Вопрос");
  await desk.forum.hasTopic("№1");
  assert.doesNotMatch(await cardOf(desk, "№1", desk.forum), /Пришёл по ссылке/);
  const kate = desk.telegram.client("Kate", { language_code: "en" });
  for (const payload of ["s_1", "d_1", "order_17"]) {
    const opened = await kate.starts(payload);
    await kate.sees(/^Hello! Write your question/, { after: opened });
  }
});

/** The desk with the subjects «Доставка» and «Оплата» and a second department, «Склад». */
async function openShop(t: TestContext, options: DeskOptions = {}): Promise<Desk & { store: Forum }> {
  const desk = await openDesk(t, options);
  const { olga, boris } = desk;
  const store = desk.telegram.forum("Склад", { owner: olga, members: [boris] });
  await olga.inGeneral(store).presses("Добавить отдел");
  await olga.inGeneral(store).sees("Всё готово");
  for (const subject of ["Доставка", "Оплата"]) await says(olga, `/subjects add ${subject}`, "добавлена");
  return Object.assign(desk, { store });
}

function client({ telegram }: Desk, name: string): Person {
  return telegram.client(name, { language_code: "ru" });
}

/** What the link carries that the list shows for the subject or the department. */
async function linkOf(admin: Person, list: "/subjects" | "/desks", name: string): Promise<string> {
  const asked = await admin.writes(list);
  const { content } = await admin.sees(name, { after: asked });
  const [, ...parts] = content.text!.split(new RegExp(`^(?:\\d+\\. )?${name}`, "m"));
  return /https:\/\/t\.me\/topicdesk_bot\?start=(\S+)/.exec(parts.join())![1]!;
}

/** The card as it is once everything is up to date. */
async function cardOf(desk: Desk, name: string, forum: Forum): Promise<string> {
  await desk.rests();
  return cardText(forum, name);
}

function cardText(forum: Forum, name: string): string {
  return forum.topic(name).messages.find(isCard)!.content.text!;
}

async function says(admin: Person, words: string, answer: string): Promise<void> {
  const asked = await admin.writes(words);
  await admin.sees(answer, { after: asked });
}

function buttonsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

function isCard({ content }: StoredMessage): boolean {
  return content.text?.startsWith("Обращение №") === true;
}
