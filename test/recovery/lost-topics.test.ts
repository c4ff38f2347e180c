import assert from "node:assert/strict";
import { test } from "node:test";
import { passUntil } from "../durability/passing.ts";
import { photo } from "../telegram/actors.ts";
import {
  alerts,
  asks,
  cardOf,
  clientSees,
  deskSees,
  minute,
  openStory,
  passes,
  said,
  second,
  topicOf,
  numbered,
} from "./story.ts";

test("a deleted topic comes back with its card and what nobody answered, in order, and without what was", async (t) => {
  const story = await openStory(t);
  const { boris } = story;
  const anna = await asks(story, "Анна");
  await boris.in(topicOf(story, "Анна")).writes("Ответ 0");
  await passes(story, 5 * second);
  await anna.writes("Анна 1");
  await anna.sendsAlbum([photo("Анна 2"), photo("Анна 3")]);
  await anna.writes("Анна 4");
  await passes(story, 5 * second);
  topicOf(story, "Анна").delete();
  await anna.writes("Анна 5");
  await anna.writes("Анна 6");
  await passes(story, minute);

  const topic = topicOf(story, "Анна");
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 1", "Анна 2", "Анна 3", "Анна 4", "Анна 5", "Анна 6"]);
  assert.equal(story.forum.topics.length, 1);
  const albums = topic.messages.flatMap(({ media_group_id }) => media_group_id ?? []);
  assert.deepEqual([albums.length, new Set(albums).size], [2, 1], "the album is one again");
  assert.match(cardOf(topic).content.text ?? "", /Ждёт ответа[\s\S]*Анна 6/);
  assert.equal(
    cardOf(topic),
    topic.messages.find(({ content }) => !("forum_topic_created" in content)),
  );
  await boris.in(topic).repliesTo(
    topic.messages.find(({ content }) => content.text === "Анна 4")!,
    "Ответ 1",
  );
  await passes(story, 5 * second);
  assert.equal(anna.messages.at(-1)?.replyTo?.content.text, "Анна 4");
  assert.deepEqual(alerts(story), []);
});

test("a deleted topic of an answered ticket is missed only when there is something to show", async (t) => {
  const story = await openStory(t);
  const anna = await asks(story, "Анна");
  await story.boris.in(topicOf(story, "Анна")).writes("Ответ 0");
  await passes(story, minute);
  topicOf(story, "Анна").delete();
  await passes(story, minute);
  assert.equal(story.forum.topics.length, 0);
  await anna.writes("Анна 1");
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 1"]);
});

test("a deleted topic is missed by its card too, and comes back with what nobody answered", async (t) => {
  const story = await openStory(t);
  const anna = await asks(story, "Анна");
  await anna.writes("Анна 1");
  await passes(story, minute);
  topicOf(story, "Анна").delete();
  await anna.blocks();
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
  assert.match(cardOf(topicOf(story, "Анна")).content.text ?? "", /🔕/);
});

test("a topic deleted in the middle of a burst, and again, costs no message and no order", async (t) => {
  const story = await openStory(t);
  const { forum, desk } = story;
  const anna = await asks(story, "Анна");
  desk.telegram.faults.latency(100, { method: ["copyMessage", "sendMessage", "createForumTopic"] });
  // With the first one as many as a client may write in a minute.
  for (let number = 1; number <= 19; number += 1) await anna.writes(`Анна ${number}`);
  for (const enough of [5, 12]) {
    await passUntil(story.clock, () => deskSees(story, "Анна").length >= enough);
    topicOf(story, "Анна").delete();
    await passUntil(story.clock, () => forum.topics.length > 0);
  }
  await passUntil(story.clock, () => deskSees(story, "Анна").length > 19);
  desk.telegram.faults.heal();
  await passUntil(story.clock, () =>
    desk.telegram.calls.all.every(({ outcome }) => outcome.kind !== "pending"),
  );
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 19));
  assert.equal(forum.topics.length, 1);
  const cards = topicOf(story, "Анна").messages.filter(({ content }) =>
    content.text?.startsWith("Обращение №1 ·"),
  );
  assert.equal(cards.length, 1);
});

test("calls that come late for a topic that is gone do not undo the one made anew", async (t) => {
  const story = await openStory(t);
  const { desk, clock, boris, forum } = story;
  const anna = await asks(story, "Анна");
  const { calls, faults } = desk.telegram;
  const isUnderWay = (method: string) =>
    calls.of(method, ({ outcome }) => outcome.kind === "pending").length > 0;
  await boris.in(topicOf(story, "Анна")).writes("Ответ 0");
  faults.latency(20 * second, { method: ["editMessageText", "editForumTopic"], times: 2 });
  await passUntil(clock, () => isUnderWay("editMessageText") && isUnderWay("editForumTopic"));
  topicOf(story, "Анна").delete();
  await anna.writes("Анна 1");
  await passUntil(clock, () => deskSees(story, "Анна").length > 0);
  assert.ok(isUnderWay("editMessageText") && isUnderWay("editForumTopic"));
  const topic = topicOf(story, "Анна");
  const card = cardOf(topic);
  await passUntil(clock, () => !isUnderWay("editMessageText") && !isUnderWay("editForumTopic"));
  await passes(story, 2 * minute);
  await anna.writes("Анна 2");
  await passes(story, minute);
  assert.deepEqual(
    forum.topics.map(({ id }) => id),
    [topic.id],
  );
  assert.equal(cardOf(topic), card);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 1", "Анна 2"]);
});

