import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import {
  type ForumTopic,
  type Person,
  photo,
  type Place,
  render,
  type StoredMessage,
} from "../telegram/actors.ts";
import { waitFor } from "../telegram/waiting.ts";

const hour = 3_600_000;
const day = 24 * hour;

test("/new opens a second ticket, and what follows stays in it", async (t) => {
  const desk = await openDesk(t);
  const { anna, first, second } = await openTwo(desk);
  await anna.writes("И размер какой?");
  await desk.boris.in(second).sees(/^И размер какой\?$/);
  await desk.settles();
  assert.deepEqual(copiesIn(first), ["Где заказ?"]);
  assert.deepEqual(copiesIn(second), ["Есть красные?", "И размер какой?"]);
  assert.deepEqual(
    saidTo(anna).filter((words) => words.includes("Передали")),
    [],
    "it is clear where it went",
  );
});

test("a manager's message shows the client which of two tickets it is about, and turns the talk there", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, first, second } = await openTwo(desk);
  await boris.in(first).writes("Выехал");
  const answer = await anna.sees("Выехал");
  assert.equal(answer.replyTo?.content.text, "Где заказ?");
  await anna.writes("Спасибо!");
  await boris.in(first).sees(/^Спасибо!$/);
  const notice = await anna.sees("Добавили в обращение №1.");
  assert.equal(notice.replyTo?.content.text, "Спасибо!");

  await boris.in(second).sendsAlbum([photo("Красные"), photo("Синие")]);
  await anna.sees((message) => message.content.caption === "Синие");
  const heading = await anna.sees(/^Обращение №2$/);
  const album = anna.messages.find(({ content }) => content.caption !== undefined);
  assert.ok(heading.message_id < album!.message_id);

  await anna.writes("/close");
  await anna.presses("№1");
  await anna.sees("Вы закрыли обращение №1");
  await boris.in(second).writes("Какие берёте?");
  const only = await anna.sees("Какие берёте?");
  assert.equal(only.replyTo, undefined, "there is only one left");
});

test("a reply goes to the ticket of what it replies to: a message, an answer, the bot's own words", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, first, second } = await openTwo(desk);
  const accepted = await anna.sees("Обращение №1 принято");
  await boris.in(first).writes("Выехал");
  const answer = await anna.sees("Выехал");
  await anna.repliesTo(accepted, "раз");
  await anna.repliesTo(anna.messages[0]!, "два");
  await anna.repliesTo(answer, "три");
  await boris.in(first).sees(/^три$/);
  await anna.repliesTo(await anna.sees("Обращение №2 принято"), "четыре");
  await boris.in(second).sees(/^четыре$/);
  await desk.settles();
  assert.deepEqual(copiesIn(first), ["Где заказ?", "раз", "два", "три"]);
  assert.deepEqual(copiesIn(second), ["Есть красные?", "четыре"]);
});

test("a message that went to the wrong ticket is moved by its button, with those after it", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, first, second } = await openTwo(desk);
  await boris.in(first).writes("Выехал");
  await anna.sees("Выехал");
  await anna.writes("А синие есть?");
  const notice = await anna.sees("Добавили в обращение №1.");
  await anna.sends(photo("Вот такие"));
  await boris.in(first).sees("Вот такие");
  await desk.settles();

  await anna.presses(notice, "В другое обращение");
  await anna.sees("К какому обращению это относится?");
  assert.deepEqual(buttonsOf(notice), ["№2 Есть красные?", "Новое обращение"]);
  await anna.presses(notice, "№2");
  await anna.sees("Добавили в обращение №2.");
  await boris.in(second).sees("Вот такие");
  await desk.settles();
  assert.deepEqual(copiesIn(first), ["Где заказ?"]);
  assert.deepEqual(copiesIn(second), ["Есть красные?", "А синие есть?", "Вот такие"]);
  assert.deepEqual(buttonsOf(notice), []);
  // Without the question that went away the ticket is answered again.
  assert.deepEqual(journalOf(desk, 1).slice(-2), [
    'moved_out {"to":2}',
    'recounted {"status":"answered","toAct":"client"}',
  ]);
  assert.deepEqual(journalOf(desk, 2).slice(-1), ['moved_in {"from":1}']);

  await anna.writes("Жду");
  await boris.in(second).sees(/^Жду$/);
});

