import assert from "node:assert/strict";
import { test } from "node:test";
import { passUntil } from "../durability/passing.ts";
import { photo, type StoredMessage } from "../telegram/actors.ts";
import { checklist } from "../telegram/contents.ts";
import { Failure } from "../telegram/failure.ts";
import { wordsOf } from "../telegram/render.ts";
import {
  alerts,
  asks,
  cardOf,
  clientSees,
  deskSees,
  heap,
  minute,
  numbered,
  openStory,
  passes,
  repliesTo,
  second,
  topicOf,
} from "./story.ts";

test("topics switched off: nothing lands in the heap, the admin is told once, and all comes when they are on again", async (t) => {
  const story = await openStory(t);
  const { desk, forum, boris } = story;
  const people = [await asks(story, "Анна"), await asks(story, "Вера")];
  await passes(story, minute);
  forum.setTopics(false);
  await boris.inGeneral(forum).writes("А куда делись темы?");
  await passes(story, second);
  people.push(desk.telegram.client("Иван", { language_code: "ru" }));
  for (let number = 1; number <= 5; number += 1) {
    for (const person of people) await person.writes(`${person.account.first_name} ${number}`);
    await passes(story, 2 * minute);
  }
  assert.deepEqual(heap(story), []);
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  assert.match(alerts(story)[0]!, /❌ Темы выключены/);

  // Nobody writes anything. The bot notices by itself.
  forum.setTopics(true);
  await passes(story, 3 * minute);
  assert.deepEqual(heap(story), []);
  assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 5));
  assert.deepEqual(deskSees(story, "Вера"), numbered("Вера", 0, 5));
  assert.deepEqual(deskSees(story, "Иван"), numbered("Иван", 1, 5));
  assert.equal(alerts(story).length, 1);
});

test("topics switched off without a word: the bot sees it by the first card, and what came before that comes to its topic when they are on again", async (t) => {
  const story = await openStory(t);
  const { forum } = story;
  const people = [await asks(story, "Анна"), await asks(story, "Вера")];
  await passes(story, minute);
  forum.setTopics(false);
  for (let number = 1; number <= 5; number += 1) {
    for (const person of people) await person.writes(`${person.account.first_name} ${number}`);
    await passes(story, 5 * second);
  }
  const lost = heap(story);
  assert.deepEqual(lost, ["Анна 1", "Вера 1"]);
  assert.equal(alerts(story).length, 1);
  forum.setTopics(true);
  await passes(story, 3 * minute);
  for (const name of ["Анна", "Вера"]) assert.deepEqual(deskSees(story, name), numbered(name, 0, 5));
  assert.deepEqual(heap(story), lost);
});

test("a copy that is under way when topics are seen to be off comes to its topic too", async (t) => {
  const story = await openStory(t);
  const { desk, forum, boris, clock } = story;
  const { calls, faults } = desk.telegram;
  const anna = await asks(story, "Анна");
  await passes(story, minute);
  forum.setTopics(false);
  calls.clear();
  faults.latency(10 * second, { method: "copyMessage", times: 1 });
  const isUnderWay = () => calls.count("copyMessage", ({ outcome }) => outcome.kind === "pending") > 0;
  await anna.writes("Анна 1");
  await passUntil(clock, isUnderWay);
  await boris.inGeneral(forum).writes("А куда делись темы?");
  await passUntil(clock, () => calls.count("getChat") > 0);
  assert.ok(isUnderWay());
  await passUntil(clock, () => !isUnderWay());
  await passes(story, minute);
  assert.deepEqual(heap(story), ["Анна 1"]);
  forum.setTopics(true);
  await passes(story, 3 * minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
});

test("a pin shows topics too: a message that came before it is in its topic once, whatever is switched off later", async (t) => {
  const story = await openStory(t);
  const { desk, forum, boris } = story;
  const anna = await asks(story, "Анна");
  for (let number = 1; number < 9; number += 1) await anna.writes(`Анна ${number}`);
  await passes(story, 2 * minute);
  // The pin comes after the tenth copy.
  desk.telegram.faults.tooManyRequests(3, { method: ["copyMessage", "pinChatMessage"], times: 2 });
  await anna.writes("Анна 9");
  await passes(story, 20 * second);
  forum.setTopics(false);
  await boris.inGeneral(forum).writes("А куда делись темы?");
  await passes(story, minute);
  forum.setTopics(true);
  await passes(story, 3 * minute);
  assert.equal(forum.chat.pinned.length, 1);
  assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 9));
});

test("topics switched off and on again unseen: who answers the copy that is in General is told, and it comes to its topic", async (t) => {
  const story = await openStory(t);
  const { forum, boris, clock } = story;
  const anna = await asks(story, "Анна");
  await passes(story, minute);
  forum.setTopics(false);
  await anna.writes("Анна 1");
  await passUntil(clock, () => heap(story).length > 0);
  forum.setTopics(true);
  await passes(story, minute);
  assert.deepEqual(heap(story), ["Анна 1"]);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0"]);
  const copy = forum.general.find(({ content }) => content.text === "Анна 1")!;
  for (const words of ["Ответ 1", "// Ответ 2", "Ответ 3"]) {
    const answer = await boris.inGeneral(forum).repliesTo(copy, words);
    await passes(story, minute);
    assert.match(repliesTo(story, answer).join(), /^Клиент этого не получил: [^]*обращения №1/);
    assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
  }
  await boris.inGeneral(forum).writes("Ответ 4");
  await boris.in(topicOf(story, "Анна")).writes("Ответ 5");
  await passes(story, minute);
  assert.deepEqual(clientSees(anna), ["Ответ 5"]);
});

