import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sticker } from "grammy/types";
import { openDesk } from "../support/desk.ts";

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

test("the topic's icon shows whose turn it is", async (t) => {
  const desk = await openDesk(t);
  const { boris, telegram } = desk;
  const anna = telegram.client("Анна");
  await anna.writes("Вопрос");
  const topic = await desk.forum.hasTopic("№1");
  const [asked] = telegram.calls.of("getForumTopicIconStickers");
  const stickers = asked?.outcome.kind === "ok" ? (asked.outcome.result as Sticker[]) : [];
  const icons = new Map(stickers.map(({ custom_emoji_id, emoji }) => [custom_emoji_id, emoji]));
  const icon = () => icons.get(topic.icon ?? "");
  assert.equal(icon(), "❗️");
  await boris.in(topic).writes("Ответ");
  await anna.sees("Ответ");
  await boris.in(topic).sees((message) => "forum_topic_edited" in message.content && icon() === "💬");
  await anna.writes("Не понял");
  await boris.in(topic).sees((message) => "forum_topic_edited" in message.content && icon() === "❗️");
});