test("a message that went to the wrong ticket can become a new one", async (t) => {
  const desk = await openDesk(t);
  const { boris, forum } = desk;
  const { anna, first } = await openTwo(desk);
  await boris.in(first).writes("Выехал");
  await anna.sees("Выехал");
  await anna.writes("Совсем о другом");
  await anna.presses("В другое обращение");
  await anna.presses("Новое обращение");
  const third = await forum.hasTopic("№3");
  await boris.in(third).sees(/^Совсем о другом$/);
  await anna.sees("Добавили в обращение №3.");
  await desk.settles();
  assert.deepEqual(copiesIn(first), ["Где заказ?"]);
  assert.deepEqual(journalOf(desk, 3), ["opened {}", 'moved_in {"from":1}']);
  await anna.writes("И ещё");
  await boris.in(third).sees(/^И ещё$/);
});

test("/tickets shows them all, and each can be continued, read, closed and opened again", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, first, second } = await openTwo(desk);
  await boris.in(second).writes("Есть");
  await anna.sees("Есть");
  await anna.writes("/tickets");
  const list = await anna.sees("Ваши обращения:");
  assert.match(
    list.content.text!,
    /№2 · Есть красные\? · ждёт вашего ответа · .*\n№1 · Где заказ\? · ждёт нашего ответа · /,
  );

  await anna.presses(list, "№1");
  const shown = await anna.sees(/^№1 · Где заказ\? · ждёт нашего ответа/);
  assert.deepEqual(buttonsOf(shown), [
    "Продолжить",
    "Вопрос решён",
    "История",
    "Перенести сюда последнее сообщение из №2",
  ]);
  await anna.presses(shown, "История");
  await anna.sees(/^Обращение №1, последние сообщения:\nВы, .*: Где заказ\?$/);
  await anna.presses(shown, "Продолжить");
  await anna.sees("Продолжаем обращение №1.");
  await anna.writes("Так где?");
  await boris.in(first).sees(/^Так где\?$/);

  assert.equal((await anna.presses(shown, "Вопрос решён")).text, "Обращение закрыто.");
  await anna.sees("Вы закрыли обращение №1");
  assert.equal(
    (await anna.presses(shown, "Продолжить")).text,
    "Обращение закрыто. Сначала откройте его снова.",
  );
  await anna.presses(list, "№1");
  const closed = await anna.sees(/^№1 · Где заказ\? · закрыто/);
  assert.deepEqual(buttonsOf(closed), ["Открыть снова", "История"]);
  assert.equal((await anna.presses(closed, "Открыть снова")).text, "Обращение снова открыто.");
  await anna.sees("Обращение №1 снова открыто");
  assert.equal(statusOf(desk, 1), "unanswered");
  await anna.writes("Всё ещё жду");
  await boris.in(first).sees(/^Всё ещё жду$/);
});

test("/close closes the only ticket, asks which of several, and says when there is none", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("/tickets");
  await anna.sees("У вас пока нет обращений");
  await anna.writes("/close");
  await anna.sees("Открытых обращений нет");
  await openTwo(desk, anna);
  await anna.writes("/close");
  const asked = await anna.sees("Какое обращение закрыть?");
  assert.deepEqual(buttonsOf(asked), ["№1 Где заказ?", "№2 Есть красные?"]);
  await anna.presses(asked, "№2");
  await anna.sees("Вы закрыли обращение №2");
  assert.equal((await anna.presses(asked, "№2")).text, "Обращение уже закрыто.");
  await anna.writes("/close");
  await anna.sees("Вы закрыли обращение №1");
});

