import assert from "node:assert/strict";
import { test } from "node:test";
import { openDesk } from "./desk.ts";
import { photo, text, video } from "./telegram/actors.ts";

test("a client's message becomes a topic with a card and the question, and the answer comes back", async (t) => {
  const { telegram, boris, forum } = await openDesk(t);
  const anna = telegram.client("Анна", { language_code: "ru", username: "anna" });

  await anna.writes("Не работает касса");
  const topic = await forum.hasTopic("№1 Анна");
  await boris.in(topic).sees(/^Не работает касса$/);
  const card = await boris.in(topic).sees("Обращение №1");
  assert.match(card.content.text ?? "", /Не отвечено[\s\S]*Анна @anna[\s\S]*Ждём ответа команды/);
  await anna.sees("Обращение №1 принято");

  await boris.in(topic).writes("Перезагрузите её, пожалуйста");
  await anna.sees("Перезагрузите её, пожалуйста");
});

test("an album arrives as one album, both ways", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  await anna.sendsAlbum([photo("Чек"), video(), photo()]);
  const topic = await desk.forum.hasTopic(/№1/);
  const last = await desk.boris.in(topic).sees((message) => message.content.photo !== undefined);
  const album = topic.messages.filter((message) => message.media_group_id !== undefined);
  assert.equal(album.length, 3);
  assert.equal(new Set(album.map((message) => message.media_group_id)).size, 1);
  assert.ok(last);
  await desk.boris.in(topic).sendsAlbum([photo("Раз"), photo("Два")]);
  await anna.sees((message) => message.content.caption === "Два");
  await desk.settles();
  assert.equal(desk.telegram.calls.count("copyMessages"), 1);
  assert.equal(desk.telegram.calls.count("sendMediaGroup"), 1);
  assert.equal(desk.telegram.calls.count("copyMessage"), 0);
});

test("in steady state a relayed message costs one call", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна");
  await anna.writes("Первое");
  const topic = await desk.forum.hasTopic(/№1/);
  await desk.boris.in(topic).writes("Ответ");
  await anna.sees("Ответ");
  await anna.writes("И ещё");
  await desk.boris.in(topic).sees(/^И ещё$/);
  await desk.settles();
  desk.telegram.calls.clear();
  for (let i = 0; i < 20; i += 1) await anna.writes(text(`сообщение ${i}`));
  await desk.boris.in(topic).sees(/^сообщение 19$/);
  assert.equal(desk.telegram.calls.count("copyMessage"), 20);
  assert.deepEqual(
    new Set(desk.telegram.calls.all.map((call) => call.method)).difference(
      new Set(["getUpdates", "copyMessage", "editMessageText", "editForumTopic", "pinChatMessage"]),
    ),
    new Set(),
  );
});
