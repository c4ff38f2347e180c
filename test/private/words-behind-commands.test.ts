import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { openDesk, passes } from "../support/desk.ts";
import { type ForumTopic, html, photo, text, voice } from "../telegram/actors.ts";
import { asks, buttonsOf, copiesIn, newClient, saidTo, statusOf } from "./people.ts";

test("words behind /start that are no link are the first message of a ticket", async (t) => {
  const desk = await openDesk(t);
  const anna = newClient(desk);
  await anna.writes("/start у меня не открывается дверь");
  const topic = await desk.forum.hasTopic("Анна");
  await desk.boris.in(topic).sees(/^у меня не открывается дверь$/);
  await anna.sees("Обращение №1 принято");
});

test("a client's words behind /setup are a message, and they are answered in their language", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Anna", { language_code: "en" });
  await anna.writes("/setup please help me with my order");
  const topic = await desk.forum.hasTopic("Anna");
  await desk.boris.in(topic).sees(/^please help me with my order$/);
  await anna.sees(/administrator/);
  await anna.sees("Request #1 received");
});

test("a sign that belongs to the first word stays with it, one between the command and the words does not", async (t) => {
  const desk = await openDesk(t);
  const anna = newClient(desk);
  for (const [written, meant] of [
    ["/new -5 на улице", "-5 на улице"],
    ["/new .env не читается", ".env не читается"],
    ["/new …и ещё", "…и ещё"],
    ["/new — свет погас", "свет погас"],
    ["/new, свет моргает", "свет моргает"],
    ["/new: — свет горит", "свет горит"],
  ] as const) {
    await anna.writes(written);
    await desk.settles();
    assert.deepEqual(copiesIn(desk.forum.topics.at(-1)!), [meant]);
  }
});

test("/new with words opens the ticket with them, formatted as they were", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk);
  await anna.writes(html("/new@topicdesk_bot <b>сломался</b> принтер"));
  const topic = await desk.forum.hasTopic("№2");
  const copy = await desk.boris.in(topic).sees(/^сломался принтер$/);
  assert.deepEqual(copy.content.entities, [{ type: "bold", offset: 0, length: 8 }]);
  assert.deepEqual(copiesIn(desk.forum.topic("№1")), ["Где заказ?"]);
});

test("an edit of such a message still leaves the command out", async (t) => {
  const desk = await openDesk(t);
  const anna = newClient(desk);
  const written = await anna.writes("/new сломался принтр");
  const topic = await desk.forum.hasTopic("№1");
  await desk.boris.in(topic).sees(/^сломался принтр$/);
  await anna.edits(written, "/new сломался принтер");
  await desk.boris.in(topic).sees(/^сломался принтер$/);
  await anna.edits(written, "Уже всё хорошо");
  await desk.boris.in(topic).sees(/^Уже всё хорошо$/);
});

test("a caption may begin with a command too: the picture opens the ticket", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk);
  await anna.sends(photo("/new вот такой принтер"));
  const topic = await desk.forum.hasTopic("№2");
  await desk.boris.in(topic).sees((message) => message.content.caption === "вот такой принтер");
  const album = await anna.sendsAlbum([photo("/new два снимка"), photo("второй")]);
  assert.equal(album.length, 2);
  const third = await desk.forum.hasTopic("№3");
  await desk.boris.in(third).sees((message) => message.content.caption === "второй");
  const copies = third.messages.filter(({ content }) => content.photo !== undefined);
  assert.deepEqual(
    copies.map(({ content }) => content.caption),
    ["два снимка", "второй"],
  );
  assert.notEqual(copies[0]!.media_group_id, undefined, "it is still an album");
});

test("/close passes its words on before it closes", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk);
  await anna.writes("/close спасибо, но счёт пришлите");
  await anna.sees("Вы закрыли обращение №1");
  await desk.settles();
  assert.deepEqual(copiesIn(desk.forum.topic("№1")), ["Где заказ?", "спасибо, но счёт пришлите"]);
  assert.equal(statusOf(desk, 1), "closed");
});

test("a number behind /close names the ticket, and closes no other", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk);
  await anna.writes("/close 99");
  await anna.sees("У вас нет обращения с таким номером");
  assert.equal(statusOf(desk, 1), "unanswered");
  await anna.writes("/new Второй вопрос");
  await desk.forum.hasTopic("№2");
  await anna.writes("/close №1, всё приехало");
  await anna.sees("Вы закрыли обращение №1");
  await desk.settles();
  assert.equal(statusOf(desk, 2), "unanswered");
  assert.deepEqual(copiesIn(desk.forum.topic("№1")), ["Где заказ?", "всё приехало"]);
  await anna.writes("/close 1");
  await anna.sees("Обращение уже закрыто");
  await anna.writes("/close 5 дней жду");
  await desk.boris.in(desk.forum.topic("№2")).sees(/^5 дней жду$/);
  assert.equal(statusOf(desk, 2), "unanswered");
});

test("words behind /help and /tickets are messages like any other", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk);
  await anna.writes("/help не могу войти");
  await anna.sees("/tickets — мои обращения");
  await anna.writes("/tickets, а когда привезут?");
  await anna.sees("Ваши обращения:");
  await anna.sends(voice());
  await desk.settles();
  assert.deepEqual(copiesIn(desk.forum.topic("№1")), [
    "Где заказ?",
    "не могу войти",
    "а когда привезут?",
    "",
  ]);
});