test("a message after closing reopens for seven days, then opens a new ticket", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const anna = await opens(desk, "Где заказ?");
  await closesOwn(desk, anna);
  await pass(desk, 7 * day);
  await anna.writes("Опять не пришёл");
  await anna.sees("Обращение №1 снова открыто");
  await desk.settles();
  assert.deepEqual(copiesIn(desk.forum.topic("№1")), ["Где заказ?", "Опять не пришёл"]);
  await closesOwn(desk, anna);
  await pass(desk, 7 * day + 1);
  await anna.writes("Другой заказ");
  await anna.sees("Обращение №2 принято");
  assert.equal(statusOf(desk, 1), "closed");
});

test("with `/settings reopen new` a message after closing always opens a new ticket", async (t) => {
  const desk = await openDesk(t);
  await sets(desk, "reopen new");
  const anna = await opens(desk, "Где заказ?");
  await closesOwn(desk, anna);
  await anna.writes("Спасибо, но где?");
  await anna.sees("Обращение №2 принято");
  await anna.repliesTo(anna.messages[0]!, "А этот где?");
  await anna.sees("Обращение №3 принято");
  assert.equal(statusOf(desk, 1), "closed");
});

test("a low rating is explained to the admin, stays with its ticket and can be changed", async (t) => {
  const desk = await openDesk(t);
  const { boris, olga } = desk;
  await olga.starts();
  const anna = await opens(desk, "Где заказ?");
  const topic = desk.forum.topic("№1");
  await boris.in(topic).writes("/close");
  await anna.sees("Обращение №1 закрыто");
  const asked = await anna.sees("Удалось решить ваш вопрос?");
  await anna.presses(asked, "Нет");
  await anna.sees("Очень жаль. Откройте обращение снова, и мы продолжим.");
  assert.deepEqual(buttonsOf(asked), ["1 ⭐", "2 ⭐", "3 ⭐", "4 ⭐", "5 ⭐", "Открыть снова"]);
  await anna.presses(asked, "2 ⭐");
  await anna.sees("Спасибо, ваша оценка: ★★☆☆☆.");
  await anna.sees("Что нам стоит исправить?");
  await anna.writes("Две недели ждали");
  await anna.sees("Спасибо, передали руководителю.");
  await olga.sees("2 из 5 за обращение №1 (Анна). Пояснения пока нет.");
  await olga.sees(/2 из 5 за обращение №1 \(Анна\)[\s\S]*Две недели ждали/);
  await boris.in(topic).sees(/Оценка: ★★☆☆☆, вопрос не решён\n«Две недели ждали»/);
  assert.deepEqual(copiesIn(topic), ["Где заказ?"]);
  assert.equal(statusOf(desk, 1), "closed");

  await anna.presses(asked, "5 ⭐");
  await anna.sees("Спасибо, ваша оценка: ★★★★★.");
  await desk.settles();
  const row = desk.app.store.first(sql.selectFrom("tickets").select(["stars", "rating_comment"]));
  assert.deepEqual(row, { stars: 5, rating_comment: "Две недели ждали" });
  await anna.writes("Приехало!");
  await anna.sees("Обращение №1 снова открыто");
});

test("what follows a low rating but explains nothing is a message like any other", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const stories: [then: (client: Person) => Promise<unknown>, copies: string[]][] = [
    [(client) => client.repliesTo(client.messages[0]!, "Где?"), ["Где?"]],
    [(client) => client.writes("Ну что там"), []],
    [
      async (client) => {
        await client.writes("/tickets");
        await client.writes("Долго");
      },
      [],
    ],
    [
      async (client) => {
        await pass(desk, hour);
        await client.writes("Поздно");
      },
      ["Поздно"],
    ],
  ];
  for (const [index, [then, copies]] of stories.entries()) {
    const client = await ratesLow(desk, `Клиент ${index}`);
    await then(client);
    await desk.settles();
    const topic = desk.forum.topic(client.account.first_name);
    assert.deepEqual(copiesIn(topic), ["Вопрос", ...copies], `story ${index}`);
    assert.equal(statusOf(desk, index + 1), copies.length > 0 ? "unanswered" : "closed", `story ${index}`);
  }
  const client = await ratesLow(desk, "Клиент с новым");
  await client.writes("/new");
  await client.writes("Другое");
  await client.sees(`Обращение №${stories.length + 2} принято`);
});

