import assert from "node:assert/strict";
import { test } from "node:test";
import { buttonsOf } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { cardOf, opens, pickerOf } from "./own-picker.ts";

const hint = "Выбор шаблона видите только вы. Не появился? Нажмите ещё раз.";
const question = "Какой шаблон отправить клиенту в обращении №1? Этот выбор видите только вы.";

test("who presses the card's button sees the canned replies alone, and nothing of it stays in the topic", async (t) => {
  const { desk, boris, anna, topic } = await opens(t);
  const before = topic.messages.length;
  const card = buttonsOf(cardOf(topic));
  assert.equal((await boris.in(topic).presses("💬 Шаблон")).text, hint);
  await desk.settles();
  const picker = pickerOf(desk, boris)!;
  assert.equal(picker.content.text, question);
  assert.deepEqual(buttonsOf(picker), ["Привет", "✖ Убрать"]);
  assert.equal(pickerOf(desk, desk.olga), undefined);
  assert.equal(topic.messages.length, before);
  assert.deepEqual(buttonsOf(cardOf(topic)), card, "the card is as it was");
  assert.equal((await boris.in(topic).presses(picker, "Привет")).text, "Отправляем клиенту.");
  await anna.sees("Здравствуйте!");
  await boris.in(topic).sees("Здравствуйте!\n\n💬 Борис → клиенту");
  await desk.settles();
  assert.equal(pickerOf(desk, boris), undefined);
  assert.equal(anna.messages.filter(({ content }) => content.text === "Здравствуйте!").length, 1);
});

test("pages of many canned replies, and a button that takes them away", async (t) => {
  const { desk, boris, anna, topic } = await opens(t);
  for (let number = 10; number < 22; number += 1)
    await answerTo(desk, `/templates add Ответ ${number} = Слова ${number}`, boris);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  assert.equal(buttonsOf(pickerOf(desk, boris)!).length, 12);
  await boris.in(topic).presses("Дальше ›");
  await desk.settles();
  assert.deepEqual(buttonsOf(pickerOf(desk, boris)!), [
    "Ответ 20",
    "Ответ 21",
    "Привет",
    "‹ Назад",
    "✖ Убрать",
  ]);
  await boris.in(topic).presses("‹ Назад");
  await boris.in(topic).presses("✖ Убрать");
  await desk.settles();
  assert.equal(pickerOf(desk, boris), undefined);
  await boris.in(topic).presses("💬 Шаблон");
  await boris.in(topic).presses("Дальше ›");
  await boris.in(topic).presses("Ответ 21");
  await anna.sees("Слова 21");
});

test("two managers have each their own, and what one does leaves the other's as it is", async (t) => {
  const { desk, boris, anna, topic } = await opens(t);
  const { olga } = desk;
  await answerTo(desk, "/templates add Пока = До встречи!", boris);
  for (const person of [boris, olga]) await person.in(topic).presses("💬 Шаблон");
  await desk.settles();
  const hers = pickerOf(desk, olga)!;
  await boris.in(topic).presses(pickerOf(desk, boris)!, "Привет");
  await anna.sees("Здравствуйте!");
  await desk.settles();
  assert.equal(pickerOf(desk, boris), undefined);
  assert.equal(pickerOf(desk, olga), hers);
  await olga.in(topic).presses(hers, "Пока");
  await anna.sees("До встречи!");
  await boris.in(topic).sees("До встречи!\n\n💬 Ольга → клиенту");
});
