import assert from "node:assert/strict";
import { test } from "node:test";
import { passUntil } from "../durability/passing.ts";
import { alerts, asks, deskSees, minute, openStory, passes, second, numbered, heap } from "./story.ts";

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