test("a rating can be changed for a day, and the same one twice is told once", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const anna = await opens(desk, "Где заказ?");
  await closesOwn(desk, anna);
  const asked = await anna.sees("Удалось решить ваш вопрос?");
  await anna.presses(asked, "Да");
  await anna.presses(asked, "4 ⭐");
  await anna.presses(asked, "4 ⭐");
  await anna.sees("★★★★☆");
  await pass(desk, day);
  await anna.presses(asked, "5 ⭐");
  await anna.sees("★★★★★");
  await pass(desk, 1);
  assert.equal((await anna.presses(asked, "1 ⭐")).text, "Оценку можно изменить только в течение суток.");
  assert.deepEqual(journalOf(desk, 1).slice(2), [
    'rated {"isResolved":true,"stars":null}',
    'rated {"isResolved":true,"stars":4}',
    'rated {"isResolved":true,"stars":5}',
  ]);
  assert.equal(saidTo(anna).filter((words) => words.includes("Что нам стоит исправить")).length, 0);
});

test("a ticket that is closed from both sides at once asks for one rating", async (t) => {
  const desk = await openDesk(t);
  const { boris, olga } = desk;
  const anna = await opens(desk, "Где заказ?");
  const topic = desk.forum.topic("№1");
  await boris.in(topic).writes("/help");
  await desk.settles();
  const [one, other] = await Promise.all([
    boris.in(topic).presses("✅ Закрыть"),
    olga.in(topic).presses("✅ Закрыть"),
  ]);
  assert.deepEqual(
    new Set([one.text, other.text]),
    new Set(["Обращение закрыто.", "Обращение уже закрыто."]),
  );
  await anna.writes("/close");
  await anna.sees("Открытых обращений нет");
  await desk.settles();
  assert.equal(saidTo(anna).filter((words) => /Удалось решить/.test(words)).length, 1);
  assert.deepEqual(journalOf(desk, 1), ["opened {}", "closed {}"]);
});

test("the client is asked for a name once, where that is switched on, and can change it", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  await sets(desk, "ask_name on");
  await sets(desk, "greeting on");
  const anna = await opens(desk, "Где заказ?");
  const topic = desk.forum.topic("№1");
  const asked = await anna.sees("Как к вам обращаться?");
  assert.equal(asked.keyboard, "forced reply");
  await anna.repliesTo(asked, "Анна  Сергеевна");
  await anna.sees("Будем обращаться к вам так: Анна Сергеевна.");
  await boris.in(topic).sees("Как обращаться: Анна Сергеевна");
  assert.deepEqual(copiesIn(topic), ["Где заказ?"]);

  await boris.in(topic).presses("🙋 Взять");
  await anna.sees("Анна Сергеевна, здравствуйте! С вами Борис,");
  await anna.writes("/name Аня");
  await anna.sees("Будем обращаться к вам так: Аня.");
  await anna.writes(`/name ${"я".repeat(65)}`);
  await anna.sees("Имя длиннее 64 знаков");
  await anna.writes("/new");
  await anna.writes("Есть красные?");
  await anna.sees("Аня, обращение №2 принято.");
  await desk.settles();
  assert.equal(saidTo(anna).filter((words) => words.includes("Как к вам обращаться?")).length, 1);

  const nameless = desk.telegram.client("Вася", { language_code: "ru" });
  await nameless.writes("/name");
  await nameless.sees("Напишите имя после команды: /name Анна");
});

