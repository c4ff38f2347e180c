import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { closesOwn, copiesIn, day, hour, journalOf, opens, pass, ratesLow, sets } from "./client.ts";
import { buttonsOf, saidTo, statusOf } from "./people.ts";

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
  await olga.sees(/^⭐ Низкая оценка:\n• №1 · Анна · ★★☆☆☆$/);
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
