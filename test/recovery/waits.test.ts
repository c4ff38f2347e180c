import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import {
  asks,
  cardOf,
  clientSees,
  deskSees,
  minute,
  openStory,
  passes,
  repliesTo,
  second,
  topicOf,
} from "./story.ts";
import { twoTickets } from "./trouble.ts";

const hour = 60 * minute;

test("a card is refreshed though its ticket is written to all the time", async (t) => {
  const story = await openStory(t);
  const anna = await asks(story, "Анна");
  story.desk.telegram.calls.clear();
  for (let number = 1; number <= 8; number += 1) {
    await anna.writes(`Анна ${number}`);
    await passes(story, 700);
  }
  assert.match(cardOf(topicOf(story, "Анна")).content.text ?? "", /Анна [4-7]\n/);
});

test("whoever sends /setup is answered where they sent it, though another is under way", async (t) => {
  const story = await openStory(t);
  const { olga, forum } = story;
  await twoTickets(story);
  const [general, inTopic] = [
    await olga.inGeneral(forum).writes("/setup"),
    await olga.in(topicOf(story, "Анна")).writes("/setup"),
  ];
  assert.ok(general && inTopic);
  await passes(story, minute);
  assert.ok(topicOf(story, "Анна").messages.some(({ content }) => /Всё готово/.test(content.text ?? "")));
  assert.deepEqual(repliesTo(story, inTopic), []);
});

test("the clock is set back by an hour, by forty days, and forward: nothing waits for that", async (t) => {
  const story = await openStory(t);
  const { clock, boris } = story;
  const { anna } = await twoTickets(story);
  for (const [number, by] of [-hour, -40 * 24 * hour, 2 * hour].entries()) {
    await anna.writes(`Анна ${number + 1}`);
    await story.desk.settles();
    clock.set(by);
    await boris.in(topicOf(story, "Анна")).writes(`Ответ ${number + 1}`);
    await passes(story, 10 * second);
    assert.equal(deskSees(story, "Анна").at(-1), `Анна ${number + 1}`);
    assert.equal(clientSees(anna).at(-1), `Ответ ${number + 1}`);
    assert.match(cardOf(topicOf(story, "Анна")).content.text ?? "", /Ждём ответа клиента/);
  }
});

test("a 429 of the channel does not keep comments from its group", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock, kind: "channel" });
  const { telegram, channel } = desk;
  const [anna, vera] = [telegram.client("Анна"), telegram.client("Вера")];
  await anna.writes("Анна 0");
  await desk.settles();
  clock.advance(minute);
  await desk.settles();
  telegram.faults.tooManyRequests(30, { method: "sendMessage", chat_id: channel.chat.id, times: 1 });
  telegram.calls.clear();
  await vera.writes("Вера 0");
  await desk.settles();
  await anna.writes("Анна 1");
  await desk.settles();
  const copies = telegram.calls.all.filter(({ method }) => method === "copyMessage");
  assert.deepEqual(
    copies.map(({ outcome, at }) => [outcome.kind, at]),
    [["ok", clock.now()]],
    "Анна's second message did not wait",
  );
  clock.advance(31 * second);
  await desk.settles();
  assert.equal(telegram.calls.count("copyMessage"), 2);
});
