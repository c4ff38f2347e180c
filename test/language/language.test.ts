import assert from "node:assert/strict";
import { test } from "node:test";
import { buttonsOf } from "../desks/departments.ts";
import { openDesk } from "../support/desk.ts";
import type { StoredMessage } from "../telegram/actors.ts";
import { TestClock } from "../support/clock.ts";

test("a client who never chose a language is answered in that of their app, and it follows the app", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const anna = desk.telegram.client("Anna", { language_code: "en-GB" });
  await anna.starts();
  await anna.sees(/^Hello! Write your question/);
  anna.account.language_code = "ru";
  await anna.writes("/help");
  await anna.sees(/^Просто напишите свой вопрос/);
});

test("a language that a client chose by a button stays, whatever their app reports, and /texts in it are theirs", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  await desk.olga.writes("/texts en client-help = Ask us anything.");
  await desk.olga.sees("Сохранено.");
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("/language");
  const asked = await anna.sees("На каком языке вам писать?");
  assert.deepEqual(buttonsOf(asked), ["✓ Русский", "English"]);
  await anna.presses(asked, "English");
  await desk.settles();
  const chosen = anna.messages.find(({ message_id }) => message_id === asked.message_id)!;
  assert.equal(chosen.content.text, "From now on we write to you in English.");
  assert.deepEqual(buttonsOf(chosen), ["Русский", "✓ English"]);
  await anna.writes("Where is my order?");
  await anna.sees("Request #1 received. We will answer you here.");
  await anna.writes("/help");
  await anna.sees("Ask us anything.");
  await anna.writes("/nonsense");
  await anna.sees(/^There is no command/);
  assert.equal(
    anna.messages.some(({ content }) => content.text?.startsWith("Обращение №1")),
    false,
  );
});

for (const [words, said] of [
  ["english", "From now on we write to you in English."],
  ["По-английски", "From now on we write to you in English."],
  ["РУССКИЙ", "Теперь пишем вам по-русски."],
  ["deutsch", "Языка «deutsch» нет. Выберите один из этих:"],
  ["<b>", "Языка «<b>» нет. Выберите один из этих:"],
  ["1", "Языка «1» нет. Выберите один из этих:"],
] as const)
  test(`/language ${words}`, async (t) => {
    const desk = await openDesk(t, { clock: new TestClock() });
    const anna = desk.telegram.client("Анна", { language_code: "ru" });
    await anna.writes(`/language ${words}`);
    await desk.settles();
    assert.equal(anna.messages.at(-1)!.content.text, said);
    assert.equal(desk.forum.topics.length, 0);
  });

test("several words after /language are a message, and none is lost", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("/language мне нужен паспорт на другом языке");
  await anna.sees("На каком языке вам писать?");
  const topic = await desk.forum.hasTopic("Анна");
  await desk.boris.in(topic).sees("мне нужен паспорт на другом языке");
});

test("whoever is of the team reads /help in the language that they chose", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  await desk.olga.writes("/language en");
  await desk.olga.sees("From now on we write to you in English.");
  await desk.olga.writes("/help");
  await desk.olga.sees(/^Here the bot sends you notifications/);
});

test("/privacy says what is stored, in the client's language and in the admin's own words", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("/privacy");
  const said = await anna.sees(/^Какие данные о вас мы храним/);
  assert.match(said.content.text!, /Срок хранения: без ограничения\./);
  assert.match(said.content.text!, /напишите сюда: «Удалите мои данные»/);
  await desk.olga.writes("/settings retention 365");
  await desk.olga.sees(/^Сохранено/);
  await anna.writes("/privacy");
  await anna.sees(/Срок хранения: 365 дней после закрытия обращения\./);
  await desk.olga.writes("/settings retention 0");
  await desk.settles();
  await desk.olga.writes("/texts client-privacy = Храним {kept}");
  await desk.olga.sees("Сохранено.");
  await anna.writes("/privacy");
  await anna.sees("Храним без ограничения");
  assert.equal(desk.forum.topics.length, 0);
});

test("a blocked client gets no answer to /language and /privacy", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("/language");
  await anna.sees("На каком языке вам писать?");
  await desk.olga.writes(`/block ${anna.id}`);
  await anna.sees(/больше не принимаем/);
  await desk.settles();
  const before = anna.messages.filter(isOfBot).length;
  for (const words of ["/language", "/privacy", "/language en"]) await anna.writes(words);
  await desk.settles();
  assert.equal(anna.messages.filter(isOfBot).length, before);
});

function isOfBot({ sender }: StoredMessage): boolean {
  return sender.account.is_bot;
}