test("a topic deleted while answers wait: the text arrives all the same, of the file the manager is told, the client's words come back", async (t) => {
  const story = await openStory(t);
  const { desk, boris } = story;
  const anna = await asks(story, "Анна");
  desk.telegram.faults.tooManyRequests(20, { chat_id: anna.id, times: 1 });
  await boris.in(topicOf(story, "Анна")).writes("Ответ 0");
  await boris.in(topicOf(story, "Анна")).sends(photo("Ответ 1"));
  await passes(story, second);
  topicOf(story, "Анна").delete();
  await anna.writes("Анна 1");
  await passes(story, minute);
  assert.deepEqual(clientSees(anna), ["Ответ 0"]);
  const topic = topicOf(story, "Анна");
  assert.match(said(topic.messages, "💔").join(), /сообщение удалили раньше, чем бот успел его передать/);
  assert.equal(deskSees(story, "Анна").at(-1), "Анна 1");
});

test("all topics deleted at once come back, each with its own", async (t) => {
  const story = await openStory(t);
  const names = Array.from({ length: 8 }, (_, index) => `Клиент${index}`);
  const people = [];
  for (const name of names) people.push(await asks(story, name));
  await passes(story, 2 * minute);
  for (const topic of story.forum.topics) topic.delete();
  for (const person of people) await person.writes(`${person.account.first_name} 1`);
  await passes(story, 2 * minute);
  assert.equal(story.forum.topics.length, names.length);
  for (const name of names) {
    assert.deepEqual(deskSees(story, name), [`${name} 0`, `${name} 1`]);
  }
  assert.deepEqual(alerts(story), []);
});

test("a deleted card comes back and is pinned", async (t) => {
  const story = await openStory(t);
  const { olga, forum, boris } = story;
  const anna = await asks(story, "Анна");
  const topic = topicOf(story, "Анна");
  const card = cardOf(topic);
  await olga.in(topic).deletes(card);
  await anna.writes("Анна 1");
  await passes(story, minute);
  assert.notEqual(cardOf(topic), card);
  assert.ok(forum.chat.pinned.includes(cardOf(topic)));
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
  await boris.in(topic).presses(cardOf(topic), "🙋 Взять");
  await passes(story, 5 * second);
  assert.match(cardOf(topic).content.text ?? "", /Борис/);
});

test("a topic whose closing had no answer is open when its client has written again meanwhile", async (t) => {
  const story = await openStory(t);
  const { desk } = story;
  const anna = await asks(story, "Анна");
  desk.telegram.faults.cutAfter({ method: "closeForumTopic", times: 1 });
  await story.boris.in(topicOf(story, "Анна")).writes("/close");
  await passUntil(story.clock, () => topicOf(story, "Анна").closed);
  await anna.writes("Анна 1");
  await passes(story, minute);
  assert.equal(topicOf(story, "Анна").closed, false);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
});

test("a topic whose opening had no answer is closed when its ticket was closed again meanwhile", async (t) => {
  const story = await openStory(t);
  const { desk } = story;
  const anna = await asks(story, "Анна");
  const place = story.boris.in(topicOf(story, "Анна"));
  await place.writes("/close");
  await passes(story, minute);
  desk.telegram.faults.cutAfter({ method: "reopenForumTopic", times: 1 });
  await anna.writes("Анна 1");
  await passUntil(story.clock, () => !topicOf(story, "Анна").closed);
  await place.writes("/close");
  await passes(story, minute);
  assert.equal(topicOf(story, "Анна").closed, true);
});

test("an icon that was set without an answer is mended when the ticket has changed back meanwhile", async (t) => {
  const story = await openStory(t);
  const { desk } = story;
  const anna = await asks(story, "Анна");
  const icon = () => topicOf(story, "Анна").topic.icon_custom_emoji_id;
  await passes(story, minute);
  const before = icon();
  desk.telegram.faults.cutAfter({ method: "editForumTopic", times: 1 });
  await story.boris.in(topicOf(story, "Анна")).writes("Ответ 1");
  await passUntil(story.clock, () => icon() !== before);
  await anna.writes("Анна 1");
  await passes(story, 2 * minute);
  assert.equal(icon(), before);
});

test("a topic closed by hand is opened when its client writes, so that managers can answer", async (t) => {
  const story = await openStory(t);
  const { boris } = story;
  const anna = await asks(story, "Анна");
  const topic = topicOf(story, "Анна");
  topic.close();
  await passes(story, minute);
  assert.equal(topic.closed, true, "it is the team's own doing until then");
  await anna.writes("Анна 1");
  await passes(story, 5 * second);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
  assert.equal(topic.closed, false);
  await boris.in(topic).writes("Ответ 0");
  await passes(story, 5 * second);
  assert.deepEqual(clientSees(anna), ["Ответ 0"]);
});

test("a topic renamed by hand stays so, and a pin taken away stays away", async (t) => {
  const story = await openStory(t);
  const { boris, olga, forum } = story;
  const anna = await asks(story, "Анна");
  const topic = topicOf(story, "Анна");
  topic.rename("Чайник, срочно");
  await olga.in(topic).unpins(cardOf(topic));
  await boris.in(topic).writes("Ответ 0");
  await passes(story, minute);
  await anna.writes("Анна 1");
  await boris.in(topic).writes("/close");
  await passes(story, minute);
  await anna.writes("Анна 2");
  await passes(story, minute);
  assert.equal(topic.name, "Чайник, срочно");
  assert.deepEqual(said(topic.messages, "Анна"), ["Анна 0", "Анна 1", "Анна 2"]);
  assert.deepEqual(clientSees(anna), ["Ответ 0"]);
  assert.equal(forum.chat.pinned.length, 0);
  assert.equal(forum.topics.length, 1);
});
