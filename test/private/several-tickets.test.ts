import assert from "node:assert/strict";
import { test } from "node:test";
import { openDesk } from "../support/desk.ts";
import { photo } from "../telegram/actors.ts";
import { copiesIn, journalOf, openTwo } from "./client.ts";
import { buttonsOf, saidTo, statusOf } from "./people.ts";

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

test("an answer to a message that the client has deleted still shows which of two tickets it is about", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, first } = await openTwo(desk);
  const copy = await boris.in(first).sees(/^Где заказ\?$/);
  const question = anna.messages.find(({ content }) => content.text === "Где заказ?");
  await anna.deletes(question!);
  await boris.in(first).repliesTo(copy, "Выехал", { quote: "заказ" });
  const answer = await anna.sees("Выехал");
  assert.equal(answer.replyTo?.content.text, "Обращение №1");
  await boris.in(first).repliesTo(copy, "Уже рядом");
  assert.equal((await anna.sees("Уже рядом")).replyTo, answer.replyTo);
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
  // The unanswered question has moved away, so the ticket counts as answered again.
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

test("the history that a client reads has nothing that they did not get", async (t) => {
  const desk = await openDesk(t);
  const { anna, first } = await openTwo(desk);
  const boris = desk.boris.in(first);
  await boris.writes("Выехал");
  const noted = await boris.writes("клиент скандальный");
  const deleted = await boris.writes("скандальный и злой");
  await anna.sees("скандальный и злой");
  await boris.edits(noted, "// клиент скандальный");
  await boris.sees("сохранено как заметка");
  await boris.repliesTo(deleted, "/del");
  await boris.writes("// скандальный");
  await boris.presses("📝 Заметка");
  await boris.writes("скандальный, как всегда");
  await boris.sees("Это заметка или ответ клиенту?");
  await desk.settles();
  await anna.writes("/tickets 1");
  await anna.presses("История");
  const shown = await anna.sees(/^Обращение №1, последние сообщения:/);
  assert.match(shown.content.text!, /Где заказ\?\n.*Выехал$/);
  assert.ok(!saidTo(anna).some((words) => words.includes("скандальный")));
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