test("/tickets with a number shows that ticket", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk);
  await anna.writes("/tickets 1");
  const page = await anna.sees(/^№1 · Где заказ\?/);
  assert.deepEqual(buttonsOf(page), ["Продолжить", "Вопрос решён", "История"]);
});

test("what is no name is answered, and goes out when its author says that it is a message", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk);
  await anna.writes("/name Где мой заказ?");
  await anna.sees("Это не похоже на имя");
  await anna.presses("Отправить как сообщение");
  await desk.boris.in(desk.forum.topic("№1")).sees(/^Где мой заказ\?$/);
  await anna.sees("Отправили ваше сообщение.");
});

test("a command that nobody knows opens and reopens nothing; its words are asked about", async (t) => {
  const desk = await openDesk(t);
  const anna = newClient(desk);
  await anna.writes("/raport");
  await anna.sees("Команды /raport нет.");
  await anna.writes("/tikets");
  await anna.sees("Возможно, вы имели в виду /tickets.");
  await anna.writes("/new@otherbot сломался принтер");
  const asked = await anna.sees("Команды /new@otherbot нет.");
  await desk.settles();
  assert.equal(desk.forum.topics.length, 0);
  await anna.presses(asked, "Отправить как сообщение");
  await desk.boris.in(await desk.forum.hasTopic("№1")).sees(/сломался принтер$/);
  await anna.writes("/close");
  await anna.sees("Вы закрыли обращение №1");
  await anna.writes("/foo");
  await anna.sees("Команды /foo нет.");
  await desk.settles();
  assert.equal(statusOf(desk, 1), "closed");
});

test("commands are known in any case; the admin is told of the nearest, a manager where it works", async (t) => {
  const desk = await openDesk(t);
  const { olga, boris } = desk;
  await olga.writes("/Settings");
  await olga.sees("Настройки");
  await olga.writes("/setings thanks off");
  await olga.sees("Команды /setings нет. Возможно, вы имели в виду /settings.");
  await asks(desk);
  await boris.in(desk.forum.topic("№1")).writes("// тут");
  await boris.writes("/mine");
  await boris.sees("Команды /mine нет.");
  await boris.writes("/claim");
  await boris.sees("Команда /claim работает в обращении");
  await desk.settles();
  assert.equal(desk.forum.topics.length, 1);
});

test("what looks like a command and is none, and the forward of one, are messages", async (t) => {
  const desk = await openDesk(t);
  const anna = newClient(desk);
  await anna.writes("/home/anna/файл не открывается");
  const topic = await desk.forum.hasTopic("№1");
  await anna.writes("/новый принтер не печатает");
  await anna.forwards(await newClient(desk, "Вера").writes(text("/close")));
  await desk.boris.in(topic).sees(/^\/close$/);
  await desk.settles();
  assert.deepEqual(copiesIn(topic).slice(0, 2), [
    "/home/anna/файл не открывается",
    "/новый принтер не печатает",
  ]);
  assert.equal(statusOf(desk, 1), "unanswered");
});

test("a command that is edited into words is a message, and an edit of nothing is none", async (t) => {
  const desk = await openDesk(t);
  const anna = newClient(desk);
  const command = await anna.writes("/help");
  await anna.sees("/tickets — мои обращения");
  await anna.edits(command, "/help");
  await desk.settles();
  assert.equal(saidTo(anna).length, 1, "Telegram tells of edits that change nothing");
  await anna.edits(command, "Помогите войти");
  await desk.boris.in(await desk.forum.hasTopic("№1")).sees(/^Помогите войти$/);
  const unknown = await anna.writes("/tikets");
  await anna.edits(unknown, "/tickets");
  await anna.sees("Ваши обращения:");
});

test("the eleventh photo of an album with an unknown command is kept with it, and sent with it", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const anna = newClient(desk);
  await anna.sendsAlbum(elevenPhotos("/foo сломался").slice(0, 10));
  await anna.sendsAlbum([photo(), photo("с другой стороны")]);
  const asked = await anna.sees("Команды /foo нет.");
  await desk.settles();
  assert.equal(desk.forum.topics.length, 0);
  assert.equal(saidTo(anna).length, 1);
  await anna.presses(asked, "Отправить как сообщение");
  await passes(desk, clock, 20_000);
  const topic = desk.forum.topic("№1");
  assert.equal(photosIn(topic), 12);

  await anna.sendsAlbum(elevenPhotos("/foo и ещё").slice(0, 10));
  await desk.settles();
  await passes(desk, clock, 60_000);
  await anna.sends(photo());
  await passes(desk, clock, 20_000);
  assert.equal(photosIn(topic), 13, "a later photo is a message");
});

test("the eleventh photo of an album that closes a ticket goes there and does not open it again", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const anna = await asks(desk);
  const [eleventh = photo(), ...album] = elevenPhotos("/close спасибо").toReversed();
  await anna.sendsAlbum(album.toReversed());
  await anna.sends(eleventh);
  await passes(desk, clock, 60_000);
  assert.ok(saidTo(anna).some((said) => said.startsWith("Вы закрыли обращение №1")));
  assert.equal(statusOf(desk, 1), "closed");
  assert.equal(photosIn(desk.forum.topic("№1")), 11);
  await anna.sends(photo());
  await anna.sees("Обращение №1 снова открыто");
});

function elevenPhotos(caption: string) {
  return Array.from({ length: 11 }, (_, index) => photo(index === 0 ? caption : undefined));
}

function photosIn({ messages }: ForumTopic): number {
  return messages.filter(({ content }) => content.photo !== undefined).length;
}
