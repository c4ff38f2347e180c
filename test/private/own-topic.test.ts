import assert from "node:assert/strict";
import { test } from "node:test";
import { openDesk } from "../support/desk.ts";
import { Place } from "../telegram/place.ts";
import { createTopic } from "../telegram/topic.ts";

test("a topic that the client made in the private chat is a ticket of its own, and is answered there", async (t) => {
  const desk = await openDesk(t, { hasPrivateTopics: true });
  const { boris, forum, telegram } = desk;
  const anna = telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Где заказ?");
  await boris.in(await forum.hasTopic("№1")).sees(/^Где заказ\?$/);
  await desk.settles();
  const made = createTopic(telegram.world, anna.chat, anna.account, { name: "Красные" });
  const own = new Place(telegram.world, anna.account, anna.chat, made.message_thread_id);
  const before = anna.chat.topics.size;
  await own.writes("Есть красные?");
  const second = await forum.hasTopic("№2");
  await boris.in(second).sees(/^Есть красные\?$/);
  await boris.in(second).writes("Есть");
  await own.sees(/^Есть$/);
  await own.writes("Беру");
  await boris.in(second).sees(/^Беру$/);
  assert.equal(anna.chat.topics.size, before, "no second topic");
});
