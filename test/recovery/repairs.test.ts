import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "../telegram/failure.ts";
import { erase } from "../telegram/posting.ts";
import {
  alerts,
  asks,
  clientSees,
  deskSees,
  minute,
  openStory,
  passes,
  said,
  second,
  topicOf,
} from "./story.ts";

const gone = new Failure(400, "Bad Request: message thread not found");
const sends = ["copyMessage", "sendMessage"];

for (const [words, failure, method] of [
  ["no message finds its topic", gone, sends],
  ["no copy finds its topic", gone, ["copyMessage"]],
  ["no card finds its topic", gone, ["sendMessage"]],
  ["every topic is said to be closed", new Failure(400, "Bad Request: TOPIC_CLOSED"), ["copyMessage"]],
  ["every topic is said to be deleted", new Failure(400, "Bad Request: TOPIC_DELETED"), sends],
] as const) {
  test(`${words} for an hour: few calls, one word to the admin, and all arrives in order in the end`, async (t) => {
    const story = await openStory(t);
    const { desk, forum } = story;
    const anna = await asks(story, "Анна");
    const { calls, faults } = desk.telegram;
    if (method.length === 1 && method[0] === "sendMessage") topicOf(story, "Анна").delete();
    calls.clear();
    const heal = faults.fails(failure, { method, chat_id: forum.id });
    await anna.writes("Анна 1");
    await passes(story, minute - 1);
    const inGroup = () => calls.all.filter(({ chat_id }) => chat_id === forum.id).length;
    const first = inGroup();
    assert.ok(first <= 6, `${first} calls in the first minute`);
    await anna.writes("Анна 2");
    await passes(story, 59 * minute);
    await anna.writes("Анна 3");
    assert.ok(inGroup() - first <= 16, `${inGroup() - first} calls in the hour`);
    assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
    heal();
    await passes(story, 11 * minute);
    assert.deepEqual(deskSees(story, "Анна").slice(-3), ["Анна 1", "Анна 2", "Анна 3"]);
    assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  });
}

test("no message finds its topic for ten seconds: one topic more, and what waited comes soon", async (t) => {
  const story = await openStory(t);
  const { desk, forum } = story;
  const names = ["Анна", "Вера", "Иван", "Олег"];
  const people = [];
  for (const name of names) people.push(await asks(story, name));
  await passes(story, 2 * minute);
  desk.telegram.calls.clear();
  const heal = desk.telegram.faults.fails(gone, { method: sends, chat_id: forum.id });
  for (const person of people) await person.writes(`${person.account.first_name} 1`);
  await passes(story, 10 * second);
  heal();
  await passes(story, 2 * minute);
  for (const name of names) assert.equal(deskSees(story, name).at(-1), `${name} 1`);
  assert.ok(desk.telegram.calls.count("createForumTopic") <= names.length);
});

test("Telegram refuses all topics of private chats: the answer arrives without one", async (t) => {
  const story = await openStory(t, { hasPrivateTopics: true });
  const { desk, boris } = story;
  const anna = await asks(story, "Анна");
  const { calls, faults } = desk.telegram;
  calls.clear();
  faults.fails(gone, { chat_id: anna.id, isInTopic: true });
  await boris.in(topicOf(story, "Анна")).writes("Ответ 0");
  await passes(story, minute);
  assert.equal(
    calls.count("createForumTopic", ({ chat_id }) => chat_id === anna.id),
    1,
  );
  assert.deepEqual(clientSees(anna), ["Ответ 0"]);
});

test("something deletes each post's forward: posts are few, and the admin is told once", async (t) => {
  const story = await openStory(t, { kind: "channel" });
  const { desk } = story;
  const { channel, telegram } = desk;
  const anna = telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Анна 0");
  await passes(story, minute);
  telegram.calls.clear();
  let isDeleting = true;
  const deletes = () => {
    for (const post of channel.posts) {
      const forward = channel.forwardOf(post);
      if (forward !== undefined && isDeleting) erase(channel.world, forward);
    }
  };
  deletes();
  await anna.writes("Анна 1");
  for (let passed = 0; passed < 360; passed += 1) {
    await passes(story, 10 * second);
    deletes();
  }
  const posts = telegram.calls.count("sendMessage", ({ chat_id }) => chat_id === channel.id);
  assert.ok(posts <= 8, `${posts} posts in an hour`);
  assert.ok(alerts(story).length <= 1, alerts(story).join("\n"));
  isDeleting = false;
  await passes(story, 25 * minute);
  const newest = channel.posts.at(-1)!;
  assert.deepEqual(said(channel.commentsOf(newest), "Анна"), ["Анна 0", "Анна 1"]);
});

test("a card that is deleted by hand again and again comes back each time", async (t) => {
  const story = await openStory(t);
  const anna = story.desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Анна 0");
  await passes(story, minute);
  const topic = story.forum.topic("Анна");
  for (let time = 1; time <= 4; time += 1) {
    const card = topic.messages.findLast(({ content }) => content.text?.startsWith("Обращение №1") === true);
    assert.ok(card, `the card is there before it is deleted for the ${time}. time`);
    await story.olga.in(topic).deletes(card);
    await anna.writes(`Анна ${time}`);
    await passes(story, 5 * minute);
  }
  assert.ok(topic.messages.some(({ content }) => content.text?.startsWith("Обращение №1") === true));
});