test("a forward tells where it is: one that is in General comes to its topic by itself", async (t) => {
  const story = await openStory(t);
  const { desk, forum, clock } = story;
  const anna = await asks(story, "Анна");
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  await passes(story, minute);
  const original = await vera.writes("Анна 1");
  await passes(story, minute);
  forum.setTopics(false);
  await anna.forwards(original);
  await passUntil(clock, () => heap(story).length > 0);
  await passes(story, second);
  forum.setTopics(true);
  await passes(story, 3 * minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
});

test("an album that is in General comes to its topic as a whole", async (t) => {
  const story = await openStory(t);
  const { forum, boris, clock } = story;
  const anna = await asks(story, "Анна");
  await passes(story, minute);
  forum.setTopics(false);
  await anna.sendsAlbum([photo("Анна 1"), photo("Анна 2")]);
  await passUntil(clock, () => heap(story).length > 1);
  forum.setTopics(true);
  await passes(story, minute);
  const copy = forum.general.find(({ content }) => content.caption === "Анна 2")!;
  const given = await boris.inGeneral(forum).repliesTo(copy, "/close");
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1", "Анна 2"]);
  assert.equal(repliesTo(story, given).length, 1, "a command is answered as everywhere");
});

test("while topics are off, who answers a ticket's message is told that the client gets nothing", async (t) => {
  const story = await openStory(t);
  const { forum, boris } = story;
  const anna = await asks(story, "Анна");
  await passes(story, minute);
  const copy = topicOf(story, "Анна").messages.find(({ content }) => content.text === "Анна 0")!;
  forum.setTopics(false);
  // The group is one chat now.
  const answer = await boris.inGeneral(forum).writes("Ответ 1", { replyTo: copy });
  await passes(story, minute);
  assert.match(repliesTo(story, answer).join(), /^Клиент этого не получил: темы в группе выключены/);
  forum.setTopics(true);
  await passes(story, 3 * minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0"]);
  assert.deepEqual(clientSees(anna), []);
});

test("while topics are off, whoever writes in the group is told once in an hour that clients get nothing from there", async (t) => {
  const story = await openStory(t);
  const { desk, forum, boris, olga } = story;
  const anna = await asks(story, "Анна");
  await passes(story, minute);
  const inHeap = boris.inGeneral(forum);
  const talk = await inHeap.writes("Кто сегодня дежурит?");
  await passes(story, minute);
  assert.deepEqual(repliesTo(story, talk), [], "what is said in General is ordinary talk");

  forum.setTopics(false);
  const said = (message: StoredMessage) => repliesTo(story, message).join();
  const isTold = /^Темы в группе выключены: то, что пишут здесь, клиенты не получают/;
  const first = await inHeap.writes("Здравствуйте, Анна! Заказ готов");
  await passes(story, minute);
  assert.match(said(first), isTold);
  const colleague = await olga.inGeneral(forum).writes("Сейчас включу");
  const thanks = await inHeap.writes("Спасибо", { replyTo: colleague });
  await passes(story, minute);
  assert.match(said(colleague), isTold);
  assert.equal(said(thanks), "");
  const toCard = await inHeap.writes("// Ждём накладную", { replyTo: cardOf(topicOf(story, "Анна")) });
  const album = await inHeap.sendsAlbum([photo("Накладная"), photo("Чек")]);
  await passes(story, minute);
  assert.deepEqual([toCard, ...album].map(said), ["", "", ""]);
  await passes(story, 60 * minute);
  const [later] = await inHeap.sendsAlbum([photo("Накладная"), photo("Чек")]);
  await passes(story, minute);
  assert.match(said(later!), isTold);
  const unknown = await olga.inGeneral(forum).writes("/poll@otherbot обед");
  await passes(story, minute);
  assert.equal(said(unknown), "");

  forum.setTopics(true);
  const after = await inHeap.writes("Заработало");
  await passes(story, 3 * minute);
  assert.equal(said(after), "");
  assert.deepEqual(clientSees(anna), []);
  await desk.settles();
});

test("while topics are off, who answers a client's words that came as the bot's own is told of which request", async (t) => {
  const story = await openStory(t);
  const { desk, forum, boris } = story;
  const anna = await asks(story, "Анна");
  const { faults } = desk.telegram;
  faults.fails(new Failure(400, "Bad Request: the message can't be copied"), { method: "copyMessage" });
  faults.fails(new Failure(400, "Bad Request: messages can't be forwarded"), { method: "forwardMessage" });
  await anna.sends(checklist("Что сломано", "Чайник"));
  await passes(story, minute);
  const words = topicOf(story, "Анна").messages.find(({ content }) =>
    wordsOf(content).startsWith("⚠️ Клиент прислал"),
  )!;
  forum.setTopics(false);
  for (const answer of ["В пути", "Завтра будет"]) {
    const written = await boris.inGeneral(forum).writes(answer, { replyTo: words });
    await passes(story, minute);
    assert.match(repliesTo(story, written).join(), /темы в группе выключены[^]*обращения №1/);
  }
});
