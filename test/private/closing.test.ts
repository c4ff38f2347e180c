import assert from "node:assert/strict";
import { test } from "node:test";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import { type Person, photo, sticker, voice } from "../telegram/actors.ts";
import { asks, buttonsOf, copiesIn, newClient, saidTo, sets, statusOf } from "./people.ts";

test("mere thanks after closing are passed on and reopen nothing", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk);
  const topic = desk.forum.topic("№1");
  await closes(desk, anna);
  for (const words of ["Спасибо большое!", "👍", "Спасибо, всё работает"]) await anna.writes(words);
  await anna.sends(sticker());
  await desk.settles();
  assert.equal(statusOf(desk, 1), "closed");
  assert.deepEqual(copiesIn(topic), ["Где заказ?", "Спасибо большое!", "👍", "Спасибо, всё работает", ""]);
  await anna.writes("Спасибо, но не работает");
  await anna.sees("Обращение №1 снова открыто");
  await closes(desk, anna);
  await sets(desk, "thanks off");
  await anna.writes("Спасибо");
  await desk.boris.in(topic).sees(/^Спасибо$/);
  await desk.settles();
  assert.equal(statusOf(desk, 1), "unanswered");
});

test("a question about a rating ends when the ticket is opened again from the desk", async (t) => {
  const desk = await openDesk(t);
  const anna = await ratesLow(desk);
  const topic = desk.forum.topic("№1");
  await desk.boris.in(topic).writes("Какой номер заказа?");
  await desk.boris.in(topic).presses("Открыть снова и отправить");
  await anna.sees(/^Какой номер заказа\?$/);
  await anna.writes("1234567");
  await desk.boris.in(topic).sees(/^1234567$/);
});

test("a question about a rating ends with a newer answer in another ticket", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk, "Второй вопрос", "Вера");
  await anna.writes("/new Третий вопрос");
  await desk.forum.hasTopic("№2");
  await desk.settles();
  await anna.writes("/close 1");
  await anna.presses("Нет");
  await anna.presses("1 ⭐");
  await anna.sees("Что нам стоит исправить?");
  await desk.boris.in(desk.forum.topic("№2")).writes("Какой номер заказа?");
  await anna.sees(/^Какой номер заказа\?$/);
  await anna.writes("1234567");
  await desk.boris.in(desk.forum.topic("№2")).sees(/^1234567$/);
});

test("two questions about ratings: a reply to the earlier one is for it, and the next message for the other", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk);
  await anna.writes("/new Второй вопрос");
  await desk.forum.hasTopic("№2");
  for (const number of [1, 2]) {
    await desk.settles();
    await anna.writes(`/close ${number}`);
    await anna.presses("Нет");
    await anna.presses("1 ⭐");
    await until(() => questionsTo(anna).length === number, "no question");
  }
  await desk.settles();
  await anna.repliesTo(questionsTo(anna)[0]!, "Долго ждала");
  await anna.sees("Спасибо, передали руководителю.");
  await anna.writes("Грубо");
  await desk.settles();
  const comments = [1, 2].map((id) => findTicket(desk.app.store, id)!.rating?.comment);
  assert.deepEqual(comments, ["Долго ждала", "Грубо"]);
  assert.deepEqual([statusOf(desk, 1), statusOf(desk, 2)], ["closed", "closed"]);
  // It has its answer: this is a message.
  await anna.repliesTo(questionsTo(anna)[0]!, "И ещё одно");
  await desk.boris.in(desk.forum.topic("№1")).sees(/^И ещё одно$/);
});

function questionsTo(person: Person) {
  return person.messages.filter(({ content }) => content.text?.startsWith("Что нам стоит исправить?"));
}

test("a question about a rating ends when the client goes on with another ticket", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk);
  await anna.writes("/new Второй вопрос");
  await desk.forum.hasTopic("№2");
  await anna.writes("/close 1");
  await anna.presses("Нет");
  await anna.presses("1 ⭐");
  await anna.sees("Что нам стоит исправить?");
  await anna.writes("/tickets 2");
  await anna.sees(/^№2 · Второй вопрос/);
  await anna.presses("Продолжить");
  await anna.writes("1234567");
  await desk.boris.in(desk.forum.topic("№2")).sees(/^1234567$/);
});

test("a picture or a voice message is a comment too, and is shown at the desk", async (t) => {
  const desk = await openDesk(t);
  const { olga } = desk;
  await olga.starts();
  const anna = await ratesLow(desk);
  const topic = desk.forum.topic("№1");
  await olga.sees(/^⭐ Низкая оценка:\n• №1 · Анна · ★☆☆☆☆$/);
  await anna.sends(voice());
  await anna.sees("Спасибо, передали руководителю.");
  await olga.sees(/1 из 5 за обращение №1 \(Анна\)[\s\S]*голосовое сообщение/);
  await desk.settles();
  assert.deepEqual(copiesIn(topic), ["Где заказ?", ""]);
  assert.equal(statusOf(desk, 1), "closed");

  const vera = await ratesLow(desk, "Вера");
  await vera.sendsAlbum([photo("Вот такая упаковка"), photo()]);
  await vera.sees("Спасибо, передали руководителю.");
  await desk.rests();
  assert.equal(statusOf(desk, 2), "closed");
  assert.equal(desk.forum.topic("№2").messages.filter(({ content }) => content.photo).length, 2);
});