test("subjects are offered by buttons, and choosing one is seen on both sides", async (t) => {
  const desk = await openDesk(t);
  const { boris, olga } = desk;
  for (const subject of ["Доставка", "Оплата"]) {
    await olga.writes(`/subjects add ${subject}`);
    await olga.sees(`Категория «${subject}» добавлена`);
  }
  const anna = await opens(desk, "Не проходит платёж");
  const asked = await anna.sees("О чём ваш вопрос? Можно не выбирать.");
  assert.deepEqual(buttonsOf(asked), ["Доставка", "Оплата", "Пропустить"]);
  await anna.presses(asked, "Оплата");
  await anna.sees(/^Тема обращения №1: Оплата\.$/);
  assert.deepEqual(buttonsOf(asked), []);
  await boris.in(desk.forum.topic("№1")).sees(/Категория: Оплата[\s\S]*#оплата/);

  await anna.writes("/new");
  await anna.writes("А где заказ?");
  await anna.sees("Обращение №2 принято");
  await boris.in(desk.forum.topic("№1")).sendsAlbum([photo("Раз"), photo("Два")]);
  await anna.sees(/^Обращение №1 · Оплата$/);
  await anna.writes("/tickets");
  assert.deepEqual(buttonsOf(await anna.sees("Ваши обращения:")), [
    "№2 А где заказ?",
    "№1 Оплата",
    "Новое обращение",
  ]);
});

test("an English client reads English everywhere, and the desk its own language", async (t) => {
  const desk = await openDesk(t);
  const { boris, forum } = desk;
  await sets(desk, "greeting on");
  await sets(desk, "ask_name on");
  const kate = desk.telegram.client("Kate", { language_code: "en-GB" });
  await kate.starts();
  await kate.writes("Where is my order?");
  await kate.sees("Request #1 received");
  await kate.writes("/new");
  await kate.writes("Any red ones?");
  const topic = await forum.hasTopic("№1 Kate");
  await boris.in(topic).presses("🙋 Взять");
  await boris.in(topic).writes("On its way");
  await kate.sees("On its way");
  await kate.writes("Thanks");
  await kate.presses("To another request");
  await kate.presses("New request");
  for (const command of ["/tickets", "/help", "/name Katie", "/settings", "/close"])
    await kate.writes(command);
  const which = await kate.sees("Which request would you like to close?");
  await kate.presses(which, "#1");
  await kate.presses("No");
  await kate.presses("1 ⭐");
  await kate.sees("What should we improve?");
  await kate.writes("Faster, please");
  await kate.sees("we have passed it on");
  await kate.writes("/tickets");
  const list = await kate.sees(/#1 · Where is my order\? · closed/);
  await kate.presses(list, "#1");
  await kate.presses("History");
  await kate.sees(/^Request #1, latest messages:/);
  await desk.settles();
  assert.deepEqual(
    saidTo(kate).filter((words) => /[а-яё]/i.test(words.replaceAll("Борис", ""))),
    [],
  );
  await boris.in(topic).sees(/^Обращение №1 · /);
});

test("where the bot has topics in private chats, every ticket is a topic there too", async (t) => {
  const desk = await openDesk(t, { hasPrivateTopics: true });
  const { boris, forum } = desk;
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Где заказ?");
  const [first, firstHere] = [await forum.hasTopic("№1 Анна"), await hasTopic(anna, "№1")];
  await firstHere.sees("Обращение №1 принято");
  await anna.writes("/new");
  await anna.sees("Напишите свой вопрос");
  await anna.writes("Есть красные?");
  const [second, secondHere] = [await forum.hasTopic("№2 Анна"), await hasTopic(anna, "№2")];
  await secondHere.sees("Обращение №2 принято");

  await boris.in(first).writes("Выехал");
  const answer = await firstHere.sees(/^Выехал$/);
  assert.equal(answer.replyTo, undefined, "the topic says what it is about");
  await firstHere.writes("Спасибо");
  await secondHere.writes("Так есть?");
  await firstHere.writes("Жду");
  await boris.in(first).sees(/^Жду$/);
  await boris.in(second).sees(/^Так есть\?$/);
  await desk.settles();
  assert.deepEqual(copiesIn(first), ["Где заказ?", "Спасибо", "Жду"]);
  assert.deepEqual(copiesIn(second), ["Есть красные?", "Так есть?"]);
  const everything = [...anna.chat.messages.values()].map(({ content }) => content.text ?? "");
  assert.deepEqual(
    everything.filter((words) => words.includes("Передали")),
    [],
  );

  await boris.in(second).writes("/close");
  await secondHere.sees("Удалось решить ваш вопрос?");
  await secondHere.presses("Да");
  await secondHere.writes("А нет, ещё синие");
  await boris.in(second).sees(/^А нет, ещё синие$/);
  await secondHere.sees("Обращение №2 снова открыто");
});

/** Two open tickets of one client, shown in their topics. */
async function openTwo(desk: Desk, client?: Person) {
  const anna = await opens(desk, "Где заказ?", client);
  await anna.writes("/new");
  await anna.sees("Напишите свой вопрос — откроем новое обращение.");
  await anna.writes("Есть красные?");
  const second = await desk.forum.hasTopic("№2");
  await desk.boris.in(second).sees(/^Есть красные\?$/);
  await desk.settles();
  return { anna, first: desk.forum.topic("№1"), second };
}

async function opens(
  desk: Desk,
  question: string,
  client = desk.telegram.client("Анна", { language_code: "ru" }),
): Promise<Person> {
  await client.writes(question);
  const topic = await desk.forum.hasTopic(client.account.first_name);
  await desk.boris.in(topic).sees((message) => message.content.text === question);
  await desk.settles();
  return client;
}

async function ratesLow(desk: Desk, name: string): Promise<Person> {
  const client = await opens(desk, "Вопрос", desk.telegram.client(name, { language_code: "ru" }));
  await closesOwn(desk, client);
  await client.presses("Нет");
  await client.presses("1 ⭐");
  await client.sees("Что нам стоит исправить?");
  await desk.settles();
  return client;
}

async function closesOwn(desk: Desk, client: Person): Promise<void> {
  await client.writes("/close");
  await client.sees("Удалось решить ваш вопрос?");
  await desk.settles();
}

async function sets({ olga }: Desk, setting: string): Promise<void> {
  const asked = await olga.writes(`/settings ${setting}`);
  await olga.sees(`: ${setting.split(" ")[1]}`, { after: asked });
}

/** Lets time pass, and everything happen that waited for it. */
async function pass(desk: Desk, milliseconds: number): Promise<void> {
  await desk.settles();
  (desk.clock as TestClock).advance(milliseconds);
  await desk.settles();
}

/** The topic in the client's own chat. */
async function hasTopic(client: Person, name: string): Promise<Place> {
  const find = () => [...client.chat.topics.values()].find((topic) => topic.name === name);
  const topic = await waitFor(client.world, find, () => `no topic ${name}:\n${render(client.chat)}`);
  return client.in(client.chat, topic.message_thread_id);
}

/** What the client wrote, as the topic has it. */
function copiesIn(topic: ForumTopic): string[] {
  return topic.messages
    .filter(({ sender }) => sender.account.is_bot)
    .filter(({ content }) => !/^Обращение №\d+ · /.test(content.text ?? ""))
    .filter(({ content }) => ["text", "photo", "voice"].some((kind) => kind in content))
    .map(({ content }) => content.text ?? content.caption ?? "");
}

function saidTo(client: Person): string[] {
  return client.messages
    .filter(({ sender }) => sender.account.is_bot)
    .map(({ content }) => content.text ?? "");
}

function buttonsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

function statusOf({ app }: Desk, id: number): string | undefined {
  return app.store.first(sql.selectFrom("tickets").select("status").where("id", "=", id))?.status;
}

function journalOf({ app }: Desk, ticketId: number): string[] {
  return app.store
    .all(
      sql
        .selectFrom("ticket_events")
        .select(["type", "data"])
        .where("ticket_id", "=", ticketId)
        .orderBy("id"),
    )
    .map(({ type, data }) => `${type} ${data}`);
}
