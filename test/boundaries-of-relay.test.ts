import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../src/store/database.ts";
import { openDesk } from "./desk.ts";
import { dice, location, sticker, voice } from "./telegram/actors.ts";

test("what is not written in a ticket's topic reaches no client", async (t) => {
  const desk = await openDesk(t);
  const { telegram, forum, boris, olga } = desk;
  const anna = telegram.client("Анна");
  await anna.writes("Вопрос");
  await anna.sees("принято");
  const topic = await forum.hasTopic("№1");

  await boris.inGeneral(forum).writes("в общей");
  const chat = forum.createTopic("Болтовня");
  await boris.in(chat).writes("в чужой теме");
  topic.rename("другое имя");
  topic.close();
  topic.reopen();
  const vera = telegram.client("Вера");
  forum.add(vera);
  const elsewhere = telegram.forum("Другая группа", { owner: boris });
  await boris.inGeneral(elsewhere).writes("в другой группе");
  await boris.in(topic).writes("/close@another_bot");
  await desk.settles();
  assert.deepEqual(
    anna.messages.map(({ content }) => content.text),
    ["Вопрос", "Обращение №1 принято. Ответим вам здесь."],
  );
  assert.ok(olga);
});

test("a note or a command in the topic never reaches the client", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("Вопрос");
  const topic = await desk.forum.hasTopic("№1");
  const note = await desk.boris.in(topic).writes("// он уже звонил, грубит");
  await desk.boris.in(topic).writes("/такой команды нет");
  await desk.boris.in(topic).sees("Такой команды нет, клиенту ничего не отправлено");
  await desk.boris.in(topic).writes("Здравствуйте!");
  await anna.sees("Здравствуйте!");
  await desk.settles();
  assert.deepEqual(
    anna.messages.map(({ content }) => content.text),
    ["Вопрос", "Обращение №1 принято. Ответим вам здесь.", "Здравствуйте!"],
  );
  assert.equal(note.reactions.size, 1, "the manager sees that the note is kept");
  const events = desk.app.store.all(sql.selectFrom("ticket_events").select(["type", "data", "actor_id"]));
  assert.deepEqual(
    events.find(({ type }) => type === "noted"),
    { type: "noted", data: '{"text":"он уже звонил, грубит"}', actor_id: desk.boris.id },
  );
});

test("the first manager who answers is bound to the ticket; others may answer too", async (t) => {
  const desk = await openDesk(t);
  const vera = desk.telegram.client("Вера");
  desk.forum.add(vera);
  const anna = desk.telegram.client("Анна");
  await anna.writes("Вопрос");
  const topic = await desk.forum.hasTopic("№1");
  const card = await desk.boris.in(topic).sees("Обращение №1");
  await desk.boris.in(topic).writes("Отвечает Борис");
  await vera.in(topic).writes("И Вера");
  await anna.sees("И Вера");
  await desk.boris.in(topic).sees(/Кто отвечает: Борис\n[\s\S]*💬 Ждём ответа клиента/);
  await anna.writes("Спасибо, а ещё?");
  await desk.boris.in(topic).sees(/Продолжить[\s\S]*Ждём ответа команды/);
  assert.equal(topic.messages.filter(({ content }) => content.text?.startsWith("Обращение №1")).length, 1);
  await desk.settles();
  assert.ok(desk.forum.chat.pinned.includes(card));
});

test("an anonymous administrator's answer reaches the client and binds nobody", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("Вопрос");
  const topic = await desk.forum.hasTopic("№1");
  desk.forum.promote(desk.boris, { is_anonymous: true });
  await desk.boris.in(topic).writes("От имени группы");
  await anna.sees("От имени группы");
  await desk.olga.in(topic).sees(/Кто отвечает: пока никто/);
});

test("a client who blocked the bot: the manager is told on the very message", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("Вопрос");
  const topic = await desk.forum.hasTopic("№1");
  await desk.boris.in(topic).sees(/^Вопрос$/);
  await desk.settles();
  await anna.blocks();
  const answer = await desk.boris.in(topic).writes("Ответ");
  const told = await desk.boris.in(topic).sees("Не доставлено: клиент остановил бота");
  assert.equal(told.replyTo?.message_id, answer.message_id);
});