test("a reply to the question for a name is a name only if it can be one", async (t) => {
  const desk = await openDesk(t);
  await sets(desk, "ask_name on");
  const anna = await asks(desk);
  const topic = desk.forum.topic("№1");
  const asked = await anna.sees("Как к вам обращаться?");
  await anna.repliesTo(asked, "Где мой заказ?");
  await desk.boris.in(topic).sees(/^Где мой заказ\?$/);
  await anna.repliesTo(asked, `${"Очень длинная история. ".repeat(5)}Помогите.`);
  await desk.boris.in(topic).sees(/Помогите\.$/);
  await anna.repliesTo(asked, photo("Анна"));
  await anna.repliesTo(asked, "1234567");
  await desk.boris.in(topic).sees(/^1234567$/);
  await anna.repliesTo(asked, "Заказ пришёл битый");
  await anna.sees("Будем обращаться к вам так: Заказ пришёл битый.");
  await anna.presses("Это было сообщение");
  await desk.boris.in(topic).sees(/^Заказ пришёл битый$/);
  await desk.rests();
  assert.doesNotMatch(topic.messages.map(({ content }) => content.text).join("\n"), /Обращаться: Заказ/);
});

test("who is blocked hears nothing but that, and answers to them wait for a second word", async (t) => {
  const desk = await openDesk(t);
  const anna = await asks(desk);
  const topic = desk.forum.topic("№1");
  await desk.boris.in(topic).writes("/block");
  await anna.sees("больше не принимаем");
  const heard = saidTo(anna).length;
  for (const command of ["/close", "/reopen"]) await desk.boris.in(topic).writes(command);
  for (const words of ["Почему?", "/start", "/start order_1", "/report", "/settings", "/new вопрос"])
    await anna.writes(words);
  await anna.sendsAlbum([photo("Раз"), photo("Два")]);
  await anna.edits(anna.messages[0]!, "Где мой заказ?");
  await desk.settles();
  assert.equal(saidTo(anna).length, heard);
  await desk.boris.in(topic).writes("Больше так не делайте");
  await desk.boris.in(topic).sees("Клиент заблокирован");
  await desk.settles();
  assert.equal(saidTo(anna).length, heard);
  await desk.boris.in(topic).presses("Отправить всё равно");
  await anna.sees(/^Больше так не делайте$/);
});

test("/tickets turns pages, and a ticket's page takes the last message over", async (t) => {
  const desk = await openDesk(t);
  const anna = newClient(desk);
  for (let number = 1; number <= 11; number += 1) await anna.writes(`/new Вопрос ${number}`);
  await desk.forum.hasTopic("№11");
  await anna.writes("Это про первый");
  await desk.boris.in(desk.forum.topic("№11")).sees(/^Это про первый$/);
  await anna.writes("/tickets");
  const list = await anna.sees("Ваши обращения:");
  assert.deepEqual(buttonsOf(list).slice(-3), ["№2 Вопрос 2", "Раньше ›", "Новое обращение"]);
  await anna.presses(list, "Раньше ›");
  await anna.sees("Страница 2 из 2");
  assert.deepEqual(buttonsOf(list), ["№1 Вопрос 1", "‹ Новее", "Новое обращение"]);
  await anna.presses(list, "№1");
  await anna.presses("Перенести сюда последнее сообщение из №11");
  await desk.boris.in(desk.forum.topic("№1 ")).sees(/^Это про первый$/);
});

test("a wish for a new ticket is forgotten after a day", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const anna = await asks(desk);
  await anna.writes("/new");
  await anna.writes("/new");
  await desk.settles();
  clock.advance(24 * 3_600_000);
  await desk.settles();
  await anna.writes("Ну где же он?");
  await desk.boris.in(desk.forum.topic("№1")).sees(/^Ну где же он\?$/);
});

async function closes(desk: Desk, client: Person): Promise<void> {
  const asked = await client.writes("/close");
  await client.sees("Удалось решить ваш вопрос?", { after: asked });
  await desk.settles();
}

async function ratesLow(desk: Desk, name = "Анна"): Promise<Person> {
  const client = await asks(desk, "Где заказ?", name);
  await closes(desk, client);
  await client.presses("Нет");
  await client.presses("1 ⭐");
  await client.sees("Что нам стоит исправить?");
  await desk.settles();
  return client;
}
