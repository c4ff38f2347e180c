import assert from "node:assert/strict";
import { test } from "node:test";
import { photo } from "../telegram/actors.ts";
import {
  asks,
  cardOf,
  clientSees,
  emojiOn,
  minute,
  openStory,
  passes,
  repliesTo,
  second,
  topicOf,
  numbered,
} from "./story.ts";

test("a client stops the bot and comes back: 💔 on each answer, 🔕 on the card, then all arrive in order", async (t) => {
  const story = await openStory(t);
  const { boris } = story;
  const anna = await asks(story, "Анна");
  const topic = topicOf(story, "Анна");
  await anna.blocks();
  const answers = [];
  for (let number = 1; number <= 3; number += 1) {
    answers.push(await boris.in(topic).writes(`Ответ ${number}`));
    await passes(story, 5 * second);
  }
  const album = await boris.in(topic).sendsAlbum([photo("Ответ 4"), photo("Ответ 5")]);
  await passes(story, minute);
  for (const answer of [...answers, album[0]!]) {
    assert.deepEqual(emojiOn(answer), ["💔"]);
    assert.deepEqual(repliesTo(story, answer), [
      "💔 Не доставлено: клиент остановил бота или удалил свой аккаунт. Если он вернётся, бот отправит это сам.",
    ]);
  }
  assert.match(cardOf(topic).content.text ?? "", /🔕 Клиент остановил бота/);
  await anna.unblocks();
  await boris.in(topic).writes("Ответ 6");
  await passes(story, minute);
  assert.deepEqual(clientSees(anna), numbered("Ответ", 1, 6));
  assert.doesNotMatch(cardOf(topic).content.text ?? "", /🔕/);
  for (const answer of [...answers, album[0]!])
    assert.deepEqual(emojiOn(answer), [], "no 💔 on what arrived");
});

test("what a manager edits, deletes or turns into a note while the client is away is so when they come back", async (t) => {
  const story = await openStory(t);
  const { boris } = story;
  const anna = await asks(story, "Анна");
  const place = boris.in(topicOf(story, "Анна"));
  const before = await place.writes("Ответ 0");
  await passes(story, 5 * second);
  await anna.blocks();
  const edited = await place.writes("Ответ 1");
  const removed = await place.writes("Ответ 2");
  const noted = await place.writes("Ответ 3");
  await passes(story, 5 * second);
  await place.edits(before, "Ответ 0, исправлен");
  await place.edits(edited, "Ответ 1, исправлен");
  await place.repliesTo(removed, "/del");
  await place.edits(noted, "// Ответ 3 только для своих");
  await passes(story, minute);
  assert.deepEqual(emojiOn(before), ["💔"], "the client has the old words");
  await anna.unblocks();
  await passes(story, minute);
  assert.deepEqual(clientSees(anna), ["Ответ 0, исправлен", "Ответ 1, исправлен"]);
  assert.deepEqual([emojiOn(before), emojiOn(edited)], [[], []]);
});
