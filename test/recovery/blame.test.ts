import assert from "node:assert/strict";
import { test } from "node:test";
import { paidMedia, photo, sticker } from "../telegram/actors.ts";
import {
  alerts,
  asks,
  clientSees,
  deskSees,
  minute,
  openStory,
  passes,
  repliesTo,
  said,
  second,
  topicOf,
} from "./story.ts";

test("the bot does not know a client's chat any more: their words stand at the desk, and nobody else waits", async (t) => {
  const story = await openStory(t);
  const { desk } = story;
  const anna = await asks(story, "Анна");
  const vera = await asks(story, "Вера");
  const mend = desk.telegram.faults.tooManyRequests(5, { chat_id: desk.forum.id, method: "copyMessage" });
  for (let number = 1; number <= 10; number += 1) {
    await anna.writes(`Анна ${number}`);
    await vera.writes(`Вера ${number}`);
  }
  await passes(story, second);
  // As after a change of the token.
  anna.chat.isStarted = false;
  mend();
  desk.forum.chat.members.delete(anna.id);
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Вера").length, 11);
  assert.deepEqual(alerts(story), []);
  const words = said(topicOf(story, "Анна").messages, "⚠️ Клиент прислал");
  assert.deepEqual(
    words.map((each) => /Анна \d+/.exec(each)?.[0]),
    Array.from({ length: 10 }, (_, index) => `Анна ${index + 1}`),
  );
});

test("the bot is not in the group from which an answer is copied: the client is not taken for gone", async (t) => {
  const story = await openStory(t);
  const { desk, boris } = story;
  const anna = await asks(story, "Анна");
  desk.telegram.faults.tooManyRequests(5, { chat_id: anna.id, times: 1 });
  const answer = await boris.in(topicOf(story, "Анна")).sends(sticker());
  await boris.in(topicOf(story, "Анна")).sends(photo("Ответ 0"));
  await passes(story, second);
  // The bot does not know the chat at all.
  const member = desk.forum.chat.members.get(desk.telegram.bot.id)!;
  desk.forum.chat.members.delete(desk.telegram.bot.id);
  await passes(story, minute);
  desk.forum.chat.members.set(desk.telegram.bot.id, member);
  await passes(story, 2 * minute);
  assert.deepEqual(clientSees(anna), ["Ответ 0"]);
  assert.deepEqual(repliesTo(story, answer), []);
});

test("what came in words is there again when the topic is made anew", async (t) => {
  const story = await openStory(t);
  const anna = await asks(story, "Анна");
  await anna.writes("Анна 1");
  await anna.sends({ ...paidMedia(), caption: "Чек" }, { has_protected_content: true });
  await anna.writes("Анна 2");
  await passes(story, minute);
  topicOf(story, "Анна").delete();
  await anna.writes("Анна 3");
  await passes(story, minute);
  const words = said(topicOf(story, "Анна").messages, "").filter((each) => /^(Анна|⚠️ Клиент)/.test(each));
  assert.deepEqual(
    words.map((each) => each.replaceAll(/[\s\S]*Чек[\s\S]*/g, "Чек")),
    ["Анна 0", "Анна 1", "Чек", "Анна 2", "Анна 3"],
  );
});

test("a client with two tickets who deleted their last message sees all the same which one an answer is about", async (t) => {
  const story = await openStory(t);
  const { desk, boris } = story;
  const anna = await asks(story, "Анна");
  await anna.writes("/new");
  const second_ = await anna.writes("Анна 1");
  await passes(story, 10 * second);
  await anna.deletes(second_);
  const place = boris.in(desk.forum.topic("№2"));
  await place.writes("Ответ 0");
  await place.sends(photo("Ответ 1"));
  await passes(story, 10 * second);
  assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 1"]);
  const headings = anna.messages.filter(({ content }) => content.text === "Обращение №2");
  assert.equal(headings.length, 1);
  for (const answer of anna.messages) {
    const { text, caption = "" } = answer.content;
    if ((text ?? caption).startsWith("Ответ")) assert.equal(answer.replyTo, headings[0]);
  }
  await anna.repliesTo(headings[0]!, "Анна 2");
  await passes(story, 10 * second);
  assert.ok(said(desk.forum.topic("№2").messages, "Анна").includes("Анна 2"));
});
