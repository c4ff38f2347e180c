import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import type { ForumTopic, Person } from "../telegram/actors.ts";

const noQuestion = "не решено!";

test("when one of two tickets is closed, the client is told where words go, and brings them to the closed one", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const { boris } = desk;
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Первый");
  await anna.sees("Обращение №1 принято");
  const first = await desk.forum.hasTopic("№1 ");
  await anna.writes("/new Второй");
  await anna.sees("Обращение №2 принято");
  const second = await desk.forum.hasTopic("№2 ");
  clock.advance(1_000);
  await boris.in(second).writes("/close");
  await anna.sees("Обращение №2 закрыто. Если вопрос остался, просто напишите сюда.");

  await anna.writes(noQuestion);
  const notice = await anna.sees("Добавили в обращение №1.");
  assert.equal(notice.replyTo?.content.text, noQuestion);
  await anna.writes("Совсем");
  await boris.in(first).sees(/^Совсем$/);
  await desk.settles();
  assert.equal(noticesTo(anna), 1);
  await anna.presses(notice, "В другое обращение");
  await anna.presses(notice, "Открыть снова №2");
  await boris.in(second).sees(/^Совсем$/);
  await anna.sees("Обращение №2 снова открыто");
  await anna.sees("Добавили в обращение №2.");
  await desk.settles();
  assert.deepEqual(saidIn(first), ["Первый"]);
  assert.deepEqual(saidIn(second), ["Второй", noQuestion, "Совсем"]);
  await anna.writes("Жду");
  await boris.in(second).sees(/^Жду$/);
});

test("a ticket that a message would not reopen is not offered to move one there", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.writes("/settings reopen new");
  await desk.olga.sees("Сохранено");
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Первый");
  await anna.sees("Обращение №1 принято");
  await anna.writes("/new Второй");
  await anna.sees("Обращение №2 принято");
  clock.advance(1_000);
  await anna.writes("/close 2");
  await anna.sees("Вы закрыли обращение №2");
  await anna.writes("Ещё вопрос");
  const notice = await anna.sees("Добавили в обращение №1.");
  await anna.presses(notice, "В другое обращение");
  await anna.sees("К какому обращению это относится?");
  const labels = (notice.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
  assert.deepEqual(labels, ["Новое обращение"]);
});

function noticesTo({ messages }: Person): number {
  return messages.filter(({ content }) => content.text?.startsWith("Добавили")).length;
}

/** The texts of the client's messages there. */
function saidIn({ messages, forum }: ForumTopic): string[] {
  const ofBot = messages.filter(({ sender }) => sender.account === forum.bot);
  return ofBot.flatMap(({ content, reply_markup }) =>
    content.text === undefined || reply_markup !== undefined ? [] : [content.text],
  );
}
