import assert from "node:assert/strict";
import { test } from "node:test";
import { openDesk } from "../support/desk.ts";
import { photo } from "../telegram/actors.ts";
import { copiesIn, hasTopic, opens, sets } from "./client.ts";
import { buttonsOf, saidTo } from "./people.ts";

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