test("a deleted topic is made anew, and the message that found it gone arrives there", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("Первое");
  const topic = await desk.forum.hasTopic("№1");
  await desk.boris.in(topic).sees(/^Первое$/);
  await desk.settles();
  topic.delete();
  await anna.writes("Второе");
  const again = await desk.forum.hasTopic("№1");
  await desk.boris.in(again).sees("Обращение №1");
  await desk.boris.in(again).sees(/^Второе$/);
  await desk.boris.in(again).writes("Ответ");
  await anna.sees("Ответ");
});

test("a topic closed by hand is opened again for the client's message", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("Первое");
  const topic = await desk.forum.hasTopic("№1");
  await desk.boris.in(topic).sees(/^Первое$/);
  await desk.settles();
  topic.close();
  await anna.writes("Второе");
  await desk.boris.in(topic).sees(/^Второе$/);
});

test("any first message opens a ticket, and pressing Start alone does not", async (t) => {
  const desk = await openDesk(t);
  const kinds = [sticker(), voice(), location(), dice()];
  for (const [index, content] of kinds.entries()) {
    const client = desk.telegram.client(`Клиент ${index}`);
    await client.sends(content);
    const topic = await desk.forum.hasTopic(`Клиент ${index}`);
    const [kind] = Object.keys(content);
    await desk.boris.in(topic).sees(({ content: seen }) => Object.hasOwn(seen, kind!));
  }
  const visitor = desk.telegram.client("Гость", { language_code: "en" });
  await visitor.starts();
  await visitor.sees("Hello! Tell us what happened");
  await desk.settles();
  assert.equal(desk.forum.topics.length, kinds.length);
});

test("names are shown as text, whatever is in them", async (t) => {
  const desk = await openDesk(t);
  const name = `<b>Анна</b> & "Ко" <a href="https://example.org">`;
  const anna = desk.telegram.client(name, { last_name: "x".repeat(64) });
  await anna.writes("<i>Вопрос</i>");
  const topic = await desk.forum.hasTopic("№1");
  assert.equal(topic.name, `№1 ${name} ${"x".repeat(64)}`);
  const card = await desk.boris.in(topic).sees("Обращение №1");
  assert.ok(card.content.text?.includes(name));
  const entities = card.content.entities?.filter(
    ({ type }) => !["hashtag", "bold", "blockquote"].includes(type),
  );
  assert.equal(entities?.length, 1, "the link to the client, nothing of the name's own");
});

test("replies are replies on the other side, both ways", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("Первый вопрос");
  await anna.writes("Второй вопрос");
  const topic = await desk.forum.hasTopic("№1");
  const first = await desk.boris.in(topic).sees(/^Первый вопрос$/);
  await desk.boris.in(topic).repliesTo(first, "Ответ на первый");
  const answer = await anna.sees("Ответ на первый");
  assert.equal(answer.replyTo?.content.text, "Первый вопрос");
  await anna.repliesTo(answer, "Уточнение");
  const detail = await desk.boris.in(topic).sees(/^Уточнение$/);
  assert.equal(detail.replyTo?.content.text, "Ответ на первый");
});

test("a topic whose making was not confirmed is used all the same, and none is made twice", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  desk.telegram.faults.cutAfter({ method: "createForumTopic", times: 1 });
  await anna.writes("Вопрос");
  const topic = await desk.forum.hasTopic("№1");
  await desk.boris.in(topic).writes("Ответ раньше, чем бот узнал о теме");
  await anna.sees("Ответ раньше");
  await desk.boris.in(topic).sees(/^Вопрос$/);
  await desk.settles();
  assert.equal(desk.forum.topics.length, 1);
});

test("of two topics for one ticket the empty one is deleted", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("Вопрос");
  const topic = await desk.forum.hasTopic("№1");
  await desk.boris.in(topic).sees(/^Вопрос$/);
  await desk.settles();
  // As if a call that was thought lost had taken effect late.
  await fetch(`${desk.config.telegramApiRoot}/bot${desk.config.botToken}/createForumTopic`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ chat_id: desk.forum.id, name: "№1 Анна" }),
  });
  assert.equal(desk.forum.topics.length, 2);
  await desk.settles();
  assert.deepEqual(
    desk.forum.topics.map(({ id }) => id),
    [topic.id],
  );
});
